//! Answers that are written to a file.

use std::path::Path;

use anyhow::{Result, anyhow};
use clap::ValueEnum;

use crate::context::Context;
use crate::store;
use crate::view;

/// Returns the form asked for: by name, else by the ending of the output file, else the usual one. `endings` are those
/// that say a form.
pub(super) fn form<F: ValueEnum + Default>(named: Option<F>, output: Option<&Path>, endings: &str) -> Result<F> {
    let Some(file) = output.filter(|_| named.is_none()) else {
        return Ok(named.unwrap_or_default());
    };
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    F::from_str(&ending, true).map_err(|_| {
        anyhow!("{}: the ending says no format; end the name in {endings}, or give `--format`", file.display())
    })
}

/// Writes a page to a file, and says so with what is in it.
pub(super) fn written_to(file: &Path, page: &str, what: &str, context: &mut Context) -> Result<()> {
    store::write_whole(file, page.as_bytes(), &context.log_file()?)?;
    context.echo(&(view::one_line(&format!("Wrote {}: {what}", file.display())) + "\n"))
}
