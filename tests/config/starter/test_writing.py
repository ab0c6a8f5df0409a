"""Words of a report in YAML: one line each, read back as the text they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.config.starter.writing import aligned, comment, first_words, key, quoted
from briefgen.yaml_source import parse

KHMER = "កំពង់ផែនៃប្រទេសហ្សេតលែនរកបានមួយភាគប្រាំនៃប្រាក់ចំណូល"
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(texts)
def test_a_quotation_is_read_back_as_the_text_it_was(text: str) -> None:
    document = parse(f"- {quoted(text)}\n- {{{quoted(text)}: 1}}\n", "starter.yaml")
    assert document.diagnostics == ()
    assert document.data == [text, {text: 1}]


@given(texts)
def test_a_key_is_read_back_as_the_text_it_was(text: str) -> None:
    document = parse(f"{key(text)}:\n", "starter.yaml")
    assert document.diagnostics == ()
    assert document.data == {text: None}


@given(texts, st.integers(10, 90))
def test_a_comment_is_no_more_than_a_comment(text: str, width: int) -> None:
    document = parse(f"# {comment(text)}\na: 1  # {first_words(text, width)}\nb: 2\n", "starter.yaml")
    assert document.diagnostics == ()
    assert document.data == {"a": 1, "b": 2}
    assert len(document.lines) == 4


@pytest.mark.parametrize("word", ["no", "Yes", "null", "1", "1.5", "0x1F", "1e5", "-", "a b", "a: b", "é", "<<"])
def test_a_key_that_could_be_something_else_is_quoted(word: str) -> None:
    assert key(word) == f'"{word}"'


def test_a_plain_id_is_not_quoted() -> None:
    assert key("fees-income.1") == "fees-income.1"


def test_first_words_end_at_a_word_and_are_exactly_those_of_the_text() -> None:
    text = "Fees fell: by “a tenth” # within  a year, it’s said."
    assert first_words(text, 80) == text
    assert first_words(text, 26) == "Fees fell: by “a tenth” # …"
    assert first_words(text, 25) == "Fees fell: by “a tenth” # …"
    assert first_words(text, 24) == "Fees fell: by “a tenth” …"


def test_a_script_without_spaces_is_cut_between_letters_with_their_marks() -> None:
    for width in range(10, 40):
        cut = first_words(KHMER, width).removesuffix(" …")
        assert KHMER.startswith(cut)
        assert 0 < len(cut) <= width
        following = KHMER[len(cut)]
        assert not "\u17b4" <= following <= "\u17d3", (width, cut)
        assert not cut.endswith("\u17d2")


def test_what_cannot_be_printed_is_shown_by_its_code() -> None:
    assert comment("a\x07b\u202ec\ufeffd\u2028e") == "a[U+0007]b[U+202E]c[U+FEFF]d e"


def test_comments_stand_below_one_another_unless_a_line_is_long() -> None:
    lines = list(aligned([("a: 1", "one"), ("bcd: 2", "two"), ("e:", ""), ("f" * 30, "long")], widest=20))
    assert lines == ["a: 1    # one", "bcd: 2  # two", "e:", "f" * 30 + "  # long"]
