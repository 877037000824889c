//! The names in a folder.

use std::ffi::OsString;
use std::path::Path;

/// Returns the names in a folder, in no order; none when it cannot be read.
///
/// The standard library's listing ends the program when a failing disk does not let the folder be
/// closed; this one does not.
#[cfg(unix)]
pub(crate) fn names_in(folder: &Path) -> Vec<OsString> {
    use std::os::unix::ffi::OsStringExt;

    use rustix::fs::{Dir, Mode, OFlags, open};

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let entries = open(folder, flags, Mode::empty()).and_then(Dir::new);
    let names = entries.into_iter().flatten().flatten().map(|entry| entry.file_name().to_bytes().to_vec());
    names.filter(|name| name != b"." && name != b"..").map(OsString::from_vec).collect()
}

/// Returns the names in a folder, in no order; none when it cannot be read.
#[cfg(not(unix))]
pub(crate) fn names_in(folder: &Path) -> Vec<OsString> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_listed_and_a_missing_folder_has_none() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for name in ["b", ".a"] {
            std::fs::write(folder.path().join(name), "").expect("a file for the test");
        }
        let mut names = names_in(folder.path());
        names.sort();
        assert_eq!(names, [".a", "b"]);
        assert!(names_in(&folder.path().join("missing")).is_empty());
    }
}
