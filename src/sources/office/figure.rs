//! Figures, days and answers as a person reads them in a spreadsheet.

#![cfg(feature = "xlsx")]

use calamine::Data;
use calamine::ExcelDateTime;
use chrono::NaiveDate;

use super::opendocument::iso_day;
use super::opendocument::yes_or_no;
use super::paragraphs::Flow;
use super::paragraphs::Look;
use crate::dates::short;
use crate::sources::sheet::Cell;

/// The first figure that is no day in a spreadsheet: 1 January 10000.
const END_OF_DAYS: f64 = 2_958_466.0;
/// The longest format that is looked at.
const FORMAT: usize = 32;

/// Makes a cell of a value.
pub(super) fn cell(value: &Data, format: &str, look: Look) -> Cell {
    let mut day = None;
    let text = match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(count) => count.to_string(),
        Data::Float(figure) => shown(*figure, format),
        Data::Bool(is_so) => yes_or_no(*is_so).to_owned(),
        Data::DateTime(moment) => match day_of(moment) {
            // Of a month the first day is stored, which the source does not say.
            Some(first) if is_of_months(format) => first.format("%B %Y").to_string(),
            found => {
                day = found;
                day.map_or_else(|| time_of(moment), short)
            }
        },
        Data::DateTimeIso(text) => {
            day = iso_day(text);
            day.map_or_else(|| text.clone(), short)
        }
        Data::Error(error) => error.to_string(),
    };
    let mut flow = Flow::default();
    flow.push_lines(&text, look);
    Cell { paragraphs: flow.finish(), day, columns: 1, ..Cell::default() }
}

/// Returns the day of a moment; a time alone has none.
fn day_of(moment: &ExcelDateTime) -> Option<NaiveDate> {
    let is_day = moment.is_datetime() && (1.0..END_OF_DAYS).contains(&moment.as_f64());
    is_day.then(|| moment.as_datetime()).flatten().map(|moment| moment.date())
}

/// Tells whether a format shows a month and its year, and no day: `mmm-yy`.
fn is_of_months(format: &str) -> bool {
    let shown = format.to_lowercase();
    let shown = shown.split(';').next().unwrap_or_default();
    // A language stands in brackets before it: `[$-809]mmmm yyyy`.
    let shown: String = shown.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
    shown.contains("mm") && shown.contains("yy") && !shown.contains(['d', 'h', 's'])
}

/// Returns a time of the day or a length of time in hours and minutes.
fn time_of(moment: &ExcelDateTime) -> String {
    let minutes = (moment.as_f64() * 24.0 * 60.0).round();
    format!("{}:{:02}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0))
}

/// Returns a figure as a plain format shows it, else without what arithmetic left at its end.
fn shown(figure: f64, format: &str) -> String {
    let bare = format.trim_end_matches('%');
    let (whole, decimals) = bare.split_once('.').unwrap_or((bare, ""));
    let is_zeros = |text: &str| text.bytes().all(|byte| byte == b'0');
    let is_plain = bare.len() < FORMAT && !whole.is_empty() && is_zeros(whole) && is_zeros(decimals);
    let percent = if format.ends_with('%') && is_plain { 100.0 } else { 1.0 };
    if is_plain && figure.abs() < 1e15 {
        let sign = if figure < 0.0 { "-" } else { "" };
        let width = whole.len() + if decimals.is_empty() { 0 } else { decimals.len() + 1 };
        let text = format!("{:0width$.*}", decimals.len(), figure.abs() * percent);
        return format!("{sign}{text}{}", if percent > 1.0 { "%" } else { "" });
    }
    // A spreadsheet keeps fifteen digits, so that 0.1 and 0.2 are 0.3.
    let kept: f64 = format!("{figure:.14e}").parse().unwrap_or(figure);
    if kept.abs() < 1e15 { kept.to_string() } else { format!("{kept:e}") }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn moment(value: f64, kind: ExcelDateTimeType) -> Cell {
        cell(&Data::DateTime(ExcelDateTime::new(value, kind, false)), "General", Look::default())
    }

    #[test]
    fn figures_are_shown_as_a_person_reads_them() {
        for (figure, format, text) in [
            (4.0, "General", "4"),
            (0.1 + 0.2, "General", "0.3"),
            (-2.5, "General", "-2.5"),
            (1.1, "0.00", "1.10"),
            (4.0, "000", "004"),
            (0.5, "0%", "50%"),
            (0.125, "0.0%", "12.5%"),
            (-0.5, "0%", "-50%"),
            (4.0, "#,##0", "4"),
            (1e20, "General", "1e20"),
        ] {
            assert_eq!(shown(figure, format), text, "{figure} {format}");
        }
    }

    #[test]
    fn days_are_known_as_days_and_times_are_text() {
        let day = moment(44_904.75, ExcelDateTimeType::DateTime);
        assert_eq!((day.day, day.text()), (NaiveDate::from_ymd_opt(2022, 12, 9), "9 Dec 2022".to_owned()));
        let time = moment(0.604_166_666_666_666_7, ExcelDateTimeType::DateTime);
        assert_eq!((time.day, time.text()), (None, "14:30".to_owned()));
        assert_eq!(moment(1.5, ExcelDateTimeType::TimeDelta).text(), "36:00");
        for value in [f64::NAN, f64::INFINITY, -1e300, 1e300, -1.0] {
            assert_eq!(moment(value, ExcelDateTimeType::DateTime).day, None, "{value}");
        }
    }

    #[test]
    fn a_month_is_no_day() {
        let shown = |format: &str| {
            let moment = ExcelDateTime::new(45_352.0, ExcelDateTimeType::DateTime, false);
            let cell = cell(&Data::DateTime(moment), format, Look::default());
            (cell.text(), cell.day.is_some())
        };
        for format in ["mmm-yy", "[$-809]mmmm yyyy;@", "mm/yyyy"] {
            assert_eq!(shown(format), ("March 2024".to_owned(), false), "{format}");
        }
        for format in ["dd/mm/yyyy", "d mmm yy", "mm-dd-yy", "General", ""] {
            assert_eq!(shown(format), ("1 Mar 2024".to_owned(), true), "{format}");
        }
    }

    #[test]
    fn lines_of_a_cell_are_paragraphs() {
        let text = cell(&Data::String("one\ntwo".to_owned()), "General", Look { is_bold: true, is_struck: false });
        assert_eq!(text.text(), "one\ntwo");
        assert!(text.paragraphs[1].runs[0].is_bold);
    }

    #[test]
    fn answers_are_words_and_errors_stay() {
        assert_eq!(cell(&Data::Bool(true), "", Look::default()).text(), "yes");
        assert_eq!(cell(&Data::Error(calamine::CellErrorType::NA), "", Look::default()).text(), "#N/A");
    }
}
