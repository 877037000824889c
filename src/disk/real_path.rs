//! The real path of a file, links followed; known even of a file that is gone.

use std::io;
use std::path::{Path, PathBuf};

use super::io_errors::folder_of;

/// Follows links to the real file; of a file that is gone, to its real folder. Errs when there is no such folder.
pub(crate) fn real_path(file: &Path) -> io::Result<PathBuf> {
    match file.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && file.symlink_metadata().is_err() => {
            let name = file.file_name().ok_or(error)?;
            Ok(folder_of(file).canonicalize()?.join(name))
        }
        real => real,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_keeps_its_real_path_when_it_is_gone() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let folder = scratch.path().join("board");
        fs::create_dir(&folder).expect("a folder");
        let file = folder.join("../board/actions.toml");
        fs::write(&file, "").expect("a file");
        let there = real_path(&file).expect("it is there");
        fs::remove_file(&file).expect("it goes");
        assert_eq!(real_path(&file).expect("its folder is there"), there);
        assert!(real_path(&scratch.path().join("none/actions.toml")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_has_no_real_path() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let link = scratch.path().join("actions.toml");
        std::os::unix::fs::symlink("gone.toml", &link).expect("a link");
        assert!(real_path(&link).is_err());
    }
}
