"""What the analyst knows about a finding, laid over the report without touching its words.

In: annotations by id, and the lock that remembers which words each id stood for. Out: the report with annotations
applied, the lock to keep, and what was moved, changed or gone. Where words changed, what restricts a finding still
holds and what loosens it lapses, until the analyst has looked at the entry again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.labels import Label, strictest
from briefgen.report.lock import Lock, LockEntry
from briefgen.report.model import Part, Passage, Report

REFERENCE = "reference"  # stands in the lock for the entry of an id that only a profile names
BLANK = "blank"  # stands in the lock for an entry that nobody has filled in


@dataclass(frozen=True, slots=True)
class Annotation:
    """One entry of annotations.yaml; None means "says nothing", empty `themes` that the finding has none."""

    themes: tuple[str, ...] | None = None
    priority: int | None = None
    label: Label | None = None
    allegation: bool | None = None
    key_message: bool | None = None
    location: Location | None = field(default=None, compare=False)

    def fingerprint(self) -> str:
        """Return a short hash of what the entry says; it changes when the analyst edits the entry."""
        label = self.label.word if self.label else None
        themes = () if self.themes is None else self.themes or None  # locks hold () where an entry names no themes
        return short_hash(repr((themes, self.priority, label, self.allegation, self.key_message)))

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
        )


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with annotations, the lock to write, and what there is to say. `moved` maps ids as written to now."""

    report: Report
    lock: Lock
    moved: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def short_hash(text: str) -> str:
    """Return the first 16 characters of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_hash(passage: Passage) -> str:
    """Return the hash that tells whether a passage still has its words; white space does not count."""
    return short_hash(" ".join(passage.text.split()))


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
    written = {n: BLANK if n in blank else a.fingerprint() for n, a in annotations.items()}
    fingerprints = dict.fromkeys(references, REFERENCE) | written
    tracker = _Tracker(report, lock, fingerprints, references.keys())
    by_target: dict[str, Annotation] = {}
    for name, annotation in annotations.items():
        if name in blank and name not in references:
            tracker.remember(name)
            continue
        restricts = name in references or annotation.restricts(report.label, never)
        fate = tracker.follow(name, annotation.location, restricts)
        if fate is None:
            continue
        if fate.target in by_target:
            tracker.conflict(name, fate.target, annotation.location)
        by_target[fate.target] = annotation.restricting_only(labels[fate.target]) if fate.stale else annotation
    for name, location in references.items():
        if name not in annotations:
            tracker.follow(name, location, restricts=True)
    kept = Lock(dict(sorted(tracker.entries.items())))
    return Annotated(_apply(report, by_target), kept, tracker.moved, tuple(tracker.diagnostics))


def stem(identifier: str) -> str:
    """Return the part of an id that its passages share: `fees-income` of `fees-income.2`."""
    return identifier.rpartition(".")[0] or identifier


@dataclass(frozen=True, slots=True)
class _Fate:
    target: str
    stale: bool = False


class _Tracker:
    """Follow ids from the words that the lock remembers to where these words stand now.

    `fingerprints` holds those of all entries as they are now, by id. `named` are the ids that profiles and texts name:
    what names an id is not in its entry, so equal entries do not make equal meanings.
    """

    def __init__(
        self, report: Report, lock: Lock, fingerprints: Mapping[str, str], named: Collection[str] = ()
    ) -> None:
        self.lock = lock
        self.fingerprints = fingerprints
        self.named = named
        self.entries: dict[str, LockEntry] = {}
        self.moved: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self.hashes = {p.id: text_hash(p) for p in report.passages()}
        self.parts: dict[str, list[str]] = {}
        for identifier in self.hashes:
            self.parts.setdefault(stem(identifier), []).append(identifier)
        self.ids: dict[str, list[str]] = {}
        for identifier, digest in self.hashes.items():
            self.ids.setdefault(digest, []).append(identifier)
        self.holders: dict[str, set[str]] = {}
        for identifier, entry in lock.entries.items():
            self.holders.setdefault(entry.text, set()).add(identifier)
        remembered = {(entry.annotation, entry.text) for entry in lock.entries.values()}
        written = {(fingerprint, self.hashes.get(name)) for name, fingerprint in fingerprints.items()}
        unsettled = {fingerprint for fingerprint, _ in remembered ^ written}
        # Equal entries, of which all stand for the words that they stood for, whatever ids they have by now.
        self.settled = set(fingerprints.values()) - unsettled

    def follow(self, name: str, location: Location | None, restricts: bool) -> _Fate | None:
        """Find the passage that an id means; None if it is gone."""
        known = self.lock.entries.get(name)
        here = self.hashes.get(name)
        fingerprint = self.fingerprints[name]
        if known is None or here == known.text or self._was_renamed(name, here):
            if here is None:
                return None  # config has told that the id is unknown
            self.entries[name] = LockEntry(here, fingerprint, self._neighbours(name))
            return _Fate(name)
        elsewhere = self.ids.get(known.text, [])
        if len(elsewhere) == 1:
            self.entries[name] = known
            named = name in self.named
            others = self._holders(name, here) - self.fingerprints.keys()
            if (others and (named or known.annotation != fingerprint)) or (named and self._goes_round(name)):
                self._unclear(name, elsewhere[0], location)
                return None
            self._moved(name, elsewhere[0], location)
            return _Fate(elsewhere[0])
        if here is not None:
            if known.annotation != fingerprint:  # the analyst has edited the entry since: the words are confirmed
                self.entries[name] = LockEntry(here, fingerprint, self._neighbours(name))
                return _Fate(name)
            self.entries[name] = known
            if restricts and (elsewhere or known.neighbours != self._neighbours(name)):
                self._unclear_which(name, location)
                return None
            self._changed(name, location)
            return _Fate(name, stale=True)
        self._gone(name, location, restricts)
        self.entries[name] = known
        return None

    def remember(self, name: str) -> None:
        """Keep which words an id stands for until its entry is filled in; then it is about these, wherever they are."""
        known, here = self.lock.entries.get(name), self.hashes.get(name)
        if known is not None and known.text != here:
            self.entries[name] = known
        elif here is not None:
            self.entries[name] = LockEntry(here, BLANK, "")  # it restricts nothing: no neighbours

    def _neighbours(self, name: str) -> str:
        """Return the hash of the other passages of an id's part: while they stand as they stood, it means its place."""
        others = (f"{other} {self.hashes[other]}" for other in self.parts.get(stem(name), ()) if other != name)
        return short_hash("\n".join(others))

    def _holders(self, name: str, digest: str | None) -> set[str]:
        """Return the other ids that the lock remembers for words."""
        return self.holders.get(digest, set()) - {name} if digest is not None else set()

    def _was_renamed(self, name: str, here: str | None) -> bool:
        """Tell whether the entry is the one that stood for these words under another id, and was given this one."""
        fingerprint = self.fingerprints[name]
        if name in self.named and not self._followed(name):
            return False
        return (fingerprint in self.settled and name not in self.named) or any(
            self.lock.entries[other].annotation == fingerprint and self.fingerprints.get(other) != fingerprint
            for other in self._holders(name, here)
        )

    def _followed(self, name: str) -> bool:
        """Tell whether the words that an id stood for are named now by the id that they have: all were renamed."""
        elsewhere = self.ids.get(self.lock.entries[name].text, [])
        return len(elsewhere) == 1 and elsewhere[0] in self.fingerprints

    def _goes_round(self, name: str) -> bool:
        """Tell whether named ids have changed places: nobody can tell then whether those who name them know it."""
        seen = {name}
        while name in self.lock.entries and name in self.named:
            elsewhere = self.ids.get(self.lock.entries[name].text, [])
            if len(elsewhere) != 1:
                return False
            name = elsewhere[0]
            if name in seen:
                return True
            seen.add(name)
        return False

    def conflict(self, name: str, target: str, location: Location | None) -> None:
        """Tell that two entries are about one finding."""
        hint = "keep one of the two; if each is right where it is, delete their lines from briefgen.lock"
        self.diagnostics.append(error(f"two annotations are about `{target}`; one of them is `{name}`", location, hint))

    def _moved(self, name: str, target: str, location: Location | None) -> None:
        self.moved[name] = target
        message = f"`{name}` has moved: its words are now `{target}`; the entry follows them"
        self.diagnostics.append(warning(message, location, f"rename it to `{target}`"))

    def _unclear(self, name: str, target: str, location: Location | None) -> None:
        message = f"`{name}` may mean the words that stood there, now `{target}`, or those that stand there now"
        hint = f"check the ids of all entries, then delete the line of `{name}` from briefgen.lock"
        self.diagnostics.append(error(message, location, hint))

    def _unclear_which(self, name: str, location: Location | None) -> None:
        message = (
            f"the words of `{name}` are gone and those around them have changed: which finding it means is unclear"
        )
        hint = f"find the finding, give the entry its id, and delete the line of `{name}` from briefgen.lock"
        self.diagnostics.append(error(message, location, hint))

    def _changed(self, name: str, location: Location | None) -> None:
        message = f"the words of `{name}` have changed since its entry was written; what the entry allows has lapsed"
        hint = "read the finding, then edit the entry (or delete its line from briefgen.lock if nothing changes)"
        if self.fingerprints[name] == REFERENCE:
            message = f"the words of `{name}` have changed since it was named here"
            hint = "read the finding; if it is still the one that is meant, delete its line from briefgen.lock"
        self.diagnostics.append(warning(message, location, hint))

    def _gone(self, name: str, location: Location | None, restricts: bool) -> None:
        message = f"`{name}` is gone: neither its id nor its words are in the report any more"
        if restricts:
            hint = "it restricted a finding, so nothing is built: find the finding's new id, or delete the entry"
            if self.fingerprints[name] == REFERENCE:
                hint = "nothing is built while it is named here: find the finding's new id, or take this one out"
            self.diagnostics.append(error(message, location, hint))
        else:
            self.diagnostics.append(warning(message, location, "delete the entry, or give it the finding's new id"))


def _apply(report: Report, annotations: Mapping[str, Annotation]) -> Report:
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
        )

    def all_of(passages: Iterable[Passage]) -> tuple[Passage, ...]:
        return tuple(one(p) for p in passages)

    def part(found: Part) -> Part:
        heading = one(found.heading) if found.heading else None
        return replace(found, heading=heading, passages=all_of(found.passages))

    return replace(
        report,
        title=one(report.title),
        subtitle=one(report.subtitle) if report.subtitle else None,
        lead=all_of(report.lead),
        parts=tuple(part(p) for p in report.parts),
    )
