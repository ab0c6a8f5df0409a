"""What a condensed claim leaves out. In: a source and the places of the claim in it. Out: cuts, and which are listed.

A cut is one run of dropped tokens in one sentence. Listed are those that software may make by itself: a connective at
the head, an acronym in brackets, a "which" or "including" clause at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.fidelity.tokens import Text, Token

PROTECTED = frozenset(
    {
        "hedge",
        "report",
        "negation",
        "implicit_negation",
        "obligation",
        "advice",
        "permission",
        "intention",
        "universal",
        "majority",
        "partial",
        "few",
        "frequent",
        "restrictor",
        "catenative",
        "privative",
        "at_least",
        "at_most",
        "below",
        "about",
        "condition",
    }
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of dropped tokens between what is kept in a sentence; None at its beginning or end."""

    left: Token | None
    dropped: tuple[Token, ...]
    right: Token | None

    @property
    def words(self) -> str:
        """Return what is dropped, as a reader knows it."""
        return " ".join(token.text for token in self.dropped)

    def has(self, marks: frozenset[str]) -> tuple[str, ...]:
        """Return the dropped words of some classes."""
        return tuple(token.text for token in self.dropped if not marks.isdisjoint(token.marks))

    def __contains__(self, mark: str) -> bool:
        return any(mark in token.marks for token in self.dropped)


def cuts_of(source: Text, places: Sequence[int]) -> tuple[Cut, ...]:
    """Return the cuts in the sentences that a claim draws on; sentences left out whole are none."""
    kept = {place for place in places if place >= 0}
    used = {source.tokens[place].sentence for place in kept}
    found: list[Cut] = []
    run: list[Token] = []
    left: Token | None = None
    for at, token in enumerate(source.tokens):
        if token.first:
            found.extend(_closed(left, run, None))
            left, run = None, []
        if token.sentence not in used:
            continue
        if at in kept:
            found.extend(_closed(left, run, token))
            left, run = token, []
        else:
            run.append(token)
    found.extend(_closed(left, run, None))
    return tuple(found)


def _closed(left: Token | None, run: list[Token], right: Token | None) -> Iterator[Cut]:
    if run:
        yield Cut(left, tuple(run), right)


def is_listed(cut: Cut) -> bool:
    """Tell whether a cut is one of those that software may make by itself."""
    return is_lead(cut) or is_acronym(cut) or _is_listed_tail(cut)


def is_lead(cut: Cut) -> bool:
    """Tell whether a cut is a connective with its comma at the head of a sentence."""
    if cut.left is not None or cut.right is None:
        return False
    comma = "," in cut.right.before
    whole = all("lead" in token.marks for token in cut.dropped) and "lead-head" in cut.dropped[0].marks
    return whole and comma


def is_acronym(cut: Cut) -> bool:
    """Tell whether a cut is a bracket with nothing but a short name in capitals."""
    token = cut.dropped[0]
    capitals = sum(1 for character in token.text if character.isupper())
    closed = cut.right is None or ")" in cut.right.before
    return len(cut.dropped) == 1 and "(" in token.before and closed and capitals >= 2


def _is_listed_tail(cut: Cut) -> bool:
    if cut.right is not None or cut.left is None or "," not in cut.dropped[0].before:
        return False
    head = cut.dropped[0].marks
    heads = {"tail-head"} & head
    return bool(heads) and not cut.has(PROTECTED - {"about"}) and "reversal" not in cut


def rule_of(cut: Cut) -> str:
    """Return the rule that the most telling of the dropped words breaks."""
    for mark, rule in _RULES:
        if mark in cut:
            return rule
    return "protected-word-dropped"


_RULES = (
    ("report", "attribution-dropped"),
    ("hedge", "hedge-dropped"),
    ("negation", "negation-dropped"),
    ("obligation", "modality-dropped"),
    ("advice", "modality-dropped"),
    ("permission", "modality-dropped"),
    ("condition", "condition-dropped"),
    ("partial", "quantifier-dropped"),
    ("majority", "quantifier-dropped"),
    ("few", "quantifier-dropped"),
    ("restrictor", "restriction-dropped"),
)
