"""The judgement on a claim. In: source, claim, language. Out: mode, verdict and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.fidelity.alignment import align
from briefgen.fidelity.asides import judge_asides
from briefgen.fidelity.comparison import compare
from briefgen.fidelity.cuts import cuts_of, is_listed
from briefgen.fidelity.deletions import judge_cut
from briefgen.fidelity.guards import GUARDS
from briefgen.fidelity.model import Judgement, Mode, Reason, Verdict, hard, soft
from briefgen.fidelity.tokens import Text, read_text
from briefgen.fidelity.whole import is_verbatim

DATA_OF_AUTHOR = soft("data-of-author")  # for those who know where the data of a figure come from
NOT_WHOLE = soft("allegation-not-whole")  # for those who know which source is an allegation


def judge(source: str, claim: str, language: str = "en") -> Judgement:
    """Judge whether a claim says no more than its source."""
    if is_verbatim(source, claim, language):
        return Judgement(Mode.VERBATIM, Verdict.PASS, ())
    there, here = read_text(source, language), read_text(claim, language)
    if not here.tokens:
        return _judgement(Mode.PARAPHRASE, [hard("claim-empty")])
    places = align(there, here)
    if places is None or not there.lexicon.known:
        return _judgement(Mode.PARAPHRASE, list(_paraphrase(there, here)))
    cuts = cuts_of(there, places)
    reasons = [reason for cut in cuts for reason in judge_cut(cut, there)]
    reasons.extend(judge_asides(cuts, there, here.tokens))
    reasons.extend(_joined(there, here, places))
    if there.asks != here.asks and here.sentences == there.sentences:
        reasons.append(hard("question-changed", claim.strip()[-1:]))
    listed = not reasons and bool(cuts) and all(is_listed(cut) for cut in cuts)
    return _judgement(Mode.SHORTENED if listed else Mode.CONDENSED, reasons)


def is_listed_deletion(source: str, claim: str, language: str) -> bool:
    """Tell whether a claim is its source but for a connective, a bracketed acronym or an unbound clause at an end."""
    return judge(source, claim, language).mode is Mode.SHORTENED


def _judgement(mode: Mode, reasons: list[Reason]) -> Judgement:
    found = tuple(dict.fromkeys(reasons))
    if any(reason.hard for reason in found):
        return Judgement(mode, Verdict.FAIL, found)
    passed = mode is not Mode.PARAPHRASE and not found
    return Judgement(mode, Verdict.PASS if passed else Verdict.REVIEW, found)


def _paraphrase(source: Text, claim: Text) -> Iterator[Reason]:
    comparison = compare(source, claim)
    if not comparison.shares:
        yield hard("nothing-from-source")
        return
    if not source.lexicon.known:
        yield soft("language-unknown", source.lexicon.language)
    if source.asks != claim.asks:
        yield hard("question-changed", "?")
    for guard in GUARDS:
        yield from guard(comparison)


def _joined(source: Text, claim: Text, places: tuple[int, ...]) -> Iterator[Reason]:
    """Yield where one sentence of the claim is made of several of the source, or several of one."""
    pairs = [
        (source.tokens[place].sentence, token) for place, token in zip(places, claim.tokens, strict=True) if place >= 0
    ]
    for (before, one), (after, other) in pairwise(pairs):
        if before != after and one.sentence == other.sentence:
            yield hard("sentences-joined", other.text)
