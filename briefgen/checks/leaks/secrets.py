"""What the files of one audience must not hold, and what they may although it stands there, too.

In: a selection, the document made of it, the brief. Out: `Secrets`: the texts that this audience may not see, each with
its fingerprints, and all that it gets by right. What only the author's words or own templates repeat is no right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from briefgen.audience.profile import builtin_names, builtin_source
from briefgen.brief import Brief
from briefgen.charting.scale import tick_texts
from briefgen.checks.leaks.figures import marks_of_tables, of_figures, of_tables, texts_of_tables
from briefgen.checks.leaks.fingerprints import Fingerprints, fingerprints, seen, whole
from briefgen.checks.leaks.folding import spaced, squashed
from briefgen.checks.leaks.names import SQUASHED
from briefgen.checks.leaks.numbers import is_telling
from briefgen.document import walk
from briefgen.document.nodes import Chart, CrossReference, Document, Figure, List, Reference, Table, Text, Voice
from briefgen.report.model import NAMES, Kind, Passage, Place, Report, Role
from briefgen.report.taxonomy import shipped_names
from briefgen.tailoring.author import is_meant
from briefgen.tailoring.selection import Fate, Selection

LONGEST_SMALL_WORD = 3  # letters of "and", "for"
_FIRST_WORDS = 40  # characters of an item that its number can seem to count
ENOUGH = 6  # letters of an author's or a publisher's name


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

    def holds_phrase(self, letters: str, told: str) -> bool:
        """Tell whether a name of several words stands in what may be seen."""
        return letters in self.squashed if len(letters) >= SQUASHED else f" {spaced(told)} " in self.spaced

    def holds_single(self, word: str) -> bool:
        """Tell whether a name of one word stands in what may be seen, as a name or in capitals."""
        small = word.casefold()
        return not self.words.isdisjoint(cases(word)) or (len(small) >= SQUASHED and small in self.squashed)

    def without(self, kept: Fingerprints, taken: set[str]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
        """Return names and numbers that do not stand in what may be seen and are not taken yet; then they are."""
        phrases = {n: told for n, told in kept.phrases.items() if n not in taken and not self.holds_phrase(n, told)}
        singles = {n: n for n in kept.singles if n not in taken and not self.holds_single(n)}
        numbers = {n: told for n, told in kept.numbers.items() if n not in taken and n not in self.numbers}
        taken.update(phrases, singles, numbers)
        return phrases, singles, numbers


def cases(word: str) -> tuple[str, ...]:
    """Return a name of one word as it may be written: "Quell", "QUELL"."""
    return (word, word.upper(), word.capitalize()) if word.isupper() else (word, word.upper())


@dataclass(frozen=True, slots=True)
class Secret:
    """A text to keep: `source` is its id for the analyst, `kept` has its runs, `right` what may repeat them.

    `phrases`, `singles` and `numbers` are those fingerprints that nothing the audience may see repeats; what several
    texts share stands with the first of them.
    """

    source: str
    kept: Fingerprints
    right: Right
    phrases: Mapping[str, str]
    singles: Mapping[str, str]
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What to look for in the files of an audience.

    `marks` are ids and places of what is withheld, with the id they give away; `ids` are the ids among them, `places`
    finds the keys of all places.
    """

    audience: str
    secrets: tuple[Secret, ...]
    marks: Mapping[str, str]
    ids: tuple[str, ...]
    places: re.Pattern[str]
    language: str


