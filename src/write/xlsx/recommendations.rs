//! What the board is asked to do, above the table of a workbook and as broad as it.

use rust_xlsxwriter::{Color, Format, FormatAlign, Worksheet, XlsxError};

use super::book::Table;
use crate::page::recommendations::ASKED;
use crate::page::sanitize::one_line;
use crate::write::print_width;

/// The ground of the box.
const GROUND: u32 = 0x00EA_F0F8;
/// The height of a line, in points.
const LINE: u32 = 16;

/// Writes what is asked from a row on, a numbered row each, over the columns of a table; returns the row after it.
pub(crate) fn write_recommendations(
    sheet: &mut Worksheet,
    top: u32,
    asked: &[String],
    table: &Table,
) -> Result<u32, XlsxError> {
    let letters: usize = table.columns.iter().map(|(_, breadth)| usize::from(*breadth)).sum();
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let format = format.set_background_color(Color::RGB(GROUND));
    let numbered = (1..).zip(asked).map(|(number, one)| format!("{number}. {}", one_line(one)));
    let mut row = top;
    for line in [ASKED.to_owned()].into_iter().chain(numbered) {
        sheet.merge_range(row, 0, row, last, &line, &format)?;
        let lines = u32::try_from(print_width::lines(&line, letters)).unwrap_or(1);
        sheet.set_row_height(row, lines * LINE)?;
        row += 1;
    }
    Ok(row)
}
