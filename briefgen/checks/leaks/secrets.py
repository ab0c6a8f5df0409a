"""What the files of one audience must not hold, and what they may although it stands there, too.

In: a selection, the document made of it, the brief. Out: `Secrets`: the texts that this audience may not see, each with
its fingerprints, and all that it gets by right. What only the author's words or own templates repeat is no right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefgen.audience.profile import builtin_names, builtin_source
from briefgen.brief import Brief
from briefgen.checks.leaks.fingerprints import Fingerprints, fingerprints, seen, whole
from briefgen.checks.leaks.folding import spaced, squashed
from briefgen.document import walk
from briefgen.document.nodes import Document, Reference, Text, Voice
from briefgen.report.model import NAMES, Kind, Passage, Report, Role
from briefgen.report.taxonomy import shipped_names
from briefgen.tailoring.selection import Fate, Selection

ENOUGH = 6  # letters of an author's or a publisher's name


@dataclass(frozen=True, slots=True)
class Secret:
    """A text to keep: `source` is its id for the analyst, `kept` what is looked for.

    `own` says that its names and numbers are the author's, who may use them to this audience elsewhere; `shared` that
    so are its runs.
    """

    source: str
    kept: Fingerprints
    own: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Right:
    """What an audience gets by right: the runs, the words and the numbers of what it may see."""

    runs: frozenset[str]
    spaced: str
    squashed: str
    numbers: frozenset[str]
    words: frozenset[str]

    def holds_run(self, run: str) -> bool:
        """Tell whether a run, or a text too short for one, stands in what may be seen."""
        return run in self.runs or run in self.squashed

    def holds_phrase(self, told: str) -> bool:
        """Tell whether the words of a name stand in what may be seen."""
        return f" {spaced(told)} " in self.spaced

    def holds_single(self, word: str) -> bool:
        """Tell whether a name of one word stands in what may be seen, as a name or in capitals."""
        return not self.words.isdisjoint(cases(word))


def cases(word: str) -> tuple[str, ...]:
    """Return a name of one word as it may be written: "Quell", "QUELL"."""
    return (word, word.upper(), word.capitalize()) if word.isupper() else (word, word.upper())


@dataclass(frozen=True, slots=True)
class Secrets:
    """What to look for in the files of an audience.

    `marks` are ids and places of what is withheld, with the id they give away; `places` finds the keys of all places.
    """

    audience: str
    secrets: tuple[Secret, ...]
    right: Right
    own_right: Right  # and what the author says to this audience
    marks: Mapping[str, str]
    places: re.Pattern[str]
    language: str


def secrets_of(selection: Selection, document: Document, brief: Brief) -> Secrets:
    """Gather what an audience may not see: withheld passages and texts, notes, what is for others, who wrote it."""
    report = selection.report
    right = _right(report, (*_seen(selection), *_told(document, selection, brief)))
    own = tuple(text.passage.text for text in selection.texts_shown)
    kept = [p for p in report.passages() if selection.decisions[p.id].fate is Fate.WITHHELD or _empty(p, selection)]
    return Secrets(
        selection.profile.name,
        tuple(_secrets(kept, selection, brief)),
        right,
        _right(report, own, right),
        _marks(kept, selection),
        re.compile(rf"{report.sha256[:8].casefold()}_(l\d+|p\d+b\d+)(?!\d)"),
        report.language,
    )


def _secrets(kept: Iterable[Passage], selection: Selection, brief: Brief) -> Iterator[Secret]:
    report = selection.report
    ignored = {p.id for p in report.passages_of(Role.IGNORE)}
    for passage in kept:
        quiet = passage.kind in NAMES or passage.id in ignored
        yield Secret(passage.id, fingerprints(passage.text, report.language, quiet))
        if passage.source:
            yield Secret(passage.id, fingerprints(passage.source, report.language))
    for text in selection.texts_withheld:
        yield Secret(text.passage.id, fingerprints(text.passage.text, report.language), own=True)
    for text in brief.texts:
        if text.audience not in ("", selection.profile.name):
            yield Secret(text.passage.id, fingerprints(text.passage.text, report.language), own=True, shared=True)
    for identifier, note in brief.notes.items():
        yield Secret(f"note of {identifier}", fingerprints(note, report.language))
    for name, value in _about(report, selection):
        if len(squashed(value)) >= ENOUGH:
            yield Secret(name, whole(value))


def _about(report: Report, selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield who wrote the report, when and where, as far as the audience may not know it."""
    if not selection.tells_of_report:
        yield from (("report.author", report.author), ("report.publisher", report.publisher))
        yield "report.date", report.date
    if not (selection.tells_of_report and selection.shows(report.title)):
        yield "report.url", report.url


