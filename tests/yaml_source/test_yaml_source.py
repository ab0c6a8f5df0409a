"""YAML with places, and with everything that YAML would silently misread."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Location
from briefgen.yaml_source import parse


def problems(text: str) -> list[str]:
    return [
        f"{d.location.line}:{d.location.column}: {d.message}" for d in parse(text, "f.yaml").diagnostics if d.location
    ]


def test_data_is_plain_and_every_key_and_value_has_its_place() -> None:
    document = parse("# note\na: 1\nb: [x, {c: 2.5}]\nd: 'é😀' \ne: ~\nf: true\ng: 2026-11-24\n", "f.yaml")
    assert document.ok
    assert document.data == {"a": 1, "b": ["x", {"c": 2.5}], "d": "é😀", "e": None, "f": True, "g": "2026-11-24"}
    assert document.places[("b", 1, "c")] == (3, 12)
    assert document.key_places[("b", 1, "c")] == (3, 9)
    assert document.places[()] == (2, 1)


def test_a_path_that_is_not_there_has_the_place_of_what_holds_it() -> None:
    document = parse("a:\n  b: 1\n", "f.yaml")
    assert document.location(("a", "x", 3)) == Location("f.yaml", 2, 3)
    assert document.key_location(("a", "b")) == Location("f.yaml", 2, 3)
    assert document.location(("z",)) == Location("f.yaml", 1, 1)
    assert (document.excerpt(2), document.excerpt(99)) == ("  b: 1", "")


def test_columns_count_characters_and_lines_end_where_editors_end_them() -> None:
    document = parse("\ufeffé😀: 'v\u2028x'\r\nb: y\rc: z", "f.yaml")
    assert (document.places[("b",)], document.places[("c",)]) == ((2, 4), (3, 4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no", "1:4: YAML reads `no` as false"),
        ("a: [On]", "1:5: YAML reads `On` as true"),
        ("a: 12:30", "1:4: YAML reads `12:30` as 750"),
        ("a: 010", "1:4: YAML reads `010` as 8"),
        ("a: 0x1F", "1:4: YAML reads `0x1F` as 31"),
        ("a: .inf", "1:4: YAML reads `.inf` as infinite or no number"),
        ("a: *b", "1:4: aliases such as `*b` are not used here"),
        ("a: &b c", "1:4: anchors such as `&b` are not used here"),
        ("a: &b [c]", "1:4: anchors such as `&b` are not used here"),
        ("a: !b c", "1:4: tags such as `!b` are not used here"),
        (
            "a: !!python/object:os.system {}",
            "1:4: tags such as `tag:yaml.org,2002:python/object:os.syst…` are not used here",
        ),
        ("a: 1\nb: 2\na: 3", "3:1: duplicate key `a` (line 1 and line 3)"),
        ("? [a]\n: b", "1:3: a list or mapping cannot be a key"),
        ("a: 1\n---\nb: 2", "2:1: a second YAML document starts here"),
        ("a: \x07", "1:4: YAML cannot hold the control character U+0007"),
        ("a: " + "9" * 5000, "1:4: this number has 5000 characters"),
        ("[" * 51 + "]" * 51, "1:51: nested too deeply: more than 50 levels"),
    ],
)
def test_surprises_are_errors_at_their_place(text: str, expected: str) -> None:
    assert problems(text) == [expected]


@pytest.mark.parametrize(
    "text", ["a: 'no'", 'a: "12:30"', "no: a", "a: !!str 010", "a: |\n  no\n", "a: True", "a: 1_000", "a: 0.5"]
)
def test_what_is_quoted_or_a_key_surprises_nobody(text: str) -> None:
    assert problems(text) == []


def test_keys_are_text() -> None:
    assert parse("no: 1\n2026: 2\n1.5: 3\n", "f.yaml").data == {"no": 1, "2026": 2, "1.5": 3}


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("a: b: c", "1:5", "quotes around text that holds a colon"),
        ("a:\n\t- b", "2:1", "indent with spaces"),
        ("a: [1, 2", "1:9", "close the bracket or quotation mark, here or in the line above"),
        ('a: "x', "1:4", "close the quotation mark that opens here"),
        ("a: 1\nb: 'x\nc: 2\n", "2:4", "close the quotation mark that opens here"),
        ("a:\n  - one\n  -two\n  - three\n", "4:3", "or a space is missing after `-` in the line above"),
        ("a:\n  - one\n  -two: {max: 3}\n", "3:3", "or a space is missing after `-` in this line"),
        ("a:\n  -one: x\n  - two: y\n", "3:3", "or a space is missing after `-` in the line above"),
        ("a: 'it\nb: 'its'\n", "2:5", "or close the quotation mark in the line above"),
        ('a:\n  - "it\n  - "its"\n', "3:6", "or close the quotation mark in the line above"),
        ('a:\n  - {b: "it, c: [x]}\n  - {b: "its"}\n', "3:10", "close the bracket or quotation mark, here or in the"),
        ("- *bold* text", "1:8", "quotes around text that begins with *"),
        ('a: "\\q"', "1:5", "single quotes"),
        ("a: @b", "1:4", "begins with a sign"),
    ],
)
def test_syntax_errors_have_a_place_and_a_hint(text: str, place: str, hint: str) -> None:
    document = parse(text, "f.yaml")
    (said,) = document.diagnostics
    assert document.data is None
    assert str(said.location) == f"f.yaml:{place}"
    assert hint in said.hint


@pytest.mark.parametrize(
    "text", ["a: it's\n  : b", "a: 'it''s'\n b: c", 'a: "x" # it\'s "so\n b: c', "- -1\n b: c\n- d: e: f"]
)
def test_what_is_closed_and_has_its_space_is_not_blamed(text: str) -> None:
    (said,) = parse(text, "f.yaml").diagnostics
    assert "space is missing" not in said.hint
    assert "quotation mark in" not in said.hint


def test_an_empty_file_is_nothing_and_a_huge_one_is_refused() -> None:
    assert parse("", "f.yaml").data is None
    assert parse("", "f.yaml").ok
    assert "too large" in parse("a" * 11, "f.yaml", limit=10).diagnostics[0].message
