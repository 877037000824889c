//! No bytes make the reader of a template or of a logo stop the program.

#![no_main]

use actions::sources::{Picture, read_template};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(template) = read_template(bytes) {
        let shown = template.parts.iter().flat_map(|part| &part.shows);
        assert!(shown.into_iter().all(|shown| shown.file < template.files.len()));
    }
    drop(Picture::read(bytes.to_vec()));
});
