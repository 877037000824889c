//! What is asked on a terminal, and what becomes of the answers; and what hangs on the clock.

mod support;

use std::fs;
use std::path::Path;

use actions::cli::read;
use actions::context::{Context, Spoken};
use actions::write::{Style, Voice};
use support::folder;

/// Runs a command in a folder as if somebody sat at it and typed these answers; returns what was asked and said.
fn typed(folder: &Path, line: &[&str], answers: &str) -> (bool, String, String) {
    let line: Vec<_> = ["actions"].iter().chain(line).map(Into::into).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut context = Context {
        now: "2026-06-22T12:00:00".parse().expect("a moment"),
        today: "2026-06-22".parse().expect("a day"),
        folder: folder.to_owned(),
        files: vec![folder.join("actions.toml")],
        named: Vec::new(),
        program: "actions".into(),
        history: None,
        style: Style { width: Some(100), ..Style::PLAIN },
        quiet: false,
        asks: true,
        input: &mut answers.as_bytes(),
        out: &mut out,
        voice: Voice::new(&mut err, false),
        spoken: Spoken::default(),
    };
    let command = read(&line, None).expect("a command").command.expect("a command");
    let is_done = command.run(&mut context).is_ok();
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (is_done, text(out), text(err))
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join("actions.toml")).unwrap_or_default()
}

#[test]
fn a_new_log_is_asked_for_its_title_and_its_meetings() {
    let folder = folder();
    let answers = "Riverside Board\n30 June; soon\n30 June; 29/9/2026\n";
    let (is_done, _, asked) = typed(folder.path(), &["init"], answers);
    assert!(is_done);
    assert_eq!(
        asked,
        "The board's name (Enter leaves it out): Its meetings, as in 30/6/2026; 29/9/2026 (Enter leaves them out): \
         error: `soon` is not a date\nhint: write a day, as in `17/3/2023` or `17 March 2023`\n\
         Its meetings, as in 30/6/2026; 29/9/2026 (Enter leaves them out): "
    );
    assert!(log(folder.path()).contains("title = \"Riverside Board\"\nmeetings = [2026-06-30, 2026-09-29]\n"));
}

#[test]
fn what_is_skipped_or_said_is_not_asked() {
    for (line, answers, questions) in [
        (&["init"][..], "\n\n", 2),
        (&["init"], "", 2),
        (&["init", "--title", "Action Log"], "\n", 1),
        (&["init", "--title", "Action Log", "--meeting", "30 June"], "no\n", 0),
    ] {
        let folder = folder();
        let (is_done, _, asked) = typed(folder.path(), line, answers);
        assert!(is_done && asked.matches("(Enter").count() == questions, "{line:?}: {asked}");
        assert!(log(folder.path()).contains("title = \"Action Log\"\n"));
    }
}

#[test]
fn nothing_is_asked_where_a_log_is_already() {
    let folder = folder();
    fs::write(folder.path().join("actions.toml"), "[log]\n").expect("a file of the test");
    let (is_done, _, asked) = typed(folder.path(), &["init"], "Riverside\n");
    assert_eq!((is_done, asked.as_str(), log(folder.path()).as_str()), (false, "", "[log]\n"));
}

#[test]
fn the_meetings_of_what_is_taken_in_are_offered() {
    let csv = "No,Raised,Action,Owner,Status\n1,17/03/2026,Visit the hall,Rik Basra,Open\n2,09/12/2025,Price a gate,Gary Bee,Open\n";
    for (answers, meetings) in [("y\ny\n", "[2025-12-09, 2026-03-17]"), ("y\nn\n", "[]")] {
        let folder = folder();
        let source = folder.path().join("old.csv");
        fs::write(&source, csv).expect("a file of the test");
        let (is_done, _, asked) = typed(folder.path(), &["import", &source.display().to_string()], answers);
        assert!(is_done, "{asked}");
        assert!(
            asked.contains("Put 9 December 2025 and 17 March 2026 into the calendar of meetings? [y/N] "),
            "{asked}"
        );
        assert_eq!(asked.contains("`actions meetings add 2025-12-09 2026-03-17`"), meetings == "[]", "{asked}");
        assert!(log(folder.path()).contains(&format!("meetings = {meetings}\n")), "{}", log(folder.path()));
    }
}

