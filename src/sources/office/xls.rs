//! Workbooks of the old kind, whose records are looked at before a library takes them in.

#![cfg(feature = "xlsx")]

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::Data;
use calamine::Reader;
use calamine::Xls;
use calamine::XlsError;

use super::book::bound;
use super::excel::guarded;
use super::excel::shown;
use super::excel::unseen;
use super::figure;
use super::grid::Grid;
use super::grid::Merge;
use super::limits::Budget;
use super::limits::damaged;
use super::limits::too_large;
use super::ole::Ole;
use super::ole::broken;
use super::ole::number;
use super::paragraphs::Look;
use super::paragraphs::length;
use crate::message::Message;
use crate::sources::sheet::Row;
use crate::sources::sheet::Sheet;

/// How many cells a sheet may be spread over, blank ones included: the library makes room for all.
const SPREAD: usize = 4_000_000;
/// The record that begins a sheet, or the whole.
const BEGINS: u16 = 0x0809;
/// The record that names a sheet and says where it begins.
const SHEET: u16 = 0x0085;
/// The record of a workbook that is encrypted.
const LOCKED: u16 = 0x002f;
/// The record that holds several values of a row.
const SEVERAL: u16 = 0x00bd;
/// The record that claims how large a sheet is.
const CLAIMS: u16 = 0x0200;
/// The records that hold a value in a row and a column.
const VALUES: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, SEVERAL, 0x0006];

/// Reads a workbook, of which the container was checked.
pub(super) fn read(bytes: &[u8], ole: &Ole) -> Result<Sheet, Message> {
    let name = if ole.has("Workbook") { "Workbook" } else { "Book" };
    check(&ole.stream(name)?)?;
    guarded(|| {
        let mut book = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
        let shown = shown(book.sheets_metadata());
        let mut budget = Budget::default();
        let mut sheets = Vec::new();
        for sheet in shown {
            let rows = rows(&mut book, &sheet.name, &mut budget)?;
            sheets.push((sheet.name, rows));
        }
        Ok(bound(sheets, unseen(&book)))
    })
}

fn rows(book: &mut Xls<Cursor<&[u8]>>, name: &str, budget: &mut Budget) -> Result<Vec<Row>, Message> {
    let mut grid = Grid::default();
    for merge in book.merge_cells_by_sheet_name(name).map_err(unreadable)? {
        grid.merge(Merge { start: merge.start, end: merge.end });
    }
    let range = book.worksheet_range(name).map_err(unreadable)?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        if *value == Data::Empty {
            continue;
        }
        let cell = figure::cell(value, "General", Look::default());
        budget.take_text(length(&cell.paragraphs))?;
        let from = |start: u32, offset: usize| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        grid.put((from(top, row), from(left, column)), cell, budget)?;
    }
    grid.rows(budget)
}

/// What the values of all sheets are spread over, the first and the last row and column.
#[derive(Default)]
struct Spread {
    rows: Option<(usize, usize)>,
    columns: Option<(usize, usize)>,
}

impl Spread {
    fn add(&mut self, kind: u16, record: &[u8], budget: &mut Budget) -> Result<(), Message> {
        let widened = |ends: Option<(usize, usize)>, at: u16| {
            let (low, high) = ends.unwrap_or((at.into(), at.into()));
            Some((low.min(at.into()), high.max(at.into())))
        };
        self.rows = widened(self.rows, number(record, 0)?);
        self.columns = widened(self.columns, number(record, 2)?);
        budget.take_cells(1)?;
        if kind == SEVERAL {
            self.columns = widened(self.columns, number(record, record.len().saturating_sub(2))?);
            budget.take_cells(record.len() / 6)?;
        }
        Ok(())
    }

    fn cells(&self) -> usize {
        let count = |ends: Option<(usize, usize)>| ends.map_or(0, |(low, high)| high - low + 1);
        count(self.rows).saturating_mul(count(self.columns))
    }
}

