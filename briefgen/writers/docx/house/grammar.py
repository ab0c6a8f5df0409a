"""Properties of a foreign file in, the same out as the schema has them: known children in their order, sound values.

What other programs write is read by Word with patience, but a file that is handed on should be valid. A property that
says nothing Word could use is left out: then what it stands on counts.
"""

from __future__ import annotations

import re

from briefgen.writers.docx.house.tree import VAL, WORD, Element, local, q, remove

_BOX = "top left start bottom right end insideH insideV tl2br tr2bl"
_ORDER: dict[str, tuple[str, ...]] = {  # children in the order of the schema (ECMA-376 Part 1, 17)
    name: tuple(children.split())
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
        "vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
        "numPr": "ilvl numId",
        "pBdr": "top left bottom right between bar",
        "tabs": "tab",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tblBorders": _BOX,
        "tblCellMar": "top left start bottom right end",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
        "hideMark",
        "tcBorders": _BOX,
        "tcMar": "top left start bottom right end",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
        "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "docDefaults": "rPrDefault pPrDefault",
        "rPrDefault": "rPr",
        "pPrDefault": "pPr",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "num": "abstractNumId lvlOverride",
        "lvlOverride": "startOverride lvl",
    }.items()
}
_MANY = frozenset(("tab", "tblStylePr", "lvl", "lvlOverride"))
_IN_STORY_ONLY = {"pPr": ("rPr", "pStyle"), "tblPr": ("tblStyle", "tblCaption", "tblDescription"), "rPr": ("rStyle",)}
_SIDES = {"start": "left", "end": "right"}
_LENGTH = re.compile(r"-?[0-9]{1,7}|-?[0-9]{1,4}(\.[0-9]{1,6})?(pt|in|cm|mm|pc|pi)")
_WHOLE = re.compile(r"[0-9]{1,5}")
_COLOUR = re.compile("[0-9A-Fa-f]{6}|auto")
_COLOURS = ("color", "fill")
_MEASURES = frozenset(
    ("before", "after", "line", "beforeLines", "afterLines", "left", "right", "start", "end", "firstLine", "hanging",
     "pos", "leftChars", "rightChars", "firstLineChars", "hangingChars", "startChars", "endChars")
)  # fmt: skip
_VALUES = {  # elements that say nothing with another value
    **dict.fromkeys(("start", "startOverride", "kern", "uiPriority", "lvlRestart", "outlineLvl", "ilvl"), _WHOLE),
    **dict.fromkeys(("position", "spacing", "w"), _LENGTH),
    "color": _COLOUR,
}
_SIZES = ("sz", "szCs")
_LARGEST_SIZE = 3276  # half points: the most that Word takes
_LEVELS = frozenset("012345678")


def normalise(root: Element) -> None:
    """Bring properties and all that holds them into the order of the schema, and leave out what is no value."""
    for node in list(root.iter(f"{{{WORD}}}*")):
        _settle_values(node)
    for node in list(root.iter(f"{{{WORD}}}*")):
        if local(node) in _ORDER:
            _settle_children(node)
    for node in list(root.iter(q("tabs"))):
        if not len(node):
            remove(node)


def _settle_values(node: Element) -> None:
    name, parent = local(node), node.getparent()
    for key in list(node.attrib):
        attribute, text = key.rpartition("}")[2], node.get(key)
        if not key.startswith("{"):
            continue
        if (attribute in _COLOURS and not _COLOUR.fullmatch(text)) or (
            attribute in _MEASURES and not _LENGTH.fullmatch(text)
        ):
            del node.attrib[key]
    if name == "lvlJc" and node.get(VAL) in _SIDES:
        node.set(VAL, _SIDES[node.get(VAL)])
    if name == "shd" and VAL not in node.attrib:
        node.set(VAL, "clear")
    if parent is not None and not _says_something(name, node, local(parent)):
        parent.remove(node)


def _says_something(name: str, node: Element, parent: str) -> bool:
    text = node.get(VAL, "")
    if name in _SIZES and parent == "rPr":
        return bool(_WHOLE.fullmatch(text)) and 0 < int(text) <= _LARGEST_SIZE
    if name in ("lvl", "lvlOverride"):
        return node.get(q("ilvl"), "") in _LEVELS
    if name == "ilvl":
        return text in _LEVELS
    if name == "tab" and parent == "tabs":
        return VAL in node.attrib and q("pos") in node.attrib
    if name not in _VALUES or parent not in ("rPr", "lvl", "lvlOverride", "style"):
        return True
    return _VALUES[name].fullmatch(text) is not None


def _settle_children(node: Element) -> None:
    name, parent = local(node), node.getparent()
    order = _ORDER[name]
    if parent is None or local(parent) not in ("p", "tbl", "r"):
        order = tuple(child for child in order if child not in _IN_STORY_ONLY.get(name, ()))
    found: dict[tuple[str, str], Element] = {}
    for child in node:
        kind = local(child)
        if kind in order and child.tag == q(kind):
            key = child.get(q("ilvl")) or child.get(q("pos")) or child.get(q("type")) if kind in _MANY else ""
            found.setdefault((kind, key or ""), child)
    children = sorted(found.values(), key=lambda child: order.index(local(child)))
    if children != list(node):
        node[:] = children
