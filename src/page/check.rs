//! What `check` found, for people and for programs.

use serde::Serialize;

use super::sanitize::one_line;
use crate::model::{Finding, Kind};

/// Draws findings, a line each with its cure below, then how many there are.
pub fn check_text(findings: &[Finding], file: &str) -> String {
    let file = one_line(file);
    let mut page = String::new();
    for finding in findings {
        page.push_str(&format!(
            "{file}:{}: {}: {}\n",
            finding.line,
            word(finding.kind),
            one_line(&finding.message.text)
        ));
        if !finding.message.hint.is_empty() {
            page.push_str(&format!("  {}\n", one_line(&finding.message.hint)));
        }
    }
    let count = |kind| findings.iter().filter(|finding| finding.kind == kind).count();
    page + &format!(
        "{file}: {} and {}\n",
        counted(count(Kind::Problem), "problem"),
        counted(count(Kind::Doubt), "doubt")
    )
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Problem => "problem",
        Kind::Doubt => "doubt",
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    findings: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    line: usize,
    kind: &'static str,
    message: &'a str,
    hint: &'a str,
}

/// Draws findings as JSON.
pub fn check_json<'f>(findings: &'f [Finding]) -> String {
    let item = |finding: &'f Finding| Item {
        line: finding.line,
        kind: word(finding.kind),
        message: &finding.message.text,
        hint: &finding.message.hint,
    };
    crate::write::json::page(&Answer { schema: 1, findings: findings.iter().map(item).collect() })
}
