"""The settings of an audience, with where each was made, as rows for people and as data for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from briefgen.audience.profile import Profile, Readability, SectionPlan, Terms, To
from briefgen.document.text import printable
from briefgen.labels import Label

NO_SETTINGS = ("name", "lineage", "layers", "origins")
NOT_MADE = "default"  # the origin of a setting that no file makes
SWITCHES = ("numbered", "sources", "panel", "side")


def settings(profile: Profile) -> dict[str, object]:
    """Return the merged settings of an audience, by the names they have in YAML."""
    names = [field.name for field in fields(profile) if field.name not in NO_SETTINGS]
    return {name: _plain(getattr(profile, name)) for name in names}


def origins(profile: Profile) -> dict[str, str]:
    """Return by the name of each setting where it was made."""
    return {name: profile.origins.get(name, NOT_MADE) for name in settings(profile)}


def setting_rows(profile: Profile) -> list[tuple[str, str, str]]:
    """Return name, value and origin of each setting as a person reads them; those that are not set are left out."""
    found = [("  extends", " → ".join(profile.layers[1:]), profile.layers[0])] if len(profile.layers) > 1 else []
    places = origins(profile)
    return found + [
        (f"  {name}", in_words(value), places[name]) for name, value in settings(profile).items() if is_set(value)
    ]


def is_set(value: object) -> bool:
    """Tell whether a setting says anything."""
    return value is not None and value not in ("", [], {})


def in_words(value: object) -> str:
    """Return a setting as a person reads it."""
    if not is_set(value):
        return "none"
    match value:
        case list():
            return ", ".join(map(in_words, value))
        case dict():
            return ", ".join(f"{key}: {in_words(inner)}" for key, inner in value.items())
        case bool():
            return str(value).lower()
        case _:
            return printable(str(value))


def section_options(plan: SectionPlan) -> dict[str, object]:
    """Return what a profile asks of a section; what is not asked is left out."""
    options: dict[str, object] = {"heading": plan.heading} if plan.heading else {}
    options |= {"by": str(plan.by)} if plan.name == "findings" else {}
    options |= {"max": plan.max} if plan.max is not None else {}
    options |= {"themes": list(plan.themes)} if plan.themes else {}
    options |= {"to": str(plan.to)} if plan.to is not To.ALL else {}
    options |= {"take": "first"} if plan.take_first else {}
    return options | {name: True for name in SWITCHES if getattr(plan, name)}


def options_in_words(options: Mapping[str, object]) -> str:
    """Return the options of a section as a person reads them: `“In short”, by weight, max 3, numbered`."""
    return ", ".join(_option_in_words(name, value) for name, value in options.items())


def _option_in_words(name: str, value: object) -> str:
    if name == "heading":
        return printable(f"“{value}”")
    return name if value is True else f"{name} {in_words(value)}"


def _plain(value: object) -> object:
    match value:
        case tuple() | list():
            return [_plain(inner) for inner in value]
        case Mapping():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case SectionPlan():
            options = section_options(value)
            options.pop("heading", None)
            return f"{value.name} ({options_in_words(options)})" if options else value.name
        case Label():
            return value.word
        case Readability():
            limits = {"grade": value.grade, "sentence": value.sentence}
            return {name: limit for name, limit in limits.items() if limit is not None}
        case Terms():
            found = {"prefer": dict(value.prefer), "explain": list(value.explain)}
            return {name: words for name, words in found.items() if words}
        case None | bool() | int():
            return value
        case _:
            return str(value)
