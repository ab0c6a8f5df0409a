"""Dates as a brief prints them: in English, whatever the locale of the machine."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def printed_day(day: date) -> str:
    """Return a day as text: "24 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def printed_date(iso: str) -> str:
    """Return `2026-11-24` as "24 November 2026"; empty where there is none."""
    return printed_day(date.fromisoformat(iso)) if iso else ""


def printed_embargo(moment: datetime, *, has_time: bool) -> str:
    """Return the line that a brief under embargo carries, with the time and its zone if there is a time."""
    if not has_time:
        return f"Embargoed until {printed_day(moment)}"
    zone = moment.tzname() or "local time"
    return f"Embargoed until {moment.hour:02}:{moment.minute:02} {zone}, {printed_day(moment)}"
