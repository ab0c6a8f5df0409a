"""The words of a figure: that they accuse nobody, and that every number in them stands in its data or in what it cites.

In: a figure as it would be shown, the report, where its keys stand. Out: problems. A caption has no room for a flag, so
nothing that needs one may stand in a figure; the same holds for headlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.brief import BriefFigure
from briefgen.diagnostics import Diagnostic
from briefgen.document.nodes import ChartKind
from briefgen.report.cues import find_cues
from briefgen.report.model import Cue, CueKind, Passage, Report
from briefgen.report.numbers import values_in
from briefgen.tailoring.author import stands_on
from briefgen.tailoring.select import why_allegation
from briefgen.yaml_source.document import KeyPath, YamlDocument

_NO_FLAG = "a figure cannot flag it: take it out, and let the report say it, whole and flagged"


def word_problems(
    figure: BriefFigure, report: Report, document: YamlDocument, path: KeyPath, cites: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the words of a figure; `cites` are its ids as they are written."""
    yield from _accusing(figure, document, path)
    yield from _resting_on_allegations(figure, report, document, path, cites)
    yield from _unknown_numbers(figure, report, document, path)


def _said(figure: BriefFigure) -> Iterator[tuple[str, str]]:
    """Yield the author's words, by key."""
    if not figure.titled:
        yield "caption", figure.text.passage.text
    yield "measure", figure.measure
    yield "alt", figure.alternative
    yield "reference", figure.reference[1] if figure.reference else ""


def _accusing(figure: BriefFigure, document: YamlDocument, path: KeyPath) -> Iterator[Diagnostic]:
    if figure.text.passage.allegation:
        hint = "delete the line if it accuses nobody; else set what it says as text"
        yield document.error("no figure may hold an allegation", (*path, "allegation"), hint)
        return
    excused = figure.text.passage.allegation is False
    for key, words in _said(figure):
        if cue := _cue(words, figure.language, excused=excused):
            hint = "say it otherwise; `allegation: false` if it accuses nobody"
            yield document.error(f"`{key}` {_counts(cue)}", (*path, key), hint)
    shown = (*figure.data.texts(), figure.source, figure.text.passage.text if figure.titled else "")
    if cue := _cue("\n".join(shown), figure.language, excused=excused):
        hint = f"{_NO_FLAG}; `allegation: false` if it accuses nobody"
        yield document.error(f"what it shows {_counts(cue)}", path, hint, key=True)


def _cue(words: str, language: str, *, excused: bool) -> Cue | None:
    """Return the first cue that no figure may have; `allegation: false` excuses those of allegations."""
    cues = (c for line in words.splitlines() for c in find_cues(line, language))
    return next((cue for cue in cues if not (excused and cue.kind is CueKind.ALLEGATION)), None)


def _counts(cue: Cue) -> str:
    kind = "an allegation" if cue.kind is CueKind.ALLEGATION else "a statement about a group of people"
    return f"counts as {kind} (“{cue.text}”)"


def _resting_on_allegations(
    figure: BriefFigure, report: Report, document: YamlDocument, path: KeyPath, cites: tuple[str, ...]
) -> Iterator[Diagnostic]:
    ids = stands_on(figure.text, report)
    written = dict(zip(figure.text.cites, cites, strict=False))
    told: set[str] = set()
    for passage in report.passages():
        if passage.id not in ids or not _is_delicate(passage) or ids[passage.id] in told:
            continue
        told.add(ids[passage.id])
        name = written.get(ids[passage.id], ids[passage.id])
        place = (*path, "cites", cites.index(name)) if name in cites else path
        message = f"no figure may rest on `{passage.id}`, which counts as an allegation ({why_allegation(passage)})"
        yield document.error(message, place, _NO_FLAG)


def _is_delicate(passage: Passage) -> bool:
    return passage.is_allegation or any(cue.kind is CueKind.GROUP for cue in passage.cues)


def _unknown_numbers(
    figure: BriefFigure, report: Report, document: YamlDocument, path: KeyPath
) -> Iterator[Diagnostic]:
    """Yield an error for each number of the author's words that neither the data nor what is cited gives."""
    known = _known_numbers(figure, report)
    for key, words in _said(figure):
        for written, value in values_in(words, figure.language):
            if value not in known:
                hint = "take it from the data or from a finding that the figure cites, or leave it out"
                yield document.error(
                    f"`{key}` says {written}, and neither data nor cited findings do", (*path, key), hint
                )


def _known_numbers(figure: BriefFigure, report: Report) -> frozenset[Decimal]:
    ids = stands_on(figure.text, report)
    texts = [p.text for p in report.passages() if p.id in ids]
    texts += [p.source for p in report.passages() if p.id in ids]
    texts += [*figure.data.texts(), figure.source]
    texts += [figure.drawn_from.source, figure.drawn_from.title] if figure.drawn_from else []
    found = {abs(value) for text in texts for _, value in values_in(text, figure.language)}
    counts = {Decimal(len(figure.data.rows)), Decimal(len(figure.data.header) - 1)}
    axis = {
        abs(value) for value in (figure.start, figure.reference[0] if figure.reference else None) if value is not None
    }
    return frozenset(found | counts | axis | ({Decimal(0)} if figure.chart is ChartKind.BAR else set()))
