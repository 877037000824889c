//! What a worksheet of Excel holds beside the values of its cells: what is hidden, formulas without a stored value, text
//! that is formatted in part, comments and pictures.

#![cfg(feature = "xlsx")]

use std::collections::HashMap;

use super::limits::Budget;
use super::opendocument::iso_day;
use super::package::Package;
use super::rich::Piece;
use super::rich::read_pieces;
use super::xml::Tag;
use super::xml::Xml;
use crate::message::Message;
use crate::sources::sheet::Aside;

/// A place on a sheet, row and column counted from 0.
type Place = (u32, u32);

/// What a worksheet holds beside values.
#[derive(Debug, Default)]
pub(super) struct Worksheet {
    /// Texts that stand in their cells and are formatted in part.
    pub(super) inline: HashMap<Place, Vec<Piece>>,
    /// What hangs on cells.
    pub(super) asides: HashMap<Place, Vec<Aside>>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<u32>,
    without_value: Vec<Place>,
}

/// The members of a workbook that hold its sheets, by their names.
pub(super) fn members(package: &mut Package) -> Result<HashMap<String, String>, Message> {
    let related = relations(package, "xl/workbook.xml")?;
    let text = package.text("xl/workbook.xml")?.unwrap_or_default();
    let mut members = HashMap::new();
    let mut xml = Xml::new(&text);
    each(&mut xml, "sheet", &mut |tag, xml| {
        if let (Some(name), Some(id)) = (tag.attribute("name"), tag.attribute("r:id"))
            && let Some((_, target)) = related.iter().find(|(known, _)| *known == id)
        {
            members.insert(name, target.clone());
        }
        xml.skip()
    })?;
    Ok(members)
}

impl Worksheet {
    /// Reads the member that holds a sheet, and those that it relates to.
    pub(super) fn read(package: &mut Package, member: &str, budget: &mut Budget) -> Result<Self, Message> {
        let mut sheet = Self::default();
        if let Some(text) = package.text(member)? {
            sheet.read_inside(&mut Xml::new(&text), budget)?;
        }
        for (_, target) in relations(package, member)? {
            let Some(text) = package.text(&target)? else { continue };
            if target.contains("threadedComment") {
                let persons = package.text("xl/persons/person.xml")?.unwrap_or_default();
                sheet.read_threads(&text, &persons)?;
            } else if target.contains("/comments") {
                sheet.read_comments(&text)?;
            } else if target.contains("/drawings/drawing") {
                sheet.read_pictures(&text)?;
            }
        }
        Ok(sheet)
    }

