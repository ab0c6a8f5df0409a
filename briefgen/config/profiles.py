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
    ALL,
    Profile,
    builtin_names,
    builtin_source,
)
from briefgen.config.accusing import HINT, accusation, accuses
from briefgen.config.files import read_yaml
from briefgen.config.layers import SHIPPED, Layer, Mention
from briefgen.config.loosening import loosened
from briefgen.config.merging import as_profile, check_terms, merged, origins, validated
from briefgen.config.own_themes import theme_problems
from briefgen.config.schema.profile import ProfileFile
from briefgen.config.section_plans import section_plans
from briefgen.config.theme_names import Named, wishes
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.errors import BriefError, UsageError, raise_errors
from briefgen.nearest import did_you_mean
from briefgen.yaml_source import parse
from briefgen.yaml_source.document import YamlDocument

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

    def named(self, names: tuple[str, ...], listed: tuple[str, ...] = ()) -> tuple[Profile, ...]:
        """Load profiles by name; `listed` are those that the brief itself describes, for the hint.

        Raises UsageError for a name there is not, BriefError for a profile at fault.
        """
        unknown = [name for name in names if name not in self.names()]
        if unknown:
            known = sorted({*self.names(), *listed})
            raise UsageError([error(f"no audience `{name}`", hint=did_you_mean(name, known)) for name in unknown])
        found = [self.load(name) for name in dict.fromkeys(names)]
        raise_errors(BriefError, self.problems)
        return tuple(profile for profile in found if profile is not None)

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
        if layers and layers[0] is not None:
            self._check_name(name, layers[0])
        if any(layer is None for layer in layers):
            return None
        found = [layer for layer in layers if layer is not None]
        before = len(self.problems)
        for layer in found:
            self._tell(layer.document.diagnostics)
        if len(self.problems) > before:
            return None
        return self._checked(name, found)

    def _check_name(self, name: str, first: Layer) -> None:
        """Refuse names that mean something else, or that accuse somebody in the path of every file."""
        told = ""
        if name == ALL:
            told = f"`{ALL}` cannot be the name of an audience: under `text` it means every one"
        elif accuses(name):
            told = f"the name of the audience `{name}` counts as an allegation"
        if told:
            hint = "give it another name; it stands in the path of every file"
            self._tell([first.document.error(told, first.path, hint)])

    def _check_words(self, checked: ProfileFile, owner: Mapping[str, Layer]) -> None:
        """Refuse a label or product that accuses somebody: they stand above the title."""
        for key, words in (("label", checked.label), ("product", checked.product)):
            if cue := accusation(words):
                layer = owner[key]
                message = f"`{key}` counts as an allegation (cue “{cue}”)"
                self._tell([layer.document.error(message, (*layer.path, key), HINT)])

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
        settings = merged(layers)
        before = len(self.problems)
        checked, wrong = validated(settings)
        self._tell(wrong)
        listed = settings.owner.get("sections", layers[0])
        entries = settings.values.get("sections")
        plans = section_plans(entries, listed.document, listed.path, self.sections, self.problems)
        if checked is None or len(self.problems) > before:
            return None
        layer = settings.owner["theme"]
        if mistakes := theme_problems(checked.theme, self.folder, layer.document, (*layer.path, "theme")):
            self._tell(mistakes)
            return None
        self._tell(check_terms(checked, settings))
        self._check_words(checked, settings.owner)
        for layer in layers:
            self._mention(layer, "never")
        self._mention(settings.owner.get("only", layers[0]), "only")
        self.wishes.extend(wishes(settings.owner))
        self._tell(loosened(name, layers))
        lineage = (name, *(str(layer.data["extends"]) for layer in layers if "extends" in layer.data))
        return replace(
            as_profile(name, checked, plans),
            lineage=tuple(dict.fromkeys(lineage)),
            layers=tuple(layer.origin(self.folder) for layer in layers),
            origins=origins(settings, self.folder),
        )

    def _mention(self, layer: Layer, key: str) -> None:
        """Keep where a checked list of ids and themes stands; of two places that of a `never`."""
        names = layer.data.get(key)
        for n, name in enumerate(names if isinstance(names, list) else ()):
            if name not in self.mentions or not self.mentions[name].withholds:
                self.mentions[name] = Mention(layer.document, (*layer.path, key, n), key == "never")