def secrets_of(selection: Selection, document: Document, brief: Brief) -> Secrets:
    """Gather what an audience may not see: withheld passages and texts, notes, what is for others, who wrote it."""
    report = selection.report
    kept = [p for p in report.passages() if selection.decisions[p.id].fate is Fate.WITHHELD or _empty(p, selection)]
    right = _right(report, (*_seen(selection, brief), *_told(document, selection, brief)), in_order=_in_order(document))
    right = replace(right, numbers=right.numbers | _counts(document, report.language))
    said = (words for figure in selection.figures_shown for words in figure.words())
    own = _right(report, (*(text.passage.text for text in selection.texts_shown), *said), right)
    letterhead = tuple(_letterhead(brief))
    named, own_named = (replace(_right(report, letterhead, by), numbers=by.numbers) for by in (right, own))
    marks = _marks(kept, selection) | marks_of_tables(selection)
    taken: set[str] = set()
    of_report = (*_kept(kept, report), *of_tables(selection))  # no right by what the author copies of it
    secrets = [_secret(source, found, right, named, taken) for source, found in of_report]
    for text in selection.texts_withheld:  # names and numbers that the author says to this audience elsewhere are none
        found = fingerprints(text.passage.text, report.language)
        secrets.append(_secret(text.passage.id, found, right, own_named, taken))
    for source, found, is_data in of_figures(selection):  # the same data may stand in a figure that is shown
        secrets.append(_secret(source, found, own if is_data else right, own_named, taken))
    secrets.extend(_secret(source, found, own, own_named, taken) for source, found in _for_others(brief, selection))
    notes = ((f"note of {name}", fingerprints(note, report.language)) for name, note in brief.notes.items())
    about = ((name, whole(value)) for name, value in _about(report, selection))
    secrets.extend(_secret(source, found, right, named, taken) for source, found in (*notes, *about))
    return Secrets(
        selection.profile.name,
        tuple(secrets),
        marks,
        tuple(mark for mark in marks if "." in mark),
        re.compile(rf"{report.sha256[:8].casefold()}_(l\d+|p\d+b\d+)(?!\d)"),
        report.language,
    )


def _secret(source: str, found: Fingerprints, right: Right, named: Right, taken: set[str]) -> Secret:
    """Return a text to keep. `named` also has the words of a letterhead: they excuse names, but no run and no number.

    A run that is nothing but a name (a source "Quell Harbour Office") is a name.
    """
    only_names = {n for n, told in found.runs.items() if _is_name(n, told, found) and named.holds_phrase(n, told)}
    by = replace(right, runs=right.runs | only_names) if only_names else right
    return Secret(source, found, by, *named.without(found, taken))


def _is_name(run: str, told: str, found: Fingerprints) -> bool:
    """Tell whether a run is a name, or in capitals but for its small words: "Ministry of Ports and Fisheries"."""
    return run in found.phrases or all(w[:1].isupper() or len(w) <= LONGEST_SMALL_WORD for w in told.split())


def _kept(kept: Iterable[Passage], report: Report) -> Iterator[tuple[str, Fingerprints]]:
    """Yield the fingerprints of what is withheld of the report, and of the sources that it names."""
    ignored = {p.id for p in report.passages_of(Role.IGNORE)}
    for passage in kept:
        quiet = passage.kind in NAMES or passage.id in ignored
        yield passage.id, fingerprints(passage.text, report.language, quiet)
        if passage.source:
            yield passage.id, fingerprints(passage.source, report.language)


def _for_others(brief: Brief, selection: Selection) -> Iterator[tuple[str, Fingerprints]]:
    """Yield the fingerprints of the author's texts that are meant for other audiences alone."""
    for text in brief.texts:
        if not is_meant(text, selection.profile):
            yield text.passage.id, fingerprints(text.passage.text, selection.report.language)


def _about(report: Report, selection: Selection) -> Iterator[tuple[str, str]]:
    """Yield who wrote the report, when and where, as far as the audience may not know it."""
    found = {"report.url": report.url}
    if not selection.tells_of_report:
        found |= {"report.author": report.author, "report.publisher": report.publisher, "report.date": report.date}
    elif selection.shows(report.title):
        found = {}
    yield from ((name, value) for name, value in found.items() if len(squashed(value)) >= ENOUGH)


def _empty(passage: Passage, selection: Selection) -> bool:
    """Tell whether a passage is a heading under which everything is withheld."""
    if passage.kind is not Kind.HEADING or selection.shows(passage):
        return False
    below = selection.report.ids_under(passage.id) - {passage.id}
    return bool(below) and all(selection.decisions[name].fate is Fate.WITHHELD for name in below)


def _seen(selection: Selection, brief: Brief) -> Iterator[str]:
    """Yield what the audience may see of the report, whether there was room for it or not; no title of the author's."""
    report = selection.report
    for passage in report.passages():
        if passage.place == Place() and not brief.bare:
            continue
        if selection.decisions[passage.id].fate is not Fate.WITHHELD and not _empty(passage, selection):
            yield passage.text
            yield passage.source
    yield from texts_of_tables(selection)
    if selection.tells_of_report:
        yield from (report.author, report.publisher, report.date)
        yield report.url if selection.shows(report.title) else ""


