"""All example briefs: each sentence of each file has its line or its author, and nothing else has."""

from __future__ import annotations

import re
from functools import cache

import pytest

import briefgen
from briefgen.charting.rows import words
from briefgen.document.nodes import Chart, Document, Figure, Voice
from briefgen.document.text import normalised, printable
from briefgen.document.walk import blocks
from briefgen.report.model import Kind, Passage, Place, Report
from briefgen.tailoring.selection import Selection
from briefgen.tracing.standing import check_standing
from briefgen.tracing.trace import Trace
from tests.conftest import BRIEFS
from tests.example_briefs import cases
from tests.tracing.expected import FORMATS, own_words, read_back

CASES = cases()
A_STATEMENT = 3  # words; fewer may stand in a label by chance


@cache
def composed(name: str, audience: str) -> tuple[Selection, Document, str]:
    brief = briefgen.load_brief(BRIEFS / name, (audience,))
    selection = briefgen.select(brief, brief.audiences[0])
    return selection, briefgen.compose(selection, brief), brief.audiences[0].theme


@cache
def traces(name: str, audience: str, format_: str) -> Trace:
    _, document, theme = composed(name, audience)
    return read_back(document, format_, theme)


@pytest.fixture(params=[(*case, format_) for case in CASES for format_ in FORMATS], ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[Selection, Document, Trace]:
    name, audience, format_ = request.param
    selection, document, _ = composed(name, audience)
    return selection, document, traces(name, audience, format_)


def test_every_sentence_that_is_shown_has_exactly_its_line_or_its_author(
    case: tuple[Selection, Document, Trace],
) -> None:
    selection, _, trace = case
    places = {(s.text, o.place) for s in trace.said for o in s.places}
    shown = [p for p in (*selection.findings_shown, *_prose(selection)) if p.place != Place()]
    assert shown
    for passage in shown:
        for sentence in passage.sentences:
            assert (" ".join(printable(sentence.text).split()), passage.place) in places, passage.id
    own = {s.text for s in trace.said if s.words is Voice.AUTHOR}
    for text in selection.texts_shown:
        for sentence in text.passage.sentences:
            assert " ".join(sentence.text.split()) in own, text.passage.id


def _prose(selection: Selection) -> list[Passage]:
    return [passage for passages in selection.prose.values() for passage in passages]


def test_what_counts_as_the_reports_stands_there_word_for_word(case: tuple[Selection, Document, Trace]) -> None:
    selection, _, trace = case
    assert check_standing(trace, selection.report) == ()
    assert all(s.places for s in trace.sentences if s.words is Voice.REPORT)


def test_what_counts_as_the_authors_is_in_the_brief_and_not_in_the_report(
    case: tuple[Selection, Document, Trace],
) -> None:
    selection, document, trace = case
    said = [f"{t.term} ¶ {t.passage.text}" for t in selection.own_shown]
    for figure in selection.figures_shown:
        said += [figure.measure, figure.source, *figure.data.texts()]
    charts = [b.picture for b in blocks(document) if isinstance(b, Figure) and isinstance(b.picture, Chart)]
    said += [" ".join(words(chart)) for chart in charts]
    texts = " ¶ ".join([*said, _given_title(selection.report)])
    for sentence in trace.said:
        assert sentence.words is Voice.REPORT or normalised(sentence.text) in normalised(texts)


def _given_title(report: Report) -> str:
    return report.title.text if report.title.place == Place() else ""


def test_what_counts_as_briefgens_own_is_said_by_no_report_and_no_author(
    case: tuple[Selection, Document, Trace],
) -> None:
    selection, document, trace = case
    ours = f" {normalised(own_words(document))} notes "
    texts = [
        sentence.text for p in selection.report.passages() for sentence in p.sentences if p.kind is not Kind.HEADING
    ]
    texts += [sentence.text for t in selection.texts_shown for sentence in t.passage.sentences]
    statements = {n for text in texts if len((n := normalised(text)).split()) >= A_STATEMENT}
    for sentence in (s for s in trace.sentences if s.words is Voice.TOOL):
        words = normalised(re.sub(r"^Table\s\d+\. ", "", sentence.text))
        assert f" {words} " in ours, sentence.text
        assert not any(statement in words for statement in statements), sentence.text


@pytest.mark.parametrize(("name", "audience"), CASES, ids="-".join)
def test_the_three_formats_say_the_same(name: str, audience: str) -> None:
    said = [
        sorted((s.text, s.words, [o.key for o in s.places]) for s in traces(name, audience, format_).said)
        for format_ in FORMATS
    ]
    assert said[0] == said[1] == said[2]