    fn read_inside(&mut self, xml: &mut Xml, budget: &mut Budget) -> Result<(), Message> {
        let mut row = 0;
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "worksheet" | "sheetData" | "cols" => self.read_inside(xml, budget)?,
                "row" => {
                    row = number(&tag, "r").map_or(row + 1, |row| row);
                    if is_hidden(&tag) {
                        self.hidden_rows.push(row);
                    }
                    self.read_row(xml, row.saturating_sub(1), budget)?;
                }
                "col" => {
                    const MOST_HIDDEN: u32 = 256;
                    if let (true, Some(first), Some(last)) = (is_hidden(&tag), number(&tag, "min"), number(&tag, "max"))
                    {
                        self.hidden_columns.extend(first..=last.min(first.saturating_add(MOST_HIDDEN)));
                    }
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn read_row(&mut self, xml: &mut Xml, row: u32, budget: &mut Budget) -> Result<(), Message> {
        let mut column = 0;
        while let Some(tag) = xml.next_child()? {
            let place = tag.attribute("r").as_deref().and_then(place_of).unwrap_or((row, column));
            column = place.1 + 1;
            let (mut has_formula, mut has_value) = (false, false);
            while let Some(part) = xml.next_child()? {
                match part.name() {
                    "f" => {
                        has_formula = true;
                        xml.skip()?;
                    }
                    "is" => {
                        let pieces = read_pieces(xml)?;
                        has_value = true;
                        if pieces.iter().any(|(_, look)| look.is_some()) {
                            budget.take_text(pieces.iter().map(|(text, _)| text.len()).sum())?;
                            self.inline.insert(place, pieces);
                        }
                    }
                    _ => {
                        has_value = true;
                        xml.skip()?;
                    }
                }
            }
            if has_formula && !has_value {
                self.without_value.push(place);
            }
        }
        Ok(())
    }

    /// Reads comments as Excel wrote them before they had threads.
    fn read_comments(&mut self, text: &str) -> Result<(), Message> {
        let mut authors = Vec::new();
        each(&mut Xml::new(text), "author", &mut |_, xml| {
            authors.push(xml.text()?);
            Ok(())
        })?;
        each(&mut Xml::new(text), "comment", &mut |tag, xml| {
            let author = tag.count("authorId").and_then(|at| authors.get(at)).map(|author| author.trim().to_owned());
            let mut words = String::new();
            gather(xml, &mut words)?;
            let by = author.filter(|author| !author.is_empty());
            // Excel begins a comment with the name of its author, and one of a thread with a word about that.
            let head = by.as_ref().map(|by| format!("{by}:")).unwrap_or_default();
            let words = single_spaced(words.trim().strip_prefix(head.as_str()).unwrap_or(&words));
            if !words.starts_with("[Threaded comment]") {
                self.add(tag.attribute("ref").as_deref(), Aside::Review { by, on: None, text: words });
            }
            Ok(())
        })
    }

    /// Reads comments in threads, of which the authors stand in a member of their own.
    fn read_threads(&mut self, text: &str, persons: &str) -> Result<(), Message> {
        let mut names = HashMap::new();
        each(&mut Xml::new(persons), "person", &mut |tag, xml| {
            names.extend(tag.attribute("id").zip(tag.attribute("displayName")));
            xml.skip()
        })?;
        each(&mut Xml::new(text), "threadedComment", &mut |tag, xml| {
            let on = tag.attribute("dT").as_deref().and_then(iso_day);
            let mut words = String::new();
            gather(xml, &mut words)?;
            let by = tag.attribute("personId").and_then(|id| names.get(&id).cloned());
            self.add(tag.attribute("ref").as_deref(), Aside::Review { by, on, text: single_spaced(&words) });
            Ok(())
        })
    }

    fn read_pictures(&mut self, text: &str) -> Result<(), Message> {
        each(&mut Xml::new(text), "from", &mut |_, xml| {
            let (mut row, mut column) = (0, 0);
            while let Some(part) = xml.next_child()? {
                let is_row = match part.name() {
                    "row" => true,
                    "col" => false,
                    _ => {
                        xml.skip()?;
                        continue;
                    }
                };
                let figure = xml.text()?.trim().parse().unwrap_or(0);
                *(if is_row { &mut row } else { &mut column }) = figure;
            }
            self.asides.entry((row, column)).or_default().push(Aside::Picture);
            Ok(())
        })
    }

    fn add(&mut self, place: Option<&str>, aside: Aside) {
        if let Some(place) = place.and_then(place_of) {
            self.asides.entry(place).or_default().push(aside);
        }
    }

    /// Says what of the sheet is hidden or has no value; rows that hold nothing are not spoken of.
    pub(super) fn unseen(&self, name: &str, is_used: impl Fn(u32) -> bool) -> Vec<String> {
        let rows: Vec<String> = self.hidden_rows.iter().filter(|row| is_used(**row)).map(ToString::to_string).collect();
        let columns: Vec<String> = self.hidden_columns.iter().map(|column| letters(column.saturating_sub(1))).collect();
        let cells: Vec<String> = self.without_value.iter().map(|place| written(*place)).collect();
        let told = |what: &[String], one: &str, many: &str, rest: &str| match what {
            [] => None,
            [only] => Some(format!("the sheet \"{name}\": {one} {only} {rest}")),
            _ => Some(format!("the sheet \"{name}\": {many} {} {rest}", listed(what))),
        };
        let hidden = "hidden, and taken in all the same";
        let value =
            "no stored value, and is taken as blank; open the file in the program that made it, and save it again";
        [
            told(&rows, "row", "rows", &if rows.len() == 1 { format!("is {hidden}") } else { format!("are {hidden}") }),
            told(
                &columns,
                "column",
                "columns",
                &if columns.len() == 1 { format!("is {hidden}") } else { format!("are {hidden}") },
            ),
            told(&cells, "the formula in", "each of the formulas in", &format!("has {value}")),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Lists what is told of, of many the first.
fn listed(all: &[String]) -> String {
    const MOST: usize = 12;
    match all.get(MOST..) {
        Some(rest) if !rest.is_empty() => format!("{} and {} more", all[..MOST].join(", "), rest.len()),
        _ => all.join(", "),
    }
}

/// Returns what a member relates to, with the names by which it does.
fn relations(package: &mut Package, member: &str) -> Result<Vec<(String, String)>, Message> {
    let (folder, file) = member.rsplit_once('/').unwrap_or(("", member));
    let Some(text) = package.text(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(Vec::new()) };
    let mut related = Vec::new();
    each(&mut Xml::new(&text), "Relationship", &mut |tag, xml| {
        if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
            related.push((id, within(folder, &target)));
        }
        xml.skip()
    })?;
    Ok(related)
}

/// Returns the name of a member that is named from a folder: `../comments1.xml`.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// Takes every element of this name, wherever it stands.
fn each(xml: &mut Xml, name: &str, take: &mut dyn FnMut(&Tag, &mut Xml) -> Result<(), Message>) -> Result<(), Message> {
    while let Some(tag) = xml.next_child()? {
        if tag.name() == name { take(&tag, xml)? } else { each(xml, name, take)? }
    }
    Ok(())
}

/// Gathers the text of what was opened.
fn gather(xml: &mut Xml, text: &mut String) -> Result<(), Message> {
    text.push_str(&xml.text()?);
    Ok(())
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_hidden(tag: &Tag) -> bool {
    tag.attribute("hidden").is_some_and(|value| value == "1" || value == "true")
}

fn number(tag: &Tag, name: &str) -> Option<u32> {
    tag.attribute(name)?.parse().ok()
}

/// Reads a place as Excel writes it: `D5`.
fn place_of(text: &str) -> Option<Place> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let column = text[..letters]
        .bytes()
        .try_fold(0_u32, |sum, letter| sum.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))?;
    Some((text[letters..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn written((row, column): Place) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// Returns a column as Excel writes it.
fn letters(column: u32) -> String {
    let mut text = String::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0) + b'A';
        text.insert(0, char::from(letter));
        left = (left - 1) / 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::office::package::made::packed;

    const SHEET: &str = "<worksheet><cols><col min='3' max='3' hidden='1'/></cols><sheetData><row r='1'><c r='A1'><v>1</v></c>\
        </row><row r='2' hidden='1'><c r='A2'><f>A1+1</f></c><c r='B2' t='inlineStr'><is><r><rPr><strike/></rPr><t>Ann</t></r>\
        <r><t> Ben</t></r></is></c></row></sheetData></worksheet>";
    const RELATED: &str = "<Relationships><Relationship Id='r1' Target='../comments1.xml'/><Relationship Id='r2' \
        Target='/xl/drawings/drawing1.xml'/><Relationship Id='r3' Target='../threadedComments/threadedComment1.xml'/>\
        </Relationships>";
    const THREADS: &str = "<ThreadedComments><threadedComment ref='A1' dT='2025-04-09T10:00:00.00' personId='{1}'><text>Why?\
        </text></threadedComment></ThreadedComments>";
    const PERSONS: &str = "<personList><person displayName='Ben Ray' id='{1}'/></personList>";
    const COMMENTS: &str = "<comments><authors><author>Ann Lee</author></authors><commentList><comment ref='B2' authorId='0'>\
        <text><r><t>Ann Lee:</t></r><r><t>\nIs it needed?</t></r></text></comment></commentList></comments>";
    const DRAWING: &str = "<wsDr><twoCellAnchor><from><col>0</col><row>4</row></from></twoCellAnchor></wsDr>";

    #[test]
    fn what_stands_beside_the_values_is_found() {
        let bytes = packed(&[
            ("xl/worksheets/sheet1.xml", SHEET),
            ("xl/worksheets/_rels/sheet1.xml.rels", RELATED),
            ("xl/comments1.xml", COMMENTS),
            ("xl/drawings/drawing1.xml", DRAWING),
            ("xl/threadedComments/threadedComment1.xml", THREADS),
            ("xl/persons/person.xml", PERSONS),
        ]);
        let mut package = Package::open(&bytes).expect("a package");
        let sheet = Worksheet::read(&mut package, "xl/worksheets/sheet1.xml", &mut Budget::default()).expect("a sheet");
        assert_eq!(sheet.inline[&(1, 1)].len(), 2);
        let review = Aside::Review { by: Some("Ann Lee".to_owned()), on: None, text: "Is it needed?".to_owned() };
        let on = chrono::NaiveDate::from_ymd_opt(2025, 4, 9);
        let thread = Aside::Review { by: Some("Ben Ray".to_owned()), on, text: "Why?".to_owned() };
        assert_eq!(sheet.asides[&(0, 0)], [thread]);
        assert_eq!((&sheet.asides[&(1, 1)], &sheet.asides[&(4, 0)]), (&vec![review], &vec![Aside::Picture]));
        assert_eq!(
            sheet.unseen("Log", |_| true),
            [
                "the sheet \"Log\": row 2 is hidden, and taken in all the same",
                "the sheet \"Log\": column C is hidden, and taken in all the same",
                "the sheet \"Log\": the formula in A2 has no stored value, and is taken as blank; open the file in the program that made it, and save it again",
            ]
        );
    }

    #[test]
    fn places_are_written_as_excel_does() {
        for (text, place) in [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("BC3", (2, 54))] {
            assert_eq!((place_of(text), written(place)), (Some(place), text.to_owned()));
        }
        for wrong in ["", "A", "7", "A0", "a1", "ZZZZZZZZZ1"] {
            assert_eq!(place_of(wrong), None, "{wrong}");
        }
    }
}
