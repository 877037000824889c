//! A log of two clerks in git: what they did apart comes together, and what is said in two ways is marked by itself.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::folder;

const LOG: &str = "# Kept by two clerks.\n[log]\ntitle = \"Riverside\"\n\n[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Arrange a visit.\"\nowners = [\"Rik Basra\"]\nrag = \"amber\" # in hand\n";

/// Two clones of one repository, each with a folder for what the program and git keep.
struct Clerks {
    folder: tempfile::TempDir,
}

impl Clerks {
    /// Makes two clones in which git brings logs together; nothing where there is no git.
    #[expect(clippy::print_stderr, reason = "a test that is left out should be seen to be")]
    fn at_work() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: there is no git");
            return None;
        }
        let clerks = Self { folder: folder() };
        fs::create_dir(clerks.clone_of("ann")).expect("a folder of the test");
        clerks.git("ann", &["init", "--quiet", "--initial-branch", "main"]);
        fs::write(clerks.log("ann"), LOG).expect("a file of the test");
        let told = clerks.done("ann", &["merge", "--git"]);
        assert_eq!(
            told,
            "`/actions.toml merge=actions` stands in .gitattributes, `/.actions.toml.lock` stands in .gitignore, and the \
             driver in the settings of this clone\n"
        );
        clerks.git("ann", &["add", "--all"]);
        clerks.git("ann", &["commit", "--quiet", "--message", "The log"]);
        let [from, to] = ["ann", "ben"].map(|name| clerks.clone_of(name));
        clerks.git("ann", &["clone", "--quiet", &from.display().to_string(), &to.display().to_string()]);
        clerks.done("ben", &["merge", "--git"]);
        Some(clerks)
    }

    fn clone_of(&self, clerk: &str) -> PathBuf {
        self.folder.path().join(clerk)
    }

    fn log(&self, clerk: &str) -> PathBuf {
        self.clone_of(clerk).join("actions.toml")
    }

    fn text(&self, clerk: &str) -> String {
        fs::read_to_string(self.log(clerk)).expect("it is text")
    }

    fn alone(&self, program: &Path, clerk: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.clone_of(clerk)).env("ACTIONS_TODAY", "2026-06-22").env_remove("ACTIONS_FILE");
        command.env("HOME", self.folder.path()).env("XDG_STATE_HOME", self.folder.path().join("state"));
        command.env("GIT_CONFIG_GLOBAL", self.folder.path().join("none")).env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), clerk).env(format!("GIT_{who}_EMAIL"), "clerk@example.org");
        }
        command
    }

    fn actions(&self, clerk: &str, arguments: &[&str]) -> Output {
        let program = Path::new(env!("CARGO_BIN_EXE_actions"));
        self.alone(program, clerk).args(arguments).output().expect("the program runs")
    }

    fn done(&self, clerk: &str, arguments: &[&str]) -> String {
        let ran = self.actions(clerk, arguments);
        assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("answers are text")
    }

    fn try_git(&self, clerk: &str, arguments: &[&str]) -> Output {
        self.alone(Path::new("git"), clerk).args(arguments).output().expect("git runs")
    }

    fn git(&self, clerk: &str, arguments: &[&str]) {
        let ran = self.try_git(clerk, arguments);
        assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    }

    /// Makes a change and commits it.
    fn commit(&self, clerk: &str, arguments: &[&str]) {
        self.done(clerk, arguments);
        self.git(clerk, &["commit", "--quiet", "--all", "--message", &arguments.join(" ")]);
    }

    fn pull(&self, clerk: &str, how: &str) -> Output {
        let other = self.clone_of(if clerk == "ann" { "ben" } else { "ann" }).display().to_string();
        self.try_git(clerk, &["pull", how, "--no-edit", &other, "main"])
    }
}

fn said(ran: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr))
}

#[test]
fn what_two_clerks_did_apart_comes_together() {
    let Some(clerks) = Clerks::at_work() else { return };
    for how in ["--no-rebase", "--rebase"] {
        clerks.commit("ann", &["add", &format!("Publish the plan ({how})."), "--owner", "Rik Basra"]);
        clerks.commit("ann", &["comment", "1", &format!("The works agreed ({how}).")]);
        clerks.commit("ben", &["add", &format!("Thank the volunteers ({how})."), "--owner", "Rik Basra"]);
        clerks.commit("ben", &["comment", "1", &format!("A bus is booked ({how}).")]);
        let pulled = clerks.pull("ben", how);
        assert!(pulled.status.success(), "{}", said(&pulled));
        assert!(said(&pulled).contains(" there is action "), "{}", said(&pulled));
        clerks.git("ann", &["pull", "--quiet", "--ff-only", &clerks.clone_of("ben").display().to_string(), "main"]);
        assert_eq!(clerks.text("ann"), clerks.text("ben"));
        for words in ["Publish the plan", "Thank the volunteers", "The works agreed", "A bus is booked"] {
            assert!(clerks.text("ben").contains(&format!("{words} ({how}).")), "{}", clerks.text("ben"));
        }
        assert_eq!(clerks.done("ben", &["check"]), "actions.toml: no problems and no doubts\n");
    }
    assert!(clerks.text("ben").starts_with("# Kept by two clerks.\n"));
    assert_eq!(clerks.done("ben", &["list", "--format", "csv"]).lines().count(), 6);
}

