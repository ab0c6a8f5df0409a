"""Words left out from inside a sentence. In: a cut and its source. Out: the reasons against it.

Brackets may go, members of lists and whole clauses; what joins the head of one clause to the tail of another may not.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.fidelity.cuts import PROTECTED, Cut, rule_of
from briefgen.fidelity.ends import judge_alternatives, judge_tail
from briefgen.fidelity.model import Reason, hard, soft
from briefgen.fidelity.tokens import Text, Token

_FATAL_IN_BRACKETS = frozenset(("hedge", "report", "negation", "if", "restrictor", "privative-head"))
_MEMBER = 6


def judge_middle(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge what is dropped from inside a sentence."""
    left, right, first, last = cut.left, cut.right, cut.dropped[0], cut.dropped[-1]
    assert left is not None
    assert right is not None
    if _bracketed(cut):
        yield from _bracket(cut)
    elif _is_clause_start(right, last):
        if not (_keeps_contrast(right, cut) and _is_gerund(cut)):
            yield from judge_tail(left, cut.dropped, source)
    elif "coordinator" in last.marks or "coordinator" in first.marks:
        yield from _member(cut, source)
    elif _is_rest_of_list(cut):
        yield from judge_alternatives(cut, source)
    elif any(t.opens and t is not first for t in cut.dropped) or right.clause != left.clause:
        yield hard("clauses-joined", cut.words)
    elif _in_list(cut, source):
        yield from judge_alternatives(cut, source)
    else:
        yield from _modifier(cut, source)


def _modifier(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge words that go from inside a clause."""
    words = cut.has(PROTECTED)
    every = cut.has(frozenset(("universal",))) == words and not any("negation" in t.marks for t in source.tokens)
    if "relative" in cut.dropped[0].marks:
        yield hard("restriction-dropped", cut.words)
    elif words and not every:
        yield hard(rule_of(cut), *words)
    else:
        yield soft("modifier-dropped", cut.words)


def _bracketed(cut: Cut) -> bool:
    if cut.left is None or cut.right is None or cut.left.clause != cut.right.clause:
        return False
    opening, closing = cut.dropped[0].before, cut.right.before
    return any(a in opening and b in closing for a, b in ((",", ","), ("(", ")"), ("–", "–"), ("[", "]")))


def _bracket(cut: Cut) -> Iterator[Reason]:
    if words := cut.has(_FATAL_IN_BRACKETS):
        yield hard(rule_of(cut), *words)
    elif "reversal" in cut or not cut.dropped[0].marks.isdisjoint(("contrast-head", "later-head")):
        yield soft("contrast-dropped", cut.words)


def _is_clause_start(right: Token, last: Token) -> bool:
    starts = right.before.strip('"') and right.clause != last.clause
    return bool(starts) or (right.clause != last.clause and "joining" in right.marks) or "joining-head" in right.marks


def _keeps_contrast(right: Token, cut: Cut) -> bool:
    return "contrast" in right.marks or "contrast" in cut.dropped[-1].marks


def _is_gerund(cut: Cut) -> bool:
    """Tell whether "in doing …" goes: a claim that keeps the "but" after it still says that it is not all."""
    own = tuple(token for token in cut.dropped if cut.left and token.clause == cut.left.clause)
    plain = not any(t.number or t.name or not PROTECTED.isdisjoint(t.marks) for t in own)
    gerund = len(own) > 1 and "gerund" in own[0].marks and own[1].lower.endswith("ing")
    return plain and gerund and not own[0].opens


def _member(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge a member of a list that goes with its "and"; one more inside would join what did not belong together."""
    inner = cut.dropped[1:-1]
    right = cut.right
    assert right is not None
    starts = "coordinator" in cut.dropped[0].marks
    if any(t.opens for t in inner) or (starts and len(cut.dropped) > _MEMBER and not right.before):
        yield hard("clauses-joined", cut.words)
    elif words := cut.has(PROTECTED - {"restrictor", "catenative"}):
        yield hard(rule_of(cut), *words)
    else:
        yield from judge_alternatives(cut, source)
        if starts and len(cut.dropped) > 2 and not _in_subject(cut, source):
            yield soft("modifier-dropped", cut.words)


def _in_subject(cut: Cut, source: Text) -> bool:
    """Tell whether what goes belongs to the first noun of a sentence: only articles and content stand before it."""
    left = cut.left
    assert left is not None
    at = left.place
    before = [t for t in source.tokens[max(0, at - 3) : at + 1] if t.sentence == left.sentence]
    return before[0].first and all(t.content or t.lower in source.lexicon.articles for t in before)


def _is_rest_of_list(cut: Cut) -> bool:
    """Tell whether all members of a list but the first go: ", fines and taxes"."""
    if "," not in cut.dropped[0].before or cut.has(PROTECTED):
        return False
    gap = 0
    for token in cut.dropped:
        gap = 0 if token.opens else gap + 1
        if gap > 2 or "relative" in token.marks:
            return False
    return any("coordinator" in token.marks for token in cut.dropped[-4:])


def _in_list(cut: Cut, source: Text) -> bool:
    """Tell whether a member goes that a comma or an "and" of the same list follows."""
    right = cut.right
    assert right is not None
    if "," in cut.dropped[0].before:
        return "coordinator" in right.marks or "," in right.before
    if "," not in right.before or len(cut.dropped) > _MEMBER or cut.has(PROTECTED):
        return False
    at = right.place
    return any("coordinator" in t.marks and t.clause == right.clause for t in source.tokens[at + 1 : at + _MEMBER])