#[test]
fn a_due_date_that_was_set_on_the_same_day_is_asked_about() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    let history = folder.path().join("history");
    fs::write(&file, "[log]\n").expect("a file of the test");
    // The clock of the test is that of the file system.
    let saved = fs::metadata(&file).and_then(|about| about.modified()).expect("a time");
    let saved = chrono::DateTime::<chrono::Local>::from(saved).naive_local();
    let run = |line: &[&str], days: i64| {
        let now = saved + chrono::TimeDelta::days(days);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut context = Context {
            now,
            today: now.date(),
            folder: folder.path().to_owned(),
            files: vec![file.clone()],
            named: Vec::new(),
            program: "actions".into(),
            history: Some(history.clone()),
            style: Style::PLAIN,
            quiet: false,
            asks: false,
            input: &mut std::io::empty(),
            out: &mut out,
            voice: Voice::new(&mut err, false),
            spoken: Spoken::default(),
        };
        let line: Vec<_> = ["actions"].iter().chain(line).map(Into::into).collect();
        let command = read(&line, None).expect("a command").command.expect("a command");
        command.run(&mut context).expect("it can be done");
        String::from_utf8(err).expect("text")
    };
    let asks = |said: &str| said.contains("`actions undo`, and then `actions update 1 --due 2199-03-02 --correct`");
    run(&["add", "Visit.", "--owner", "Rik Basra", "--due", "1 March 2199"], 0);
    assert!(asks(&run(&["update", "1", "--due", "2 March 2199"], 0)), "it was entered today");
    run(&["update", "1", "--due", "1 March 2199", "--correct"], 0);
    assert!(!asks(&run(&["update", "1", "--due", "2 March 2199", "--correct"], 0)), "it was said to be a slip");
    run(&["update", "1", "--due", "1 March 2199"], 0);
    assert!(!asks(&run(&["update", "1", "--due", "2 March 2199"], 1)), "it was set yesterday");
}

#[test]
fn undertakings_of_minutes_are_offered_one_by_one_and_their_words_may_be_changed() {
    let folder = folder();
    let minutes = "Minutes of the meeting held on 17 March 2026\n\n7. Hall\n\nRESOLVED: That Ann Lee be asked to paint the hall by May.\n\n\
                   8. Gate\n\nRESOLVED: That Bo Ek be asked to mend the gate.\n\n9. Lamp\n\nBo Ek agreed to buy a lamp.\n";
    fs::write(folder.path().join("actions.toml"), "[log]\nmeetings = [2026-03-17]\n").expect("a file of the test");
    let file = folder.path().join("minutes.txt");
    fs::write(&file, minutes).expect("a file of the test");
    let file = file.to_str().expect("a name");
    let (is_done, said, asked) = typed(folder.path(), &["minutes", file, "--take", "1-3"], "y\nn\ne\nBuy a lamp.\ny\n");
    assert!(is_done);
    let question = |words: &str| format!("{words}. Raise it? [y/n, or e to change the words] ");
    let asked_for = [
        question("7: That Ann Lee be asked to paint the hall by May. (Ann Lee; due May 2026)"),
        question("8: That Bo Ek be asked to mend the gate. (Bo Ek)"),
        question("9: Bo Ek agreed to buy a lamp. (Bo Ek)"),
        "Words: ".to_owned(),
        question("9: Buy a lamp. (Bo Ek)"),
    ];
    assert!(asked.starts_with(&asked_for.concat()), "{asked}");
    assert_eq!(
        said,
        "Raised action 1: That Ann Lee be asked to paint the hall by May. (owner Ann Lee, raised 17 March 2026, minute 7, due May 2026)\n\
         Raised action 2: Buy a lamp. (owner Bo Ek, raised 17 March 2026, minute 9)\n"
    );
    assert_eq!(log(folder.path()).matches("[[actions]]").count(), 2);
    let before = log(folder.path());
    let (is_done, said, _) = typed(folder.path(), &["minutes", file, "--take", "2"], "n\n");
    assert!(is_done && said == "Nothing was taken\n" && log(folder.path()) == before, "{said}");
}
