//! Where an answer goes, and in which form: what `list`, `report`, `status`, `meetings` and `export` share.

use std::path::Path;

use anyhow::{Result, anyhow};
use clap::ValueEnum;

use crate::context::Context;
use crate::disk;
use crate::model::joined;
use crate::page;
use crate::write::Style;

/// Returns the form asked for: by name, else by the ending of the output file, else the usual one.
pub(super) fn form<F: ValueEnum>(named: Option<F>, output: Option<&Path>, usual: F) -> Result<F> {
    if let Some(form) = named {
        return Ok(form);
    }
    let Some(file) = output else { return Ok(usual) };
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    F::from_str(&ending, true).map_err(|_| no_form::<F>(file, &ending))
}

fn no_form<F: ValueEnum>(file: &Path, ending: &str) -> anyhow::Error {
    let name = file.display();
    let has_web_page = F::from_str("html", true).is_ok();
    if ending.eq_ignore_ascii_case("pdf") && has_web_page {
        let page = file.with_extension("html");
        return anyhow!("{name}: a PDF is printed from a web page; write `{}`, and print that", page.display());
    }
    anyhow!("{name}: the ending says no format; end the name in {}, or give `--format`", endings::<F>())
}

/// Lists the endings of files that say a form: `.txt`, `.md` or `.csv`.
fn endings<F: ValueEnum>() -> String {
    let values = F::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let endings: Vec<_> =
        values.filter_map(|value| Some(format!("`.{}`", value.get_name_and_aliases().last()?))).collect();
    joined(&endings, "or")
}

/// Writes a page to the file asked for and says `wrote` of it, or says the page itself.
pub(super) fn put(page: &[u8], output: Option<&Path>, wrote: &str, context: &mut Context) -> Result<()> {
    let Some(file) = output else { return Ok(context.out.write_all(page)?) };
    disk::write_whole(file, page, &context.log_file()?)?;
    context.echo(&(page::one_line(&format!("Wrote {}: {wrote}", file.display())) + "\n"))
}

/// Returns the style of a page: a file has neither width nor colour.
pub(super) fn style(output: Option<&Path>, otherwise: Style) -> Style {
    if output.is_some() { Style { width: None, color: false } } else { otherwise }
}

/// Returns CSV as a file holds it: Excel takes one without the mark for another alphabet's.
pub(super) fn csv(page: String, output: Option<&Path>) -> Vec<u8> {
    if output.is_some() { format!("\u{feff}{page}").into_bytes() } else { page.into_bytes() }
}

/// Refuses to send to the terminal, or through a pipe that may change it, what is no text.
pub(super) fn only_to_file(output: Option<&Path>, what: &str, example: &str) -> Result<()> {
    match output {
        Some(_) => Ok(()),
        None => Err(anyhow!("{what} is not for the terminal; give `--output {example}`")),
    }
}

/// Says that a form was left out when the program was built.
#[cfg(not(all(feature = "docx", feature = "html", feature = "xlsx")))]
pub(super) fn not_built(what: &str, instead: &str) -> anyhow::Error {
    anyhow!("this build cannot write {what}; write {instead} instead")
}
