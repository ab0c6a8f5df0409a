"""What is cut out of a sentence may turn it, whatever its words: such cuts are for somebody to read.

In: a cut, its source, and what the claim keeps. Out: soft reasons. What goes freely is a connective at the head, an
acronym in brackets, an apposition or a clause with "which" or "including"; an aside ("in Quell", "wrongly"), a clause
that concedes or a bracket may limit the rest, and where people are charged or numbers shared out every part may count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.fidelity.cuts import Cut, is_acronym, is_lead, is_listed
from briefgen.fidelity.model import Reason, soft
from briefgen.fidelity.tokens import Text, Token


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CONCEDES = _words("although though while whereas despite notwithstanding if unless even bien malgré aunque pese")
_OPENS_ASIDE = _words(
    "in on at by with under over after before within without during until since for from of as per to "
    "against dans en sur par avec sous après avant selon pour con por bajo tras antes según para"
)
_APPOSED_DOUBT = _words("a an the all so as une un una el la los las le les")
_CHARGES = re.compile(
    r"\b(?:charged|convicted|jailed|imprisoned|arrested|sentenced|indicted|accused|guilty|shot|killed|murdered|bribed?|"
    r"ordered the|stole|stolen|fined|blamed)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_AND = frozenset(("and", "or", "et", "ou", "y", "e", "o"))
_SHARED = _words("together jointly combined share shared respectively each between met fought total overall")


def judge_asides(cuts: Sequence[Cut], source: Text, kept: Sequence[Token]) -> Iterator[Reason]:
    """Yield a soft reason for each cut that may turn what is kept."""
    charged = any(token.name for token in kept) and _CHARGES.search(" ".join(token.text for token in kept)) is not None
    measured = charged or any(token.number and not _YEAR.fullmatch(token.text) for token in kept)
    for cut in cuts:
        if is_listed(cut) or is_lead(cut):
            continue
        concedes = cut.left is None and cut.dropped[0].lower in _CONCEDES
        if _is_aside(cut, measured=measured) or (concedes and (measured or "negation" in cut)):
            yield soft("restriction-dropped", cut.words)
        elif charged:
            yield soft("modifier-dropped", cut.words)
        elif _shares_out(cut, source):
            yield soft("order-changed", cut.words)


def _is_aside(cut: Cut, *, measured: bool) -> bool:
    """Tell whether what goes stands between commas, dashes or brackets, and says where, when or how.

    What stands last and says it anew ("a guess", "counting only Quell") counts where a charge or a number is kept.
    """
    first = cut.dropped[0]
    if "(" in first.before and not is_acronym(cut):
        return True
    set_off = any(sign in first.before for sign in ",–—-")
    if not set_off:
        return False
    if cut.right is None:
        last = first.lower in _APPOSED_DOUBT or first.lower in _OPENS_ASIDE or _is_participle(cut)
        return last and (measured or first.lower in ("as", "of", "all"))
    adverb = len(cut.dropped) == 1 and not first.name and cut.right.lower not in _AND
    return first.lower in _OPENS_ASIDE or adverb or first.lower.endswith("ly")


def _is_participle(cut: Cut) -> bool:
    """Tell whether a tail begins with "counting", "making": what it adds may take the rest back."""
    return cut.right is None and cut.dropped[0].lower.endswith("ing") and cut.dropped[0].lower != "including"


def _shares_out(cut: Cut, source: Text) -> bool:
    """Tell whether a member of a list goes from a clause that says of all of them together how many or how much."""
    clause = [t for t in source.tokens if t.sentence == cut.dropped[0].sentence and t.clause == cut.dropped[0].clause]
    joined = any(t.lower in _AND for t in (*cut.dropped, *([cut.right] if cut.right else [])))
    counted = any(t.number for t in clause if t not in cut.dropped) or any(t.lower in _SHARED for t in clause)
    return joined and cut.right is not None and counted
