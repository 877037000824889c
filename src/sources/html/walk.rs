//! The way through a page: which elements are open, and what of a table they begin and end.

use super::element::Element;
use super::grid::Grid;
use super::style::Style;
use super::tags::{Piece, Tag};
use crate::message::Message;
use crate::sources::counting::Count;
use crate::sources::limits::{Bounds, too_large};
use crate::sources::paragraphs::{BULLET, Look, Prose};
use crate::sources::sheet::{Aside, Block, Cell, Hue, Row, Sheet};

/// How deep elements are nested at most.
const DEEPEST: usize = 256;

/// A page as read so far.
#[derive(Debug, Default)]
pub(super) struct Walk {
    blocks: Vec<Block>,
    bounds: Bounds,
    open: Vec<Open>,
    /// Whether a table is open that is to be seen.
    is_in_table: bool,
    /// The innermost table that is open.
    grid: Grid,
    /// The cell of it that is open.
    cell: Option<Draft>,
    /// The tables around it, each with the cell in which the next stands.
    around: Vec<(Grid, Option<Draft>)>,
    /// Text outside cells.
    lines: Prose,
    /// The lists that are open, those without numbers too.
    lists: Vec<List>,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    count: Count,
    next: usize,
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: Vec<u8>,
    element: Element,
    style: Style,
    look: Look,
    is_hidden: bool,
}

/// A cell in the making.
#[derive(Debug, Default)]
struct Draft {
    prose: Prose,
    columns: usize,
    rows: usize,
    fill: Option<Hue>,
    has_picture: bool,
}

impl Walk {
    /// Begins within a cell, for the text of one.
    pub(super) fn within_cell() -> Self {
        Self { cell: Some(Draft::default()), ..Self::default() }
    }

    /// Takes the next piece of the page.
    pub(super) fn take(&mut self, piece: Piece) -> Result<(), Message> {
        match piece {
            Piece::Start(tag) => self.start(tag),
            Piece::End(name) => self.end(&name),
            Piece::Text(text) => {
                self.write(&text);
                self.prose().check()
            }
        }
    }

    /// Returns the tables and the lines, all elements ended.
    pub(super) fn into_sheet(mut self) -> Result<Sheet, Message> {
        self.close_down_to(0)?;
        self.end_lines()?;
        Ok(Sheet { blocks: self.blocks, ..Sheet::default() })
    }

    /// Returns the cell that was begun within.
    pub(super) fn into_cell(mut self) -> Result<Cell, Message> {
        self.close_down_to(0)?;
        self.cell.unwrap_or_default().prose.into_cell()
    }

    fn start(&mut self, tag: Tag) -> Result<(), Message> {
        let is_in_table = self.open.iter().any(|open| open.element == Element::Table);
        let element = match Element::of(&tag.name) {
            Element::Void => {
                if let Some(cell) = self.cell.as_mut().filter(|_| tag.name == b"img") {
                    cell.has_picture = true;
                }
                return Ok(());
            }
            Element::Break => {
                self.end_paragraph();
                return Ok(());
            }
            element if element.is_within_table() && !is_in_table => Element::Block,
            element => element,
        };
        self.make_room(element)?;
        if element == Element::Cell && !matches!(self.open.last(), Some(open) if open.element == Element::Row) {
            self.open(Open::new(b"tr".to_vec(), Element::Row, Style::default()))?;
        }
        let is_closed = tag.is_closed && element != Element::Raw;
        self.draft(element, &tag);
        let item = (element == Element::Item).then_some(tag.start);
        if element == Element::List {
            let usual = if tag.name == b"ol" { "1" } else { "" };
            let count = tag.count.filter(|_| tag.name == b"ol").unwrap_or(Count::named(usual));
            self.lists.push(List { count, next: tag.start.unwrap_or(1) });
        }
        self.open(Open::new(tag.name, element, tag.style))?;
        if let Some(start) = item.filter(|_| !self.is_hidden()) {
            self.mark(start);
        }
        if is_closed { self.close_down_to(self.open.len() - 1) } else { Ok(()) }
    }

