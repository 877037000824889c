//! What `check` found.

use super::counted::counted;
use super::sanitize::one_line;
use super::sections::{Body, Page};
use crate::model::{Checked, Finding, Kind};

/// Lists what was found in each file, a line each with its cure below, then how many there are.
pub fn findings(checked: &[Checked]) -> Page {
    Page::of(Body::Lines(checked.iter().flat_map(of_file).collect()))
}

fn of_file(Checked { file, findings, .. }: &Checked) -> Vec<String> {
    let file = one_line(file);
    let mut lines = Vec::new();
    for finding in findings {
        lines.push(format!("{file}:{}: {}: {}", finding.line, word(finding.kind), one_line(&finding.message.text)));
        if !finding.message.hint.is_empty() {
            lines.push(format!("  {}", one_line(&finding.message.hint)));
        }
    }
    lines.push(format!("{file}: {} and {}", number(findings, Kind::Problem), number(findings, Kind::Doubt)));
    lines
}

pub(crate) const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Problem => "problem",
        Kind::Doubt => "doubt",
    }
}

fn number(findings: &[Finding], kind: Kind) -> String {
    match findings.iter().filter(|finding| finding.kind == kind).count() {
        0 => format!("no {}s", word(kind)),
        count => counted(count, word(kind)),
    }
}
