//! The files beside a log in which its papers are dressed: loaded for a paper, looked into by `check`.

use std::path::Path;

use anyhow::Result;

use crate::context::Context;
use crate::disk;
use crate::message::Message;
use crate::model::{Beside, Doubt, Front, joined};
use crate::sources::{Letterhead, Picture, Template, read_template};
use crate::write::Format;

/// Loads what a paper is dressed in, as far as its format shows it, and says what of a template is left out.
///
/// Errs with the line of the log when a file is not there, or not fit for the paper: it does not go out without.
pub(super) fn letterhead(front: &Front, format: Format, context: &mut Context) -> Result<Letterhead> {
    let shows_logo = matches!(format, Format::Html | Format::Docx);
    let log = context.log_file()?;
    let logo = front.logo.as_ref().filter(|_| shows_logo).map(|name| match logo(&log, name)? {
        Picture::Svg(_) if format == Format::Docx => in_word(&log, name),
        picture => Ok(picture),
    });
    let template = front.template.as_ref().filter(|_| format == Format::Docx).map(|name| template(&log, name));
    let on_its_line = |field: &'static str, refusal: Message| match disk::line_of_head(&log, field) {
        Ok(line) => refusal.at(log.display(), line).into(),
        Err(error) => error,
    };
    let logo = logo.transpose().map_err(|refusal| on_its_line("logo", refusal))?;
    let template = template.transpose().map_err(|refusal| on_its_line("template", refusal))?;
    if let (Some(name), Some(Template { left_out, .. })) = (&front.template, &template)
        && !left_out.is_empty()
    {
        let left_out: Vec<String> = left_out.iter().map(ToString::to_string).collect();
        context.note(&format!("of the template `{name}` this is left out: {}", joined(&left_out, "and")))?;
    }
    Ok(Letterhead { logo, template })
}

/// Doubts the files that are not there or not fit for a paper.
pub(super) fn doubts(front: &Front, log: &Path) -> Vec<Doubt> {
    let logo = front.logo.as_ref().and_then(|name| match logo(log, name) {
        Ok(Picture::Svg(_)) => in_word(log, name).err(),
        read => read.err(),
    });
    let template = front.template.as_ref().and_then(|name| template(log, name).err());
    let found = [("logo", logo), ("template", template)];
    let doubt =
        |(field, message): (&'static str, Option<Message>)| Some(Doubt { action: None, field, message: message? });
    found.into_iter().filter_map(doubt).collect()
}

fn logo(log: &Path, name: &Beside) -> Result<Picture, Message> {
    let read = disk::load_beside(log, name, Picture::MOST).and_then(Picture::read);
    read.map_err(|refusal| said("logo", name, refusal))
}

fn template(log: &Path, name: &Beside) -> Result<Template, Message> {
    let read = disk::load_beside(log, name, Template::MOST).and_then(|bytes| read_template(&bytes));
    read.map_err(|refusal| said("template", name, refusal))
}

/// Says what is wrong with a file that the log names.
fn said(what: &str, name: &Beside, refusal: Message) -> Message {
    Message::new(format!("the {what} `{name}` {}", refusal.text), refusal.hint)
}

/// Reads the PNG that lies beside a logo of SVG under the same name: Word papers show that.
fn in_word(log: &Path, drawing: &Beside) -> Result<Picture, Message> {
    let dots = drawing.ending_in("png");
    match logo(log, &dots) {
        Ok(picture @ Picture::Png { .. }) => Ok(picture),
        _ => Err(Message::new(
            format!("the logo `{drawing}` is an SVG, and Word papers show a PNG alone"),
            format!("save it as a PNG too, under the name `{dots}`: Word papers show that, and web pages the SVG"),
        )),
    }
}
