"""What a condensed claim leaves out, cut by cut. In: source and the places of the claim. Out: cuts and the reasons against them.

A cut is one run of dropped tokens in one sentence. What may go: a connective at the head, a bracket, a clause that others do
not hang on, a member of a list. A word that the rest hangs on may not; for anything else somebody has to look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.checks.fidelity.model import Reason, hard, soft
from briefgen.checks.fidelity.tokens import Text, Token

_SAYING = frozenset(("hedge", "report"))
_PROTECTED = frozenset(
    "hedge report negation implicit_negation obligation advice permission intention universal majority partial few frequent "
    "restrictor catenative privative at_least at_most below about condition".split()
)
_FATAL_IN_BRACKETS = frozenset("hedge report negation if restrictor privative-head".split())
_FATAL_IN_TAILS = frozenset(("hedge", "negation", "if", "only"))
_SHORT = 8
_MEMBER = 6


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


# ------------------------------------------------------------------------------------------------ listed deletions


def is_listed(cut: Cut, source: Text) -> bool:
    """Tell whether a cut is one of those that software may make by itself."""
    return _is_lead(cut) or is_acronym(cut) or _is_listed_tail(cut)


def _is_lead(cut: Cut) -> bool:
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
    return bool(heads) and not cut.has(_PROTECTED - {"about"}) and "reversal" not in cut and "number" not in cut


# ------------------------------------------------------------------------------------------------ reasons


def judge_cut(cut: Cut, source: Text) -> Iterator[Reason]:
    """Yield what stands against a cut."""
    if _is_lead(cut) or is_acronym(cut) or _is_free(cut):
        return
    if len(cut.dropped) > 1 and "(" in cut.dropped[0].before and ")" in cut.dropped[1].before:
        cut = Cut(cut.left, cut.dropped[1:], cut.right)
    if _cuts_name(cut) or _cuts_title(cut, source):
        yield hard("name-cut", cut.words)
    elif cut.left is None:
        yield from _head(cut, source)
    elif cut.right is None:
        yield from _tail(cut.left, cut.dropped, source)
    else:
        yield from _middle(cut, source)


def _is_free(cut: Cut) -> bool:
    return all("free" in t.marks or t.lower in ("a", "an", "the") for t in cut.dropped) and "negation" not in cut


def _cuts_name(cut: Cut) -> bool:
    first, last = cut.dropped[0], cut.dropped[-1]
    before = cut.left is not None and cut.left.name and first.name and not first.before
    after = cut.right is not None and cut.right.name and last.text[0].isupper() and not last.function and not cut.right.before
    return before or after


def _cuts_title(cut: Cut, source: Text) -> bool:
    """Tell whether a cut takes the beginning or the middle of a name such as "Ministry of Ports and Fisheries"."""
    right = cut.right
    return right is not None and right.title > 0 and any(token.title == right.title for token in cut.dropped)


def _head(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge what is dropped from the beginning of a sentence."""
    right, last = cut.right, cut.dropped[-1]
    assert right is not None
    protected = cut.has(_PROTECTED)
    if right.clause != cut.dropped[0].clause or "joining" in last.marks or ";" in right.before:
        yield from _head_clause(cut)
    elif "," in right.before and not cut.dropped[0].marks.isdisjoint(("concession-head",)):
        return
    elif "coordinator" in last.marks and not cut.has(_PROTECTED | {"pairing"}):
        return
    elif protected:
        yield hard(_rule(cut), *protected)
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
    elif said and any(token.lower in ("that", "que") for token in cut.dropped):
        yield soft("attribution-dropped", *said)
    right = cut.right
    assert right is not None
    if right.clause == cut.dropped[-1].clause and "joining" not in cut.dropped[-1].marks and not right.before:
        joined = cut.dropped[-1]
        if "coordinator" not in joined.marks and "aside" not in joined.marks and "contrast" not in joined.marks:
            yield hard("clauses-joined", cut.words)


def _tail(left: Token, dropped: tuple[Token, ...], source: Text) -> Iterator[Reason]:
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
    bound = cut.left is not None and cut.dropped[0].clause == cut.left.clause
    if bound and any(not t.marks.isdisjoint(("reversal", "joining", "only", "denial", "later")) for t in cut.dropped[1:3]):
        yield soft("contrast-dropped", cut.words)
    elif "reversal" in cut and "," not in cut.dropped[0].before and "coordinator" in cut.dropped[0].marks:
        yield soft("contrast-dropped", cut.words)
    if "if" in cut and "coordinator" in cut.dropped[0].marks:
        yield soft("condition-dropped", cut.words)
    if ";" not in cut.dropped[0].before and any("joining" in token.marks for token in cut.dropped):
        yield soft("contrast-dropped", cut.words)
    yield from _alternatives(cut, source)


