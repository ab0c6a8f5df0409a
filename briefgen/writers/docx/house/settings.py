"""Our settings and the house's in, ours out with what of the house's decides how pages are laid out (17.15)."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from briefgen.writers.docx.house.tree import (
    VAL,
    Element,
    is_on,
    keep_word_only,
    local,
    parse,
    q,
    remove,
    rooted,
    serialised,
)
from briefgen.writers.docx.settings import settings_part

_ORDER = (  # the elements that we write, in the order of the schema
    "zoom", "mirrorMargins", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
    "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl", "footnotePr", "compat",
    "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
_OF_THE_HOUSE = frozenset(
    ("mirrorMargins", "bordersDoNotSurroundHeader",
     "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
     "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "clrSchemeMapping", "decimalSymbol",
     "listSeparator")
)  # fmt: skip
_RANKS = {name: rank for rank, name in enumerate(_ORDER)}
_LENGTH, _SIGN = re.compile("[1-9][0-9]{0,3}|[12][0-9]{4}|3[01][0-9]{3}"), re.compile(".")
_VALUES = {
    **dict.fromkeys(("defaultTabStop", "hyphenationZone"), _LENGTH), "consecutiveHyphenLimit": re.compile("[0-9]{1,3}"),
    **dict.fromkeys(("decimalSymbol", "listSeparator"), _SIGN),
}  # fmt: skip
_SLOTS = frozenset(
    ("dark1", "light1", "dark2", "light2", "hyperlink", "followedHyperlink", *(f"accent{n}" for n in range(1, 7)))
)
_EVEN = "evenAndOddHeaders"


def even_headers(settings: Element | None) -> bool:
    """Tell whether pages with even numbers have headers of their own."""
    return settings is not None and is_on(_said(settings).get(_EVEN))


def _said(settings: Element) -> dict[str, Element]:
    """Return what settings of the house say of the layout; what is said twice counts as said last."""
    return {
        local(node): node
        for node in settings
        if node.tag == q(local(node)) and local(node) in _OF_THE_HOUSE and _is_sound(node)
    }


def _is_sound(node: Element) -> bool:
    """Tell whether a setting says what Word understands; the others are left behind."""
    wanted = _VALUES.get(local(node))
    if wanted is not None:
        return wanted.fullmatch(node.get(VAL, "")) is not None
    return local(node) != "clrSchemeMapping" or set(node.attrib.values()) <= _SLOTS


def house_settings(language: str, settings: Element | None) -> bytes:
    """Return `word/settings.xml`."""
    ours = parse(settings_part(language))
    ranks: dict[str, float] = {}
    rank = 0.0
    for node in ours:  # what the order above does not know stays behind what it stands behind
        rank = float(_RANKS.get(local(node), rank))
        ranks[local(node)] = rank
    found = {local(node): node for node in ours}
    for name, node in _said(settings).items() if settings is not None else ():
        if name != _EVEN or is_on(node):
            taken = etree.Element(node.tag) if name == _EVEN else deepcopy(node)
            keep_word_only(taken)
            found[name], ranks[name] = taken, _RANKS[name]
    languages = settings.find(q("themeFontLang")) if settings is not None else None
    for script in ("eastAsia", "bidi"):
        if languages is not None and languages.get(q(script)):
            found["themeFontLang"].set(q(script), languages.get(q(script)))
    for node in list(ours):
        remove(node)
    return serialised(rooted("settings", (found[name] for name in sorted(found, key=ranks.__getitem__))))
