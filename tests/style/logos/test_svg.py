"""SVG logos: what is drawn, what is refused and at which line, and what is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.style.logos.drawing import operators, png, svg
from briefgen.style.logos.logo import Drawing, LogoError
from briefgen.style.logos.reading import read_logo
from briefgen.style.logos.svg import read_svg

SQUARE = '<rect width="40" height="40" fill="#14365C"/>'
XLINK = "http://www.w3.org/1999/xlink"


def drawn(inside: str, head: str = 'viewBox="0 0 40 40"') -> Drawing:
    return read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {head}>\n{inside}\n</svg>'.encode())


def told(inside: str, head: str = 'viewBox="0 0 40 40"') -> list[tuple[int, str]]:
    with pytest.raises(LogoError) as refused:
        drawn(inside, head)
    return [(mistake.line, mistake.message) for mistake in refused.value.mistakes]


@pytest.mark.parametrize(
    "shape",
    [
        SQUARE,
        '<g transform="scale(2)"><g transform="translate(5,5)"><path d="M-5-5h20v20h-20z" fill="#14365c"/></g></g>',
        '<polygon points="0,0 40,0 40 40 0,40" style="fill: #14365C; opacity: 1"/>',
        '<g fill="#14365C"><path d="M0 0H40V40H0Z"/></g>',
        '<g fill="red" style="fill:#14365C"><path d="M0 0 40 0 40 40 0 40Z"/></g>',
    ],
)
def test_the_same_square_is_drawn_however_it_is_said(shape: str) -> None:
    assert png(drawn(shape)) == png(drawn(SQUARE))


def test_shapes_become_paths_on_a_ground_of_one_height() -> None:
    found = drawn('<circle cx="20" cy="20" r="10" stroke="gold" stroke-width="2"/>', 'width="80px" height="40"')
    assert found.width == 200
    (shape,) = found.shapes
    assert [segment.kind for segment in shape.segments] == ["M", "C", "C", "C", "C", "Z"]
    assert shape.segments[0].numbers == (25, 50)
    assert (shape.fill, shape.stroke and shape.stroke[:2]) == ("#000000", ("#FFD700", 5))
    assert operators(found).endswith("h B")


def test_arcs_quadratic_curves_and_holes_are_kept() -> None:
    path = '<path fill-rule="evenodd" d="M0 0a10 10 0 0 1 20 0q5 5 10 0t5 5v20h-35z M5 10v5h5z"/>'
    found = drawn(path)
    assert "fill-rule" in svg(found)
    assert operators(found).endswith(" f*")
    assert read_svg(svg(found).encode()) == found


def test_nothing_travels_but_the_shapes() -> None:
    said = (
        "<!-- Marrow --><?proc Marrow?><title>Marrow</title><desc>Marrow</desc><metadata>Marrow</metadata>"
        '<defs id="Marrow"><linearGradient id="Marrow"/></defs><x:y xmlns:x="urn:Marrow" x:z="Marrow"/>'
        f'<g id="Marrow" class="Marrow" data-name="Marrow" x:z="Marrow" xmlns:x="urn:x">{SQUARE}</g>'
        '<path style="display:none" d="M1 1z"/><path visibility="hidden" d="M7.77 7.77z"/>'
    )
    found = drawn(said)
    assert found == drawn(SQUARE)
    assert "Marrow" not in svg(found)
    assert "Marrow" not in repr(found)


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<text x="1" y="9">Quay</text>', "has text in it"),
        ('<image href="quay.png"/>', "has a picture in it"),
        ("<script>alert(1)</script>", "has a script in it"),
        ("<style>.a{fill:red}</style>", "has a style sheet in it"),
        ('<use href="#a"/>', "repeats a part of itself (`use`)"),
        ("<foreignObject/>", "has a piece of a web page in it"),
        ("<a/>", "has a link in it"),
        ("<svg/>", "has a drawing within the drawing"),
        ("<switch/>", "has a choice between languages in it (`switch`)"),
        ('<linearGradient id="a"/>', "has an element `linearGradient` in it, which is not drawn"),
        ('<clipPath id="a"/>', "has an element `clipPath` in it, which is not drawn"),
        ('<rect width="9" height="9"><animate/></rect><animate/>', "moves"),
        ('<g onclick="x()"/>', "has `onclick` on its `g`"),
        (f'<g xmlns:l="{XLINK}" l:href="https://example.org/"/>', "has `href` on its `g`"),
        ('<rect width="9" height="9" fill="url(#a)"/>', "has a gradient or a pattern as `fill`"),
        ('<rect width="9" height="9" filter="url(#a)"/>', "has a filter"),
        ('<rect width="9" height="9" style="clip-path: url(https://example.org/a)"/>', "is cut by a clipping path"),
        ('<rect width="9" height="9" opacity=".5"/>', "can be seen through (`opacity: .5`)"),
        ('<rect width="9" height="9" fill="#14365C80"/>', "can be seen through (`fill: 0.50`)"),
        ('<rect width="9" height="9" fill="blau"/>', "has a colour that cannot be drawn, `blau`"),
        ('<rect width="2cm" height="9"/>', "has a `width` of `2cm`, which is no plain number"),
        ('<rect width="1e9" height="9"/>', "has a `width` of 1e9: no number is greater than 1,000,000"),
        ('<path d="M0 0L1"/>', "has an outline that is broken: Not enough coordinates for command 'L' in path"),
        ('<path d="L0 0"/>', "has an outline that is broken: Path must start with a moveto command"),
        ('<path d="M0 0L1e999 1"/>', "has an outline that is broken: a point of it is too far away"),
        ('<g transform="spin(3)"/>', "has a `transform` that is not understood: `spin(3)`"),
        ('<path d="M0 0h9" stroke="red" stroke-dasharray="3"/>', "has a dashed line"),
        (
            '<path d="M0 0h9" stroke="red" transform="scale(1 2)"/>',
            "has a line that is thicker in one direction than in the other",
        ),
        ("", "shows nothing: it has no shape with a colour"),
        ("&quay;", "is no well-formed XML: Entity 'quay' not defined"),
    ],
)
def test_what_is_not_drawn_is_refused_at_its_line(inside: str, message: str) -> None:
    line, said = told(inside)[0]
    assert said == message
    assert line == (0 if "shows nothing" in message else 2)


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert [line for line, _ in told("<text/>\n<image/>\n<rect fill='blau'/>", "")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("", "does not say how large it is"),
        ('viewBox="0 0 0 40"', "has no extent"),
        ('viewBox="0 0 40"', "has no extent"),
        ('width="0" height="9"', "has no extent"),
        ('viewBox="a b c d"', "has a `viewBox` of `a`, which is no plain number"),
    ],
)
def test_a_drawing_without_extent_is_refused(head: str, message: str) -> None:
    assert told(SQUARE, head) == [(1, message)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'<!DOCTYPE svg [\n<!ENTITY a "quay">\n<!ENTITY b "&a;&a;&a;">]>\n<svg>&b;</svg>',
            "declares entities of its own",
        ),
        ('<!DOCTYPE svg [<!ENTITY a "x">]><svg/>'.encode("utf-16"), "declares entities of its own"),
        (b"<svg><g></svg>", "is no well-formed XML: Opening and ending tag mismatch: g line 1 and svg"),
        (b"<html/>", "is no SVG: it begins with another element than `svg`"),
        (b"<svg" + b"<g>" * 400, "is no well-formed XML: error parsing attribute name"),
    ],
)
def test_a_file_that_is_no_plain_svg_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(LogoError) as refused:
        read_svg(data)
    assert refused.value.mistakes[0].message == message


def test_groups_are_not_followed_for_ever_nor_are_outlines() -> None:
    assert told("<g>" * 60 + "</g>" * 60)[0][1] == "has more than 50 groups in one another"
    assert told(f'<path d="M0 0{"h1" * 30_000}"/>')[0][1] == "has more than 20,000 lines and curves"


@given(st.text("MLHVCSQTAZmlhvcsqtaz0123456789.,- e", max_size=60), st.text("scalerotm()0123456789, .-", max_size=20))
@settings(max_examples=150, deadline=None)
def test_any_path_and_any_transform_is_drawn_or_refused(path: str, transform: str) -> None:
    try:
        found = drawn(f'<path d="{path}" transform="{transform}"/>')
    except LogoError:
        return
    assert operators(found)


@pytest.mark.parametrize(
    "inside",
    [
        '<rect x="500" width="10" height="10"/>',
        '<rect width="40" height="40" fill="#fff"/>',
        '<rect width="40" height="40"/><rect width="40" height="40" fill="white"/>',
        '<g transform="scale(0)"><rect width="40" height="40" fill="#123456"/></g>',
        '<path d="M0 9h40" stroke="#fdfdfd" stroke-width="4"/>',
    ],
)
def test_a_logo_that_nobody_sees_is_refused(inside: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(f'<svg viewBox="0 0 40 40">{inside}</svg>', encoding="utf-8")
    with pytest.raises(LogoError, match="shows nothing"):
        read_logo(tmp_path / "a.svg")


def test_a_wide_logo_is_told_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg viewBox="0 0 800 40"><path d="M0 0h9v9z"/></svg>', encoding="utf-8")
    with pytest.raises(LogoError, match="is 20 times as wide as high"):
        read_logo(tmp_path / "a.svg")
