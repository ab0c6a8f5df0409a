"""A target on the command line -> a `Brief`: brief.yaml, annotations, audiences, section templates, lock, report.

In: the path of a brief, of its folder, or of a bare report. Out: one frozen object; or every problem of every file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pydantic import ValidationError

from briefgen.audience.profile import Profile
from briefgen.brief import Brief, Contact, Marking
from briefgen.checks.coverage import check_title_terms
from briefgen.config.annotations import LOCK_FILE as LOCK_FILE
from briefgen.config.annotations import AnnotationLoader
from briefgen.config.files import read_text, read_yaml
from briefgen.config.layers import Layer
from briefgen.config.messages import PATTERN_HINTS, validate
from briefgen.config.profiles import NAME, ProfileLoader
from briefgen.config.schema import BriefFile, MarkingEntry, ReportEntry
from briefgen.config.targets import brief_under_another_name, other_file
from briefgen.config.taxonomy import load_cues
from briefgen.config.texts import TextLoader
from briefgen.dates import printed_embargo
from briefgen.diagnostics import Diagnostic, Location, error, note
from briefgen.errors import BriefError, ReportError, UsageError, raise_errors
from briefgen.labels import LABELS
from briefgen.report.cues import find_cues
from briefgen.report.model import Report, Role
from briefgen.report.readers import ReportOverrides, read_report, require_findings
from briefgen.report.readers.file import NO_FILE
from briefgen.report.taxonomy import guess_themes, shipped
from briefgen.sections.environment import SUFFIX, builtin_templates, mistakes, takes_texts
from briefgen.style.theme import theme_names
from briefgen.yaml_source import KeyPath, did_you_mean

BRIEF_FILE = "brief.yaml"
BARE_AUDIENCE = "public"
MAX_TEMPLATE = 200_000  # bytes of one section template
MAX_TEMPLATES = 100


@dataclass(frozen=True, slots=True)
class Target:
    """What a path on the command line means: a brief file, or a bare report (`brief` is None)."""

    brief: Path | None
    report: Path | None


def find_target(path: Path) -> Target:
    """Find the brief or the report that a path means. Raises BriefError or ReportError where there is none."""
    if path.is_dir():
        if (path / BRIEF_FILE).is_file():
            return Target(path / BRIEF_FILE, None)
        if misnamed := brief_under_another_name(path, BRIEF_FILE):
            raise BriefError([misnamed])
        hint = f"name a folder with a {BRIEF_FILE}, or a report file"
        if any(path.glob(f"*/{BRIEF_FILE}")):
            hint = f"its folders have one: name one of them, or build them all with `briefgen batch {path}`"
        raise BriefError([error(f"the folder has no {BRIEF_FILE}", Location(str(path)), hint)])
    if other := other_file(path):
        raise BriefError([other])
    if path.suffix.lower() in (".yaml", ".yml") and path.is_file() and _is_brief(path):
        return Target(path, None)
    return Target(None, path)


def _is_brief(path: Path) -> bool:
    """Tell a brief from a structured report: both are YAML, and only a brief names a `report`."""
    if path.name == BRIEF_FILE:
        return True
    data = read_yaml(path).data
    return isinstance(data, dict) and "report" in data


def load_brief(path: Path, audiences: tuple[str, ...] = ()) -> Brief:
    """Load a brief or a bare report. `audiences` names those wanted; empty means the brief's own.

    Raises BriefError or ReportError with every problem found.
    """
    target = find_target(path)
    if target.brief is not None:
        return _Loader(target.brief).load(audiences)
    assert target.report is not None
    return _bare(target.report, audiences)


def load_report(path: Path) -> Report:
    """Load a report with the brief's roles and annotations, whether or not it has findings; for `outline`."""
    target = find_target(path)
    if target.brief is None:
        assert target.report is not None
        return _bare_report(target.report)
    return _Loader(target.brief).load_report_alone()


def _bare_report(path: Path) -> Report:
    report = read_report(path, roles={}, overrides=ReportOverrides())
    return guess_themes(report, shipped(report.language))