def _empty(passage: Passage, selection: Selection) -> bool:
    """Tell whether a passage is a heading under which everything is withheld."""
    if passage.kind is not Kind.HEADING or selection.shows(passage):
        return False
    below = selection.report.ids_under(passage.id) - {passage.id}
    return bool(below) and all(selection.decisions[name].fate is Fate.WITHHELD for name in below)


def _seen(selection: Selection) -> Iterator[str]:
    """Yield what the audience may see of the report, whether there was room for it or not."""
    report = selection.report
    for passage in report.passages():
        if selection.decisions[passage.id].fate is not Fate.WITHHELD and not _empty(passage, selection):
            yield passage.text
            yield passage.source
    if selection.tells_of_report:
        yield from (report.author, report.publisher, report.date)
        yield report.url if selection.shows(report.title) else ""


def _told(document: Document, selection: Selection, brief: Brief) -> Iterator[str]:
    """Yield what the tool says of itself, and what the publisher prints of itself."""
    marking, contact = brief.marking, brief.contact
    yield from (brief.publisher, contact.office, contact.email, contact.phone, contact.url)
    yield from (marking.embargo, marking.date, marking.version, document.metadata.date, str(selection.label))
    configured = _configured(selection)
    for block in walk.blocks(document):
        for inline in walk.inner_inlines(walk.own_inlines(block)):
            if isinstance(inline, Reference):
                yield inline.text
            elif isinstance(inline, Text) and inline.provenance.voice is Voice.TOOL:
                said = inline.text
                for words_of_others in configured:
                    said = said.replace(words_of_others, " | ")
                yield said


def _configured(selection: Selection) -> tuple[str, ...]:
    """Return what the tool prints and the analyst chose: labels, headings and themes that do not come with it."""
    profile = selection.profile
    chosen = [profile.label, profile.product, *(plan.heading for plan in profile.sections)]
    shipped = _shipped()
    found = {text for text in chosen if text and text not in shipped}
    themes = {theme for p in selection.report.passages() for theme in p.all_themes} - shipped_names()
    for theme in themes:
        said = theme.replace("-", " ").replace("_", " ").strip()
        found.update((said, said[:1].upper() + said[1:]))
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


@cache
def _shipped() -> str:
    return "\n".join(map(builtin_source, builtin_names()))


def _marks(kept: Iterable[Passage], selection: Selection) -> dict[str, str]:
    """Return the ids and the places of what is withheld; a place that a shown passage has, too, gives nothing away."""
    report = selection.report
    free = {p.place.key for p in report.passages() if selection.decisions[p.id].fate is not Fate.WITHHELD}
    found: dict[str, str] = {}
    for passage in kept:
        if passage.place.key not in free:
            found[passage.place.key.casefold()] = passage.id
        if "." in passage.id:
            found[passage.id.casefold()] = passage.id
    return found


def _right(report: Report, texts: Iterable[str], more: Right | None = None) -> Right:
    found = [seen(text, report.language) for text in dict.fromkeys(texts) if text]
    joined = "".join(f" {text.spaced} |" for text in found)
    runs, counted, said = frozenset[str](), frozenset[str](), frozenset[str]()
    if more is not None:
        runs, counted, said, joined = more.runs, more.numbers, more.words, more.spaced + joined
    return Right(
        runs.union(*(text.runs for text in found)),
        joined,
        joined.replace(" ", ""),
        counted.union(*(text.numbers for text in found)),
        said.union(*(text.words for text in found)),
    )
