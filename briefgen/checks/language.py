"""The language lint: what in the author's own text its readers may find hard, and what the report's words are like.

In: a brief, and what each of its audiences gets. Out: remarks. They ask for changes of the author's text alone, never
of the report's, and never of a word that says how sure a statement is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.audience.profile import Profile
from briefgen.brief import AuthorText, Brief
from briefgen.checks.acronyms import acronyms_of, terms_of, unexplained_acronyms
from briefgen.checks.readability import grade, has_grade, sentence_lengths
from briefgen.diagnostics import Diagnostic, Location, note, warning
from briefgen.phrasing import counted
from briefgen.report.lexicons import lexicon
from briefgen.report.model import Passage
from briefgen.report.wording import certainty_spans
from briefgen.tailoring.author import pattern_of, repeated
from briefgen.tailoring.selection import Selection

KEEP = "words of certainty stay"


@dataclass(frozen=True, slots=True)
class Remark:
    """A diagnostic and the audiences that it is about; none where it is about the whole brief."""

    diagnostic: Diagnostic
    audiences: tuple[str, ...] = ()


def check_language(brief: Brief, selections: Sequence[Selection]) -> tuple[Remark, ...]:
    """Return what there is to say about the words of the brief, each thing once with all audiences it is about."""
    found: list[Remark] = []
    language = brief.report.language
    for text in (*_own(brief), *(figure.text for figure in brief.figures if not figure.titled)):
        readers = [s.profile for s in selections if text.passage.id in {t.passage.id for t in s.own_shown}]
        if readers:
            found.extend(_terms(text, readers, language))
            found.extend(_long_sentences(text, readers, language))
            found.extend(_grade(text, readers, language))
    found.extend(_acronyms(brief, selections))
    found.extend(_report_words(brief, selections))
    found.extend(_limits_of_the_lint(brief, selections))
    return tuple(found)


# ------------------------------------------------------------------------------------------------ the author's text


def _own(brief: Brief) -> tuple[AuthorText, ...]:
    """Return the texts that are worded by the author: a pull quote may be the report's."""
    return tuple(text for text in brief.texts if repeated(text, brief.report) is None)


def _terms(text: AuthorText, readers: Iterable[Profile], language: str) -> Iterator[Remark]:
    """Name the terms of the text in whose place a profile prefers others, as they are written there."""
    asked: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for profile in readers:
        for instead, say in profile.terms.prefer:
            written = _written(text.passage, instead, say, language)
            if written:
                asked.setdefault((written, say), []).append(profile.name)
    for (written, say), names in asked.items():
        message = f"{', '.join(f'“{form}”' for form in written)}: say “{say}” for {', '.join(names)}"
        hint = "`terms: {prefer: …}` of the audience asks for it; briefgen changes nothing"
        yield Remark(warning(message, text.location, hint), tuple(names))


def _written(passage: Passage, instead: str, say: str, language: str) -> tuple[str, ...]:
    """Return a term as written, each form once; not where it is part of the preferred one or of a word of certainty."""
    kept = [match.span() for match in pattern_of(say).finditer(passage.text)]
    kept += certainty_spans(passage, language)
    places = (match for match in pattern_of(instead).finditer(passage.text))
    return tuple(dict.fromkeys(m.group() for m in places if not _overlaps(m, kept)))


def _overlaps(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in spans)


def _long_sentences(text: AuthorText, readers: Sequence[Profile], language: str) -> Iterator[Remark]:
    lengths = sentence_lengths(text.passage.text, language)
    for number, length in enumerate(lengths, 1):
        over, names = _over(length, readers, lambda profile: profile.readability.sentence)
        if names:
            which = f"sentence {number} of {len(lengths)}" if len(lengths) > 1 else "the sentence"
            message = f"{which} in `{text.passage.id}` has {length} words, {over}"
            yield Remark(warning(message, text.location, f"make two sentences of it; {KEEP}"), names)


def _grade(text: AuthorText, readers: Sequence[Profile], language: str) -> Iterator[Remark]:
    estimate = grade(text.passage.text, language)
    over, names = _over(estimate or 0, readers, lambda profile: profile.readability.grade)
    if names:
        message = f"`{text.passage.id}` reads at school grade {estimate}, {over}"
        hint = f"an estimate (Flesch-Kincaid): shorter sentences and plainer words lower it; {KEEP}"
        yield Remark(warning(message, text.location, hint), names)


