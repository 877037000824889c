//! Where an answer goes, and in which format: what all commands that answer in several share.

use std::path::Path;

use anyhow::{Error, Result, anyhow};

use crate::context::Context;
use crate::disk;
use crate::message::Message;
use crate::model::joined;
use crate::page;
use crate::write::{Answer, Format, Formats, Style, write};

/// Returns the format asked for: by name, else by the ending of the output file, else the usual one.
pub(super) fn format(named: Option<Format>, output: Option<&Path>, formats: Formats) -> Result<Format> {
    match (named, output) {
        (Some(format), _) => Ok(format),
        (None, None) => Ok(formats[0].0),
        (None, Some(file)) => {
            let ending = file.extension().unwrap_or_default().to_string_lossy();
            Format::among(formats, &ending).ok_or_else(|| no_format(file, &ending, formats))
        }
    }
}

fn no_format(file: &Path, ending: &str, formats: Formats) -> Error {
    let name = file.display();
    if ending.eq_ignore_ascii_case("pdf") && Format::among(formats, "html").is_some() {
        let page = file.with_extension("html");
        return anyhow!("{name}: a PDF is printed from a web page; write `{}`, and print that", page.display());
    }
    let endings: Vec<String> = formats.iter().map(|(format, _)| format!("`.{}`", format.ending())).collect();
    let endings = joined(&endings, "or");
    anyhow!("{name}: the ending says no format; end the name in {endings}, or give `--format`")
}

/// Writes an answer to the file asked for and says `wrote` of it, or says the answer itself.
pub(super) fn put(
    format: Format,
    answer: Answer,
    output: Option<&Path>,
    wrote: &str,
    context: &mut Context,
) -> Result<()> {
    let Some(file) = output else { return say(format, answer, context) };
    let page = write(format, answer, Style::PLAIN).map_err(Error::msg)?;
    let logs = context.log_files()?;
    for log in &logs {
        spared(log, file)?;
    }
    // Excel takes CSV without the mark for another alphabet's.
    let mark = if format == Format::Csv { "\u{feff}" } else { "" };
    disk::write_sparing(file, &[mark.as_bytes(), &page].concat(), &logs)?;
    context.echo(&(page::one_line(&format!("Wrote {}: {wrote}", file.display())) + "\n"))
}

/// Refuses to write over a file that papers are dressed in.
pub(super) fn spared(log: &Path, output: &Path) -> Result<()> {
    let front = disk::front_of(log)?;
    let in_word = front.logo.as_ref().map(|logo| logo.ending_in("png"));
    for (what, name) in [("logo", &front.logo), ("logo", &in_word), ("template", &front.template)] {
        if name.as_ref().is_some_and(|name| disk::is_beside(log, name, output)) {
            let message = format!("{}: this is the {what} of the log; nothing was changed", output.display());
            return Err(Message::new(message, "give what is written a name of its own").into());
        }
    }
    Ok(())
}

/// Says an answer.
pub(super) fn say(format: Format, answer: Answer, context: &mut Context) -> Result<()> {
    only_to_file(format, answer)?;
    Ok(context.out.write_all(&write(format, answer, context.style).map_err(Error::msg)?)?)
}

/// Refuses to send to the terminal, or through a pipe that may change it, what is no text.
fn only_to_file(format: Format, answer: Answer) -> Result<()> {
    let what = match format {
        Format::Docx => "a Word document",
        Format::Xlsx => "a workbook",
        _ => return Ok(()),
    };
    let example = if matches!(answer, Answer::Log(_)) { "log" } else { "june" };
    Err(anyhow!("{what} is not for the terminal; give `--output {example}.{}`", format.ending()))
}
