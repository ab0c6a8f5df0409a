"""Whatever a file holds, reading it gives a report or a ReportError, and what it gives is exact."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.errors import ReportError
from briefgen.report.cues import find_cues
from briefgen.report.model import Report
from briefgen.report.sentences import split_sentences
from briefgen.yaml_source import parse
from tests.report.reading import SEED, read

WORDS = st.sampled_from(
    [
        *(
            "Findings",
            "Conclusion",
            "- Fees fell.",
            "Fees",
            "1. Ports",
            "2. Ports",
            "(a) permits",
            "===",
            "---",
            "",
            "  then",
        ),
        *(
            "\t",
            "\f",
            "why it is so. QUELL - inter-",
            "#",
            "# A",
            "Zedlander groups reportedly",
            "•",
            "•x",
            "a: b",
            "\u2028",
        ),
        *("ANNEX", "…", "Mr. A. said “no. Yes", "U.S. The", "كتاب؟ نعم", "ខ្មែរ។ក"),
        "The ports of Zedland earn a fifth of the income of the state, and nobody knows",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=30).map("\n".join), st.text(max_size=300))
YAML_CHARACTERS = st.text(alphabet="ab:-?[]{}&*!|>'\"#%@`,\n \t01~é😀\u2028\x85", max_size=80)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates())
KEYS = st.sampled_from(
    ["title", "lead", "parts", "heading", "role", "findings", "text", "id", "to", "tlp", "themes", "allegation", "x"]
)
VALUES = st.recursive(
    SCALARS, lambda v: st.one_of(st.lists(v, max_size=4), st.dictionaries(KEYS, v, max_size=5)), max_leaves=20
)

FEW = settings(max_examples=150, deadline=None)


def read_or_refuse(content: str | bytes, name: str) -> Report | None:
    try:
        return read(content, name)
    except ReportError as refusal:
        said = refusal.diagnostics
    assert said
    assert all(d.message and d.location for d in said)
    return None


def check(report: Report) -> None:
    ids = [p.id for p in report.passages()]
    assert len(set(ids)) == len(ids)
    assert len({part.id for part in report.parts}) == len(report.parts)
    assert [p.number for p in report.findings] == list(range(1, len(report.findings) + 1))
    for passage in report.passages():
        assert passage.text
        for sentence in passage.sentences:
            assert passage.text[sentence.start : sentence.end] == sentence.text


@FEW
@given(TEXTS)
@example("0\n-\n0")
@example("\x1f")
@example("\ufeff\ufeff")
def test_any_text_is_a_report_or_refused_and_its_words_stand_on_their_lines(text: str) -> None:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return
    report = read_or_refuse(data, "report.txt")
    if report is None:
        return
    check(report)
    lines = re.split("\r\n|\r|\n", text)
    for passage in report.passages():
        if passage.place.line:
            first = re.split("[ \u00ad\u2010-]", passage.text, maxsplit=1)[0]
            assert first in lines[passage.place.line - 1]


@FEW
@given(st.binary(max_size=200))
@example(b"\xed\xa0\x80")
def test_any_bytes_are_a_report_or_refused(data: bytes) -> None:
    for name in ("report.txt", "report.yaml"):
        report = read_or_refuse(data, name)
        if report:
            check(report)


@FEW
@given(st.one_of(YAML_CHARACTERS, st.text(max_size=60)))
def test_any_yaml_text_is_a_report_or_refused(text: str) -> None:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return
    read_or_refuse(data, "report.yaml")
    document = parse(text, "f.yaml")
    for line, column in [*document.places.values(), *document.key_places.values()]:
        assert 1 <= line <= len(document.lines)
        assert 1 <= column <= len(document.lines[line - 1]) + 1


@FEW
@given(VALUES)
def test_any_yaml_data_is_a_report_or_refused(data: object) -> None:
    report = read_or_refuse(yaml.safe_dump(data, allow_unicode=True), "report.yaml")
    if report:
        check(report)


@FEW
@given(TEXTS)
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    found = split_sentences(text)
    assert all(text[s.start : s.end] == s.text and s.text == s.text.strip() and s.text for s in found)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())


@FEW
@given(TEXTS)
def test_cues_stand_in_the_text(text: str) -> None:
    for cue in find_cues(text):
        assert cue.text
        assert cue.text in text


def test_reading_is_a_pure_function_of_the_bytes() -> None:
    assert read(SEED.read_bytes()) == read(SEED.read_bytes())


def operations(work: Callable[[], object]) -> int:
    """Return how many calls a piece of work makes."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def long_text(bullets: int) -> str:
    bullet = "- Zedlander groups reportedly pay no fees in Quell, and nobody knows why. These ships are old.\n"
    return (
        "Ports\nFindings\n"
        + "".join(("Fees\n" if n % 7 == 0 else "") + bullet for n in range(bullets))
        + "Conclusion\nDone.\n"
    )


def long_yaml(bullets: int) -> str:
    return "title: Ports\nparts:\n- heading: Findings\n  findings:\n" + "  - Fees fell by 15% in a year.\n" * bullets


def test_the_work_grows_as_the_report_does_and_no_faster() -> None:
    for make, name in ((long_text, "report.txt"), (long_yaml, "report.yaml")):
        read(make(5), name)
        small = operations(partial(read, make(100), name))
        assert operations(partial(read, make(800), name)) < 8.8 * small
