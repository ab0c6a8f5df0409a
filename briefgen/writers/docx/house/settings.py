"""Our settings and the house's in, ours out with what of the house's decides how pages are laid out (17.15)."""

from __future__ import annotations

from copy import deepcopy

from briefgen.writers.docx.house.tree import VAL, Element, keep_word_only, local, parse, q, remove, rooted, serialised
from briefgen.writers.docx.settings import settings_part

_ORDER = (  # the elements that we write, in the order of the schema
    "zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
    "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl", "footnotePr", "compat",
    "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
_OF_THE_HOUSE = frozenset(
    ("embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "bordersDoNotSurroundHeader",
     "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
     "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "clrSchemeMapping", "decimalSymbol",
     "listSeparator")
)  # fmt: skip
_ON_FONTS = ("embedTrueTypeFonts", "saveSubsetFonts")
_RANKS = {name: rank for rank, name in enumerate(_ORDER)}
_OFF = ("0", "false", "off")


def even_headers(settings: Element | None) -> bool:
    """Tell whether pages with even numbers have headers of their own."""
    node = settings.find(q("evenAndOddHeaders")) if settings is not None else None
    return node is not None and node.get(VAL, "1") not in _OFF


def house_settings(language: str, settings: Element | None, fonts: bool) -> bytes:
    """Return `word/settings.xml`; `fonts` tells whether the house's fonts travel inside the file."""
    ours = parse(settings_part(language))
    ranks: dict[str, float] = {}
    rank = 0.0
    for node in ours:  # what the order above does not know stays behind what it stands behind
        rank = float(_RANKS.get(local(node), rank))
        ranks[local(node)] = rank
    found = {local(node): node for node in ours}
    for node in settings if settings is not None else ():
        if local(node) in _OF_THE_HOUSE and (fonts or local(node) not in _ON_FONTS):
            taken = deepcopy(node)
            keep_word_only(taken)
            found[local(node)] = taken
            ranks[local(node)] = _RANKS[local(node)]
    languages = settings.find(q("themeFontLang")) if settings is not None else None
    for script in ("eastAsia", "bidi"):
        if languages is not None and languages.get(q(script)):
            found["themeFontLang"].set(q(script), languages.get(q(script)))
    for node in list(ours):
        remove(node)
    return serialised(rooted("settings", (found[name] for name in sorted(found, key=ranks.__getitem__))))
