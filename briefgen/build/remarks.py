"""What is easily overlooked in a brief, as notes of `check`: nothing here is wrong, and none of it shows in a brief.

In: a brief, and what each of its audiences gets. Out: notes, each once for the whole brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.audience.profile import builtin_names
from briefgen.brief import PULL_QUOTE, Brief
from briefgen.config.annotations import ANNOTATIONS_FILE
from briefgen.diagnostics import Diagnostic, Location, note
from briefgen.report.wording import opening_anaphor
from briefgen.tailoring.author import occurs
from briefgen.tailoring.selection import Selection

MOST = 6  # names in one note


def overlooked(brief: Brief, selections: Sequence[Selection]) -> tuple[Diagnostic, ...]:
    """Return the notes on a brief; `selections` are those of the audiences that could be tailored."""
    here = Location(str(brief.file))
    return (
        *_citing_nothing(brief, here),
        *_words_nowhere(brief, selections, here),
        *_allegations_in_front(brief),
        *_in_place_of_shipped(brief),
        *_attached_nowhere(brief, here),
        *_quotes_pointing_back(brief),
    )


def _citing_nothing(brief: Brief, here: Location) -> Iterator[Diagnostic]:
    names = [text.passage.id for text in brief.texts if not text.cites and not text.term]
    if names:
        hint = "name the findings that a text stands on: `cites: [ID]`, or `supports:` of a recommendation"
        yield note(f"nothing that is withheld takes them along, for they cite nothing: {_listed(names)}", here, hint)


def _words_nowhere(brief: Brief, selections: Sequence[Selection], here: Location) -> Iterator[Diagnostic]:
    """Name the words of the glossary that no brief has; silent where not every audience was looked at."""
    if {profile.name for profile in brief.configured} - {s.profile.name for s in selections}:
        return
    printed = [passage.text for s in selections for passage in s.shown]
    printed += [text.passage.text for s in selections for text in s.texts_shown if not text.term]
    names = [text.term for text in brief.texts if text.term and not occurs(text.term, printed)]
    if names:
        hint = "they are explained nowhere: write them as the report does, or take them out"
        yield note(f"words of the glossary that stand in no brief: {_listed(names)}", here, hint)


def _allegations_in_front(brief: Brief) -> Iterator[Diagnostic]:
    names = [p.id for p in brief.report.findings if p.key_message and p.is_allegation]
    if names:
        its_file = brief.folder / ANNOTATIONS_FILE
        where = Location(str(its_file if not brief.bare and its_file.is_file() else brief.file))
        hint = "take `key_message: true` away to keep an allegation out of what stands in front"
        message = f"an allegation with `key_message: true` may now stand among key messages: {_listed(names)}"
        yield note(message, where, hint)


def _in_place_of_shipped(brief: Brief) -> Iterator[Diagnostic]:
    for name in builtin_names():
        path = brief.folder / "audiences" / f"{name}.yaml"
        if not brief.bare and path.is_file():
            hint = "if that is not meant, give the file another name"
            yield note(f"this file stands in place of the shipped audience `{name}`", Location(str(path)), hint)


def _attached_nowhere(brief: Brief, here: Location) -> Iterator[Diagnostic]:
    names = [p.name for p in brief.audiences if p.attach and "pdf" not in brief.formats_for(p)]
    if names:
        hint = "add pdf to `formats:`, or take `attach:` away: only a PDF carries files"
        yield note(f"what `attach:` asks for is in no file, as no PDF is made: {_listed(names)}", here, hint)


def _quotes_pointing_back(brief: Brief) -> Iterator[Diagnostic]:
    for text in brief.texts:
        words = opening_anaphor(text.passage, brief.report.language) if text.section == PULL_QUOTE else ""
        if words:
            hint = "it stands alone on the page: see whether readers can tell what it means, or quote what is before it"
            yield note(f"`{text.passage.id}` opens with “{words}”", text.location, hint)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return f"{', '.join(names[:MOST])}{more}"
