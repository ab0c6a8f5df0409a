"""Profiles: shipped ones, files in `audiences/` beside the brief, and entries written into the brief itself.

In: an entry of `audiences:`, a name or a mapping with `extends`. Out: a checked `Profile`. Settings are merged key by
key, the nearest one wins; `never` alone adds up, since deny wins. A problem is told at the key that caused it, in
whichever file it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.audience.profile import (
    Allegations,
    Profile,
    Readability,
    SectionPlan,
    Terms,
    builtin_names,
    builtin_source,
)
from briefgen.config.files import read_yaml
from briefgen.config.layers import SHIPPED, Layer, Mention
from briefgen.config.loosening import loosened
from briefgen.config.messages import validate
from briefgen.config.schema import ProfileFile
from briefgen.config.section_plans import section_plans
from briefgen.config.theme_names import Named, wishes
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError
from briefgen.labels import LABELS
from briefgen.report.wording import is_certainty
from briefgen.style.theme import theme_names
from briefgen.yaml_source import YamlDocument, did_you_mean, parse

NAME = re.compile("[a-z0-9][a-z0-9-]*")


@dataclass(slots=True)
class ProfileLoader:
    """Load the profiles of one brief. `sections` are the section templates there are.

    `mentions` (names in `never` and `only`) and `wishes` (themes to order and divide by) grow as it loads.
    """

    folder: Path | None
    sections: tuple[str, ...]
    problems: list[Diagnostic] = field(default_factory=list)
    mentions: dict[str, Mention] = field(default_factory=dict)
    wishes: list[Named] = field(default_factory=list)
    read: dict[Path, YamlDocument] = field(default_factory=dict)  # each file once, however many audiences extend it

    def names(self) -> tuple[str, ...]:
        """Return the names an audience may have: shipped ones and those in `audiences/`."""
        return tuple(sorted({*builtin_names(), *self._own()}))

    def check_own(self, listed: tuple[str, ...]) -> None:
        """Look at the files in `audiences/` that the brief does not list, too: `-a` may ask for them."""
        folder = self.folder / "audiences" if self.folder else None
        for path in sorted(folder.glob("*.yml")) if folder else []:
            self.problems.append(error("this file is not read", Location(str(path)), "let its name end in .yaml"))
        layers = {name: self._file(name, None) for name in self._own()}
        extended = {layer.data.get("extends") for layer in layers.values() if layer}
        for name, path in self._own().items():
            if not NAME.fullmatch(name):
                hint = "use lower-case letters, digits and hyphens"
                self.problems.append(error(f"`{name}` cannot be the name of an audience", Location(str(path)), hint))
            elif name not in listed and name not in extended:  # what others extend need not be whole
                self.load(name)

    def _own(self) -> dict[str, Path]:
        folder = self.folder / "audiences" if self.folder else None
        if folder is None or not folder.is_dir():
            return {}
        return {path.stem: path for path in sorted(folder.glob("*.yaml"))}

    def load(self, name: str, inline: Layer | None = None) -> Profile | None:
        """Return the profile of a name, or of an entry in the brief; None after adding the problems."""
        layers = list(self._layers(name, inline))
        if any(layer is None for layer in layers):
            return None
        found = [layer for layer in layers if layer is not None]
        before = len(self.problems)
        for layer in found:
            self._tell(layer.document.diagnostics)
        if len(self.problems) > before:
            return None
        return self._checked(name, found)

    def _tell(self, found: Iterable[Diagnostic]) -> None:
        """Keep the problems that are not told yet: one file may be read for several audiences."""
        self.problems.extend(d for d in found if d not in self.problems)

    def _layers(self, name: str, inline: Layer | None) -> Iterator[Layer | None]:
        """Yield the layers of a profile, the nearest first; None where one is missing."""
        layer = inline or self._file(name, None)
        names, files = [name], {layer.document.file} if layer else set()
        while layer is not None:
            yield layer
            if "extends" not in layer.data:
                return
            parent = layer.data["extends"]
            if not isinstance(parent, str):
                hint = did_you_mean("", self.names())
                self.problems.append(layer.document.error("`extends` takes a name", (*layer.path, "extends"), hint))
                yield None
                return
            names.append(parent)
            asker, layer = layer, self._file(parent, layer)
            if layer is not None and layer.document.file in files:
                message = f"`extends` goes in a circle: {' → '.join(names)}"
                hint = "let one of them extend a shipped audience"
                self.problems.append(asker.document.error(message, (*asker.path, "extends"), hint))
                break
            files |= {layer.document.file} if layer else set()
        yield None

    def _file(self, name: str, asker: Layer | None) -> Layer | None:
        own = self._own().get(name)
        asked_by_itself = asker is not None and own is not None and asker.document.file == str(own)
        if own is not None and not asked_by_itself:
            try:
                document = self.read.setdefault(own, self.read.get(own) or read_yaml(own))
            except BriefError as failed:
                self._tell(failed.diagnostics)
                return None
        elif name in builtin_names():
            document = parse(builtin_source(name), f"{SHIPPED}{name}")
        else:
            if asker is not None:
                hint = did_you_mean(name, [known for known in self.names() if known != name])
                message = "an audience cannot extend itself" if asked_by_itself else f"no audience `{name}`"
                self.problems.append(asker.document.error(message, (*asker.path, "extends"), hint))
            return None
        data = document.data
        if not isinstance(data, dict):
            hint = "begin with `extends: public`, and set what differs"
            shape = document.error("an audience is a mapping of keys to values", (), hint)
            self._tell(document.diagnostics or (shape,))
            return None
        return Layer(document, (), data)

    def _checked(self, name: str, layers: list[Layer]) -> Profile | None:
        merged: dict[str, object] = {}
        owner: dict[str, Layer] = {}
        for layer in reversed(layers):
            for key, value in layer.data.items():
                if key != "extends":
                    merged[key] = _joined(merged[key], value) if key == "never" and key in merged else value
                    owner[key] = layer
        before = len(self.problems)
        checked = self._validated(merged, owner, layers)
        listed = owner.get("sections", layers[0])
        plans = section_plans(merged.get("sections"), listed.document, listed.path, self.sections, self.problems)
        if checked is None or len(self.problems) > before:
            return None
        if checked.theme not in theme_names():
            layer = owner["theme"]
            hint = did_you_mean(checked.theme, theme_names())
            self.problems.append(layer.document.error(f"no theme `{checked.theme}`", (*layer.path, "theme"), hint))
            return None
        self._check_terms(checked, owner)
        for layer in layers:
            self._mention(layer, "never")
        self._mention(owner.get("only", layers[0]), "only")
        self.wishes.extend(wishes(owner))
        self._tell(loosened(name, layers))
        lineage = (name, *(str(layer.data["extends"]) for layer in layers if "extends" in layer.data))
        return replace(
            _profile(name, checked, plans),
            lineage=tuple(dict.fromkeys(lineage)),
            layers=tuple(layer.origin(self.folder) for layer in layers),
            origins=self._origins(layers, owner),
        )

    def _origins(self, layers: list[Layer], owner: Mapping[str, Layer]) -> dict[str, str]:
        """Return by key where each setting was made; `never` has as many places as layers that add to it."""
        origins = {key: owner[key].origin(self.folder, key) for key in ProfileFile.model_fields if key in owner}
        if "never" in origins:
            origins["never"] = ", ".join(
                layer.origin(self.folder, "never") for layer in layers if "never" in layer.data
            )
        return origins

    def _check_terms(self, checked: ProfileFile, owner: dict[str, Layer]) -> None:
        """Refuse to prefer a term to nothing, or to words that say how sure a statement is."""
        for words in checked.terms.prefer:
            if not words.strip():
                message = "`prefer` names no words before the colon"
            elif is_certainty(words):
                message = f"`{words}`: a word of certainty is never replaced"
            else:
                continue
            path = (*owner["terms"].path, "terms", "prefer", words)
            hint = "take this entry out of `prefer`"
            self._tell([owner["terms"].document.error(message, path, hint, key=True)])

    def _mention(self, layer: Layer, key: str) -> None:
        """Keep where a checked list of ids and themes stands; of two places that of a `never`."""
        names = layer.data.get(key)
        for n, name in enumerate(names if isinstance(names, list) else ()):
            if name not in self.mentions or not self.mentions[name].withholds:
                self.mentions[name] = Mention(layer.document, (*layer.path, key, n), key == "never")

    def _validated(self, merged: dict[str, object], owner: dict[str, Layer], layers: list[Layer]) -> ProfileFile | None:
        """Check the merged settings, each problem told in the file that its key came from."""
        first = layers[0]
        found: list[Diagnostic] = []
        checked = validate(ProfileFile, merged, first.document, first.path, found)
        if checked is not None:
            return checked
        for layer in layers:
            part = {k: v for k, v in layer.data.items() if k == "never" or owner.get(k) is layer}
            own: list[Diagnostic] = []
            validate(ProfileFile, part, layer.document, layer.path, own)
            self._tell(d for d in own if "is missing" not in d.message)
        hint = "add `extends: public` (or another audience) and set only what differs"
        self.problems.extend(
            first.document.error(d.message, first.path, hint) for d in found if "is missing" in d.message
        )
        return None


def _joined(inherited: object, own: object) -> object:
    """Return both lists as one; what is no list is left for the check to find."""
    if isinstance(inherited, list) and isinstance(own, list):
        return [*inherited, *own]
    return inherited if isinstance(own, list) else own


def _profile(name: str, checked: ProfileFile, plans: tuple[SectionPlan, ...]) -> Profile:
    return Profile(
        name=name,
        label=checked.label,
        product=checked.product,
        sections=plans,
        ceiling=LABELS[checked.ceiling],
        allegations=Allegations(checked.allegations),
        outside=checked.outside,
        theme=checked.theme,
        formats=tuple(dict.fromkeys(checked.formats)),
        themes_first=tuple(checked.themes_first),
        only=tuple(checked.only),
        never=tuple(checked.never),
        pages=checked.pages,
        words=checked.words,
        show_count=checked.show_count,
        page_size=checked.page_size,
        terms=Terms(tuple(checked.terms.prefer.items()), tuple(checked.terms.explain)),
        readability=Readability(checked.readability.grade, checked.readability.sentence),
    )