    /// Numbers the item that was opened, as its list does.
    fn mark(&mut self, own: Option<usize>) {
        let Some(list) = self.lists.last_mut() else { return };
        let number = own.unwrap_or(list.next);
        list.next = number.saturating_add(1);
        let mark = list.count.written(number).map_or_else(|| BULLET.to_owned(), |number| format!("{number}."));
        self.prose().mark(Some(mark));
    }

    /// Ends the elements that end where another begins, though no tag says so.
    fn make_room(&mut self, element: Element) -> Result<(), Message> {
        let position = |wanted: &[Element]| self.open.iter().rposition(|open| wanted.contains(&open.element));
        let depth = match element {
            Element::Section | Element::Caption => position(&[Element::Table]).map(|at| at + 1),
            Element::Row => position(&[Element::Table, Element::Section]).map(|at| at + 1),
            Element::Cell => position(&[Element::Table, Element::Section, Element::Row]).map(|at| at + 1),
            Element::Table => position(&[Element::Table, Element::Cell, Element::Caption])
                .filter(|at| self.open[*at].element == Element::Table),
            Element::Item => self.nearest(Element::Item, &[Element::List]),
            Element::Paragraph | Element::Heading(_) | Element::List | Element::Block => {
                self.nearest(Element::Paragraph, &[])
            }
            _ => None,
        };
        depth.map_or(Ok(()), |depth| self.close_down_to(depth))
    }

