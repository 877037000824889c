#!/usr/bin/env python3
"""Lets two clerks work apart in two clones of a real git repository and brings their copies together, again and again, by
merges and by rebases, both ways; once with the driver that `actions merge --git` sets up, once with git alone.

    cargo build --release && benches/two_clerks.py [--commits 200] [--apart 1,5,20,200] [--seed 1] [--program FILE]

Each clerk makes so many commits, each one random command or change by hand, and after so many the copies come together.
Counted is what a clerk is left with: `sound`, a log that `check` accepts and in which everything either did is found;
`told`, a conflict that git reports and `check` names by line; `refused`, a log that git calls merged and `check` does not
accept; `wrong`, one that both accept, in which a comment is lost or stands under another action. Whatever came of it, both
go on from what `actions merge --prefer theirs` makes of the same three versions.
"""
import argparse, collections, datetime, json, os, pathlib, random, shutil, subprocess, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TODAY = datetime.date(2023, 6, 22)
OWNERS = ["Rik Basra", "Elaine Stevenson", "Euan Walters", "Jo Bloggs", "Ann Lee", "Sam O'Neill"]
KINDS = {"comment": 30, "rag": 12, "due": 12, "add": 14, "close": 8, "further": 6, "propose": 5, "reopen": 3, "owner": 4,
         "meeting": 2, "person": 1, "by hand": 6}


