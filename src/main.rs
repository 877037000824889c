//! The process: the command line, the clock, the environment, the terminal and the exit code.

#![forbid(unsafe_code)]

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use actions::cli;
use actions::cli::{Cli, ColorChoice, Command, PagerChoice};
use actions::context::{Context, Exit, Spoken, hung_up, messages};
use actions::dates::{Calendar, Direction, When};
use actions::disk::history_folder;
use actions::message::{Message, addressed};
use actions::pager::{Answer, Pager, Screen};
use actions::write::{Marks, Style, Voice, Word};
use anyhow::{Context as _, Result};
use chrono::{NaiveDate, NaiveDateTime};

/// The code for what could not be done.
const COULD_NOT: u8 = 2;

fn main() -> ExitCode {
    let line: Vec<OsString> = std::env::args_os().collect();
    let color = cli::color(&line);
    let cli = match cli::read(&line, size().0) {
        Ok(cli) => cli,
        Err(error) if error.use_stderr() => {
            let typed: Vec<String> = line.iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
            return complain(&[cli::complaint(&error, &typed)], color);
        }
        Err(error) => return show(&error, color),
    };
    let mut named = cli.file.clone();
    match process(cli, &mut named) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Found) => ExitCode::from(1),
        Ok(Exit::InPart) => ExitCode::from(COULD_NOT),
        Err(error) if hung_up(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let about_it = |message: Message| Message {
                hint: addressed(&message.hint, named.iter().map(PathBuf::as_path)),
                ..message
            };
            complain(&messages(&error).into_iter().map(about_it).collect::<Vec<_>>(), color)
        }
    }
}

/// Runs the command; leaves in `named` the logs that it was about, of those that were.
fn process(cli: Cli, named: &mut Vec<PathBuf>) -> Result<Exit> {
    let style = style(cli.color);
    let mut out = Answer::new(BufWriter::new(io::stdout().lock()), pager(cli.pager, style));
    let mut err = io::stderr();
    let has_color = has_color(cli.color, &err);
    let quiet = cli.quiet;
    let now = now();
    let mut context = Context {
        now,
        today: today(cli.today, now.date())?,
        folder: std::env::current_dir().context("this folder is gone")?,
        named: cli.file.clone(),
        files: if cli.file.is_empty() { files() } else { cli.file },
        program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("actions")),
        history: history_folder(),
        style,
        quiet,
        asks: io::stdin().is_terminal() && io::stderr().is_terminal(),
        input: &mut io::stdin(),
        out: &mut out,
        voice: Voice::new(&mut err, has_color),
        spoken: Spoken::default(),
    };
    let ended = cli.command.unwrap_or_else(Command::list).run(&mut context);
    named.clone_from(&context.named);
    let ended = ended.map(|exit| if context.spoken.has_left_out { Exit::InPart } else { exit });
    let said = if ended.is_ok() { out.finish() } else { out.flush().map(|()| None) };
    let exit = ended?;
    let failed = said.context("the answer could not be written")?;
    if let Some(failed) = failed.filter(|_| !quiet) {
        Voice::new(&mut err, has_color).say(Word::Note, &failed)?;
    }
    Ok(exit)
}

/// Returns a variable of the environment that is set to something.
fn environment(name: &str) -> Option<OsString> {
    variable(name).filter(|value| !value.is_empty())
}

/// Returns the logs that the environment names: one where it is there under the whole of what is said, else several as
/// in `PATH`.
fn files() -> Vec<PathBuf> {
    let Some(said) = environment("ACTIONS_FILE") else { return Vec::new() };
    let whole = PathBuf::from(&said);
    let several = std::env::split_paths(&said).filter(|path| !path.as_os_str().is_empty());
    if whole.exists() { vec![whole] } else { several.collect() }
}

/// Returns a variable of the environment that is set.
#[expect(clippy::disallowed_methods, reason = "the one reading of the environment")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// Returns the moment in the user's own time zone.
#[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
fn now() -> NaiveDateTime {
    chrono::Local::now().naive_local()
}

/// Returns the day given as today, else the clock's.
fn today(given: Option<When>, clock: NaiveDate) -> Result<NaiveDate> {
    let given = match (given, environment("ACTIONS_TODAY")) {
        (Some(when), _) => Some(when),
        (None, Some(typed)) => Some(typed.to_string_lossy().parse::<When>().context("ACTIONS_TODAY")?),
        (None, None) => None,
    };
    Ok(given.map_or(Ok(clock), |when| when.resolve(clock, &Calendar::default(), Direction::Back))?)
}

/// Returns the columns and the lines of the screen, as far as they are known.
fn size() -> (Option<usize>, Option<usize>) {
    let terminal = if io::stdout().is_terminal() { terminal_size::terminal_size_of(io::stdout()) } else { None };
    let given = |name| environment(name)?.to_str()?.trim().parse().ok();
    let width = terminal.map(|(width, _)| usize::from(width.0)).or_else(|| given("COLUMNS"));
    let height = terminal.map(|(_, height)| usize::from(height.0)).or_else(|| given("LINES"));
    (width.filter(|width| *width > 0), height.filter(|height| *height > 0))
}

fn style(color: ColorChoice) -> Style {
    let (width, height) = size();
    // A file is UTF-8, wherever it is written.
    let marks = if io::stdout().is_terminal() { marks() } else { Marks::Unicode };
    Style { width, height, color: has_color(color, &io::stdout()), marks }
}

/// Returns the marks that the terminal shows; a console of Windows shows those of Unicode, unless a locale is set.
fn marks() -> Marks {
    let text = |name| environment(name).map(|value| value.to_string_lossy().into_owned());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(text);
    let locale = locale.or_else(|| cfg!(windows).then(|| "UTF-8".to_owned()));
    Marks::of_terminal(text("TERM").as_deref(), locale.as_deref())
}

/// Returns the pager for long answers, where there is a terminal that a pager can use.
fn pager(choice: PagerChoice, style: Style) -> Option<Pager> {
    let screen = match choice {
        PagerChoice::Auto if is_able() => Screen::Of(style),
        PagerChoice::Always => Screen::Any,
        PagerChoice::Auto | PagerChoice::Never => return None,
    };
    if io::stdout().is_terminal() { Pager::named(variable, screen) } else { None }
}

/// Tells whether a terminal says that it can do more than print; a console of Windows can, and says nothing.
fn is_able() -> bool {
    environment("TERM").map_or(cfg!(windows), |kind| kind != "dumb")
}

/// Tells whether what goes there has colour: each stream is asked for itself, since one may be a file.
fn has_color(color: ColorChoice, stream: &impl IsTerminal) -> bool {
    color.is_for(stream.is_terminal() && is_able(), environment)
}

/// Prints help or the version, which were asked for.
fn show(help: &clap::Error, color: ColorChoice) -> ExitCode {
    let page = cli::help_page(help, has_color(color, &io::stdout()), size().0);
    match io::stdout().write_all(page.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(COULD_NOT),
        _ => ExitCode::SUCCESS,
    }
}

/// Says what is wrong, and ends so.
fn complain(messages: &[Message], color: ColorChoice) -> ExitCode {
    let mut stderr = io::stderr();
    let has_color = has_color(color, &stderr);
    let mut voice = Voice::new(&mut stderr, has_color);
    // When even stderr is gone there is nobody left to tell.
    let _ = messages.iter().try_for_each(|message| voice.complain(message));
    ExitCode::from(COULD_NOT)
}