def _over(
    value: float, readers: Iterable[Profile], limit_of: Callable[[Profile], int | None]
) -> tuple[str, tuple[str, ...]]:
    """Return in words the limits that a value exceeds, the lowest first, and whose they are."""
    broken: dict[int, list[str]] = {}
    for profile in readers:
        limit = limit_of(profile)
        if limit is not None and value > limit:
            broken.setdefault(limit, []).append(profile.name)
    parts = [f"over {limit} for {', '.join(names)}" for limit, names in sorted(broken.items())]
    return "; ".join(parts), tuple(name for names in broken.values() for name in names)


def _acronyms(brief: Brief, selections: Sequence[Selection]) -> Iterator[Remark]:
    """Name each acronym of the author's that some readers get without an explanation, at its first place."""
    first: dict[str, tuple[Location | None, list[str]]] = {}
    for text in _own(brief):
        for selection in selections:
            if text.passage.id in {t.passage.id for t in selection.texts_shown}:
                for name in _unexplained(brief, selection, (text.passage,)):
                    names = first.setdefault(name, (text.location, []))[1]
                    names.extend([selection.profile.name] if selection.profile.name not in names else [])
    for name, (place, names) in first.items():
        hint = f"explain it under `glossary:`, or write it out once with “({name})” behind it"
        yield Remark(warning(f"“{name}” is not explained for {', '.join(names)}", place, hint), tuple(names))


def _unexplained(brief: Brief, selection: Selection, passages: Iterable[Passage]) -> tuple[str, ...]:
    found = (name for passage in passages for name in acronyms_of(passage))
    shown = (*selection.shown, *(text.passage for text in selection.texts_shown))
    explained = terms_of(brief.texts)
    left = unexplained_acronyms(found, (passage.text for passage in shown), brief.report.language)
    return tuple(name for name in left if name not in explained)


# ------------------------------------------------------------------------------------------------ the report's words


def _report_words(brief: Brief, selections: Iterable[Selection]) -> Iterator[Remark]:
    """Tell each audience's reader load in one line. It only informs: the report's words stay as they are."""
    for selection in selections:
        parts = [*_long_findings(selection), *_unknown_acronyms(brief, selection)]
        if parts:
            message = f"for {selection.profile.name}, in the report’s words: {'; '.join(parts)}"
            yield Remark(note(message, Location(brief.report.file)), (selection.profile.name,))


def _long_findings(selection: Selection) -> Iterator[str]:
    limit = selection.profile.readability.sentence
    longest = {
        finding.number: max((*sentence_lengths(finding.text, selection.report.language), 0))
        for finding in selection.findings_shown
    }
    over = {number: length for number, length in longest.items() if limit is not None and length > limit}
    if over:
        number = max(over, key=lambda number: (over[number], -number))
        have = "has a sentence" if len(over) == 1 else "have sentences"
        shown = f"{len(over)} of {counted(len(longest), 'finding')} shown"
        yield f"{shown} {have} over {limit} words (longest: F{number}, {over[number]} words)"


def _unknown_acronyms(brief: Brief, selection: Selection) -> Iterator[str]:
    found = _unexplained(brief, selection, selection.shown)
    if found:
        yield f"acronyms not explained: {', '.join(found)}"


def _limits_of_the_lint(brief: Brief, selections: Iterable[Selection]) -> Iterator[Remark]:
    """Say what was not looked at for want of knowledge of the language."""
    language = brief.report.language
    if lexicon(language) is None:
        said = "sentences are divided as in English, words of certainty are known in English alone, no reading grade"
        hint = "if this is not its language, set `report: {language: …}` in brief.yaml"
        yield Remark(note(f"no lexicon for the language `{language}`: {said}", Location(brief.report.file), hint))
    elif not has_grade(language) and any(selection.texts_shown for selection in selections):
        message = f"no reading grade for the language `{language}`: only English has one"
        yield Remark(note(message, Location(brief.report.file)))