def _alternatives(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge a dropped member of a list: not of "between … and", nor of "or" where the sentence asks for one of several."""
    clause = [t for t in source.tokens if t.clause == cut.dropped[0].clause]
    pairing = [t.text for t in clause if "pairing" in t.marks and t not in cut.dropped]
    if pairing:
        yield hard("restriction-dropped", *pairing)
    either = any(t.lower in ("or", "ou", "o", "u") for t in cut.dropped[:1] + cut.dropped[-1:])
    if either and not any(not t.marks.isdisjoint(("permission", "negation")) for t in clause):
        yield soft("modifier-dropped", cut.words)


def _comma_tail(cut: Cut) -> Iterator[Reason]:
    head = cut.dropped[0]
    opening = head.marks & {"tail-head", "addition-head", "relative-head", "reason-head"} or head.lower.endswith("ing") or "(" in head.before
    negative = cut.has(frozenset(("negation", "reversal", "if", "hedge", "report")))
    if opening and not negative:
        return
    if not opening and cut.has(_FATAL_IN_TAILS):
        yield hard("protected-word-dropped", *cut.has(_FATAL_IN_TAILS))
    else:
        yield soft("modifier-dropped", cut.words)


def _bound_tail(cut: Cut) -> Iterator[Reason]:
    """Judge an end that no comma sets off: it limits what is kept."""
    head = cut.dropped[0]
    if "relative" in head.marks:
        yield hard("restriction-dropped", cut.words)
    elif words := cut.has(_PROTECTED):
        yield hard(_rule(cut), *words)
    else:
        yield soft("modifier-dropped", cut.words)


def _middle(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge what is dropped from inside a sentence."""
    left, right, first, last = cut.left, cut.right, cut.dropped[0], cut.dropped[-1]
    assert left is not None
    assert right is not None
    if _bracketed(cut):
        yield from _bracket(cut)
    elif _is_clause_start(right, last):
        before = tuple(t for t in cut.dropped if t.clause == left.clause)
        if before and not before[0].opens and _keeps_contrast(right, cut) and _is_gerund(before):
            return
        if cut.dropped:
            yield from _tail(left, cut.dropped, source)
    elif "coordinator" in last.marks or "coordinator" in first.marks:
        yield from _member(cut, source)
    elif _is_rest_of_list(cut):
        yield from _alternatives(cut, source)
    elif any(t.opens and t is not first for t in cut.dropped) or right.clause != left.clause:
        yield hard("clauses-joined", cut.words)
    elif _in_list(cut, source):
        yield from _alternatives(cut, source)
    elif "relative" in first.marks:
        yield hard("restriction-dropped", cut.words)
    elif words := cut.has(_PROTECTED):
        whole = cut.has(frozenset(("universal",))) == words and not any("negation" in t.marks for t in source.tokens)
        yield soft("modifier-dropped", *words) if whole else hard(_rule(cut), *words)
    else:
        yield soft("modifier-dropped", cut.words)


def _bracketed(cut: Cut) -> bool:
    opening, closing = cut.dropped[0].before, cut.right.before if cut.right else ""
    return any(a in opening and b in closing for a, b in ((",", ","), ("(", ")"), ("–", "–"), ("[", "]")))


def _bracket(cut: Cut) -> Iterator[Reason]:
    if words := cut.has(_FATAL_IN_BRACKETS):
        yield hard(_rule(cut), *words)
    elif "reversal" in cut or "contrast-head" in cut.dropped[0].marks:
        yield soft("contrast-dropped", cut.words)


def _is_clause_start(right: Token, last: Token) -> bool:
    starts = right.before.strip('"') and right.clause != last.clause
    return bool(starts) or (right.clause != last.clause and "joining" in right.marks) or "joining-head" in right.marks


def _keeps_contrast(right: Token, cut: Cut) -> bool:
    return "contrast" in right.marks or "contrast" in cut.dropped[-1].marks


def _is_gerund(dropped: tuple[Token, ...]) -> bool:
    """Tell whether what goes is "in doing …": a claim that keeps the "but" after it still says that it is not all."""
    plain = not any(t.number or t.name or not _PROTECTED.isdisjoint(t.marks) for t in dropped)
    return plain and len(dropped) > 1 and dropped[0].lower in ("in", "by", "for", "of") and dropped[1].lower.endswith("ing")


def _member(cut: Cut, source: Text) -> Iterator[Reason]:
    """Judge a member of a list that goes with its "and"; a second conjunction inside joins what did not belong together."""
    inner = cut.dropped[1:-1]
    right = cut.right
    assert right is not None
    starts = "coordinator" in cut.dropped[0].marks
    if any(t.opens for t in inner) or (starts and len(cut.dropped) > _MEMBER and not right.before):
        yield hard("clauses-joined", cut.words)
    elif words := cut.has(_PROTECTED - {"restrictor", "catenative"}):
        yield hard(_rule(cut), *words)
    else:
        yield from _alternatives(cut, source)
        if starts and len(cut.dropped) > 2 and not _in_subject(cut, source):
            yield soft("modifier-dropped", cut.words)


def _in_subject(cut: Cut, source: Text) -> bool:
    """Tell whether what goes belongs to the first noun of a sentence: nothing but articles and content stands before it."""
    left = cut.left
    assert left is not None
    at = source.tokens.index(left)
    before = [t for t in source.tokens[max(0, at - 3) : at + 1] if t.sentence == left.sentence]
    return before[0].first and all(t.content or t.lower in source.lexicon.articles for t in before)


def _is_rest_of_list(cut: Cut) -> bool:
    """Tell whether all members of a list but the first go: ", fines and taxes"."""
    if "," not in cut.dropped[0].before or cut.has(_PROTECTED):
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
    if "," not in right.before or len(cut.dropped) > _MEMBER or cut.has(_PROTECTED):
        return False
    at = source.tokens.index(right)
    return any("coordinator" in t.marks and t.clause == right.clause for t in source.tokens[at + 1 : at + _MEMBER])


def _rule(cut: Cut) -> str:
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