/// Looks at every record; refuses a workbook that is damaged, or whose sheets are spread too far.
fn check(stream: &[u8]) -> Result<(), Message> {
    let mut at = 0;
    let mut spread = Spread::default();
    let mut begins = BTreeSet::new();
    let mut sheets = BTreeSet::new();
    let mut budget = Budget::default();
    // What follows the last sheet is filling.
    while at + 4 <= stream.len() && stream[at..at + 4] != [0; 4] {
        let kind = number(stream, at)?;
        let end = at + 4 + usize::from(number(stream, at + 2)?);
        let record = stream.get(at + 4..end).ok_or_else(broken)?;
        match kind {
            LOCKED if record != [0, 0] => return Err(unreadable(XlsError::Password)),
            BEGINS => {
                begins.insert(at);
            }
            // Two sheets in the same place would be one sheet that is made room for twice.
            SHEET => {
                let place = usize::from(number(record, 0)?) + (usize::from(number(record, 2)?) << 16);
                if !sheets.insert(place) {
                    return Err(broken());
                }
            }
            CLAIMS if claimed(record)? > SPREAD => return Err(too_far()),
            _ if VALUES.contains(&kind) => spread.add(kind, record, &mut budget)?,
            _ => {}
        }
        at = end;
    }
    if !sheets.is_subset(&begins) {
        return Err(broken());
    }
    if spread.cells().saturating_mul(sheets.len().max(1)) > SPREAD { Err(too_far()) } else { Ok(()) }
}

/// Returns how many cells a sheet claims to have, for which the library asks room at once.
fn claimed(record: &[u8]) -> Result<usize, Message> {
    let wide = |at: usize| -> Result<usize, Message> {
        Ok(usize::from(number(record, at)?) + (usize::from(number(record, at + 2)?) << 16))
    };
    let (top, bottom, right) = if record.len() >= 14 {
        (wide(0)?, wide(4)?, number(record, 10)?)
    } else {
        (number(record, 0)?.into(), number(record, 2)?.into(), number(record, 6)?)
    };
    Ok(bottom.saturating_sub(top).saturating_mul(right.into()))
}

fn too_far() -> Message {
    too_large("its cells are spread over more than 4,000,000 places")
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn unreadable(error: XlsError) -> Message {
    match error {
        XlsError::Password => {
            Message::new("the file is protected with a password", "take the password off, and save it again")
        }
        _ => damaged("its cells cannot be read"),
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::office::kind::read;
    use crate::sources::office::ole::made::compound;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).expect("a short record");
        [kind.to_le_bytes().as_slice(), &length.to_le_bytes(), content].concat()
    }

    fn value(row: u16, column: u16) -> Vec<u8> {
        let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        record(0x0203, &[place.as_slice(), &4.0_f64.to_le_bytes()].concat())
    }

    fn refused(records: &[Vec<u8>]) -> String {
        let begins = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
        let stream = [begins, records.concat(), record(0x000a, &[])].concat();
        read(&compound(&[("Workbook", &stream)])).err().map(|refusal| refusal.text).unwrap_or_default()
    }

    #[test]
    fn sheets_that_are_spread_too_far_are_refused_before_room_is_made() {
        assert!(refused(&[value(0, 0), value(65_535, 255)]).contains("4,000,000"));
        let claim = [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0];
        assert!(refused(&[record(0x0200, &claim)]).contains("4,000,000"));
    }

    #[test]
    fn damage_is_refused_and_never_a_crash() {
        assert!(refused(&[record(0x0203, &[1])]).contains("damaged"));
        // A sheet that begins behind the end of the file.
        let sheet = record(0x0085, &[0xff, 0xff, 0xff, 0x0f, 0, 0, 1, 0, b'A']);
        assert!(refused(&[sheet]).contains("damaged"));
        let mut cut = record(0x0203, &[0; 14]);
        cut[2] = 0xff;
        cut[3] = 0xff;
        assert!(refused(&[cut]).contains("damaged"));
    }
}
