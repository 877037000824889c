//! How each field is written, for hints.

/// Returns how a field is written, for hints.
pub(crate) fn example_of(key: &str) -> &'static str {
    match key {
        "number" => "number = 9",
        "reference" => "reference = \"RSC/26/004\"",
        "raised" => "raised = 2026-03-17",
        "minute" => "minute = \"36(b)\"",
        "closed_minute" => "closed_minute = \"5\"",
        "action" => "action = \"Report on the visit.\"",
        "owners" => "owners = [\"Rik Basra\"]",
        "due" => "due = 2026-12-15",
        "was_due" => "was_due = [2026-06-30]",
        "rag" => "rag = \"amber\"",
        "proposed" => "proposed = \"withdrawn\"",
        "exempt" => "exempt = true",
        "closed" => "closed = 2026-06-30",
        "outcome" => "outcome = \"completed\"",
        "date" => "date = 2026-06-20",
        "meeting" => "meeting = 2026-06-30",
        "by" => "by = \"Rik Basra\"",
        "text" => "text = \"Scoping is done.\"",
        "title" => "title = \"Riverside Board\"",
        "meetings" => "meetings = [2026-03-17, 2026-06-30]",
        "complete" => "complete = \"green\"",
        "name" => "name = \"Rik Basra\"",
        "aliases" => "aliases = [\"RB\"]",
        "email" => "email = \"rik.basra@example.org\"",
        "left" => "left = 2026-08-31",
        _ => "name = \"value\"",
    }
}
