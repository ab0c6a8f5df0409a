"""Damaged and hostile Word files: read or refused, never a traceback, never for long."""

from __future__ import annotations

import re
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import UsageError
from briefgen.tracing.changes import changed
from tests.tracing.word_files import FEES, built, difference, edited, found, paragraph, rows, run, story, with_story

MANY = 100_000
SECONDS = 20  # a generous bound for a loaded machine: what grows with the square takes many minutes


def marks(number: int, name: str = "_bf_00c0ffee_L12", end: bool = True) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' + f'<w:bookmarkEnd w:id="{number}"/>' * end


@pytest.mark.slow
@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<w:p>{marks(n + 100)}{run('Quay.')}</w:p>" for n in range(MANY)),
        "".join(marks(n + 100, end=False) for n in range(MANY)) + f"<w:p>{run('Quay.') * 1000}</w:p>",
        "<w:p>" + "".join(marks(7, end=False) + run("a") for _ in range(MANY)) + "</w:p>",
        "".join(f"<w:p>{marks(n + 100, f'_bf_{n:08x}_L{n}')}</w:p>" for n in range(MANY)),
    ],
    ids=["empty", "open", "nested", "reports"],
)
def test_a_hundred_thousand_bookmarks_take_no_more_than_seconds(markup: str) -> None:
    data = edited(("<w:sectPr><w:headerReference", f"{markup}<w:sectPr><w:headerReference"))
    start = perf_counter()
    with suppress(UsageError):
        assert ("Small traders wait about nine days for a permit that the law promises in two.", "L13") in rows(data)
    assert perf_counter() - start < SECONDS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('w:id="5"', 'w:id="five"'),
        (' w:id="5" w:name="_bf_00c0ffee_L12"', ""),
        ('w:name="_bf_00c0ffee_L12"', 'w:name="_bf_somebody_else"'),
        ('w:name="_bf_00c0ffee_L12"', f'w:name="_bf_00c0ffee_L{"9" * 300}"'),
        ('w:name="_bf_00c0ffee_L12"', 'w:name="_BF_00C0FFEE_L12"'),
        (run(FEES), f'<w:altChunk xmlns:r="r" r:id="rId99"/>{run(FEES)}'),
        (run(FEES), f"<w:ins><w:del><w:ins/></w:del></w:ins><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{run(FEES)}"),
        ("<w:body>", "<w:body><w:r><w:t>words of no paragraph</w:t></w:r><w:bookmarkEnd/><w:bookmarkStart/>"),
    ],
    ids=range(8),
)
def test_oddities_of_one_paragraph_change_nothing_elsewhere(before: str, after: str) -> None:
    gone, _ = difference(edited((before, after)))
    assert {key for _, key in gone} <= {"L12"}
    changed(found(built()).file, edited((before, after)))


def test_bookmarks_of_one_name_or_one_id_are_all_read() -> None:
    assert difference(edited(('w:name="_bf_00c0ffee_L12_2"', 'w:name="_bf_00c0ffee_L12"'))) == ([], [])
    inside = paragraph(FEES)
    assert (FEES, "L12") in difference(edited((inside, inside + inside)))[1]


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_story_with_any_tags_lost_doubled_or_exchanged_is_read_or_refused(data: st.DataObject) -> None:
    pieces = re.split("(<w:(?:bookmark|ins|del|p|r|t)[^>]*>|</w:(?:p|r|t)>)", story(built()))
    for _ in range(data.draw(st.integers(1, 4))):
        a, b = (data.draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(("lose", "double", "exchange"))):
            case "lose":
                pieces[a] = ""
            case "double":
                pieces[a] *= 2
            case _:
                pieces[a], pieces[b] = pieces[b], pieces[a]
    broken = with_story("".join(pieces))
    with suppress(UsageError):
        found(broken)
    with suppress(UsageError):
        changed(found(built()).file, broken)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_bookmarks_thrown_about_change_no_word(data: st.DataObject) -> None:
    pieces = re.split("(<w:bookmark[^>]*>)", story(built()))
    order = data.draw(st.permutations(range(1, len(pieces), 2)))
    shuffled = list(pieces)
    for place, other in zip(range(1, len(pieces), 2), order, strict=True):
        shuffled[place] = pieces[other]
    with suppress(UsageError):
        assert letters(with_story("".join(shuffled))) == letters(built())


def letters(data: bytes) -> str:
    """Return what a file says, without signs and numbers: those that nobody said are left out."""
    return "".join(filter(str.isalpha, "".join(text for text, _ in rows(data))))
