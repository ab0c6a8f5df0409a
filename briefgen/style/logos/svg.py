"""An SVG file -> a drawing of nothing but shapes.

In: the bytes of a file. Out: a `Drawing`, or a `LogoError` with each thing that is not drawn, its line and what to do.
Elements and properties that may stand in a logo are listed; whatever else stands there is refused, or, where it shows
nothing (names, notes, comments), left behind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefgen.style.logos.logo import HEIGHT, Drawing, LogoError, Mistake, Segment, Shape, Stroke
from briefgen.style.logos.outline import SHAPES, Matrix, growth, outline, times, transform
from briefgen.style.logos.paint import Paint, number, painted

_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_MOST_MISTAKES = 20
_MOST_SEGMENTS = 20_000
_DEEPEST = 50
_SILENT = ("title", "desc", "metadata", "defs")  # show nothing by themselves; none of it is kept
_REFUSED = {
    "text": ("has text in it", "convert the text to paths: its font would be missing elsewhere"),
    "image": ("has a picture in it", "take the picture out, or save the whole logo as PNG"),
    "script": ("has a script in it", "delete the script"),
    "foreignObject": ("has a piece of a web page in it", "delete the element"),
    "style": ("has a style sheet in it", "save it with presentation attributes, or inline style, instead"),
    "use": ("repeats a part of itself (`use`)", "release the symbol: draw its shapes where they stand"),
    "switch": ("has a choice between languages in it (`switch`)", "delete the element"),
    "a": ("has a link in it", "delete the link, and keep what is in it"),
    "svg": ("has a drawing within the drawing", "ungroup it"),
}
_MOVING = ("animate", "animateMotion", "animateTransform", "set", "animateColor")


def read_svg(data: bytes) -> Drawing:
    """Return the drawing of an SVG file. Raises LogoError with all that is wrong."""
    root = _parsed(data)
    reading = _Reading()
    try:
        width, matrix = _ground(root)
    except LogoError as problem:
        reading.refuse(problem, root)
        width, matrix = HEIGHT, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    reading.element(root, Paint(), matrix)
    if not reading.mistakes and not reading.shapes:
        reading.mistakes.append(Mistake("shows nothing: it has no shape with a colour", "is it the right file?"))
    if reading.mistakes:
        raise LogoError(*reading.mistakes)
    return Drawing(width, tuple(reading.shapes))


def _parsed(data: bytes) -> Any:
    """Return the root of a file that asks for nothing outside it and grows to nothing larger than it is."""
    from lxml import etree

    declared = re.search(rb"<!\s*ENTITY", data) or re.search(rb"<\0!\0E\0N\0T", data)
    if declared:
        line = data.count(b"\n", 0, declared.start()) + 1
        raise LogoError(Mistake("declares entities of its own", "delete the lines that begin with <!ENTITY", line))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", 0) or 0
        said = str(problem).partition(", line")[0][:120]
        raise LogoError(Mistake(f"is no well-formed XML: {said}", "save the logo again", line)) from problem
    if root.tag not in (f"{{{_NAMESPACE}}}svg", "svg"):
        raise LogoError(Mistake("is no SVG: it begins with another element than `svg`", "", root.sourceline or 0))
    return root


def _ground(root: Any) -> tuple[float, Matrix]:
    """Return the width of the drawing, and the matrix that lays its view box on a ground `HEIGHT` high."""
    box = [part for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    if box:
        numbers = [number(part, "viewBox") for part in box]
    elif root.get("width") and root.get("height"):
        numbers = [0.0, 0.0, number(root.get("width"), "width"), number(root.get("height"), "height")]
    else:
        raise LogoError(Mistake("does not say how large it is", 'add viewBox="0 0 WIDTH HEIGHT" to its `svg`'))
    if len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
        raise LogoError(Mistake("has no extent", 'viewBox="0 0 WIDTH HEIGHT" takes a width and a height above 0'))
    x, y, width, height = numbers
    scale = HEIGHT / height
    return round(width * scale, 3), (scale, 0.0, 0.0, scale, -x * scale, -y * scale)


@dataclass(slots=True)
class _Reading:
    """A drawing while it is read."""

    shapes: list[Shape] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    segments: int = 0

    def refuse(self, problem: LogoError, element: Any) -> None:
        """Note what is wrong with an element, at its line."""
        for message, hint, line in problem.mistakes:
            if len(self.mistakes) < _MOST_MISTAKES:
                self.mistakes.append(Mistake(message, hint, line or element.sourceline or 0))

    def element(self, element: Any, above: Paint, matrix: Matrix, depth: int = 0) -> None:
        """Take in an element and what is in it."""
        if not isinstance(element.tag, str):  # an entity that nobody declared
            return
        space, _, name = element.tag.rpartition("}")
        if space.strip("{") not in ("", _NAMESPACE) or name in _SILENT:
            return
        try:
            self._check(element, name, depth)
            attributes = _attributes(element)
            paint = painted(above, attributes)
            placed = times(matrix, transform(attributes.get("transform", ""))) if depth else matrix
            if not paint.shown:
                return
            if name in SHAPES:
                self._add(name, attributes, paint, placed)
                return
        except LogoError as problem:
            self.refuse(problem, element)
            return
        for inner in element:
            self.element(inner, paint, placed, depth + 1)

    def _check(self, element: Any, name: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise LogoError(Mistake(f"has more than {_DEEPEST} groups in one another", "ungroup it"))
        if name in ("tspan", "textPath"):
            name = "text"
        if name in _REFUSED and (name != "svg" or depth):
            raise LogoError(Mistake(*_REFUSED[name]))
        if name in _MOVING:
            raise LogoError(Mistake("moves", f"delete the element `{name}`: paper stands still"))
        if name not in (*SHAPES, "g", "svg"):
            hint = "a logo is made of paths, rectangles, circles, ellipses, lines and groups: ungroup, or expand it"
            raise LogoError(Mistake(f"has an element `{name[:40]}` in it, which is not drawn", hint))
        for key in element.attrib:
            if key == "href" or key.startswith(f"{{{_XLINK}}}") or key.lower().startswith("on"):
                shown = key.rpartition("}")[2]
                raise LogoError(Mistake(f"has `{shown[:40]}` on its `{name}`", f"delete the attribute `{shown[:40]}`"))

    def _add(self, name: str, attributes: Mapping[str, str], paint: Paint, matrix: Matrix) -> None:
        segments = outline(name, attributes, matrix)
        self.segments += len(segments)
        if self.segments > _MOST_SEGMENTS:
            hint = "simplify its paths: at the head of a page it is 15 points high"
            raise LogoError(Mistake(f"has more than {_MOST_SEGMENTS:,} lines and curves", hint))
        stroke = _stroke(paint, matrix) if paint.stroke and paint.width else None
        if stroke is not None and not stroke.width:  # PDF has it as the thinnest line there is
            stroke = None
        fill = paint.fill if name != "line" and _has_area(segments) else None
        if segments and paint.visible and (fill or stroke):
            self.shapes.append(Shape(segments, fill, paint.even_odd, stroke))


def _has_area(segments: Sequence[Segment]) -> bool:
    """Tell whether an outline is both wide and high: programs draw one that is not as a hair, or not at all."""
    across = [x for segment in segments for x in segment.numbers[::2]]
    down = [y for segment in segments for y in segment.numbers[1::2]]
    return bool(across) and min(across) < max(across) and min(down) < max(down)


def _stroke(paint: Paint, matrix: Matrix) -> Stroke:
    scale = growth(matrix)
    if scale is None:
        hint = "convert the line to a path (stroke to path, or outline stroke)"
        raise LogoError(Mistake("has a line that is thicker in one direction than in the other", hint))
    assert paint.stroke is not None
    return Stroke(paint.stroke, round(paint.width * scale, 3), paint.cap, paint.join, round(paint.miter, 3))


def _attributes(element: Any) -> dict[str, str]:
    """Return the attributes that are SVG's own; those of the programs that drew it are left behind."""
    return {key: value for key, value in element.attrib.items() if not key.startswith("{")}
