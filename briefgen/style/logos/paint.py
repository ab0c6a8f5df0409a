"""How a shape of an SVG is painted: its attributes and its `style`, over what its group says (SVG 2, 11 and 13).

In: an element's attributes. Out: a `Paint`, or a `LogoError` about the first thing that cannot be drawn: what is not
understood is refused, so that a logo looks the same in each format or is told to be at fault.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.style.logos.logo import LogoError, Mistake

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_OPACITIES = ("opacity", "fill-opacity", "stroke-opacity")
_LENGTH = re.compile(r"\s*([-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?)(?:px)?\s*")
_MOST = 1e6  # of any number in a logo
# Properties that change the look, with the values at which they change nothing.
_UNUSED = {
    "stroke-dasharray": ("none", "0"), "filter": ("none",), "mask": ("none",), "clip-path": ("none",),
    "mix-blend-mode": ("normal",), "marker": ("none",), "marker-start": ("none",), "marker-mid": ("none",),
    "marker-end": ("none",), "vector-effect": ("none",), "transform-box": (), "transform-origin": (),
    "mask-image": ("none",), "animation": ("none",), "clip": ("auto",),
}  # fmt: skip
_SAID = {
    "filter": "has a filter",
    "mask": "has a mask",
    "clip-path": "is cut by a clipping path",
    "stroke-dasharray": "has a dashed line",
    "vector-effect": "has a line that does not grow with it",
}
_FLATTEN = "make one plain path of it in the program it was drawn with (flatten, or expand appearance), and save again"


@dataclass(frozen=True, slots=True)
class Paint:
    """What holds for an element and, but for `shown`, goes on to what is in it; colours are `#RRGGBB` or None."""

    fill: str | None = "#000000"
    stroke: str | None = None
    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    even_odd: bool = False
    visible: bool = True
    shown: bool = True


def painted(above: Paint, attributes: Mapping[str, str]) -> Paint:
    """Return the paint of an element that stands in a group of the paint `above`."""
    paint = replace(above, shown=True)
    own = {name: value for name, value in attributes.items() if name != "style"}
    for name, value in {**own, **_declarations(attributes.get("style", ""))}.items():
        value = value.removesuffix("!important").strip()
        if value != "inherit":
            paint = _with(paint, name, value)
    return paint


def number(value: str, what: str) -> float:
    """Return a length. Raises LogoError for what is no number, or one of another unit than px."""
    found = _LENGTH.fullmatch(value)
    if found is None:
        hint = "lengths in a logo are plain numbers" if re.match(r"\s*[-+.0-9]", value) else ""
        raise LogoError(Mistake(f"has a `{what}` of `{value[:40]}`, which is no plain number", hint))
    length = float(found[1])
    if not math.isfinite(length) or abs(length) > _MOST:
        raise LogoError(Mistake(f"has a `{what}` of {value.strip()[:40]}: no number is greater than {_MOST:,.0f}"))
    return length


def _declarations(style: str) -> dict[str, str]:
    """Return the properties of a `style` attribute."""
    pairs = (entry.partition(":") for entry in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _with(paint: Paint, name: str, value: str) -> Paint:
    match name:
        case "fill":
            return replace(paint, fill=colour(value, name))
        case "stroke":
            return replace(paint, stroke=colour(value, name))
        case "stroke-width":
            return replace(paint, width=abs(number(value, name)))
        case "stroke-miterlimit":
            return replace(paint, miter=max(1.0, number(value, name)))
        case "stroke-linecap":
            return replace(paint, cap=_CAPS.get(value, 0))
        case "stroke-linejoin":
            return replace(paint, join=_JOINS.get(value, 0))
        case "fill-rule":
            return replace(paint, even_odd=value == "evenodd")
        case "visibility":
            return replace(paint, visible=value == "visible")
        case "display":
            return replace(paint, shown=value != "none")
        case _ if name in _OPACITIES:
            _check_opacity(value, name)
        case "paint-order" if value not in ("normal", "fill", "fill stroke", "fill stroke markers"):
            raise LogoError(Mistake("has a line under its area (`paint-order`)", _FLATTEN))
        case _ if name in _UNUSED and value not in _UNUSED[name]:
            raise LogoError(Mistake(_SAID.get(name, f"has `{name}: {value[:40]}`"), _FLATTEN))
        case _ if "url(" in value.replace(" ", "").lower():
            raise LogoError(Mistake(f"has a `{name}` that leads to something outside the shape", _FLATTEN))
        case _:
            pass  # names, notes, and what is of text alone: none of it is kept
    return paint


def _check_opacity(value: str, name: str) -> None:
    part = number(value.rstrip("%"), name) / (100 if value.endswith("%") else 1)
    if part < 1:
        hint = "give it the colour that it has on white, and no opacity: paper has no layers"
        raise LogoError(Mistake(f"can be seen through (`{name}: {value[:20]}`)", hint))


def colour(value: str, name: str) -> str | None:
    """Return a colour as `#RRGGBB`, None for none."""
    value = value.strip().lower()
    if value in ("none", "transparent"):
        return None
    if value == "currentcolor":
        return "#000000"
    if value.startswith("url("):
        hint = "give it one plain colour: a gradient or a pattern is not drawn the same in Word, PDF and HTML"
        raise LogoError(Mistake(f"has a gradient or a pattern as `{name}`", hint))
    from PIL import ImageColor

    try:
        red, green, blue, *rest = ImageColor.getrgb(value)
    except ValueError as problem:
        hint = f'write it as {name}="#14365C"'
        raise LogoError(Mistake(f"has a colour that cannot be drawn, `{value[:40]}`", hint)) from problem
    if rest and rest[0] < 255:
        _check_opacity(f"{rest[0] / 255:.2f}", name)
    return f"#{red:02X}{green:02X}{blue:02X}"
