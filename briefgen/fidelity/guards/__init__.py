"""What a claim in other words may not do. In: a comparison. Out: the reasons against the claim, guard by guard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.fidelity.comparison import Comparison
from briefgen.fidelity.guards.certainty import check_attribution, check_hedges, check_modality
from briefgen.fidelity.guards.numbers import check_numbers
from briefgen.fidelity.guards.order import check_order
from briefgen.fidelity.guards.polarity import check_contrast, check_polarity
from briefgen.fidelity.guards.scope import check_quantifiers, check_restrictions
from briefgen.fidelity.guards.words import check_names, check_stronger_words, check_words
from briefgen.fidelity.model import Reason

GUARDS: tuple[Callable[[Comparison], Iterator[Reason]], ...] = (
    check_numbers,
    check_hedges,
    check_attribution,
    check_modality,
    check_polarity,
    check_contrast,
    check_quantifiers,
    check_restrictions,
    check_names,
    check_order,
    check_stronger_words,
    check_words,
)
