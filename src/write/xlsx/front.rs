//! What stands above the table of a sheet: whose paper it is, its title, what it is for, and whom to ask.

use rust_xlsxwriter::{Color, Format, Worksheet, XlsxError};

use super::text::fitting;
use crate::page::front::{Front, Place};
use crate::page::sanitize::one_line;

/// The ink of the heading of an exempt paper.
const WARNING: u32 = 0x007A_0C14;

/// Writes what stands above a table, a row a line; an exempt sheet says so on every printed page. Returns the row below.
pub(crate) fn write_head(sheet: &mut Worksheet, front: &Front, title: &str, occasion: &str) -> Result<u32, XlsxError> {
    let (plain, bold) = (Format::new(), Format::new().set_bold());
    let large = bold.clone().set_font_size(14);
    let warning = large.clone().set_font_color(Color::RGB(WARNING));
    let above = front.above.iter().map(|(place, words)| match place {
        Place::Exempt => (&warning, words.as_str()),
        Place::Body | Place::Committee => (&large, words.as_str()),
        Place::Paper => (&bold, words.as_str()),
    });
    let own = [(&large, title), (&plain, occasion)];
    let below = front.contact.iter().map(|contact| (&plain, contact.as_str()));
    let mut row = 0;
    for (format, words) in above.chain(own).chain(below) {
        sheet.write_string_with_format(row, 0, fitting(&one_line(words)), format)?;
        row += 1;
    }
    if let Some(exempt) = front.at(Place::Exempt) {
        sheet.set_header(format!("&C&B{exempt}"));
    }
    Ok(row)
}
