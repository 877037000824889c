//! A table with fewer columns: those that matter less have their words below the text of the row.

use crate::page::table::{Cell, Column, Paragraph, Table};

impl Table {
    /// Puts what may go there below the text of its row; nothing where every column must stay.
    pub(crate) fn stacked(&self) -> Option<Self> {
        self.columns.iter().find(|column| column.below.is_some())?;
        let text = self.columns.iter().enumerate().max_by_key(|(_, column)| column.share())?.0;
        let stays = |(column, _): &(&Column, &Cell)| column.below.is_none();
        let row = |row: &Vec<Cell>| {
            let mut above = row.clone();
            above[text].0.extend(self.below(row));
            self.columns.iter().zip(&above).filter(stays).map(|(_, cell)| cell.clone()).collect()
        };
        let columns = self.columns.iter().filter(|column| column.below.is_none()).copied().collect();
        let rows = self.rows.iter().map(row).collect();
        Some(Self { columns, rows, when_empty: self.when_empty, many: self.many, setting: self.setting })
    }

    /// Returns what goes below the text of a row: `RSC/26/002, raised 9 Dec 2025`.
    fn below(&self, row: &[Cell]) -> Option<Paragraph> {
        let told = |(column, cell): (&Column, &Cell)| {
            let words = cell.0.iter().map(|paragraph| &*paragraph.text).collect::<Vec<_>>().join("; ");
            column.below.filter(|_| !words.is_empty()).map(|lead| format!("{lead}{words},"))
        };
        let mut told: Vec<String> = self.columns.iter().zip(row).filter_map(told).collect();
        told.last_mut()?.pop();
        if let Some(initial) = told[0].get_mut(..1) {
            initial.make_ascii_uppercase();
        }
        Some(Paragraph::of_parts(told.iter().map(String::as_str)))
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
        let rows = [("1", "RSC/26/002", "9 Dec 2025"), ("2", "É/4", ""), ("3", "", "May 2012"), ("4", "", "")];
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
                  RSC/26/002, raised 9 Dec 2025\n\n\
             2    Arrange a visit for the chairs of      Gurjit Samra-Rai\n     \
                  every partnership\n     \
                  É/4\n\n\
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
