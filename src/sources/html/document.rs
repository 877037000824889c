//! A whole page.

use super::tags::pieces;
use super::walk::Walk;
use crate::message::Message;
use crate::sources::sheet::Sheet;

/// Reads the tables of a page and the text around them.
pub(in crate::sources) fn read(text: &str) -> Result<Sheet, Message> {
    let mut walk = Walk::default();
    for piece in pieces(text) {
        walk.take(piece)?;
    }
    walk.into_sheet()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::sheet::{Block, Cell, Paragraph, Row};
    use proptest::prelude::*;

    /// Shows the blocks of a page: lines as they are, rows with bars between their cells; paragraphs
    /// divided by slashes, bold runs in stars, struck ones in waves, carried cells in brackets.
    fn shown(page: &str) -> Vec<String> {
        let paragraph = |paragraph: &Paragraph| {
            let mark = |is_so: bool, mark: &'static str| if is_so { mark } else { "" };
            let runs = paragraph.runs.iter().map(|run| {
                let marks = [mark(run.is_bold, "*"), mark(run.is_struck, "~")].concat();
                format!("{marks}{}{marks}", run.text)
            });
            runs.collect::<String>()
        };
        let cell = |cell: &Cell| {
            let text = cell.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("/");
            if cell.is_carried { format!("[{text}]") } else { text }
        };
        let row = |row: &Row| format!("{}: {}", row.place, row.cells.iter().map(cell).collect::<Vec<_>>().join("|"));
        let mut shown = Vec::new();
        for block in read(page).expect("a page").blocks {
            match block {
                Block::Line(line) => shown.push(paragraph(&line)),
                Block::Table(rows) => {
                    shown.push("table".to_owned());
                    shown.extend(rows.iter().map(row));
                }
            }
        }
        shown
    }

    #[test]
    fn tables_and_text_come_in_their_order() {
        let page = "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body><nav>Home</nav>
            <h1>Our  log</h1><p>Since<br>May</p><script>var x = '<table>';</script>
            <table><caption>Open</caption><thead><tr><th>No.<th>Action</thead>
            <tbody><tr><td>1</td><td>Write</td></tr><tr><td> &nbsp;</td></tr><tr><td>2<td>Paint</tbody></table>
            Between <div>them</div><table></table><table><tr><td>3</table>After";
        let read = [
            "Our log",
            "Since",
            "May",
            "Open",
            "table",
            "1: No.|Action",
            "2: 1|Write",
            "4: 2|Paint",
            "Between",
            "them",
            "table",
            "1: 3",
            "After",
        ];
        assert_eq!(shown(page), read);
    }

    #[test]
    fn paragraphs_of_a_cell_are_kept_apart() {
        let cell = "<p>One</p>\n two <br/>three<ul><li>four<li>five</ul><div>six</div> se<i>v</i>en<p>eight<p>nine";
        assert_eq!(
            shown(&format!("<table><tr><td>{cell}</table>")),
            ["table", "1: One/two/three/four/five/six/seven/eight/nine"]
        );
    }

    #[test]
    fn items_keep_what_their_list_numbers_them_with() {
        let page = "<ol start=36><li><p>Minutes<ol type=a><li>noted<li value=4>sent<li></li></ol><p>End</ol><ul><li>By post</ul><ol><li>Next";
        let mark = |block: &Block| match block {
            Block::Line(line) => format!("{} {}", line.mark.as_deref().unwrap_or_default(), line.text()),
            Block::Table(_) => "a table".to_owned(),
        };
        let marks: Vec<_> = read(&format!("<html>{page}")).expect("a page").blocks.iter().map(mark).collect();
        assert_eq!(marks, ["36. Minutes", "a. noted", "d. sent", " End", "• By post", "1. Next"]);
    }

    #[test]
    fn bold_and_struck_text_is_known_by_tag_and_by_style() {
        let cases = [
            ("<b>a</b> <strong>b</strong>c", "*a b*c"),
            ("<s>a</s><strike>b</strike> <del>c</del>", "~ab c~"),
            ("<span style='font-weight:700'>a <span>b</span> c</span> d", "*a b c *d"),
            ("<b style='font-weight:normal'>a<b>b</b></b>", "a*b*"),
            ("<b style='mso-bidi-font-weight:normal'>a</b>", "*a*"),
            ("<p style='text-decoration:line-through'>a<b>b</b></p>c", "~a~*~b*~/c"),
            ("<b>a<i>b</b>c</i>d", "*ab*cd"),
            ("<b><p>a</b>b</p>c", "*a*b/c"),
            ("</b>a</i></p>b", "a/b"),
        ];
        for (cell, read) in cases {
            assert_eq!(shown(&format!("<table><tr><td>{cell}</table>")), ["table", &format!("1: {read}")], "{cell}");
        }
        assert_eq!(shown("<table><tr><th>a<td><b>b<td>c</table>d"), ["table", "1: a|*b*|c", "d"]);
        assert_eq!(
            shown("<table><tr style='text-decoration:line-through'><td>a<tr><td>b</table>"),
            ["table", "1: ~a~", "2: b"]
        );
    }

    #[test]
    fn merged_cells_fill_their_places() {
        let page = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>";
        assert_eq!(shown(page), ["table", "1: a|b|", "2: [a]|c|d"]);
        let widths: Vec<_> = match read(page).expect("a page").blocks.as_slice() {
            [Block::Table(rows)] => rows[0].cells.iter().map(|cell| cell.columns).collect(),
            blocks => panic!("one table expected: {blocks:?}"),
        };
        assert_eq!(widths, [1, 2, 1]);
        let page = "<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c</table>";
        assert_eq!(shown(page), ["table", "1: a|b", "2: c"]);
    }

    #[test]
    fn a_table_within_a_cell_becomes_its_text() {
        let page = "<table><tr><td>a<table><tr><td>b<td>c<tr><td>d</table>e<td>f<tr><td>g</table>";
        assert_eq!(shown(page), ["table", "1: a/b c/d/e|f", "2: g"]);
    }

    #[test]
    fn loose_tables_are_read() {
        assert_eq!(shown("<table><td>a<td>b<tr><td>c"), ["table", "1: a|b", "2: c"]);
        assert_eq!(shown("<table>lost<tr>found<td>a</table>"), ["lostfound", "table", "1: a"]);
        assert_eq!(shown("<table><tr><td>a<td/><td>b</tr></table><tr><td>c"), ["table", "1: a||b", "c"]);
        assert_eq!(shown("<table><tr><td>a</td></tr><table><tr><td>b</table>"), ["table", "1: a", "table", "1: b"]);
        assert_eq!(shown("<table><tr><td>a<li>b<li>c</td></li></table>"), ["table", "1: a/b/c"]);
    }

    #[test]
    fn hidden_text_is_left_out() {
        let page = "<table><tr><td>a<span style='display:none'>x</span><td hidden>x<td>b
            <tr hidden><td>x<tr><td>c<p hidden>x<p>d</table><div style='mso-hide:all'><table><tr><td>x</table>x</div>e";
        assert_eq!(shown(page), ["table", "1: a|b", "3: c/d", "e"]);
    }

    #[test]
    fn what_word_writes_beside_the_text_is_left_out() {
        let page = "<html xmlns:o='urn:x'><!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]-->
            <table class=MsoTableGrid><tr><td><p class=MsoNormal>Write<o:p></o:p></p></td><td>
            <p><![if !supportLists]>-<span>&nbsp;&nbsp; </span><![endif]>Ring\nAnn<o:p>&nbsp;</o:p></p></td></tr></table>";
        assert_eq!(shown(page), ["table", "1: Write|- Ring Ann"]);
    }

    fn refused(page: &str) -> String {
        read(page).expect_err("a refusal").text
    }

    #[test]
    fn hostile_pages_are_refused_or_read_in_no_time() {
        for deep in ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<svg><g>"] {
            assert_eq!(refused(&deep.repeat(100_000)), "its elements are nested more than 256 deep", "{deep}");
        }
        for flat in [
            "<table>",
            "<table><tr>",
            "<p>",
            "<li>",
            "</b>",
            "<br>",
            "<p><b>",
            "<option>",
            "<",
            "</",
            "<!--",
            "&",
            "<a b=",
        ] {
            assert_eq!(shown(&flat.repeat(100_000)).len(), usize::from(flat == "<" || flat == "&"), "{flat}");
        }
        let attributes: String = (0..200_000).map(|number| format!(" a{number}=1")).collect();
        assert_eq!(shown(&format!("<table{attributes}><tr{attributes}><td>a</table>")), ["table", "1: a"]);
        let page = "<table><tr><td rowspan=999999999 colspan=999999999>a<tr><td>b</table>";
        assert!(read(page).is_ok());
        assert_eq!(
            refused("<table><tr><td colspan=100>a<td colspan=100>b<td colspan=100>c"),
            "row 1 has more than 256 columns"
        );
        let long = "x".repeat(5 << 20);
        assert_eq!(shown(&format!("<table><tr><td>{long}</table>"))[1].len(), long.len() + 3);
    }

    #[test]
    fn a_cell_that_is_repeated_without_end_is_refused() {
        let page = format!("<table><tr><td rowspan=2000>{}<td>a{}", "x".repeat(1 << 20), "<tr><td>b".repeat(1_999));
        assert_eq!(refused(&page), "it holds more text than a log could");
        let wide = format!("<table>{}", "<tr><td rowspan=2000 colspan=100>a<td colspan=100>b".repeat(6_000));
        assert_eq!(refused(&wide), "row 2 has more than 256 columns");
        let many = format!("<table>{}", "<tr><td>a<td colspan=100>b<td colspan=100>c".repeat(6_000));
        assert_eq!(refused(&many), "it holds more than 1,000,000 cells");
    }

    proptest! {
        #[test]
        fn no_page_makes_it_panic(
            page in "((</?(table|tr|td|th|tbody|caption|p|b|s|i|div|li|ul|span hidden|td rowspan=3|td colspan=2|svg|nav|br/?)/?>)|a| |&amp;){0,40}",
        ) {
            if let Ok(sheet) = read(&page) {
                for block in sheet.blocks {
                    let is_empty = match block {
                        Block::Line(line) => line.runs.is_empty(),
                        Block::Table(rows) => rows.is_empty() || rows.iter().any(|row| row.cells.is_empty()),
                    };
                    prop_assert!(!is_empty);
                }
            }
        }
    }
}
