"""What the analyst knows about a finding, laid over the report without touching its words.

In: annotations by id, and the lock that remembers which words each id stood for. Out: the report with annotations
applied, the lock to keep, and what was moved, changed or gone. Where words changed, what restricts a finding still
holds and what loosens it lapses, until the analyst has looked at the entry again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic, Location
from briefgen.labels import Label, strictest
from briefgen.report.following import Tracker
from briefgen.report.lock import BLANK, REFERENCE, Lock, short_hash
from briefgen.report.model import Passage, Report


@dataclass(frozen=True, slots=True)
class Annotation:
    """One entry of annotations.yaml; None means "says nothing", empty `themes` that the finding has none."""

    themes: tuple[str, ...] | None = None
    priority: int | None = None
    label: Label | None = None
    allegation: bool | None = None
    key_message: bool | None = None
    short: str = ""
    location: Location | None = field(default=None, compare=False)

    def fingerprint(self) -> str:
        """Return a short hash of what the entry says; it changes when the analyst edits the entry."""
        label = self.label.word if self.label else None
        themes = () if self.themes is None else self.themes or None  # locks hold () where an entry names no themes
        said = (themes, self.priority, label, self.allegation, self.key_message)
        return short_hash(repr((*said, self.short) if self.short else said))

    def restricts(self, default: Label, never: Collection[str]) -> bool:
        """Tell whether losing this entry could show somebody more than allowed; `never` are themes withheld."""
        stricter = self.label is not None and self.label.strictness > default.strictness
        withheld = any(theme in never for theme in self.themes or ())
        return stricter or withheld or self.allegation is True or self.key_message is False

    def restricting_only(self, default: Label) -> Annotation:
        """Return the entry without what loosens a finding."""
        return replace(
            self,
            label=self.label if self.label and self.label.strictness >= default.strictness else None,
            allegation=self.allegation or None,
            key_message=None if self.key_message else self.key_message,
            themes=self.themes or None,
            short="",
        )


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with annotations, the lock to write, and what there is to say. `moved` maps ids as written to now."""

    report: Report
    lock: Lock
    moved: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def annotate(
    report: Report,
    annotations: Mapping[str, Annotation],
    references: Mapping[str, Location],
    lock: Lock,
    never: Collection[str] = (),
    blank: Collection[str] = (),
) -> Annotated:
    """Lay annotations over the report.

    `references` are ids that profiles name (`never:`), with their places; `never` are themes that profiles withhold;
    `blank` are the ids of annotations that nobody has filled in: what becomes of these is told to nobody.
    """
    labels = {p.id: p.label for p in report.passages()}
    filled = {n: a.fingerprint() for n, a in annotations.items() if n not in blank}
    fingerprints = dict.fromkeys(blank, BLANK) | dict.fromkeys(references, REFERENCE) | filled
    tracker = Tracker(report, lock, fingerprints, references.keys())
    by_target: dict[str, Annotation] = {}
    for name, annotation in annotations.items():
        if name in blank and name not in references:
            tracker.remember(name)
            continue
        restricts = name in references or annotation.restricts(report.label, never)
        meant = tracker.follow(name, annotation.location, restricts)
        if meant is None:
            continue
        if meant.target in by_target:
            tracker.conflict(name, meant.target, annotation.location)
        by_target[meant.target] = annotation.restricting_only(labels[meant.target]) if meant.stale else annotation
    for name, location in references.items():
        if name not in annotations:
            tracker.follow(name, location, restricts=True)
    kept = Lock(dict(sorted(tracker.entries.items())), lock.signatures)
    return Annotated(_applied(report, by_target), kept, tracker.moved, tuple(tracker.diagnostics))


def _applied(report: Report, annotations: Mapping[str, Annotation]) -> Report:
    """Return the report with its annotations; label and themes of a heading hold for what stands under it, too."""
    nothing = Annotation()
    above: dict[str, list[Annotation]] = {}
    for name, annotation in annotations.items():
        for identifier in report.ids_under(name) - {name}:
            above.setdefault(identifier, []).append(annotation)

    def one(passage: Passage) -> Passage:
        found, inherited = annotations.get(passage.id, nothing), above.get(passage.id, [])
        themes = passage.themes if found.themes is None else found.themes
        return replace(
            passage,
            label=strictest((found.label or passage.label, *(a.label for a in inherited if a.label))),
            themes=tuple(dict.fromkeys((*themes, *(theme for a in inherited for theme in a.themes or ())))),
            no_themes=any(a.themes == () for a in (found, *inherited)),
            priority=passage.priority if found.priority is None else found.priority,
            allegation=passage.allegation if found.allegation is None else found.allegation,
            key_message=passage.key_message if found.key_message is None else found.key_message,
            short=found.short,
        )

    return report.changed(one)
