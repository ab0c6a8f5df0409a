"""Ids followed from the words that the lock remembers to where these words stand now.

In: the report, the lock, and what each entry says now. Out: the passage that an id means, what moved, the lock to keep,
and what there is to say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.report.lock import BLANK, REFERENCE, Lock, LockEntry, short_hash, text_hash
from briefgen.report.model import Report


def stem(identifier: str) -> str:
    """Return the part of an id that its passages share: `fees-income` of `fees-income.2`."""
    return identifier.rpartition(".")[0] or identifier


@dataclass(frozen=True, slots=True)
class Meant:
    """The passage that an id means; `stale` where its words have changed since the entry was written."""

    target: str
    stale: bool = False


class Tracker:
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

    def follow(self, name: str, location: Location | None, restricts: bool) -> Meant | None:
        """Find the passage that an id means; None if it is gone."""
        known = self.lock.entries.get(name)
        here = self.hashes.get(name)
        fingerprint = self.fingerprints[name]
        if known is None or here == known.text or self._was_renamed(name, here):
            if here is None:
                return None  # config has told that the id is unknown
            self.entries[name] = LockEntry(here, fingerprint, self._neighbours(name))
            return Meant(name)
        elsewhere = self.ids.get(known.text, [])
        if len(elsewhere) == 1:
            self.entries[name] = known
            if self._may_mean_either(name, known, here):
                self._unclear(name, elsewhere[0], location)
                return None
            self._moved(name, elsewhere[0], location)
            return Meant(elsewhere[0])
        if here is not None:
            if known.annotation != fingerprint:  # the analyst has edited the entry since: the words are confirmed
                self.entries[name] = LockEntry(here, fingerprint, self._neighbours(name))
                return Meant(name)
            self.entries[name] = known
            if restricts and (elsewhere or known.neighbours != self._neighbours(name)):
                self._unclear_which(name, location)
                return None
            self._changed(name, location)
            return Meant(name, stale=True)
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

    def _may_mean_either(self, name: str, known: LockEntry, here: str | None) -> bool:
        """Tell whether an id, whose words have moved, may have been written for those that stand there now."""
        named, edited = name in self.named, known.annotation != self.fingerprints[name]
        holders = self._holders(name, here)
        if known.annotation == BLANK and here is not None:  # only those that stand there now were meant before
            return any(self.lock.entries[other].annotation != BLANK for other in holders)
        return bool(holders - self.fingerprints.keys() and (named or edited)) or (named and self._goes_round(name))

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
