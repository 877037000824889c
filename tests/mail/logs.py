"""Logs with ordinary and with hostile content, for the tests that read what the program writes."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("ACTIONS", ROOT / "target" / "debug" / "actions"))
SAMPLE = ROOT / "actions.toml"
TODAY = "2026-06-22"

LONG_TITLE = ("Riverside, Hillside and Lakeside Joint Strategic Board for Community Safety, Housing, Health and "
              "Well-being; the Crime and Disorder Reduction Partnership for the Three Market Towns, Übersee and Añover")
NAMES = ["Siân O'Brien", 'Smith, Zoë "Zed" (acting)', "王 小明", "Gary \\ Bee", "Ñandú; Ltd: A", "From Here"]

# Every control character, and what readers of mail and calendars take for the end of a line.
CONTROLS = [chr(c) for c in [*range(0x20), *range(0x7F, 0xA1)]] + ["\r\n", "\u2028", "\u2029", "\u202e", "\ufeff"]
ATTACKS = [
    "x{0}Bcc: evil@example.org{0}Content-Disposition: attachment{0}{0}From evil{0}.{0}END:VEVENT{0}BEGIN:VEVENT{0}",
    "=?utf-8?Q?=0D=0ABcc:_evil@example.org?={0}",
    "=?utf-8?Q?=0D=0ABcc=3A_evil?=@example.org{0}",
    "=?utf-8?q?evil=40example.net=3e=2c=20x?=@example.org{0}",
    '", <evil@example.org>, "{0}',
    "--=_{0}Content-Type: text/html{0}",
    "a\\nSUMMARY:evil\\,b;c:{0}UID:evil",
]


def text(words):
    """Quotes words for TOML, everything but plain letters written out."""
    plain = lambda c: c if c.isascii() and c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}"
    return '"' + "".join(map(plain, words)) + '"'


def action(number, words, owners, **fields):
    lines = ["[[actions]]", f"number = {number}", f"raised = {fields.get('raised', '2025-12-09')}"]
    lines += [f"action = {text(words)}", f"owners = [{', '.join(map(text, owners))}]", 'rag = "amber"']
    lines += [f"{name} = {value}" for name, value in fields.items() if name != "raised"]
    return "\n".join(lines)


def log(title, people, actions):
    lines = ["[log]", f"title = {text(title)}", "meetings = [2026-03-17, 2026-06-30, 2026-09-29]"]
    lines += [f"[[people]]\nname = {text(name)}\nemail = {text(email)}" for name, email in people]
    return "\n\n".join(lines + actions) + "\n"


def ordinary():
    """A log of names with accents, commas and quotes, a long title, and words that begin lines oddly."""
    people = [(name, f"owner{n}@example.org") for n, name in enumerate(NAMES)]
    words = "Report, please; on: \"it\"\n.\n..\nFrom here to there\n" + "longword" * 30 + "\nÄnderung 王 👩\u200d🔬"
    comment = f"\n[[actions.comments]]\ndate = 2026-06-01\ntext = {text(words)}"
    actions = [action(n + 1, words, [name, NAMES[0]] if n else [name], due=f"2026-07-{n + 1:02}") + comment
               for n, name in enumerate(NAMES)]
    return log(LONG_TITLE, people, actions), people


def hostile(words):
    """A log with these words in every field that a message or a calendar prints."""
    fields = {"due": "2026-06-26", "minute": text(words), "reference": text(words)}
    more = f"\n[[actions.further]]\nraised = 2026-03-17\nminute = {text(words)}\naction = {text(words)}"
    more += f"\n[[actions.comments]]\ndate = 2026-06-01\nby = {text(words)}\ntext = {text(words)}"
    people = [(words, words), ("Rik Basra", "rik.basra@example.org")]
    return log(words, people, [action(1, words, ["Rik Basra", words, f"Smith {words}"], **fields) + more])


def attacks():
    return [attack.format(c) for c in CONTROLS for attack in ATTACKS]


def run(folder, toml, *arguments, today=TODAY):
    """Runs the program on a log in a folder and returns what it printed."""
    file = folder / "actions.toml"
    file.write_text(toml, encoding="utf-8")
    command = [PROGRAM, "--file", file, "--today", today, "--quiet", *arguments]
    ran = subprocess.run(command, capture_output=True, cwd=folder, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return ran.stdout
