"""Numbers in, invented words out: prose of any length in five languages, and texts of odd characters. No word of it
says anything about anybody.
"""

from __future__ import annotations

from random import Random

from briefgen.document.text import printable

LANGUAGES = ("en", "fr", "de", "el", "ru")
_WORDS = {
    "en": "marrow quellish fennet office affluent harbledown straightway zedland-born thrimble owt and/or waffling "
    "fishery trelliswork intermarginal overquaymastership zil a fifteenfold ebb–flow counterledgering",
    "fr": "marélle quaie où l’œuvrage zédois-même éfficace réquellement brûnerie déjàvine çà naïvelle "
    "inquaiétablement à contre-marélage d’aubrion fluvielle",
    "de": "Marrgrube quellisch Zedhafen Übersträube größlich Zollhafenschreiberverordnungsentwurf und Fährschuldenbuch "
    "Kaigebührenzählung wieß oder Hafen- öde Trimmelung",
    "el": "μάρρο κουελλικός ζέδια θρίμβλη ὦδε παραλιμενισμός φεννέτα καὶ ἀντιζυγολόγιον όχθη",
    "ru": "марроль квельский зедская тримбель причалосчётный и перезаписываемость ёлка фённый надбережье",
}
_ODD = (
    "soft\u00adhyphen\u00adated", "zero\u200bwidth", "\u200fמרו\u200e", "‏قويل", "\u202eleft\u202c", "bell\x07nul\x00",
    "😀", "𝒵𝑒𝒹", "e\u0301a\u0308o\u0328", "漢字", "no\u00a0break", "thin\u2009space", "word\u2060joiner", "\ufeffmark",
    "line\u2028para\u2029end", "ﬁt", "Ω", "½", "a\u0300\u0301\u0302\u0303", "(brackets)", "back\\slash", "<b>&amp;",
    "%PDF", "]TJ", "\ue000private", "x\u200dy", "☃\ufe0f", "𐌰", "\u0338", "\u00ad", "\u200b", "tab\there",
    "ZWNJ\u200cx",
    "AVATAR", "ffi", "Ǆ", "İ", "ß", "ŉ",
)  # fmt: skip


def prose(number: int, count: int, language: str = "en") -> str:
    """Return so many words in sentences; a number always gives the same ones."""
    choose = Random(number)
    known = _WORDS[language].split()
    words = [choose.choice(known) for _ in range(max(count, 1))]
    for place in range(0, len(words), choose.randint(5, 16)):
        words[place] = words[place][:1].upper() + words[place][1:]
        if place:
            words[place - 1] += choose.choice((".", ".", "!", ";", " –"))
    return " ".join(words) + choose.choice((".", "", ":", " 14."))


def odd(number: int, count: int) -> str:
    """Return odd characters among words, as a report's text reaches the tree: through `printable`."""
    choose = Random(number)
    words = [choose.choice(_ODD) if choose.random() < 0.5 else prose(choose.randrange(999), 1) for _ in range(count)]
    return printable(choose.choice((" ", " ", "")).join(words))
