"""The shape of a theme's file as JSON Schema. In: the shipped themes, and what their keys mean. Out: the schema.

A key that a shipped theme has, and a number's limits, are read where the loader reads them: they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.config.schema import theme as said
from briefgen.style.choices import LAYOUTS, PIECES
from briefgen.style.theme import theme_names
from briefgen.style.theme_values import example, limits
from briefgen.yaml_source.document import KeyPath

Schema = dict[str, Any]

COLOUR: Schema = {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}
_WHOLE = ("lines", "last_words")


def theme_schema(font: Schema) -> Schema:
    """Return the schema of a theme's file; `font` is that of a family of fonts."""
    shipped = example()
    styles = {name: {"description": line, "$ref": "#/$defs/Style"} for name, line in said.STYLES.items()}
    keys: Mapping[str, Schema] = {
        "extends": {"enum": list(theme_names()), "examples": ["press"]},
        "theme": {"type": "string"},
        "description": {"type": "string"},
        "layout": {"enum": list(LAYOUTS)},
        "page": _object({name: _page(name, shipped) for name in shipped["page"]}, said.PAGE),
        "grid": _numbers(shipped["grid"], ("grid",), said.GRID),
        "layouts": _object({name: _layout(name, shipped) for name in LAYOUTS}, LAYOUTS),
        "pieces": _object({name: {"enum": list(choices)} for name, choices in PIECES.items()}, said.PIECES),
        "fonts": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Font"}},
        "colours": {**_colours(shipped["colours"]), "examples": [{"ink": "#1B4D3E"}]},
        "dark": _colours(shipped["dark"]),
        "hyphenate": {"type": "array", "items": {"type": "string"}, "examples": [["de", "nl"]]},
        "styles": {"type": "object", "properties": styles, "additionalProperties": False},
        "rules_pt": _numbers(shipped["rules_pt"], ("rules_pt",), said.RULES),
        "furniture": _furniture(shipped["furniture"]),
    }
    return {
        "title": "themes of your own, such as looks/own.yaml",
        "description": "A look of the pages that extends a shipped one and says what differs.",
        **_object(keys, said.TOP),
        "required": ["extends"],
        "$defs": {"Style": _style(shipped), "Font": font},
    }


def _object(keys: Mapping[str, Schema], words: Mapping[str, str]) -> Schema:
    described = {name: {"description": words[name], **found} for name, found in keys.items()}
    return {"type": "object", "properties": described, "additionalProperties": False}


def _number(name: str, path: KeyPath) -> Schema:
    least, most = limits(name, path)
    return {"type": "integer" if name in _WHOLE else "number", "minimum": least, "maximum": most}


def _numbers(values: Mapping[str, Any], path: KeyPath, words: Mapping[str, str]) -> Schema:
    return _object({name: _number(name, path) for name in values}, words)


def _page(name: str, shipped: Mapping[str, Any]) -> Schema:
    page, path = shipped["page"][name], ("page", name)
    length = {"type": "number", "minimum": 50, "maximum": limits("size_mm", path)[1]}
    keys = {
        "size_mm": {"type": "array", "items": length, "minItems": 2, "maxItems": 2},
        "margin_mm": _numbers(page["margin_mm"], (*path, "margin_mm"), said.PAGE),
        "lines": _number("lines", path),
    }
    return _object(keys, said.PAGE)


def _layout(name: str, shipped: Mapping[str, Any]) -> Schema:
    path = ("layouts", name, "tracks_mm")
    styles = {"type": "object", "additionalProperties": {"$ref": "#/$defs/Style"}}
    words = {"tracks_mm": "the widths of its tracks", "styles": "what text styles have otherwise in it"}
    keys = {"tracks_mm": _numbers(shipped["layouts"][name]["tracks_mm"], path, said.TRACKS), "styles": styles}
    return _object(keys, words)


def _colours(values: Mapping[str, str]) -> Schema:
    return {**_object(dict.fromkeys(values, COLOUR), said.COLOURS), "additionalProperties": COLOUR}


def _style(shipped: Mapping[str, Any]) -> Schema:
    style = next(iter(shipped["styles"].values()))
    two = {"type": "array", "items": {"type": "number", "minimum": 4}, "minItems": 2, "maxItems": 2}
    others: dict[type, Schema] = {
        bool: {"type": "boolean"},
        str: {"type": "string"},
        list: {"type": "array", "items": two},
    }
    keys = {name: others.get(type(value)) or _number(name, ("styles", "")) for name, value in style.items()}
    return _object({**keys, "align": {"enum": ["ragged", "justified"]}}, said.STYLE)


def _furniture(values: Mapping[str, Any]) -> Schema:
    keys = {name: _number(name, ("furniture",)) for name in values if name != "y_mm"}
    keys["y_mm"] = _numbers(values["y_mm"], ("furniture", "y_mm"), said.FURNITURE)
    return _object(keys, said.FURNITURE)
