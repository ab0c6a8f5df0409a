"""The language of a text that does not say it. In: the texts of a report. Out: a language tag, `und` if not recognised.

It must not take another language for English: then no cue would be found, and a passage would look harmless. So English
has to be shown by its function words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

UNKNOWN = "und"
ENOUGH_WORDS = 4000
FEW_WORDS = 15
SHARE = 0.12
SHORT_SHARE = 0.08

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("km", re.compile("[\u1780-\u17ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0621-\u064a]")),
)
_NOT_ARABIC = re.compile("[\u067e\u0686\u06af\u0679\u06d2]")  # letters of Persian and Urdu

# Words that are frequent in one of these languages; a word that two of them share counts for both.
_FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is for with are was by have has had not from on this which be as at an it "
        "its been were but their they or would who more than will can could these those when there other "
        "no into about after he",
        "fr": "le la les de des du et à au aux en un une dans pour par sur avec que qui ne pas est sont ce "
        "cette ces il elle se son sa ses leur leurs ou plus qu été ont a",
        "es": "el la los las de del y en un una que por para con se su sus no es son al lo como más pero este "
        "esta o ha han sobre entre",
        "pt": "o a os as de do da dos das e em no na nos nas um uma que por para com se seu sua não é são ao "
        "mais mas ou foi pelo pela",
        "it": "il lo la i gli le di del della dei delle e in un una che per con si non è sono al alla nel nella "
        "da dal più ma o ha",
        "de": "der die das den dem des und in ein eine einer zu von mit für auf ist sind nicht sich auch im am "
        "bei nach als aus werden wird wurde oder dass",
        "nl": "de het een en van in op te dat die is zijn voor met niet aan er ook als bij naar om door worden "
        "werd of uit",
    }.items()
}


def guess_language(texts: Iterable[str]) -> str:
    """Return the language that the function words or the script of the texts show, `und` if none does."""
    words = Counter(islice((w.casefold() for t in texts for w in _WORD.findall(t)), ENOUGH_WORDS))
    total = words.total()
    if not total:
        return "en"
    script = _script(words)
    if script:
        return script
    shares = {name: sum(words[w] for w in known) / total for name, known in _FUNCTION_WORDS.items()}
    best = max(shares, key=lambda name: (shares[name], name == "en"))
    if total < FEW_WORDS and all(w.isascii() for w in words) and (shares[best] - shares["en"]) * total < 2:
        return "en"
    return best if shares[best] >= (SHARE if total >= 3 * FEW_WORDS else SHORT_SHARE) else UNKNOWN


def _script(words: Counter[str]) -> str:
    """Return the language of a script other than Latin, `und` if several use it, "" for Latin."""
    letters = "".join(words)
    latin = sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff")
    if latin * 2 >= len(letters):
        return ""
    name = next((name for name, script in _SCRIPTS if len(script.findall(letters)) * 4 > len(letters)), UNKNOWN)
    return UNKNOWN if name == "ar" and _NOT_ARABIC.search(letters) else name
