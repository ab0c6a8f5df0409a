"""Whether a text says how sure it is: the words of such a text are never divided at a line's end.

In: the text of a paragraph and its language. Out: whether it carries a word of certainty. The lists of the report's
languages are used where there are any; further languages that themes hyphenate have one here. A text in a language
without a list counts as hedged: where nothing is known, its words stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.report.cues import find_cues
from briefgen.report.lexicons import phrases, primary

_BEGINNINGS = {
    "de": "angeblich anscheinend berichte dürfte eventuell gelegentlich könnte laut möglich mutmaßlich offenbar "
    "scheinbar scheint schein schätzung sogenannt sollen soll verdacht vermut vielleicht vorgeworfen "
    "wahrscheinlich wohl",
    "nl": "beschuldig blijkbaar denkelijk kennelijk lijkt mogelijk misschien naar schijnbaar schijnt ongeveer verdacht "
    "vermoed vermeend volgens waarschijnlijk wellicht zou",
    "el": "ίσως πιθαν φέρεται φαίνεται ενδεχομέν μάλλον περίπου σύμφωνα υποτιθέμεν ισχυρ καταγγ μπορεί εκτιμ δήθεν",
    "ru": "возможно вероятн видимо якобы предположительн по-видимому похоже может кажется примерно около согласно "
    "сообща подозрева обвиня утвержда считается",
}


@lru_cache(maxsize=4_000)
def is_hedged(text: str, language: str) -> bool:
    """Tell whether a text carries a word of certainty, or may carry one for all that is known of its language."""
    pattern = phrases(language, "certainty") or _own(primary(language))
    return pattern is None or bool(pattern.search(text)) or bool(find_cues(text, language))


@lru_cache(maxsize=16)
def _own(language: str) -> re.Pattern[str] | None:
    listed = _BEGINNINGS.get(language)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed.split())})", re.IGNORECASE) if listed else None
