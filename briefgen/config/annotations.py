"""annotations.yaml, briefgen.lock and the ids that profiles name -> the annotated report.

In: the report as read, where profiles name ids and themes, and the analyst's cues. Out: the report with annotations and
guessed themes, the lock to keep, and the ids that moved. What is not found where it should be, or names nothing, is
told: it may be there to withhold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.config.files import read_text, read_yaml
from briefgen.config.layers import Mention
from briefgen.config.messages import validate
from briefgen.config.schema.annotations import AnnotationEntry
from briefgen.config.shorts import told_of_shorts
from briefgen.config.theme_names import Named, ThemeNames, spelt_like
from briefgen.diagnostics import Diagnostic, Location, Severity, error
from briefgen.errors import BriefError
from briefgen.labels import LABELS
from briefgen.nearest import alike, did_you_mean, nearest, several_near
from briefgen.report.annotations import Annotation, annotate
from briefgen.report.identifiers import UnresolvedId, resolve_id
from briefgen.report.lock import BLANK, REFERENCE, Lock, read_lock
from briefgen.report.model import Report
from briefgen.report.taxonomy import guess_themes, shipped, shipped_names
from briefgen.yaml_source.document import MAX_PROBLEMS, KeyPath, YamlDocument

ANNOTATIONS_FILE = "annotations.yaml"
LOCK_FILE = "briefgen.lock"


@dataclass(slots=True)
class AnnotationLoader:
    """Load what stands beside one brief about its findings.

    `mentions` are the names in `never` and `only`, `wishes` the themes that profiles order and divide by, `cues` those
    of the analyst's own taxonomy; `cited` maps the ids that texts cite, as written, to those they mean now; `blank` are
    entries not filled in yet, `themes` the themes that the others give. By id, `notes` has what entries note for
    colleagues, and `places` where they stand; `drawn` are the names of figures and of the report's tables.
    """

    brief: Path
    mentions: Mapping[str, Mention]
    problems: list[Diagnostic]
    cues: Mapping[str, Sequence[str]] = field(default_factory=dict)
    wishes: Sequence[Named] = ()
    lock: Lock = field(default_factory=Lock)
    moved: Mapping[str, str] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)
    documents: dict[str, YamlDocument] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    themes: list[Named] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    places: dict[str, Location] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)

    @property
    def folder(self) -> Path:
        """Return the folder of the brief."""
        return self.brief.parent

    def lay_over(
        self,
        report: Report,
        document: YamlDocument | None = None,
        cites: Iterable[tuple[str, KeyPath]] = (),
        figures: Sequence[str] = (),
    ) -> Report:
        """Return the annotated report; the lock and the ids that moved are kept beside it.

        `cites` are the ids that texts in `document` stand on: a text must not drift to another finding. `figures` are
        the names of the brief's figures, which profiles may withhold, too.
        """
        self.drawn = {*figures, *(f"figures.{name}" for name in figures), *(table.id for table in report.tables)}
        self.lock = self._lock()
        annotations = self._annotations(report)
        references = self._references(report, annotations)
        if document is not None:
            references |= self._cites(report, document, cites)
        taxonomy = shipped(report.language).extended(self.cues)
        never = [name for name, mention in self.mentions.items() if mention.withholds]
        done = annotate(report, annotations, references, self.lock, never, self.blank)
        self.problems.extend(self._excerpted(d) for d in done.diagnostics)
        self.lock, self.moved = done.lock, done.moved
        self.cited = {written: self.moved.get(name, name) for written, name in self.cited.items()}
        self.places = {self.moved.get(n, n): a.location for n, a in annotations.items() if a.location}
        self.problems.extend(self._excerpted(d) for d in told_of_shorts(done.report, self.places))
        self.notes = {self.moved.get(name, name): note for name, note in self.notes.items()}
        guessed = guess_themes(done.report, taxonomy)
        told = self._tell_unmatched(guessed, report, annotations)
        if document is not None:  # else the profiles, which name themes too, are not read
            self._tell_mistyped(report, told)
        return guessed

    def _cites(
        self, report: Report, document: YamlDocument, cites: Iterable[tuple[str, KeyPath]]
    ) -> dict[str, Location]:
        """Return the ids that texts cite, with their places; one that means no passage is told."""
        ids = sorted({p.id for p in report.passages()})
        self.documents.setdefault(document.file, document)
        found: dict[str, Location] = {}
        before = len(self.problems)
        cites = list(cites)
        for looked, (written, path) in enumerate(cites):
            if len(self.problems) - before >= MAX_PROBLEMS:
                message = f"and {len(cites) - looked:,} more ids, which are not looked at before these are mended"
                self.problems.append(document.error(message, path))
                break
            name = written if written in self.lock.entries else self._identifier(written, ids, document, path)
            if name is not None:
                self.cited[written] = name
                found.setdefault(name, document.location(path))
        return found

    def _excerpted(self, found: Diagnostic) -> Diagnostic:
        """Add the line that a problem is about."""
        document = self.documents.get(found.location.file) if found.location else None
        if document is None or found.location is None:
            return found
        return replace(found, excerpt=document.excerpt(found.location.line))

    def _references(self, report: Report, annotations: Mapping[str, Annotation]) -> dict[str, Location]:
        """Return the ids among the names in `never` and `only`, with their places."""
        ids = {p.id for p in report.passages()}
        others = _given_themes(report, annotations) | (_parts(report) - ids)
        found: dict[str, Location] = {}
        for name, mention in self.mentions.items():
            self.documents.setdefault(mention.document.file, mention.document)
            if name not in others and (name in ids or name in self.lock.entries):
                found[name] = mention.document.location(mention.path)
        return found

    def _tell_unmatched(self, guessed: Report, report: Report, annotations: Mapping[str, Annotation]) -> set[str]:
        """Tell of each name in `never` and `only` that means nothing here, or only what is guessed; return them."""
        ids = {p.id for p in report.passages()} | _parts(report) | self.drawn
        given = _given_themes(report, annotations)
        guesses = {theme for p in guessed.findings for theme in p.guessed_themes}
        unknown = {theme for p in report.passages() for theme in p.themes} - self._known()
        told: set[str] = set()
        known = {*given, *ids, *self.lock.entries}
        for name, mention in self.mentions.items():
            if name in known:
                continue
            if name in guesses:
                self.problems.append(_only_guessed(name, mention))
            elif name in self._known() and not spelt_like(name, unknown):
                self.problems.append(_unused(name, mention))
            else:
                told.add(name)
                themes = unknown if name in self._known() else given | self._known()
                self.problems.append(_unmatched(name, mention, ids, themes))
        return told

    def _known(self) -> set[str]:
        """Return the themes of the taxonomies, also those that the analyst has switched off."""
        return {*shipped_names(), *self.cues}

    def _tell_mistyped(self, report: Report, told: Collection[str]) -> None:
        """Tell of themes that nobody knows and that are spelt like one that is known."""
        ids = {p.id for p in report.passages()} | _parts(report) | self.drawn
        themes = {theme for p in report.passages() for theme in p.themes}
        listed = {name: m for name, m in self.mentions.items() if name not in told and name not in ids}
        names = ThemeNames(themes | self._known(), tuple(self.themes), tuple(self.wishes), listed)
        self.problems.extend(names.mistyped())

    def _annotations(self, report: Report) -> dict[str, Annotation]:
        path = self.folder / ANNOTATIONS_FILE
        if not path.exists():
            self._without_annotations(path)
            return {}
        try:
            document = read_yaml(path)
            self.documents[document.file] = document
        except BriefError as failed:
            self.problems.extend(failed.diagnostics)
            return {}
        self.problems.extend(document.diagnostics)
        if document.data is None and document.ok:
            return {}
        if not isinstance(document.data, dict):
            if document.ok:
                hint = "write `report-findings.1: {tlp: AMBER}`; `briefgen outline` lists the ids"
                self.problems.append(document.error("annotations are a mapping of ids to entries", (), hint))
            return {}
        return self._entries(document, document.data, report)

    def _without_annotations(self, path: Path) -> None:
        """Tell of annotations that are not found where they should be: they may withhold something."""
        for other in sorted(self.folder.glob("*.y*ml")):
            if other != self.brief and alike(other.stem, path.stem):
                hint = f"rename it to {ANNOTATIONS_FILE}, or move it elsewhere"
                self.problems.append(error("this file is not read", Location(str(other)), hint))
                return
        if any(entry.annotation not in (REFERENCE, BLANK) for entry in self.lock.entries.values()):
            hint = f"restore it; if nothing in it is needed any more, delete {LOCK_FILE} too"
            self.problems.append(error("the annotations that the lock remembers are gone", Location(str(path)), hint))

    def _entries(self, document: YamlDocument, data: dict[str, object], report: Report) -> dict[str, Annotation]:
        ids = sorted({p.id for p in report.passages()})
        found: dict[str, Annotation] = {}
        before = len(self.problems)
        for looked, (written, value) in enumerate(data.items()):
            if len(self.problems) - before >= MAX_PROBLEMS:
                message = f"and {len(data) - looked:,} more entries, which are not looked at before these are mended"
                self.problems.append(document.error(message, (written,), key=True))
                break
            entry = validate(AnnotationEntry, value if value is not None else {}, document, (written,), self.problems)
            name = written if written in self.lock.entries else self._identifier(written, ids, document, (written,))
            if name is None or entry is None:
                continue
            if name in found:
                message = f"`{written}` means `{name}`, which has an entry"
                self.problems.append(document.error(message, (written,), "keep one of the two", key=True))
            if value is None:
                self.blank.add(name)
            self.themes.extend(Named(t, document, (written, "themes", n)) for n, t in enumerate(entry.themes or ()))
            if entry.note:
                self.notes[name] = entry.note
            found[name] = Annotation(
                themes=None if entry.themes is None else tuple(entry.themes),
                priority=entry.priority,
                label=LABELS[entry.tlp] if entry.tlp else None,
                allegation=entry.allegation,
                key_message=entry.key_message,
                short=" ".join(entry.short.split()),
                location=document.key_location((written,)),
            )
        return found

    def _identifier(self, written: str, ids: list[str], document: YamlDocument, path: KeyPath) -> str | None:
        """Return the one id that is, or begins with, what is written; `ids` are sorted."""
        at = bisect_left(ids, written)
        begin = [i for i in ids[at : at + 2] if written and i.startswith(written)]
        if written in begin or len(begin) == 1:
            return begin[0]
        try:
            return resolve_id(written, ids)
        except UnresolvedId as problem:
            message = str(problem) if problem.ambiguous else f"no id begins with `{written}`"
            hint = did_you_mean(written, _near(written, ids)) or "`briefgen outline` lists the ids"
            hint = "write one of them whole" if problem.ambiguous else hint
            self.problems.append(document.error(message, path, hint, key=True))
            return None

    def _lock(self) -> Lock:
        path = self.folder / LOCK_FILE
        if not path.exists():
            return Lock()
        try:
            return read_lock(read_text(path), str(path))
        except BriefError as failed:
            self.problems.extend(failed.diagnostics)
            return Lock()


def _given_themes(report: Report, annotations: Mapping[str, Annotation]) -> set[str]:
    """Return the themes that somebody gave: the report itself or an annotation."""
    themes = {theme for p in report.passages() for theme in p.themes}
    return themes | {theme for annotation in annotations.values() for theme in annotation.themes or ()}


def _parts(report: Report) -> set[str]:
    return {"lead", *(part.id for part in report.parts)}


def _only_guessed(name: str, mention: Mention) -> Diagnostic:
    """Warn of a theme that only cue words give: they miss findings, and nobody may rely on them to withhold."""
    rests = "what is withheld rests on cue words" if mention.withholds else "nothing is shown for a guess"
    message = f"`{mention.path[-2]}` names `{name}`, which is only guessed: {rests}"
    hint = f"annotate the findings that are about it: `ID: {{themes: [{name}]}}`; `briefgen outline` shows guesses"
    return replace(mention.document.error(message, mention.path, hint), severity=Severity.WARNING)


def _unused(name: str, mention: Mention) -> Diagnostic:
    """Note that a theme that is known is no finding's."""
    does = "withholds" if mention.withholds else "shows"
    message = f"no finding is about `{name}`: it {does} nothing here"
    hint = f"if there is one, annotate it: `ID: {{themes: [{name}]}}`"
    return replace(mention.document.error(message, mention.path, hint), severity=Severity.NOTE)


def _unmatched(name: str, mention: Mention, ids: Collection[str], themes: Collection[str]) -> Diagnostic:
    """Tell of a name in `never` or `only` that is no id and no theme; mistyped, it would do nothing."""
    document, path = mention.document, mention.path
    if "." in name:
        return document.error(f"the report has no finding `{name}`", path, did_you_mean(name, _near(name, sorted(ids))))
    like = spelt_like(name, themes) or spelt_like(name, ids)
    close = like or nearest(name, sorted({*themes, *ids}))
    hint = f"did you mean `{close}`?" if close else "`briefgen outline` lists the ids; themes stand in annotations.yaml"
    told = document.error(f"`{path[-2]}` names `{name}`, which is no theme and no id of this report", path, hint)
    return told if like else replace(told, severity=Severity.WARNING)


def _near(name: str, ids: list[str]) -> list[str]:
    """Return the ids worth naming in a hint: those that begin alike, else those that are spelt alike."""
    stem = name.partition(".")[0]
    return [i for i in ids if i.partition(".")[0] == stem] or several_near(name, ids, 5)
