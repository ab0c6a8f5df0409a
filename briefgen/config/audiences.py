"""The audiences of a brief. In: `audiences:` and what brief.yaml sets for all of them. Out: checked profiles.

How one audience is made of layers is for `profiles`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.config.layers import Layer
from briefgen.config.own_themes import theme_problems
from briefgen.config.profiles import NAME, ProfileLoader
from briefgen.config.schema.brief import BriefFile
from briefgen.diagnostics import Diagnostic
from briefgen.nearest import did_you_mean
from briefgen.yaml_source.document import KeyPath, YamlDocument


def theme_for_all(entry: BriefFile | None, folder: Path, document: YamlDocument, problems: list[Diagnostic]) -> str:
    """Return the theme that the brief sets for all its audiences; empty if it sets none that there is."""
    theme = entry.theme if entry else ""
    wrong = theme_problems(theme, folder, document, ("theme",)) if theme else ()
    problems.extend(wrong)
    return "" if wrong else theme


@dataclass(slots=True)
class AudienceLoader:
    """Load the audiences of one brief. `theme` is the one that it sets for all of them, if any."""

    file: Path
    document: YamlDocument
    entry: BriefFile | None
    theme: str
    profiles: ProfileLoader
    problems: list[Diagnostic]

    def names(self) -> tuple[str, ...]:
        """Return the names that audiences have, in the brief and outside it."""
        entries = self.entry.audiences if self.entry else []
        inline = (entry.get("name") for entry in entries if isinstance(entry, dict))
        return tuple(sorted({*self.profiles.names(), *(name for name in inline if isinstance(name, str))}))

    def listed(self) -> tuple[Profile, ...]:
        """Return the audiences that the brief lists; all there are where it lists none."""
        found: list[Profile | None] = []
        names = self.profiles.names()
        entries = self.entry.audiences if self.entry and self.entry.audiences else []
        for n, entry in enumerate(entries):
            path = ("audiences", n)
            name = entry.get("name") if isinstance(entry, dict) else None
            if not isinstance(name, str) or not NAME.fullmatch(name):
                hint = "write `- press`, or `- {name: nordic-press, extends: press}`; lower case, digits, hyphens"
                self.problems.append(self.document.error("an audience needs a name", path, hint))
            elif name in [p.name for p in found if p]:
                self.problems.append(self.document.error(f"audience `{name}` stands twice", path, "keep one of them"))
            elif len(entry) == 1 and name not in names:
                hint = did_you_mean(name, names)
                self.problems.append(self.document.error(f"no audience `{name}`", path, hint))
            else:
                found.append(self._audience(name, entry, path, name in names))
        if self.entry is not None and not entries:
            loaded = (self.profiles.load(name) for name in names)
            found = [self._dressed(profile) for profile in loaded if profile]
        return tuple(profile for profile in found if profile is not None)

    def _audience(self, name: str, entry: dict[str, object], path: KeyPath, known: bool) -> Profile | None:
        settings = {key: value for key, value in entry.items() if key != "name"}
        if settings and "extends" not in settings and known:
            settings["extends"] = name
        profile = self.profiles.load(name, Layer(self.document, path, settings) if settings else None)
        return self._dressed(profile) if profile else None

    def _dressed(self, profile: Profile) -> Profile:
        """Apply what the brief sets for all its audiences; `attach`, where the audience itself is silent."""
        assert self.entry is not None
        keys = [key for key in ("theme", "layout", "page_size", "formats") if getattr(self.entry, key)]
        attach = profile.attach
        if self.entry.attach is not None and "attach" not in profile.origins:
            attach = tuple(dict.fromkeys(self.entry.attach))
            keys.append("attach")
        places = {key: f"{self.file.name}:{self.document.key_location((key,)).line}" for key in keys}
        return replace(
            profile,
            theme=self.theme or profile.theme,
            layout=self.entry.layout or profile.layout,
            attach=attach,
            page_size=self.entry.page_size or profile.page_size,
            formats=tuple(dict.fromkeys(self.entry.formats)) or profile.formats,
            origins={**profile.origins, **places},
        )

    def wanted(self, listed: tuple[Profile, ...], names: tuple[str, ...]) -> tuple[Profile, ...]:
        """Return the audiences asked for by name, listed or not; without names, all that are listed.

        Raises UsageError for a name there is not, BriefError for a profile at fault.
        """
        if not names:
            return listed
        by_name = {profile.name: profile for profile in listed}
        missing = tuple(name for name in names if name not in by_name)
        by_name |= {p.name: self._dressed(p) for p in self.profiles.named(missing, tuple(by_name))} if missing else {}
        return tuple(by_name[name] for name in dict.fromkeys(names))


def followed(profiles: tuple[Profile, ...], moved: Mapping[str, str]) -> tuple[Profile, ...]:
    """Let the ids in profiles follow findings that have moved; `moved` maps ids as written to now."""

    def now(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(moved.get(name, name) for name in names)

    return tuple(replace(p, never=now(p.never), only=now(p.only)) for p in profiles)
