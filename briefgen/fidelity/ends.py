"""The beginning or the end of a sentence left out. In: a cut. Out: the reasons against it.

What others hang on may not go: conditions, what comes after "but", whose word it is, what limits a noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.fidelity.cuts import PROTECTED, Cut, rule_of
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Text, Token

_SAYING = frozenset(("hedge", "report"))
_JOINS = frozenset(("coordinator", "aside", "joining", "contrast"))
_LIMITS = frozenset(("reversal", "joining", "only", "denial", "later"))
_LIMITING = frozenset(("hedge", "negation", "if", "only"))
_SPEAKING = frozenset(("negation", "reversal", "if", "hedge", "report"))
_ADDING = frozenset(("tail-head", "addition-head", "relative-head", "reason-head"))
_SHORT = 8
_NEAR = 6


def judge_head(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge what is dropped from the beginning of a sentence."""
    right, last = cut.right, cut.dropped[-1]
    assert right is not None
    protected = cut.has(PROTECTED)
    if right.clause != cut.dropped[0].clause or "joining" in last.marks or ";" in right.before:
        yield from _head_clause(cut)
    elif "," in right.before and "concession-head" in cut.dropped[0].marks:
        return
    elif protected or "pairing" in cut:
        yield hard(rule_of(cut), *(protected or (cut.words,)))
    elif "coordinator" in last.marks:
        yield from judge_alternatives(cut, source)
    else:
        yield soft("modifier-dropped", cut.words)


def _head_clause(cut: Cut) -> Iterator[Reason]:
    """Judge a whole clause that is dropped before another: what it says of the other must not go with it."""
    conditions = cut.has(frozenset(("if",)))
    if conditions and "if-head" in cut.dropped[0].marks:
        yield hard("condition-dropped", *conditions)
    denied = cut.has(frozenset(("negation",)))
    if denied and "joining" in cut.dropped[-1].marks and not cut.dropped[-1].before:
        yield hard("negation-dropped", *denied, cut.dropped[-1].text)
    said = cut.has(frozenset(("report",)))
    if said and "joining" not in cut.dropped[-1].marks:
        yield hard("attribution-dropped", *said)
    elif said and "that" in cut:
        yield soft("attribution-dropped", *said)
    right, last = cut.right, cut.dropped[-1]
    assert right is not None
    if right.clause == last.clause and not right.before and last.marks.isdisjoint(_JOINS):
        yield hard("clauses-joined", cut.words)


def judge_tail(left: Token, dropped: tuple[Token, ...], source: Text) -> Iterator[Reason]:
    """Judge what is dropped from the end of a sentence, or of a clause."""
    cut = Cut(left, dropped, None)
    head = dropped[0]
    if not head.marks.isdisjoint(("contrast-head", "condition-head")) and "aside" not in head.marks:
        rule = "contrast-dropped" if "contrast" in head.marks else "condition-dropped"
        yield hard(rule, cut.words)
    elif said := _said_at_end(dropped):
        yield hard("attribution-dropped", *said)
    elif head.clause != left.clause or "aside" in head.marks or "coordinator" in head.marks:
        yield from _coordinate_tail(cut, source)
    elif head.before.strip('"'):
        yield from _comma_tail(cut)
    else:
        yield from _bound_tail(cut)


def _said_at_end(dropped: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the words of a short ", officials said" at the end."""
    before = dropped[0].before
    if len(dropped) > _SHORT or not before or any(sign in before for sign in ";:") or "relative" in dropped[0].marks:
        return ()
    if "coordinator" in dropped[0].marks or "aside" in dropped[0].marks:
        return ()
    return tuple(t.text for t in dropped if not _SAYING.isdisjoint(t.marks))


def _coordinate_tail(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge a clause or member after "and", "while" or a semicolon: it may not take back or limit what is kept."""
    head = cut.dropped[0]
    joined = "coordinator" in head.marks
    bound = cut.left is not None and head.clause == cut.left.clause
    limited = bound and any(not token.marks.isdisjoint(_LIMITS) for token in cut.dropped[1:3])
    taken_back = joined and "reversal" in cut and "," not in head.before
    spoken_of = "anaphor" in head.marks and bool(cut.has(_SAYING))
    if limited or taken_back or spoken_of or (";" not in head.before and "joining" in cut):
        yield soft("contrast-dropped", cut.words)
    if joined and "if" in cut:
        yield soft("condition-dropped", cut.words)
    yield from judge_alternatives(cut, source)


def judge_alternatives(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge a dropped member of a list: not of "between … and", nor of an "or" that leaves a choice."""
    clause = [t for t in source.tokens if t.clause == cut.dropped[0].clause]
    pairing = [t.text for t in clause if "pairing" in t.marks and t not in cut.dropped]
    if pairing:
        yield hard("restriction-dropped", *pairing)
    near = cut.dropped[:1] + cut.dropped[-1:]
    if cut.right is not None:
        near += source.tokens[cut.right.place : cut.right.place + _NEAR]
    choice = any("alternative" in token.marks for token in near if token.clause == cut.dropped[0].clause)
    if choice and not any(not token.marks.isdisjoint(("permission", "negation")) for token in clause):
        yield soft("modifier-dropped", cut.words)


def _comma_tail(cut: Cut) -> Iterator[Reason]:
    """Judge an end after a comma: one that adds may go, one that may limit has to be read."""
    head = cut.dropped[0]
    adds = not head.marks.isdisjoint(_ADDING) or head.lower.endswith("ing") or "(" in head.before
    if adds and not cut.has(_SPEAKING):
        return
    limits = cut.has(_LIMITING)
    yield soft("modifier-dropped", cut.words) if adds or not limits else hard("protected-word-dropped", *limits)


def _bound_tail(cut: Cut) -> Iterator[Reason]:
    """Judge an end that no comma sets off: it limits what is kept."""
    head = cut.dropped[0]
    if "relative" in head.marks:
        yield hard("restriction-dropped", cut.words)
    elif words := cut.has(PROTECTED):
        yield hard(rule_of(cut), *words)
    else:
        yield soft("modifier-dropped", cut.words)
