"""The judgement on one cut of a condensed claim. In: a cut and its source. Out: the reasons against it.

A cut that takes a listed piece, or words without weight, is free; one through a name is not made.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.fidelity.cuts import PROTECTED, Cut, is_acronym, is_lead
from briefgen.fidelity.ends import judge_head, judge_tail
from briefgen.fidelity.middles import judge_middle
from briefgen.fidelity.model import Reason, hard
from briefgen.fidelity.tokens import Text


def judge_cut(cut: Cut, source: Text) -> Iterator[Reason]:
    """Yield what stands against a cut."""
    if is_lead(cut) or is_acronym(cut) or _is_free(cut, source):
        return
    if len(cut.dropped) > 1 and "(" in cut.dropped[0].before and ")" in cut.dropped[1].before:
        cut = Cut(cut.left, cut.dropped[1:], cut.right)
    if _cuts_name(cut) or _cuts_title(cut):
        yield hard("name-cut", cut.words)
    elif cut.left is None:
        yield from judge_head(cut, source)
    elif cut.right is None:
        yield from judge_tail(cut.left, cut.dropped, source)
    else:
        yield from judge_middle(cut, source)


def _is_free(cut: Cut, source: Text) -> bool:
    """Tell whether only articles and emphasis go; not the "a" of "a few"."""
    articles = source.lexicon.articles
    weightless = all("free" in token.marks or token.lower in articles for token in cut.dropped)
    return weightless and not cut.has(PROTECTED)


def _cuts_name(cut: Cut) -> bool:
    first, last = cut.dropped[0], cut.dropped[-1]
    before = cut.left is not None and cut.left.name and first.name and not first.before
    capital = last.text[0].isupper() and not last.function
    after = cut.right is not None and cut.right.name and capital and not cut.right.before
    return before or after


def _cuts_title(cut: Cut) -> bool:
    """Tell whether a cut takes the beginning or the middle of a name such as "Ministry of Ports and Fisheries"."""
    right = cut.right
    return right is not None and right.title > 0 and any(token.title == right.title for token in cut.dropped)