def _bare(path: Path, audiences: tuple[str, ...]) -> Brief:
    report = _bare_report(path)
    raise_errors(ReportError, report.diagnostics)
    require_findings(report, bare=True)
    loader = ProfileLoader(None, tuple(builtin_templates()))
    profiles = _named(loader, audiences or (BARE_AUDIENCE,))
    others = ", ".join(name for name in loader.names() if name not in audiences and name != BARE_AUDIENCE)
    said = []
    if not audiences:
        said.append(note(f"no brief.yaml: built as a draft for `{BARE_AUDIENCE}`", hint=f"choose with -a: {others}"))
    said.extend(check_title_terms(report))
    said.extend(_label_note(report))
    return Brief(
        name=_slug(path.stem),
        file=path,
        bare=True,
        report=report,
        audiences=profiles,
        configured=_named(loader, loader.names()),
        marking=Marking(draft=True),
        diagnostics=(*report.diagnostics, *said),
    )


def _named(loader: ProfileLoader, names: tuple[str, ...], listed: tuple[str, ...] = ()) -> tuple[Profile, ...]:
    """Load profiles by name; `listed` are those that the brief itself describes, for the hint.

    Raises UsageError for a name there is not, BriefError for a profile at fault.
    """
    unknown = [name for name in names if name not in loader.names()]
    if unknown:
        known = sorted({*loader.names(), *listed})
        raise UsageError([error(f"no audience `{name}`", hint=did_you_mean(name, known)) for name in unknown])
    found = [loader.load(name) for name in dict.fromkeys(names)]
    raise_errors(BriefError, loader.problems)
    return tuple(profile for profile in found if profile is not None)


