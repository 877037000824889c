#!/usr/bin/env python3
"""Reads the calendars with the Python package `icalendar`: `python3 tests/mail/calendars.py`."""

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import logs

try:
    from icalendar import Calendar
except ImportError:
    print("calendars: left out, since the Python package `icalendar` is not here (apt: python3-icalendar)")
    sys.exit(0)


def events(toml, *arguments, today=logs.TODAY):
    """Returns the events of the calendar that the program prints."""
    with tempfile.TemporaryDirectory() as scratch:
        octets = logs.run(Path(scratch), toml, *arguments, "--format", "ics", today=today)
    lines = octets.split(b"\r\n")
    assert b"\n" not in octets.replace(b"\r\n", b"") and all(len(line) <= 75 for line in lines), octets
    calendar = Calendar.from_ical(octets.decode())
    assert calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH"
    assert set(calendar) == {"VERSION", "PRODID", "METHOD", "X-WR-CALNAME"}, calendar
    assert all(event.name == "VEVENT" and not event.errors for event in calendar.subcomponents)
    return calendar.subcomponents


def uids(found):
    return [str(event["UID"]) for event in found]


def ordinary_logs_are_read_as_they_were_meant():
    toml, people = logs.ordinary()
    found = events(toml, "list")
    assert len(set(uids(found))) == len(found) == len(people)
    for number, (event, (name, _)) in enumerate(zip(found, people), 1):
        day = date(2026, 7, number)
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (day, day + timedelta(days=1)), event
        assert event["SUMMARY"].startswith(f'Action {number} due: Report, please; on: "it" / .'), event
        text = str(event["DESCRIPTION"]).split("\n")
        assert text[0] == logs.LONG_TITLE and "From here to there" in text and "Änderung 王 👩\u200d🔬" in text, text
        owners = next(line for line in text if line.startswith("Owner: "))[7:].split(" / ")
        assert owners[0] == name, owners
    meetings = events(toml, "meetings")
    days = [date(2026, 3, 17), date(2026, 6, 30), date(2026, 9, 29)]
    assert [event["DTSTART"].dt for event in meetings] == days
    assert [str(event["SUMMARY"]) for event in meetings] == [f"{logs.LONG_TITLE}: meeting"] * 3


def a_second_import_updates():
    sample = logs.SAMPLE.read_text(encoding="utf-8")
    for arguments in (["list"], ["meetings"]):
        once, later = (events(sample, *arguments, today=today) for today in ("2023-06-22", "2023-07-03"))
        assert uids(once) == uids(later) and once
        assert all(one["SEQUENCE"] < two["SEQUENCE"] for one, two in zip(once, later))
        assert all(one["DTSTAMP"].dt < two["DTSTAMP"].dt for one, two in zip(once, later))
    moved = sample.replace("due = 2023-06-29 ", "due = 2023-07-29\nwas_due = [2023-06-29] ")
    once, again = (events(toml, "list", "--owner", "elaine", today="2023-06-22") for toml in (sample, moved))
    assert uids(once) == uids(again) and [event["SEQUENCE"] for event in once] < [event["SEQUENCE"] for event in again]
    assert [event["DTSTART"].dt for event in again] == [date(2023, 7, 29)]


def nothing_in_a_log_adds_an_event():
    for words in logs.attacks():
        for found, wanted in ((events(logs.hostile(words), "list"), 1), (events(logs.hostile(words), "meetings"), 3)):
            assert len(found) == wanted, words
            names = {"UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"}
            assert all(set(event) - {"DESCRIPTION"} == names for event in found), words


def exempt_actions_are_left_out_unless_asked_for():
    action = logs.action(1, "Secret.", ["Rik Basra"], due="2026-06-30", exempt="true")
    toml = logs.log("Riverside", [], [action])
    assert events(toml, "list") == [] and len(events(toml, "list", "--exempt")) == 1


if __name__ == "__main__":
    ordinary_logs_are_read_as_they_were_meant()
    a_second_import_updates()
    nothing_in_a_log_adds_an_event()
    exempt_actions_are_left_out_unless_asked_for()
    print(f"calendars: read with Python's icalendar; {len(logs.attacks())} attacks in every field")