class Clone:
    """A clerk's clone."""

    def __init__(self, folder, program, settings):
        self.folder, self.program = folder, program
        self.log = folder / "actions.toml"
        self.settings = {"PATH": os.environ["PATH"], "HOME": str(settings), "XDG_STATE_HOME": str(settings / "state"),
                         "GIT_CONFIG_GLOBAL": str(settings / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
                         "GIT_EDITOR": "true", "ACTIONS_TODAY": TODAY.isoformat()}

    def run(self, *command):
        return subprocess.run(command, cwd=self.folder, env=self.settings, capture_output=True, text=True)

    def git(self, *words):
        done = self.run("git", *words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout.strip()

    def actions(self, *words):
        return self.run(str(self.program), "--quiet", *words)

    def all_actions(self, *options):
        listed = self.actions("list", "--state", "all", "--exempt", "--format", "json", *options)
        return json.loads(listed.stdout)["actions"]

    def said(self, *options):
        """What was reported on which action."""
        return {(comment["text"], action["action"]) for action in self.all_actions(*options) for comment in action["comments"]}

    def commit(self, message):
        self.git("commit", "--quiet", "--all", "--message", message)


def work(clone, name, nth, chance):
    """Does one thing that a clerk does, and commits it."""
    while True:
        actions = clone.all_actions()
        open_ones = [action for action in actions if not action["closed"]]
        action = chance.choice(open_ones)
        number = str(action["number"])
        day = TODAY + datetime.timedelta(days=chance.randrange(10, 300))
        meeting = (TODAY + datetime.timedelta(days=chance.randrange(100, 900))).isoformat()
        text = f"{name} was told so, the {nth} time."
        owner = chance.choice(OWNERS)
        kind = chance.choices(list(KINDS), KINDS.values())[0]
        if kind == "by hand":
            by_hand(clone.log, f"# {name} looked at this, the {nth} time.", chance)
        else:
            closed = [action for action in actions if action not in open_ones]
            if kind == "reopen" and not closed:
                continue
            done = clone.actions(*{
                "comment": ["comment", number, text, "--date", (TODAY - datetime.timedelta(days=chance.randrange(30))).isoformat()],
                "rag": ["update", number, "--rag", chance.choice(["red", "amber", "green"])],
                "due": ["update", number, "--due", day.isoformat()],
                "add": ["add", f"{name} asks for the {nth} thing.", "--new-owner", owner, "--due", day.isoformat(), "--comment", text],
                "close": ["close", number, "--comment", text],
                "further": ["further", number, f"{name} asks for more, the {nth} time."],
                "propose": ["propose", number, "completed", "--comment", text],
                "reopen": ["reopen", str(chance.choice(closed)["number"]) if closed else number, "--comment", text],
                "owner": ["update", number, "--owner", owner],
                "meeting": ["meetings", "add", meeting],
                "person": ["people", "add", owner, "--role", f"asked by {name}"],
            }[kind])
            if done.returncode != 0:
                continue
        if clone.git("status", "--porcelain", "--untracked-files=no"):
            clone.commit(f"{name} {nth}: {kind}")
            return


def by_hand(log, comment, chance):
    """Writes a comment of the file, or a blank line, above an action."""
    lines = log.read_text().split("\n")
    at = chance.choice([nth for nth, line in enumerate(lines) if line == "[[actions]]"])
    lines.insert(at, chance.choice([comment, ""]))
    log.write_text("\n".join(lines))


def together(clone, way, counts):
    """Brings the other's commits in, counts what came of it, and leaves all settled."""
    base = clone.git("merge-base", "HEAD", "other/main")
    scratch = clone.folder.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    files, said = {}, set()
    for name, version in [("base", base), ("ours", "HEAD"), ("theirs", "other/main")]:
        files[name] = scratch / f"{name}.toml"
        files[name].write_text(clone.git("show", f"{version}:actions.toml") + "\n")
        said |= clone.said("--file", str(files[name]))
    settled = scratch / "settled.toml"
    settled.unlink(missing_ok=True)
    made = clone.actions("merge", str(files["theirs"]), "--file", str(files["ours"]), "--base", str(files["base"]),
                         "--prefer", "theirs", "--output", str(settled))
    assert made.returncode == 0, made.stderr
    words = ["merge", "--no-edit", "--quiet", "other/main"] if way == "merge" else ["rebase", "--quiet", "other/main"]
    done = clone.run("git", *words)
    if done.returncode != 0:
        named = clone.actions("check")
        counts["told" if named.returncode != 0 and "actions.toml:" in named.stdout + named.stderr else "not named"] += 1
        # A rebase may stop at any of the commits: the whole is settled at once.
        clone.run("git", words[0], "--abort")
        clone.git("merge", "--quiet", "--no-edit", "--strategy", "ours", "other/main")
    elif clone.actions("check").returncode != 0:
        counts["refused"] += 1
    elif said - clone.said():
        counts["wrong"] += 1
    else:
        counts["sound"] += 1
        return
    shutil.copy(settled, clone.log)
    if clone.git("status", "--porcelain", "--untracked-files=no"):
        clone.commit("Settled")


def board(program, folder, commits, apart, way, has_driver, seed):
    """Lets both clerks work and come together, until each has made so many commits."""
    counts = collections.Counter()
    ann, ben = (Clone(folder / name, program, folder) for name in ["ann", "ben"])
    (folder / "gitconfig").write_text("[user]\nname = A clerk\nemail = clerk@example.org\n[init]\ndefaultBranch = main\n")
    ann.folder.mkdir()
    ann.git("init", "--quiet")
    shutil.copy(ROOT / "actions.toml", ann.log)
    (ann.folder / ".gitignore").write_text("/.actions.toml.lock\n")
    if has_driver:
        assert ann.actions("merge", "--git").returncode == 0
    ann.git("add", "--all")
    ann.git("commit", "--quiet", "--message", "The log")
    ann.git("clone", "--quiet", str(ann.folder), str(ben.folder))
    if has_driver:
        assert ben.actions("merge", "--git").returncode == 0
    for clone, other in [(ann, ben), (ben, ann)]:
        clone.git("remote", "add", "other", str(other.folder))
    chance = random.Random(seed)
    for first in range(0, commits, apart):
        for nth in range(first, min(first + apart, commits)):
            work(ann, "Ann", nth, chance)
            work(ben, "Ben", nth, chance)
        ours, theirs = (ann, ben) if first // apart % 2 == 0 else (ben, ann)
        ours.git("fetch", "--quiet", "other")
        together(ours, way, counts)
        theirs.git("fetch", "--quiet", "other")
        theirs.git("reset", "--quiet", "--hard", "other/main")
    return counts


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--commits", type=int, default=200)
    asked.add_argument("--apart", default="1,5,20,200")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--program", type=pathlib.Path, default=ROOT / "target/release/actions")
    asked = asked.parse_args()
    kinds = ["sound", "told", "not named", "refused", "wrong"]
    print("| way | apart | git with | times | " + " | ".join(kinds) + " |\n|" + "---|" * (4 + len(kinds)))
    for apart in map(int, asked.apart.split(",")):
        for way in ["merge", "rebase"]:
            for has_driver in [True, False]:
                with tempfile.TemporaryDirectory() as folder:
                    program = shutil.copy(asked.program.resolve(), f"{folder}/actions")
                    counts = board(program, pathlib.Path(folder), asked.commits, apart, way, has_driver, asked.seed)
                row = [way, apart, "the driver" if has_driver else "lines", counts.total(), *(counts[kind] for kind in kinds)]
                print("| " + " | ".join(map(str, row)) + " |", flush=True)


if __name__ == "__main__":
    main()