#[test]
fn what_is_said_in_two_ways_is_marked_and_named_by_check() {
    let Some(clerks) = Clerks::at_work() else { return };
    clerks.commit("ann", &["update", "1", "--due", "30 June 2026", "--minute", "36"]);
    clerks.commit("ben", &["update", "1", "--due", "29 September 2026"]);
    let pulled = clerks.pull("ben", "--no-rebase");
    assert_eq!(pulled.status.code(), Some(1), "{}", said(&pulled));
    let told = "actions.toml: the two copies say 1 thing in another way, which is marked there\n\
                Action 1: Arrange a visit.\n  due\n    was    not set\n    here   29 September 2026\n    there  30 June 2026\n";
    assert!(said(&pulled).contains(told), "{}", said(&pulled));
    let marked =
        LOG.replace("rag = ", "<<<<<<< ours\ndue = 2026-09-29\n=======\ndue = 2026-06-30\n>>>>>>> theirs\nrag = ");
    assert_eq!(clerks.text("ben"), marked.replace("action = ", "minute = \"36\"\naction = "));
    let checked = clerks.actions("ben", &["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(said(&checked).starts_with("actions.toml:11: problem: "), "{}", said(&checked));
    let settled =
        clerks.text("ben").replace("<<<<<<< ours\n", "").replace("=======\ndue = 2026-06-30\n>>>>>>> theirs\n", "");
    fs::write(clerks.log("ben"), settled).expect("a file of the test");
    assert_eq!(clerks.done("ben", &["check"]), "actions.toml: no problems and no doubts\n");
    clerks.git("ben", &["commit", "--quiet", "--all", "--message", "Settled"]);
}

#[test]
fn a_copy_that_is_no_sound_log_is_brought_together_line_by_line() {
    let Some(clerks) = Clerks::at_work() else { return };
    clerks.commit("ann", &["comment", "1", "The works agreed."]);
    let broken = clerks.text("ben").replace("title = \"Riverside\"", "title = Riverside");
    fs::write(clerks.log("ben"), broken).expect("a file of the test");
    clerks.git("ben", &["commit", "--quiet", "--all", "--message", "By hand"]);
    let pulled = clerks.pull("ben", "--no-rebase");
    assert!(pulled.status.success(), "{}", said(&pulled));
    assert!(
        said(&pulled).contains("actions.toml: the copies cannot be brought together field by field"),
        "{}",
        said(&pulled)
    );
    let text = clerks.text("ben");
    assert!(text.contains("title = Riverside\n") && text.contains("The works agreed."), "{text}");
}

#[test]
fn what_cannot_be_marked_field_by_field_is_marked_line_by_line() {
    let Some(clerks) = Clerks::at_work() else { return };
    let keyed =
        |meaning: &str| clerks.text("ann").replace("Riverside\"\n", &format!("Riverside\"\nkey.red = \"{meaning}\"\n"));
    for (clerk, meaning) in [("ann", "Overdue"), ("ben", "Stuck")] {
        fs::write(clerks.log(clerk), keyed(meaning)).expect("a file of the test");
        clerks.git(clerk, &["commit", "--quiet", "--all", "--message", "The key"]);
        fs::write(clerks.log("ann"), clerks.text("ann").replace("key.red = \"Overdue\"\n", ""))
            .expect("a file of the test");
    }
    clerks.git("ann", &["checkout", "--quiet", "--", "."]);
    let pulled = clerks.pull("ben", "--no-rebase");
    assert!(!pulled.status.success(), "{}", said(&pulled));
    let text = clerks.text("ben");
    assert!(text.contains("<<<<<<<") && text.contains("Stuck") && text.contains("Overdue"), "{text}");
}

#[test]
fn git_is_set_up_in_a_clone_alone() {
    let Some(clerks) = Clerks::at_work() else { return };
    let outside = clerks.folder.path().join("alone");
    fs::create_dir(&outside).expect("a folder of the test");
    fs::write(outside.join("actions.toml"), LOG).expect("a file of the test");
    let refused = clerks.actions("alone", &["merge", "--git"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("hint: keep the log in a clone of a git repository; `git init` starts one"));
    assert!(!outside.join(".gitattributes").exists());
    let program = Path::new(env!("CARGO_BIN_EXE_actions"));
    let without = clerks.alone(program, "ann").env("PATH", "").args(["merge", "--git"]).output().expect("it runs");
    assert_eq!(without.status.code(), Some(2));
    assert_eq!(said(&without), "error: there is no git on this computer\nhint: install it, then try again\n");
}
