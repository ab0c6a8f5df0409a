"""The `marking` of a brief. In: the entry of brief.yaml. Out: days as they are printed; what is no day is told."""

from __future__ import annotations

from datetime import date, datetime

from briefgen.brief import Marking
from briefgen.config.messages import PATTERN_HINTS
from briefgen.config.schema.brief import MarkingEntry
from briefgen.dates import printed_embargo
from briefgen.diagnostics import Diagnostic
from briefgen.yaml_source.document import YamlDocument


def marking(entry: MarkingEntry, document: YamlDocument, problems: list[Diagnostic]) -> Marking:
    """Return the marking; what is wrong with it is added to `problems`."""
    embargo, day = _embargo(entry.embargo, document, problems), _day(entry.date, document, problems)
    return Marking(entry.draft, embargo, day, entry.version)


def _day(text: str, document: YamlDocument, problems: list[Diagnostic]) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        message = f"`{text}` is no day of the calendar"
        problems.append(document.error(message, ("marking", "date"), PATTERN_HINTS["date"]))
        return ""


def _embargo(text: str, document: YamlDocument, problems: list[Diagnostic]) -> str:
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        message = f"`{text}` is no point in time"
        problems.append(document.error(message, ("marking", "embargo"), PATTERN_HINTS["embargo"]))
        return ""
    return printed_embargo(moment, has_time="T" in text)
