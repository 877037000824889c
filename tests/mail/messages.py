#!/usr/bin/env python3
"""Reads the messages to owners with Python's `email`, strictly: `python3 tests/mail/messages.py`."""

import tempfile
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import logs

STRICT = default.clone(raise_on_defect=True)
HEADERS = ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]


def messages(toml, today=logs.TODAY):
    """Writes the drafts of a log and returns them parsed, by the names of their files."""
    with tempfile.TemporaryDirectory() as scratch:
        logs.run(Path(scratch), toml, "chase", "--format", "eml", "--output", "out", today=today)
        files = sorted((Path(scratch) / "out").iterdir())
        return {file.name: parsed(file.read_bytes()) for file in files}


def parsed(octets):
    assert octets.isascii() and b"\n" not in octets.replace(b"\r\n", b""), octets
    assert all(len(line) <= 78 for line in octets.split(b"\r\n")), octets
    message = message_from_bytes(octets, policy=STRICT)
    assert not message.defects and not any(value.defects for value in message.values()), octets
    assert message.keys() == [name for name in HEADERS if name != "To" or message["To"]], message.keys()
    assert message["X-Unsent"] == "1" and message.get_content_type() == "text/plain"
    assert not message.is_multipart() and not list(message.iter_attachments())
    return message


def recipients(message):
    return [(address.display_name, address.addr_spec) for address in message["To"].addresses] if message["To"] else []


def ordinary_logs_are_read_as_they_were_meant():
    toml, people = logs.ordinary()
    found = messages(toml)
    assert sorted(map(recipients, found.values())) == sorted([person] for person in people), found.keys()
    assert len(logs.LONG_TITLE) >= 200
    for message in found.values():
        assert logs.LONG_TITLE in message["Subject"], message["Subject"]
        text = message.get_content().replace("\r\n", "\n")
        assert "\n  .\n  ..\n  From here to there\n" in text and "Änderung 王 👩\u200d🔬" in text, text


def the_same_log_gives_the_same_files():
    toml, _ = logs.ordinary()
    once, again = messages(toml), messages(toml)
    assert [message.as_bytes() for message in once.values()] == [message.as_bytes() for message in again.values()]


def nothing_in_a_log_adds_anything():
    for words in logs.attacks():
        for name, message in messages(logs.hostile(words)).items():
            assert [address for _, address in recipients(message)] in ([], ["rik.basra@example.org"]), (name, words)
            assert not any(c in value for value in message.values() for c in "\r\n"), words
            assert len(name) < 100 and name.startswith("2026-06-22-") and name.endswith(".eml"), name


def every_owner_in_the_sample_gets_one_message_and_nobody_else():
    found = messages(logs.SAMPLE.read_text(encoding="utf-8"), today="2023-06-22")
    asked = {name: [line[7:] for line in message.get_content().splitlines() if line.startswith("Action ")]
             for name, message in found.items()}
    assert asked == {
        "2023-06-22-adam-slonecki.eml": ["1"],
        "2023-06-22-elaine-stevenson.eml": ["5"],
        "2023-06-22-euan-walters.eml": ["5"],
        "2023-06-22-gary-bee.eml": ["2"],
        "2023-06-22-gurjit-samra-rai.eml": ["3"],
        "2023-06-22-ian-stubbs.eml": ["7"],
        "2023-06-22-john-richardson.eml": ["4"],
        "2023-06-22-rik-basra.eml": ["1", "2", "7", "8"],
    }, asked
    sent = sorted(address for message in found.values() for address in recipients(message))
    assert sent == [("Ian Stubbs", "ian.stubbs@example.org"), ("Rik Basra", "rik.basra@example.org")], sent


if __name__ == "__main__":
    ordinary_logs_are_read_as_they_were_meant()
    the_same_log_gives_the_same_files()
    nothing_in_a_log_adds_anything()
    every_owner_in_the_sample_gets_one_message_and_nobody_else()
    print(f"messages: read with Python's email; {len(logs.attacks())} attacks in every field")