    /// Finds an element that is open, not looking beyond the cell nor beyond what it may not cross.
    fn nearest(&self, element: Element, uncrossed: &[Element]) -> Option<usize> {
        let at = self.open.iter().rposition(|open| {
            open.element == element || open.element.is_of_table() || uncrossed.contains(&open.element)
        })?;
        (self.open[at].element == element).then_some(at)
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Message> {
        let element = Element::of(name);
        let Some(at) = self.begun(name, element) else {
            if matches!(element, Element::Break | Element::Paragraph) {
                self.end_paragraph();
            }
            return Ok(());
        };
        if !element.is_of_text() {
            return self.close_down_to(at);
        }
        // Tags of text that overlap, as in `<b><i></b></i>`, end each for itself.
        self.open.remove(at);
        for index in at..self.open.len() {
            self.inherit(index);
        }
        Ok(())
    }

    /// Finds the element that an end tag ends.
    fn begun(&self, name: &[u8], element: Element) -> Option<usize> {
        let is_uncrossed = |open: &Open| {
            if element.is_of_table() { open.element == Element::Table } else { open.element.is_of_table() }
        };
        let at = self.open.iter().rposition(|open| open.name == name || is_uncrossed(open))?;
        (self.open[at].name == name).then_some(at)
    }

    /// Opens an element, and begins what it stands for when it is to be seen.
    fn open(&mut self, open: Open) -> Result<(), Message> {
        if self.open.len() == DEEPEST {
            return Err(too_large(format!("its elements are nested more than {DEEPEST} deep")));
        }
        let element = open.element;
        self.open.push(open);
        self.inherit(self.open.len() - 1);
        if element == Element::Row {
            self.grid.begin_row();
        }
        if self.is_hidden() {
            return Ok(());
        }
        match element {
            Element::Table => self.begin_table(),
            _ if element.is_on_own_lines() => self.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn begin_table(&mut self) {
        self.end_paragraph();
        if self.is_in_table {
            self.around.push((std::mem::take(&mut self.grid), self.cell.take()));
        }
        self.is_in_table = true;
    }

    /// Begins a cell, unless it is hidden.
    fn draft(&mut self, element: Element, tag: &Tag) {
        if element == Element::Cell && self.is_in_table && !self.is_hidden() && !tag.style.is_hidden {
            self.grid.has_heads |= tag.name == b"th";
            let ground = if tag.style.has_ground { Some(&tag.style) } else { self.open.last().map(|row| &row.style) };
            let fill = ground.and_then(|style| style.fill);
            self.cell = Some(Draft { columns: tag.columns, rows: tag.rows, fill, ..Draft::default() });
        }
    }

    /// Closes elements until so many are open.
    fn close_down_to(&mut self, depth: usize) -> Result<(), Message> {
        while self.open.len() > depth {
            let Some(open) = self.open.pop() else { break };
            if open.element == Element::List {
                self.lists.pop();
            }
            if !open.is_hidden {
                self.close(open.element)?;
            }
        }
        Ok(())
    }

    fn close(&mut self, element: Element) -> Result<(), Message> {
        match element {
            Element::Cell => self.end_cell()?,
            Element::Row => self.grid.end_row(&mut self.bounds)?,
            Element::Section => self.grid.end_section(),
            Element::Table => self.end_table()?,
            Element::Heading(rank) => self.prose().end_heading(Some(rank)),
            Element::Item => {
                self.prose().end_paragraph();
                self.prose().mark(None);
            }
            _ if element.is_on_own_lines() => self.end_paragraph(),
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Message> {
        let Some(draft) = self.cell.take() else { return Ok(()) };
        let asides = if draft.has_picture { vec![Aside::Picture] } else { Vec::new() };
        let cell = Cell { columns: draft.columns, fill: draft.fill, asides, ..draft.prose.into_cell()? };
        self.grid.add(&cell, draft.rows, &mut self.bounds)
    }

    fn end_table(&mut self) -> Result<(), Message> {
        let rows = std::mem::take(&mut self.grid).into_rows();
        let Some((grid, cell)) = self.around.pop() else {
            self.is_in_table = false;
            self.end_lines()?;
            self.put(rows);
            return Ok(());
        };
        (self.grid, self.cell) = (grid, cell);
        let is_log = rows.iter().filter(|row| row.said().len() > 2).count() > 1;
        if is_log && self.grid.is_of_layout() {
            self.end_layout()?;
            self.put(rows);
            return Ok(());
        }
        // A table within a cell becomes text: its rows are lines, its cells words.
        for row in &rows {
            for paragraph in row.cells.iter().filter(|cell| !cell.is_carried).flat_map(|cell| &cell.paragraphs) {
                for run in &paragraph.runs {
                    self.prose().write(&run.text, Look { is_bold: run.is_bold, is_struck: run.is_struck });
                }
                self.prose().write(" ", Look::default());
            }
            self.end_paragraph();
        }
        Ok(())
    }

    /// Takes what stands before a table in the cell of one that only lays out the page as lines before it.
    fn end_layout(&mut self) -> Result<(), Message> {
        let rows = self.grid.take_rows();
        self.end_lines()?;
        self.put(rows);
        let before = self.cell.as_mut().map(|draft| std::mem::take(&mut draft.prose)).unwrap_or_default();
        self.put_lines(before)
    }

    fn put(&mut self, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Table(rows));
        }
    }

    fn end_lines(&mut self) -> Result<(), Message> {
        let lines = std::mem::take(&mut self.lines);
        self.put_lines(lines)
    }

    fn put_lines(&mut self, lines: Prose) -> Result<(), Message> {
        let paragraphs = lines.finish()?;
        self.bounds.take_text(&paragraphs)?;
        self.blocks.extend(paragraphs.into_iter().map(Block::Line));
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if !self.is_hidden() {
            let look = self.open.last().map_or_else(Look::default, |open| open.look);
            self.prose().write(text, look);
        }
    }

    fn end_paragraph(&mut self) {
        if !self.is_hidden() {
            self.prose().end_paragraph();
        }
    }

    /// Returns where text goes now.
    fn prose(&mut self) -> &mut Prose {
        self.cell.as_mut().map_or(&mut self.lines, |draft| &mut draft.prose)
    }

    fn is_hidden(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_hidden)
    }

    /// Lets an element look as the one around it, but for its own style.
    fn inherit(&mut self, index: usize) {
        let around = index.checked_sub(1).and_then(|around| self.open.get(around));
        let (look, is_hidden) = around.map_or_else(Default::default, |around| (around.look, around.is_hidden));
        let open = &mut self.open[index];
        let is_unseen = matches!(open.element, Element::Hidden | Element::Raw);
        open.is_hidden = is_hidden || open.style.is_hidden || is_unseen;
        open.look.is_bold = open.style.bold.unwrap_or(look.is_bold || open.element == Element::Bold);
        open.look.is_struck = look.is_struck || open.style.is_struck || open.element == Element::Struck;
    }
}

impl Open {
    fn new(name: Vec<u8>, element: Element, style: Style) -> Self {
        Self { name, element, style, look: Look::default(), is_hidden: false }
    }
}