def _slug(text: str) -> str:
    """Return a file or folder name as the name of a brief; a neutral one where it would accuse somebody."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")
    return name if name and not _accuses(name) else "brief"


def _accuses(name: str) -> bool:
    """Tell whether a name holds a cue of an allegation or of a statement about a group: output paths show it."""
    return bool(find_cues(re.sub(r"[-_.]+", " ", name), heading=True))


def _label_note(report: Report) -> list[Diagnostic]:
    if report.label_is_set:
        return []
    return [note("no label is set: the report counts as TLP:CLEAR", hint="set `report: {tlp: …}` in brief.yaml")]


class _Loader:
    """Load one brief folder, gathering problems until there is nothing more to look at."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.folder = file.parent
        self.problems: list[Diagnostic] = []
        self.document = read_yaml(file)
        self.problems.extend(self.document.diagnostics)
        self.has_report = True
        self.entry = self._brief_file()
        self.theme = self._theme()
        self.templates = self._templates()
        sections = tuple(sorted({*builtin_templates(), *self.templates}))
        self.profiles = ProfileLoader(self.folder, sections, self.problems)
        cues = load_cues(self.folder, self.problems)
        self.annotations = AnnotationLoader(
            self.file, self.profiles.mentions, self.problems, cues, self.profiles.wishes
        )
        self.texts = TextLoader(self.document, self._sections_with_texts(), self._audience_names(), self.problems)

    def load(self, audiences: tuple[str, ...]) -> Brief:
        """Return the brief. Raises BriefError, ReportError or UsageError."""
        profiles = self._audiences()
        self.profiles.check_own(tuple(profile.name for profile in profiles))
        if self.entry is not None:
            self.texts.read(self.entry.text, self.entry.recommendations, self.entry.glossary)
        report = self._report()
        if report is not None:
            report = self.annotations.lay_over(report, self.document, self.texts.cites())
        marking = self._marking()
        raise_errors(BriefError, self.problems)
        assert self.entry is not None
        assert report is not None
        require_findings(report)
        if self.entry.name and _accuses(self.entry.name):
            hint = "give the brief a neutral name: it stands in the path of every file"
            raise BriefError([self.document.error("`name` counts as an allegation", ("name",), hint)])
        configured, profiles = self._followed(profiles), self._followed(self._wanted(profiles, audiences))
        contact = self.entry.contact
        return Brief(
            name=self.entry.name or _slug(self.folder.resolve().name if self._is_default_name() else self.file.stem),
            file=self.file,
            bare=False,
            report=report,
            audiences=profiles,
            configured=configured,
            formats=tuple(dict.fromkeys(self.entry.formats)),
            marking=marking,
            contact=Contact(contact.office, contact.email, contact.phone, contact.url),
            publisher=self.entry.publisher,
            texts=self.texts.texts(report, self.annotations.cited),
            templates=self.templates,
            lock=self.annotations.lock,
            diagnostics=(
                *self.problems,
                *report.diagnostics,
                *check_title_terms(report),
                *_label_note(report),
            ),
        )

    def load_report_alone(self) -> Report:
        """Return the annotated report, with or without findings."""
        report = self._report()
        if report is not None:
            report = self.annotations.lay_over(report)
        raise_errors(BriefError, self.problems)
        assert report is not None
        return replace(report, diagnostics=(*report.diagnostics, *self.problems))

    def _is_default_name(self) -> bool:
        return self.file.name == BRIEF_FILE

    # ----------------------------------------------------------------------------------------------------- brief

    def _brief_file(self) -> BriefFile | None:
        data = self.document.data
        if not isinstance(data, dict):
            if self.document.ok:
                hint = "begin with `report: report.txt`"
                self.problems.append(self.document.error("a brief is a mapping of keys to values", (), hint))
            return None
        prepared = dict(data)
        if isinstance(data.get("report"), str):
            prepared["report"] = {"file": data["report"]}
        if isinstance(data.get("audiences"), list):
            prepared["audiences"] = [{"name": e} if isinstance(e, str) else e for e in data["audiences"]]
        return validate(BriefFile, prepared, self.document, (), self.problems) or self._sound(prepared)

    def _sound(self, data: dict[str, object]) -> BriefFile | None:
        """Return what is right in a brief with mistakes: the files it names are looked at in the same run."""
        needed: dict[str, dict[str, object]] = {"report": {"file": "report.txt"}}

        def fits(key: str, value: object) -> bool:
            try:
                BriefFile.model_validate({**needed, key: value})
            except ValidationError:
                return key in BriefFile.LATER
            return True

        sound: dict[str, object] = {}
        for key, value in data.items():
            if fits(key, value):
                sound[key] = value
            elif isinstance(value, dict) and key in BriefFile.model_fields:
                around = needed.get(key, {})
                sound[key] = {k: v for k, v in value.items() if fits(key, {**around, k: v})}
        report = sound.get("report")
        self.has_report = isinstance(report, dict) and "file" in report
        return validate(BriefFile, sound if self.has_report else {**sound, **needed}, self.document, (), [])

    def _theme(self) -> str:
        """Return the theme that the brief sets for all its audiences; empty if it sets none that there is."""
        theme = self.entry.theme if self.entry else ""
        if not theme or theme in theme_names():
            return theme
        self.problems.append(self.document.error(f"no theme `{theme}`", ("theme",), did_you_mean(theme, theme_names())))
        return ""

    def _templates(self) -> dict[str, str]:
        folder = self.folder / "sections"
        found: dict[str, str] = {}
        paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
        if len(paths) > MAX_TEMPLATES:
            message = f"the folder has {len(paths):,} section templates, at most {MAX_TEMPLATES} are read"
            self.problems.append(error(message, Location(str(folder)), "move those that no audience names elsewhere"))
        for path in paths[:MAX_TEMPLATES]:
            try:
                source = read_text(path, MAX_TEMPLATE)
            except BriefError as failed:
                self.problems.extend(failed.diagnostics)
                continue
            lines = source.splitlines()
            self.problems.extend(
                error(message, Location(str(path), line), excerpt=lines[line - 1]) for line, message in mistakes(source)
            )
            found[path.name.removesuffix(SUFFIX)] = source
        return found

    def _sections_with_texts(self) -> tuple[str, ...]:
        """Return the sections that print texts of the author's, as their templates say."""
        sources = {**builtin_templates(), **self.templates}
        return tuple(sorted(name for name, source in sources.items() if takes_texts(source)))

    def _audience_names(self) -> tuple[str, ...]:
        """Return the names that audiences have, in the brief and outside it."""
        entries = self.entry.audiences if self.entry else []
        inline = (entry.get("name") for entry in entries if isinstance(entry, dict))
        return tuple(sorted({*self.profiles.names(), *(name for name in inline if isinstance(name, str))}))

    def _audiences(self) -> tuple[Profile, ...]:
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
        """Apply what the brief sets for all its audiences."""
        assert self.entry is not None
        keys = [key for key in ("theme", "page_size", "formats") if getattr(self.entry, key)]
        places = {key: f"{self.file.name}:{self.document.key_location((key,)).line}" for key in keys}
        return replace(
            profile,
            theme=self.theme or profile.theme,
            page_size=self.entry.page_size or profile.page_size,
            formats=tuple(dict.fromkeys(self.entry.formats)) or profile.formats,
            origins={**profile.origins, **places},
        )

    def _wanted(self, profiles: tuple[Profile, ...], names: tuple[str, ...]) -> tuple[Profile, ...]:
        if not names:
            return profiles
        by_name = {profile.name: profile for profile in profiles}
        missing = tuple(name for name in names if name not in by_name)
        by_name |= {p.name: self._dressed(p) for p in _named(self.profiles, missing, tuple(by_name))} if missing else {}
        return tuple(by_name[name] for name in dict.fromkeys(names))

    def _marking(self) -> Marking:
        entry = self.entry.marking if self.entry else MarkingEntry()
        return Marking(entry.draft, self._embargo(entry.embargo), self._date(entry.date), entry.version)

    def _date(self, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            message = f"`{text}` is no day of the calendar"
            self.problems.append(self.document.error(message, ("marking", "date"), PATTERN_HINTS["date"]))
            return ""

    def _embargo(self, text: str) -> str:
        if not text:
            return ""
        try:
            moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            message = f"`{text}` is no point in time"
            self.problems.append(self.document.error(message, ("marking", "embargo"), PATTERN_HINTS["embargo"]))
            return ""
        return printed_embargo(moment, has_time="T" in text)

    # ---------------------------------------------------------------------------------------------------- report

    def _report(self) -> Report | None:
        if self.entry is None or not self.has_report:
            return None
        entry = self.entry.report
        path = self.folder / entry.file
        if not path.resolve().is_relative_to(self.folder.resolve()):
            hint = "put the report beside brief.yaml or below it"
            message = "the report must not lie outside the brief's folder"
            self.problems.append(self.document.error(message, ("report",), hint))
            return None
        try:
            roles = {heading: Role(role) for heading, role in self.entry.roles.items()}
            report = read_report(path, roles=roles, overrides=_overrides(entry))
        except ReportError as failed:
            told = tuple(self._missing(d.hint) if d.message == NO_FILE else d for d in failed.diagnostics)
            if not self.problems:
                raise ReportError(told) from failed
            self.problems.extend(told)
            return None
        self.problems.extend(self._placed(d) for d in report.diagnostics if d.severity == "error")
        return replace(report, diagnostics=tuple(d for d in report.diagnostics if d.severity != "error"))

    def _missing(self, hint: str) -> Diagnostic:
        """Tell of a report that is not there where the brief names it."""
        assert self.entry is not None
        message = f"there is no report `{self.entry.report.file}`: {self.folder / self.entry.report.file} is no file"
        return self.document.error(message, ("report", "file"), hint)

    def _placed(self, found: Diagnostic) -> Diagnostic:
        """Give an error about `roles` its place in the brief, which the reader of the report does not know."""
        for key in self.entry.roles if self.entry else ():
            if found.message.startswith(f"`roles` names `{key}`,"):
                told = self.document.error(found.message, ("roles", key), found.hint, key=True)
                return replace(found, location=told.location, excerpt=told.excerpt)
        return found

    def _followed(self, profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
        """Let the ids in profiles follow findings that have moved."""

        def now(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(self.annotations.moved.get(name, name) for name in names)

        return tuple(replace(p, never=now(p.never), only=now(p.only)) for p in profiles)


def _overrides(entry: ReportEntry) -> ReportOverrides:
    return ReportOverrides(
        title=entry.title,
        subtitle=entry.subtitle,
        author=entry.author,
        publisher=entry.publisher,
        date=entry.date,
        url=entry.url,
        language=entry.language,
        label=LABELS[entry.tlp] if entry.tlp else None,
    )
