#!/usr/bin/env python3
"""Times whole commands side by side with what people might use instead, as far as it is installed:
taskwarrior 2 (task), ttdl, and todo.txt-cli (todo-txt).

    cargo build --release && benches/peers.py [--rounds 15] [--sizes 200,1000,10000] [ANOTHER_BUILD…]

Each round runs every program in turn, so that a machine that slows down slows all of them; each twice, and the
second run counts, so that none pays for what the one before it left in the caches. Our builds are copied first, as
an installation does: a program runs slower from where the linker wrote it. Printed are medians over the rounds: the
processor time of a run, and its ratio to taskwarrior's (for the version, to that of /bin/true) in the same round. We
save the whole log, with a lock, with what was read looked at again, and with the disk synced; taskwarrior locks and
syncs what it adds to its files, and the others do neither.
"""
import argparse, datetime, json, os, pathlib, shutil, statistics, subprocess, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TODAY = datetime.date.today().isoformat()
TEXT = "Arrange a visit to the estates that were surveyed, and report to the board"


def generate(size, folder):
    command = ["cargo", "run", "--quiet", "--release", "--example", "generate", "--", str(size), str(folder), TODAY]
    made = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return made.stdout.split("\n")[:2]


def commands(ours, folder, owner, tag, numbers):
    """Returns what is timed: by name, the command of each program, made anew for each round."""
    for program in ours.values():
        shutil.copy(folder / "actions.toml", f"{program}.toml")
    todo = ["todo-txt", "-d", str(folder / "config")]
    ttdl = ["ttdl", "--todo-file", str(folder / "todo.txt"), "--done-file", str(folder / "done.txt")]
    own = lambda *words: {name: [path, "--file", f"{path}.toml", *words] for name, path in ours.items()}
    return {
        "version": lambda: {**{name: [path, "--version"] for name, path in ours.items()}, "true": ["/bin/true"],
                            "task": ["task", "--version"], "ttdl": ["ttdl", "--version"]},
        "list of an owner": lambda: {**own("list", "--owner", owner), "task": ["task", f"+{tag}", "list"],
                                     "ttdl": [*ttdl, "list", "--context", tag], "todo-txt": [*todo, "-p", "ls", f"@{tag}"]},
        "status": lambda: {**own("status"), "task": ["task", "summary"], "ttdl": [*ttdl, "stats"]},
        "overdue": lambda: {**own("overdue"), "task": ["task", "overdue"], "ttdl": [*ttdl, "list", "--due", "overdue"]},
        "report": lambda: {**own("report", "--format", "markdown"), "task": ["task", "all"]},
        "add": lambda: {**own("add", TEXT, "--owner", owner), "task": ["task", "add", TEXT, f"+{tag}"],
                        "ttdl": [*ttdl, "add", f"{TEXT} @{tag}"], "todo-txt": [*todo, "add", f"{TEXT} @{tag}"]},
        "comment": lambda: {**own("comment", numbers[0], TEXT), "task": ["task", "1", "annotate", TEXT]},
        "close": lambda: {**own("close", numbers.pop()), "task": ["task", "1", "done"]},
    }


def run(command, environment):
    """Returns the milliseconds of processor time that a command takes."""
    quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    child = os.posix_spawnp(command[0], command, environment, file_actions=quiet)
    _, status, used = os.wait4(child, 0)
    if status and command[0] != "task":
        print(f"# failed: {command}")
    return (used.ru_utime + used.ru_stime) * 1000


def compare(what, size, make, rounds, environment):
    taken = {}
    for _ in range(rounds):
        first, second = make(), make()
        for program in first:
            if shutil.which(first[program][0]):
                run(first[program], environment)
                taken.setdefault(program, []).append(run(second[program], environment))
    base = taken.get("true") or taken.get("task")
    for program, own in taken.items():
        ratio = f"{statistics.median(a / b for a, b in zip(own, base)):.2f}" if base else ""
        print(f"| {what} | {size} | {program} | {statistics.median(own):.2f} | {ratio} |", flush=True)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--sizes", default="200,1000,10000")
    asked.add_argument("builds", nargs="*", default=[])
    asked = asked.parse_args()
    print("| command | actions | program | ms | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        ours = {}
        for build in [ROOT / "target/release/actions", *asked.builds]:
            ours[os.path.relpath(build)] = shutil.copy(build, f"{scratch}/actions{len(ours)}")
        for size in map(int, asked.sizes.split(",")):
            folder = pathlib.Path(scratch) / str(size)
            owner, tag = generate(size, folder)
            (folder / "config").write_text("".join(
                f"export {name}={folder / file}\n" for name, file in
                [("TODO_DIR", ""), ("TODO_FILE", "todo.txt"), ("DONE_FILE", "done.txt"), ("REPORT_FILE", "report.txt")]))
            (folder / "taskrc").write_text(
                f"data.location={folder / 'task'}\nconfirmation=off\nverbose=nothing\nnews.version=99.0.0\nuda.rag.type=string\n")
            environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "TASKRC": str(folder / "taskrc"), "LC_ALL": "C.UTF-8"}
            build = next(iter(ours.values()))
            listed = subprocess.run([build, "--file", folder / "actions.toml", "list", "--format", "json"], env=environment,
                                    check=True, capture_output=True).stdout
            numbers = [str(action["number"]) for action in json.loads(listed)["actions"]]
            rounds = min(asked.rounds, len(numbers) // 2)
            for what, make in commands(ours, folder, owner, tag, numbers).items():
                compare(what, size, make, rounds, environment)


if __name__ == "__main__":
    main()
