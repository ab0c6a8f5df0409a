"""Is there room for text in a theme of one's own? Tracks beside one another, lines below one another, page by page.

In: the file, and the data of the theme that it makes. Out: errors at the key of the file that takes the room, so that
nobody looks for the fault in a text that "cannot fit".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.diagnostics import Diagnostic
from briefgen.style.theme import POINTS_PER_MM
from briefgen.yaml_source.document import KeyPath, YamlDocument

_BESIDE = {  # layout -> tracks that stand beside one another
    "headline": (("main", "gap", "sidebar"), ("label", "label_gap")),
    "columns": (("column", "gutter", "column"), ("label",)),
    "side-heads": (("side", "gap_a", "wide"), ("side", "gap_a", "main", "gap_b", "reference")),
    "report": (("side", "gap_a", "wide"), ("side", "gap_a", "main", "gap_b", "reference")),
}
_NARROWEST = {"main": 40.0, "column": 40.0, "wide": 40.0, "full": 40.0, "sidebar": 25.0}  # mm
_SLACK = 0.6  # mm: what rounding a track to whole millimetres may take
_LABEL = 0.7 * 12 + 6.8  # points: the height of the label


def no_room(document: YamlDocument, data: Mapping[str, Any]) -> list[Diagnostic]:
    """Return what leaves no room for text, or for the label that every page must show."""
    found = [*_narrow(document, data)]
    for size, page in data["page"].items():
        found += [*_too_wide(document, data, size, page), *_too_high(document, data, size, page)]
    first = {d.location: d for d in reversed(found)}  # one margin takes the room of all layouts: it is told once
    return [*reversed(first.values())] or [*_label(document, data)]


def _narrow(document: YamlDocument, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for layout, arranged in data["layouts"].items():
        for track, width in arranged["tracks_mm"].items():
            if width < (least := _NARROWEST.get(track, 0.0)):
                path = ("layouts", layout, "tracks_mm", track)
                yield document.error(f"`{track}` is {width:g} mm: no text fits", path, f"it is at least {least:g} mm")


def _too_wide(
    document: YamlDocument, data: Mapping[str, Any], size: str, page: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    margin, paper = page["margin_mm"], page["size_mm"][0]
    room = paper - margin["left"] - margin["right"]
    for layout, arranged in data["layouts"].items():
        tracks = arranged["tracks_mm"]
        for names in (*_BESIDE[layout], ("full",)):
            there = [name for name in names if name in tracks]
            taken = sum(tracks[name] for name in there)
            if taken > room + _SLACK:
                at = ("layouts", layout, "tracks_mm")
                paths = [*((*at, name) for name in there), *_margins(size, ("left", "right"))]
                sides = f"between margins of {margin['left']:g} and {margin['right']:g} mm"
                said = f"{' + '.join(there)} in the layout `{layout}` take {taken:g} mm"
                hint = f"make the tracks or the margins narrower by {taken - room:.4g} mm"
                there_is = f"{size} has room for {room:.4g} mm {sides}"
                yield document.error(f"{said}: {there_is}", _first(document, paths), hint)


def _too_high(
    document: YamlDocument, data: Mapping[str, Any], size: str, page: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    margin, paper, lines = page["margin_mm"], page["size_mm"][1], page["lines"]
    baseline = data["grid"]["baseline_pt"] / POINTS_PER_MM
    room = paper - margin["top"] - margin["bottom"]
    if lines * baseline > room + _SLACK:
        fitting = int((room + _SLACK) / baseline)
        said = f"{lines} lines of {data['grid']['baseline_pt']:g} pt are {lines * baseline:.4g} mm high"
        there = f"{size} has room for {room:.4g} mm between margins of {margin['top']:g} and {margin['bottom']:g} mm"
        hint = f"write `lines: {fitting}`, or make the margins smaller" if fitting >= 10 else "make the margins smaller"
        paths = [("page", size, "lines"), *_margins(size, ("top", "bottom")), ("grid", "baseline_pt")]
        yield document.error(f"{said}: {there}", _first(document, paths), hint)


def _label(document: YamlDocument, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Find a label that lies in the text, or beyond the paper's foot (TLP 2.0: in header and footer of each page)."""
    places, page, height = data["furniture"]["y_mm"], data["page"]["a4"], _LABEL / POINTS_PER_MM
    foot = page["margin_mm"]["top"] + page["lines"] * data["grid"]["baseline_pt"] / POINTS_PER_MM
    limits = {
        "label_header": (0.0, page["margin_mm"]["top"] - height),
        "label_footer": (foot, page["size_mm"][1] - height),
    }
    for key, (least, most) in limits.items():
        if not least - _SLACK <= places[key] <= most + _SLACK:
            said = f"`{key}` is {places[key]:g} mm: the label would lie in the text, or off the page"
            paths = [("furniture", "y_mm", key), *_margins("a4", ("top", "bottom")), ("page", "a4", "lines")]
            hint = f"with these margins and lines it goes from {least:.4g} to {most:.4g}"
            if most < least:
                hint = f"the label needs {height:.2g} mm: make the margin wider"
            yield document.error(said, _first(document, paths), hint)


def _margins(size: str, sides: Iterable[str]) -> list[KeyPath]:
    return [*(("page", size, "margin_mm", side) for side in sides), ("page", size, "size_mm")]


def _first(document: YamlDocument, paths: Iterable[KeyPath]) -> KeyPath:
    return next((path for path in paths if path in document.places), ())
