"""The shape of the analyst's files as JSON Schema (draft 2020-12), for editors. In: a kind of file. Out: its schema.

Keys, values and descriptions are those of the models; what a model leaves open (`Any`) is said here. A name that comes
with briefgen is offered, an own one is accepted: whether there is one of that name, only the loader can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel

from briefgen.audience.profile import ALL
from briefgen.config import known
from briefgen.config.schema.annotations import AnnotationEntry
from briefgen.config.schema.brand import BrandFile, FontEntry
from briefgen.config.schema.brief import BriefFile
from briefgen.config.schema.figures import FigureEntry
from briefgen.config.schema.profile import ProfileFile, SectionOptions
from briefgen.config.schema.texts import KeyFigureEntry, RecommendationEntry, TextEntry
from briefgen.config.theme_schema import theme_schema

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
STARTED = ("brief", "audience", "annotations", "taxonomy")  # of files that a starter folder may have
KINDS = (*STARTED, "theme", "brand")
NAME = r"^[a-z0-9][a-z0-9-]*$"
NULL: Schema = {"type": "null"}


def schema(kind: str) -> Schema:
    """Return the schema of one of `KINDS`."""
    makers: dict[str, Callable[[], Schema]] = {
        "brief": _brief,
        "audience": _audience,
        "annotations": _annotations,
        "taxonomy": _taxonomy,
        "theme": lambda: theme_schema(_of(FontEntry)),
        "brand": _brand,
    }
    found = makers[kind]()
    definitions = found.pop("$defs", None)
    first = {key: found.pop(key) for key in ("title", "description", "type")}
    return {"$schema": DRAFT, **first, **found, **({"$defs": definitions} if definitions else {})}


# Files


def _brief() -> Schema:
    found = _of(BriefFile, "brief.yaml")
    keys, definitions = found["properties"], found["$defs"]
    definitions |= {
        "AudienceEntry": _audience_entry(),
        **_parts_of_an_audience(),
        "SectionTexts": _section_texts(),
        "Texts": _texts(),
        "TextEntry": _text_entry(TextEntry),
        "RecommendationEntry": _addressed_entry(RecommendationEntry),
        "KeyFigureEntry": _key_figure_entry(),
        "FigureEntry": _figure_entry(),
        **_of(FigureEntry)["$defs"],
    }
    _open(keys["report"], anyOf=[_plain(definitions["ReportEntry"], "file"), _ref("ReportEntry")])
    _open(keys["audiences"], items={"anyOf": [*_names(known.audiences()), _ref("AudienceEntry")]})
    _open(keys["theme"], anyOf=_looks(""))
    _open(keys["text"], properties=_texts_by_audience(), additionalProperties=_ref("SectionTexts"))
    _open(keys["recommendations"], items={"anyOf": [NULL, _plain(_of(TextEntry), "text"), _ref("RecommendationEntry")]})
    _open(keys["key_figures"], items={"anyOf": [NULL, _ref("KeyFigureEntry")]})
    _open(keys["figures"], additionalProperties=_ref("FigureEntry"))
    _open(keys["glossary"], additionalProperties=_ref("Texts"))
    return found


def _audience() -> Schema:
    found = _extendable("audiences/<name>.yaml")
    found["$defs"] = _parts_of_an_audience()
    extends: Schema = {"required": ["extends"], "properties": {"extends": {"type": "string"}}}
    return {**found, "if": extends, "else": {"required": _of(ProfileFile)["required"]}}


def _annotations() -> Schema:
    entry = _of(AnnotationEntry)
    themes = entry["properties"]["themes"]
    themes["items"] = {"anyOf": _names(known.subjects(), **themes["items"])}
    return {
        "title": "annotations.yaml",
        "description": "What you know about findings, by their ids; `briefgen outline` lists these.",
        "type": ["object", "null"],
        "additionalProperties": {"anyOf": [NULL, _ref("AnnotationEntry")]},
        "examples": [{"fees-income.1": {"themes": ["corruption"], "priority": 1}}],
        "$defs": {"AnnotationEntry": entry},
    }


def _taxonomy() -> Schema:
    cue = {
        "type": "string",
        "minLength": 2,
        "description": "a word or phrase of the report's language; `*` at the end of a word stands for any ending",
        "examples": ["fishing licence*", "quota"],
    }
    return {
        "title": "themes/taxonomy.yaml",
        "description": "Words by which themes of findings are guessed, added to those that come with briefgen.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": NAME, "maxLength": 60},
        "additionalProperties": {
            "type": "array",
            "items": cue,
            "description": "the cue words of a theme; an empty list switches off a theme that comes with briefgen",
        },
        "examples": [{"fishing-rights": ["fishing licence*", "quota"]}],
    }


def _brand() -> Schema:
    found = _of(BrandFile, "a brand, such as looks/brand.yaml")
    alt: Schema = {"description": "what the logo says", "minLength": 1}
    decorative: Schema = {"description": "it says nothing", "const": True}
    found["$defs"]["LogoEntry"]["anyOf"] = [
        {"required": ["file", "alt"], "properties": {"alt": alt}},
        {"required": ["file", "decorative"], "properties": {"decorative": decorative}},
    ]
    return found


# Parts of files


def _extendable(title: str = "") -> Schema:
    """Return the schema of an audience of which everything may come from the one it extends."""
    found = _of(ProfileFile, title)
    del found["required"], found["$defs"]
    extends = {
        "description": "the audience to take everything from that is not set here; without it, all must be set",
        "anyOf": _names(known.audiences()),
        "examples": ["public"],
    }
    keys = {"extends": extends, **found["properties"]}
    _open(keys["sections"], items=_ref("SectionEntry"))
    _open(keys["theme"], anyOf=_looks())
    keys["themes_first"]["items"] = {"anyOf": _names(known.subjects(), **keys["themes_first"]["items"])}
    return {**found, "properties": keys}


def _audience_entry() -> Schema:
    found = _extendable()
    name = {
        "description": "the audience's name: one that comes with briefgen or stands in `audiences/`, or a new one",
        "anyOf": _names(known.audiences()),
    }
    return {**found, "properties": {"name": name, **found["properties"]}, "required": ["name"]}


def _parts_of_an_audience() -> Schema:
    return {
        **_of(ProfileFile)["$defs"],
        "SectionEntry": _section_entry(),
        "SectionOptions": {"anyOf": [NULL, _of(SectionOptions)]},
    }


def _section_entry() -> Schema:
    options = _ref("SectionOptions")
    named: Schema = {
        "type": "object",
        "description": "a section with its settings",
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {name: {"description": text, **options} for name, text in known.sections().items()},
        "additionalProperties": options,
    }
    choices = [*_names(known.sections(), pattern="."), named]
    return {"description": "a section: its name, or its name with settings", "anyOf": choices}


def _text_entry(model: type[BaseModel]) -> Schema:
    found = _of(model)
    _open(found["properties"]["text"], type=["string", "null"])
    return found


def _key_figure_entry() -> Schema:
    found = _addressed_entry(KeyFigureEntry)
    number = found["properties"]["number"]
    bounds = {key: number.pop(key) for key in ("type", "minLength", "maxLength")}
    _open(number, anyOf=[bounds, {"type": "number"}])
    return found


def _addressed_entry(model: type[BaseModel]) -> Schema:
    found = _text_entry(model)
    addressees = found["properties"]["to"]
    _open(addressees, **_one_or_several(addressees))
    return found


def _one_or_several(addressees: Schema) -> Schema:
    """Return what names audiences: one name, or a list of names."""
    one = _names(known.audiences(), **addressees.pop("items"))
    del addressees["type"]
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}]}


def _figure_entry() -> Schema:
    """Return the schema of a figure: data or a table of the report, and to whom it goes, as a name or a list."""
    found = _of(FigureEntry)
    del found["$defs"]
    _open(found["properties"]["to"], **_one_or_several(found["properties"]["to"]))
    return {**found, "oneOf": [{"required": ["data"]}, {"required": ["table"]}]}


def _texts() -> Schema:
    one: list[Schema] = [NULL, _plain(_of(TextEntry), "text"), _ref("TextEntry")]
    several = {"type": "array", "items": {"anyOf": one}}
    return {"description": "one text, or a list of texts; empty: not written yet", "anyOf": [*one, several]}


def _section_texts() -> Schema:
    texts = _ref("Texts")
    return {
        "type": ["object", "null"],
        "properties": {name: {"description": text, **texts} for name, text in known.sections_with_texts().items()},
        "additionalProperties": texts,
    }


def _texts_by_audience() -> Schema:
    meant = {ALL: "texts for every audience that has none of its own there", **known.audiences()}
    return {name: {"description": text, **_ref("SectionTexts")} for name, text in meant.items()}


# Tools


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _names(names: Iterable[str], *, pattern: str = NAME, **more: object) -> list[Schema]:
    """Return the choices for a name: those that come with briefgen, for editors to offer, and any other."""
    return [{"enum": list(names)}, {"type": "string", "pattern": pattern, **more}]


def _plain(model: Schema, key: str) -> Schema:
    """Return what a key of a model takes where it stands alone, in place of the mapping."""
    return {k: v for k, v in model["properties"][key].items() if k not in ("description", "examples")}


def _looks(*others: str) -> list[Schema]:
    """Return what the look of the pages may be: a shipped theme, or a file of one's own."""
    return [{"enum": [*others, *known.looks()]}, {"pattern": r"\.yaml$"}]


def _open(key: Schema, **said: object) -> None:
    """Say of a key what its model leaves open; what it takes in place of a reference replaces that."""
    key.pop("$ref", None)
    key.update(said)


def _of(model: type[BaseModel], title: str = "") -> Schema:
    """Return the schema of a model without what pydantic makes up: titles, and values of keys that are left out."""
    found: Schema = _bare(model.model_json_schema())
    return {"title": title, **found} if title else found


def _bare(value: Any, *, keys: bool = False) -> Any:
    """Return a schema, or with `keys` a mapping of names to schemas, without titles and defaults."""
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    kept = {key: inner for key, inner in value.items() if keys or key not in ("title", "default")}
    return {
        key: inner if key == "examples" and not keys else _bare(inner, keys=key in ("properties", "$defs") and not keys)
        for key, inner in kept.items()
    }
