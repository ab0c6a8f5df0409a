"""The brand that a brief names: `brand: looks/brand.yaml`.

In: the path as it stands, which begins at the folder of the brief; paths in the brand's file begin at its own. Out: a
`Brand`, or all that is wrong, each thing in the file that has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.config.accusing import OWN_NAME, accuses
from briefgen.config.files import lost, read_yaml
from briefgen.config.messages import validate
from briefgen.config.schema.brand import BrandFile, LogoEntry
from briefgen.config.schema.brief import BriefFile
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError
from briefgen.nearest import suggestion
from briefgen.style.brand import FONTS, Brand
from briefgen.style.logos.logo import Logo, LogoError
from briefgen.style.logos.reading import read_logo
from briefgen.style.own_family import own_family
from briefgen.yaml_source.document import YamlDocument

_KEY = ("brand",)

_BEGINS = "the path of a brand begins at the folder of brief.yaml"
_LOGO_BEGINS = "the path of a logo begins at the folder of the brand's file"


@dataclass(frozen=True, slots=True)
class ReadBrand:
    """A brand, and the file that says it."""

    brand: Brand
    document: YamlDocument


def read_brand(
    entry: BriefFile | None, folder: Path, document: YamlDocument, problems: list[Diagnostic]
) -> ReadBrand | None:
    """Return the brand that the brief names, if any; what is wrong with it is added to `problems`."""
    named = entry.brand if entry else ""
    if not named:
        return None
    path = folder / named
    if fault := lost("brand file", named, folder, document, _KEY, _BEGINS):
        problems.append(fault)
        return None
    try:
        own = read_yaml(path)
    except BriefError as failed:
        problems.extend(failed.diagnostics)
        return None
    return _read(own, path.parent, problems)


def _read(document: YamlDocument, folder: Path, problems: list[Diagnostic]) -> ReadBrand | None:
    before = len(problems)
    if not _is_brand(document.data):
        hint = 'begin with `logo: {file: logo.svg, alt: "…"}` or `colours: {ink: "#14365C"}`'
        message = "a brand is a mapping of keys to values"
        if isinstance(document.data, dict):
            message = "the file has none of the keys of a brand"
        problems.extend(document.other_kind(message, hint))
        return None
    problems.extend(document.diagnostics)
    checked = validate(BrandFile, _uncommented(document, problems), document, (), problems)
    if checked is None or len(problems) > before:
        return None
    if accuses(checked.organisation):
        problems.append(document.error("`organisation` counts as an allegation", ("organisation",), OWN_NAME))
    logo = _logo(checked.logo, folder, document, problems) if checked.logo else None
    fonts = checked.fonts.model_dump(exclude_none=True) if checked.fonts else {}
    problems.extend(_of_fonts(fonts, folder, document))
    ink, dark = (checked.colours.ink, checked.colours.dark or "") if checked.colours else ("", "")
    said = (checked.organisation, ink.upper(), dark.upper(), fonts, str(folder), logo)
    key = hashlib.sha256(repr(said).encode()).hexdigest()
    return ReadBrand(Brand(key, checked.organisation, ink.upper(), dark.upper(), fonts, folder, logo), document)


def _is_brand(data: object) -> bool:
    """Tell whether data have a key of a brand, misspelt or not, or none at all; a file of another kind has others."""
    names = tuple(BrandFile.model_fields)
    return isinstance(data, dict) and (not data or any(key in names or suggestion(key, names) for key in data))


def _uncommented(document: YamlDocument, problems: list[Diagnostic]) -> dict[str, object]:
    """Return the data of a brand; a colour that YAML takes for a comment, which begins with the same sign, is told."""
    data = document.data
    assert isinstance(data, dict)
    colours = data.get("colours")
    if not isinstance(colours, dict):
        return data
    hint = 'put the colour in quotes, "#14365C": what follows a bare # is a comment'
    found = {}
    for name, value in colours.items():
        if value is None and "#" in document.excerpt(document.key_location(("colours", name)).line):
            problems.append(document.error(f"`{name}` has no value", ("colours", name), hint, key=True))
            found[name] = "#000000"
    return {**data, "colours": {**colours, **found}}


# --------------------------------------------------------------------------------------------------------------- logo


def _logo(entry: LogoEntry, folder: Path, document: YamlDocument, problems: list[Diagnostic]) -> Logo | None:
    problems.extend(_unspoken(entry, document))
    path, at = folder / entry.file, ("logo", "file")
    if fault := lost("logo", entry.file, folder, document, at, _LOGO_BEGINS):
        problems.append(fault)
        return None
    try:
        picture = read_logo(path)
    except LogoError as failed:
        for message, hint, line in failed.mistakes:
            said = f"the logo {entry.file} {message}"
            problems.append(error(said, Location(str(path), line), hint) if line else document.error(said, at, hint))
        return None
    return Logo(picture, entry.alt.strip(), entry.decorative, entry.wordmark)


def _unspoken(entry: LogoEntry, document: YamlDocument) -> list[Diagnostic]:
    """Find a logo that says nothing to those who do not see it, or two things."""
    has_words = bool(entry.alt.strip())
    if entry.decorative and has_words:
        return [document.error("a decorative logo has no `alt`", ("logo", "decorative"), "delete one of the two")]
    if entry.decorative and entry.wordmark:
        hint = "give it the name of the house as `alt`, and delete `decorative`"
        return [document.error("a logo that is the name of the house is no decoration", ("logo", "decorative"), hint)]
    if has_words and accuses(entry.alt):
        return [
            document.error("`alt` counts as an allegation", ("logo", "alt"), "say what the logo shows, in plain words")
        ]
    if entry.decorative or has_words:
        return []
    hint = "add what the logo says to those who do not see it, mostly the name of the house; or `decorative: true`"
    return [document.error("`alt` is missing", ("logo", "alt"), hint)]


# -------------------------------------------------------------------------------------------------------------- fonts


def _of_fonts(fonts: Mapping[str, Mapping[str, Any]], folder: Path, document: YamlDocument) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for role in FONTS:
        if entry := fonts.get(role):
            _, mistakes = own_family(entry, folder, None)
            found += [document.error(said, ("fonts", role, *at), hint) for said, at, hint in mistakes]
    return found
