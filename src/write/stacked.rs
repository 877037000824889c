//! A table with fewer columns: those that matter less have their words below the text of the row.

use crate::page::table::{Below, Cell, Column, Emphasis, Paragraph, Table};

/// How much goes below the text of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stacking {
    /// What matters less.
    Some,
    /// Whatever may.
    All,
}

impl Stacking {
    /// Tells whether a column stays beside the text.
    fn leaves(self, column: &Column) -> bool {
        match column.below {
            Below::Nothing | Below::Brackets => true,
            Below::All(_) => false,
            Below::AtLast(_) => self == Self::Some,
        }
    }

    /// Returns the column as it is when what may go below its row is there.
    fn narrowed(column: &Column) -> Column {
        match column.below {
            Below::Brackets => Column::fixed(column.heading),
            Below::Nothing | Below::All(_) | Below::AtLast(_) => *column,
        }
    }

    /// Returns what stays of a cell.
    fn beside(column: &Column, cell: &Cell) -> Cell {
        match (column.below, cell.0.as_slice()) {
            (Below::Brackets, [number]) => number.pieces()[0].into(),
            _ => cell.clone(),
        }
    }

    /// Returns what of a cell goes below its row.
    fn told_below(self, column: &Column, cell: &Cell) -> Told {
        let filled = cell.0.iter().filter(|paragraph| !paragraph.text.is_empty());
        let (lead, mut told): (_, Vec<Vec<&str>>) = match column.below {
            Below::Brackets => ("", filled.filter_map(bracketed).map(|words| vec![words]).collect()),
            Below::All(lead) | Below::AtLast(lead) if !self.leaves(column) => {
                (lead, filled.map(Paragraph::pieces).collect())
            }
            Below::Nothing | Below::All(_) | Below::AtLast(_) => ("", Vec::new()),
        };
        let last = told.pop().unwrap_or_default();
        let mut pieces = Vec::new();
        for paragraph in told {
            pieces.extend(paragraph.into_iter().map(str::to_owned));
            pieces.last_mut().into_iter().for_each(|end: &mut String| end.push(';'));
        }
        pieces.extend(last.into_iter().map(str::to_owned));
        Told { lead, pieces }
    }
}

/// What goes below the text of a row: our lead to it, and the words of the log piece by piece.
struct Told {
    lead: &'static str,
    pieces: Vec<String>,
}

/// Returns what stands in brackets after the first part of a paragraph.
fn bracketed(paragraph: &Paragraph) -> Option<&str> {
    paragraph.pieces().get(1)?.strip_prefix('(')?.strip_suffix(')')
}

impl Table {
    /// Puts what may go there below the text of its row; nothing where every column must stay.
    pub(crate) fn stacked(&self, stacking: Stacking) -> Option<Self> {
        self.columns.iter().find(|column| column.below == Below::Brackets || !stacking.leaves(column))?;
        let stays = |column: &Column| stacking.leaves(column);
        let text = self.columns.iter().enumerate().rev().filter(|(_, column)| stays(column));
        let text = text.max_by_key(|(_, column)| column.share())?.0;
        let row = |row: &Vec<Cell>| {
            let mut above = row.clone();
            above[text].0.extend(self.below(row, stacking));
            let beside = self.columns.iter().zip(&above).filter(|(column, _)| stays(column));
            beside.map(|(column, cell)| Stacking::beside(column, cell)).collect()
        };
        let columns = self.columns.iter().filter(|column| stays(column)).map(Stacking::narrowed).collect();
        let rows = self.rows.iter().map(row).collect();
        Some(Self { columns, rows, when_empty: self.when_empty, many: self.many, setting: self.setting })
    }

    /// Returns what goes below the text of a row: `RSC/26/002, raised 9 Dec 2025`. What the log says stays as it is
    /// written there; only a lead of ours begins with a capital.
    fn below(&self, row: &[Cell], stacking: Stacking) -> Option<Paragraph> {
        let told = |(column, cell)| Some(stacking.told_below(column, cell)).filter(|told| !told.pieces.is_empty());
        let mut told: Vec<Told> = self.columns.iter().zip(row).filter_map(told).collect();
        let is_divided = told.iter().flat_map(|told| &told.pieces).any(|piece| piece.contains([',', ';']));
        let last = told.len().checked_sub(1)?;
        for end in told[..last].iter_mut().filter_map(|told| told.pieces.last_mut()) {
            end.push(if is_divided { ';' } else { ',' });
        }
        let mut below = Paragraph::new("");
        for (at, Told { lead, pieces }) in told.iter().enumerate() {
            let initial = |initial: &str| if at == 0 { initial.to_ascii_uppercase() } else { initial.to_owned() };
            let lead = lead.get(..1).map(|first| initial(first) + &lead[1..]).unwrap_or_default();
            below = pieces.iter().fold(below.with_part(&lead), |below, piece| below.with_part(piece));
        }
        below.emphasis = Some(Emphasis::Faint);
        Some(below)
    }
}

#[cfg(test)]
mod tests {
    use crate::page::table::{Cell, Column, Table};
    use crate::write::Style;

    fn drawn(width: usize) -> String {
        let columns = vec![
            Column::fixed("No."),
            Column::wrapped("Reference", 1).or_below(""),
            Column::date("Raised").or_below("raised "),
            Column::wrapped("Action", 5),
            Column::fixed("Owner"),
        ];
        let action = "Arrange a visit for the chairs of every partnership";
        let rows = [("1", "rsc/26/002", "9 Dec 2025"), ("2", "é/4", ""), ("3", "", "May 2012"), ("4", "", "")];
        let row = |(number, reference, raised): (&str, &str, &str)| -> Vec<Cell> {
            [number, reference, raised, action, "Gurjit Samra-Rai"].map(Cell::from).into()
        };
        Table::new(columns, rows.into_iter().map(row)).draw(Style { width: Some(width), ..Style::PLAIN })
    }

    #[test]
    fn what_matters_less_goes_below_the_text_where_there_is_no_room_beside_it() {
        assert_eq!(
            drawn(60),
            "No.  Action                                 Owner\n\
             ────────────────────────────────────────────────────────────\n\
             1    Arrange a visit for the chairs of      Gurjit Samra-Rai\n     \
                  every partnership\n     \
                  rsc/26/002, raised 9 Dec 2025\n\n\
             2    Arrange a visit for the chairs of      Gurjit Samra-Rai\n     \
                  every partnership\n     \
                  é/4\n\n\
             3    Arrange a visit for the chairs of      Gurjit Samra-Rai\n     \
                  every partnership\n     \
                  Raised May 2012\n\n\
             4    Arrange a visit for the chairs of      Gurjit Samra-Rai\n     \
                  every partnership\n"
        );
    }

    #[test]
    fn it_stays_beside_the_text_where_there_is_room() {
        assert!(drawn(90).starts_with("No.  Reference   Raised"), "{}", drawn(90));
    }
}
