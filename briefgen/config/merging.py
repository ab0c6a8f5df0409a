"""The layers of a profile -> one: settings merged key by key, the nearest one wins; `never` alone adds up.

In: the layers, the nearest first. Out: the settings with the layer that each came from; checked, and as a `Profile`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.audience.profile import Allegations, Profile, Readability, SectionPlan, Terms
from briefgen.config.layers import Layer
from briefgen.config.messages import validate
from briefgen.config.schema.profile import ProfileFile
from briefgen.diagnostics import Diagnostic
from briefgen.labels import LABELS
from briefgen.report.wording import is_certainty


@dataclass(frozen=True, slots=True)
class Merged:
    """The settings of a profile, its layers, and by key the layer that a setting came from."""

    layers: Sequence[Layer]
    values: Mapping[str, object]
    owner: Mapping[str, Layer]


def merged(layers: Sequence[Layer]) -> Merged:
    """Return the settings of all layers as one; deny wins, so that every `never` counts."""
    values: dict[str, object] = {}
    owner: dict[str, Layer] = {}
    for layer in reversed(layers):
        for key, value in layer.data.items():
            if key != "extends":
                values[key] = _joined(values[key], value) if key == "never" and key in values else value
                owner[key] = layer
    return Merged(layers, values, owner)


def _joined(inherited: object, own: object) -> object:
    """Return both lists as one; what is no list is left for the check to find."""
    if isinstance(inherited, list) and isinstance(own, list):
        return [*inherited, *own]
    return inherited if isinstance(own, list) else own


def validated(settings: Merged) -> tuple[ProfileFile | None, list[Diagnostic]]:
    """Check the settings; None with what is wrong, each problem in the file that its key came from."""
    first = settings.layers[0]
    found: list[Diagnostic] = []
    checked = validate(ProfileFile, settings.values, first.document, first.path, found)
    if checked is not None:
        return checked, []
    problems: list[Diagnostic] = []
    for layer in settings.layers:
        part = {k: v for k, v in layer.data.items() if k == "never" or settings.owner.get(k) is layer}
        own: list[Diagnostic] = []
        validate(ProfileFile, part, layer.document, layer.path, own)
        problems.extend(d for d in own if "is missing" not in d.message)
    hint = "add `extends: public` (or another audience) and set only what differs"
    missing = (first.document.error(d.message, first.path, hint) for d in found if "is missing" in d.message)
    return None, [*problems, *missing]


def check_terms(checked: ProfileFile, settings: Merged) -> Iterator[Diagnostic]:
    """Yield an error for a term preferred to nothing, or to words that say how sure a statement is."""
    for words in checked.terms.prefer:
        if not words.strip():
            message = "`prefer` names no words before the colon"
        elif is_certainty(words):
            message = f"`{words}`: a word of certainty is never replaced"
        else:
            continue
        layer = settings.owner["terms"]
        path = (*layer.path, "terms", "prefer", words)
        yield layer.document.error(message, path, "take this entry out of `prefer`", key=True)


def origins(settings: Merged, folder: Path | None) -> dict[str, str]:
    """Return by key where each setting was made; `never` has as many places as layers that add to it."""
    found = {key: settings.owner[key].origin(folder, key) for key in ProfileFile.model_fields if key in settings.owner}
    if "never" in found:
        found["never"] = ", ".join(layer.origin(folder, "never") for layer in settings.layers if "never" in layer.data)
    return found


def as_profile(name: str, checked: ProfileFile, plans: tuple[SectionPlan, ...]) -> Profile:
    """Return the profile that checked settings and its section plans make."""
    return Profile(
        name=name,
        label=checked.label,
        product=checked.product,
        sections=plans,
        ceiling=LABELS[checked.ceiling],
        allegations=Allegations(checked.allegations),
        outside=checked.outside,
        theme=checked.theme,
        layout=checked.layout,
        formats=tuple(dict.fromkeys(checked.formats)),
        themes_first=tuple(checked.themes_first),
        only=tuple(checked.only),
        never=tuple(checked.never),
        pages=checked.pages,
        words=checked.words,
        show_count=checked.show_count,
        shorten=checked.shorten,
        attach=tuple(dict.fromkeys(checked.attach)),
        page_size=checked.page_size,
        terms=Terms(tuple(checked.terms.prefer.items()), tuple(checked.terms.explain)),
        readability=Readability(checked.readability.grade, checked.readability.sentence),
    )