def _letterhead(brief: Brief) -> Iterator[str]:
    """Yield what the publisher prints of itself: names in it are its own, its sentences and numbers are not."""
    contact = brief.contact
    yield from (brief.publisher, contact.office, contact.email, contact.phone, contact.url)
    yield from brief.house_style.words if brief.house_style else ()
    if brief.brand:
        yield brief.brand.organisation
    if brief.brand and brief.brand.logo:
        yield brief.brand.logo.alternative


def _told(document: Document, selection: Selection, brief: Brief) -> Iterator[str]:
    """Yield what the tool says of itself."""
    marking = brief.marking
    if brief.bare:  # the name of the report's file, which the analyst gave to everybody
        yield re.sub(r"[-_]", " ", brief.name).title()
    yield from (marking.embargo, marking.date, marking.version, document.metadata.date, str(selection.label))
    configured = (*_by_length(_letterhead(brief)), *_configured(selection))
    for block in walk.blocks(document):
        if isinstance(block, Table | Figure):
            yield block.label
        if isinstance(block, Figure) and isinstance(block.picture, Chart):
            yield from tick_texts(block.picture)
        for inline in walk.inner_inlines(walk.own_inlines(block)):
            if isinstance(inline, Reference | CrossReference):
                yield inline.text
            elif isinstance(inline, Text) and inline.provenance.voice is Voice.TOOL:
                said = inline.text
                for words_of_others in configured:
                    said = said.replace(words_of_others, " | ")
                yield said


def _numbered(document: Document) -> Iterator[str]:
    """Yield the numbers of lists, and those that fill cells, before the words that follow: they count nothing."""
    for block in walk.blocks(document):
        if isinstance(block, List) and block.ordered:
            for number, item in enumerate(block.items, block.start):
                first = walk.plain(walk.own_inlines(item.blocks[0]))[:_FIRST_WORDS] if item.blocks else ""
                yield f"{number} {first}"
        elif isinstance(block, Table):
            cells = [walk.plain(cell.content) for row in (block.header, *block.rows) for cell in row]
            yield from _beside(cells)
        elif isinstance(block, Figure) and isinstance(block.picture, Chart):
            for series in block.picture.series:
                pairs = zip(block.picture.categories, series.data, strict=True)
                yield from _beside([text for name, datum in pairs for text in (name, datum.text)])


def _beside(cells: Sequence[str]) -> Iterator[str]:
    """Yield each number that fills a cell before the first words of the next one: it does not count them."""
    for cell, following in pairwise(cells):
        if cell[:1].isdigit() and not any(map(str.isalpha, cell)):
            yield f"{cell} {following[:_FIRST_WORDS]}"


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
    return _by_length(found)


def _by_length(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that say something, the longest first."""
    return tuple(sorted(filter(None, texts), key=lambda text: (-len(text), text)))


@cache
def _shipped() -> str:
    return "\n".join(map(builtin_source, builtin_names()))


def _counts(document: Document, language: str) -> frozenset[str]:
    """Return the numbers that lists and cells seem to count with: only their number and the unit it seems to have.

    A number of several digits tells something by itself, wherever it stands: what a heading of cells counts is no unit
    beside it.
    """
    return frozenset(
        number
        for text in _numbered(document)
        for number in seen(text, language).numbers
        if number.partition(" ")[0] == re.sub(r"[^\d.]", "", text.partition(" ")[0]) and not is_telling(number)
    )


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


def _in_order(document: Document) -> Iterator[str]:
    """Yield the report's words as the brief sets them: what goes over from one passage into the next is no run."""
    for block in walk.blocks(document):
        for inline in walk.inner_inlines(walk.own_inlines(block)):
            if isinstance(inline, Text) and inline.provenance.voice is Voice.REPORT:
                yield inline.text


def _right(report: Report, texts: Iterable[str], more: Right | None = None, in_order: Iterable[str] = ()) -> Right:
    found = [seen(text, report.language) for text in dict.fromkeys(texts) if text]
    joined = "".join(f" {text.spaced} |" for text in found)
    following = " ".join(seen(text, report.language).spaced for text in in_order)
    runs, counted, said = frozenset[str](), frozenset[str](), frozenset[str]()
    if more is not None:
        runs, counted, said, joined = more.runs, more.numbers, more.words, more.spaced + joined
        following = more.squashed
    return Right(
        runs.union(*(text.runs for text in found)),
        joined,
        f"{joined}|{following}".replace(" ", ""),
        counted.union(*(text.numbers for text in found)),
        said.union(*(text.words for text in found)),
    )
