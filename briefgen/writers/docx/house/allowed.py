"""Elements and attributes of a house's header or footer in, without all that is not known to be look or text out.

What is not named here goes: a part may hold anything, and what no reader shows nobody would see in a brief. So goes
`w:sym`, which shows letters by their numbers, where no gate reads them.
"""

from __future__ import annotations

import re

from briefgen.writers.docx.house.tree import COMPATIBILITY, NAMESPACES, PREFIXES, VML, WORD, Element, local, q, remove

_CONTENT = (
    "p r t tab br cr noBreakHyphen softHyphen ptab fldChar instrText fldSimple hyperlink drawing pict tbl tr tc "
    "txbxContent dir bdo pPr rPr tblPr tblGrid gridCol trPr tcPr tblPrEx"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl top left bottom right between bar start end"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof color w kern "
    "position sz szCs highlight u effect bdr fitText vertAlign rtl cs em lang eastAsianLayout"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd "
    "tblBorders tblLayout tblCellMar tblLook insideH insideV tl2br tr2bl cnfStyle gridBefore gridAfter wBefore wAfter "
    "cantSplit trHeight tblHeader tcW gridSpan hMerge vMerge tcBorders noWrap tcMar tcFitText vAlign hideMark"
)
_WORD = frozenset(f"{_CONTENT} {_PARAGRAPH} {_RUN} {_TABLE}".split())
_SHAPES = (
    "shape shapetype rect roundrect oval line polyline curve arc group stroke fill shadow imagedata textbox textpath "
    "formulas f path handles h"
)
_LOOK = (
    "id type style alt fillcolor filled strokecolor stroked strokeweight coordsize coordorigin path adj opacity color "
    "color2 colors on joinstyle endcap dashstyle linestyle startarrow endarrow connecttype gradientshapeok textpathok "
    "fitshape fitpath trim string inset from to points arcsize spt allowincell allowoverlap aspectratio ext eqn "
    "position xrange yrange polar weight angle focus focussize focusposition size origin offset offset2 rotate method "
    "gain blacklevel croptop cropbottom cropleft cropright grayscale bilevel wrapcoords insetpen textboxrect v "
    "connectlocs connectangles hr hrstd hralign hrnoshade matrix obscured miterlimit filltype "
    "text grouping rotation cropping shapetype verticies selection adjusthandles ungrouping"
)
_VML, _VML_ATTRIBUTES = frozenset(_SHAPES.split()), frozenset(_LOOK.split())
_OFFICE = frozenset(("lock",))
_READ = {q("t"), q("instrText")}  # whose text is for readers, or is read by us
_MEASURES = re.compile(r"\s*(-?\d+|left|right|center|inside|outside|top|bottom)\s*")
_MEASURED = {
    q(name)
    for name in ("wp:posOffset", "wp:align", "wp14:pctPosHOffset", "wp14:pctPosVOffset", "wp14:pctWidth",
                 "wp14:pctHeight")
}  # fmt: skip
_GRAPHICS = {NAMESPACES[prefix] for prefix in ("pic", "wps", "wpg")}  # what a drawing may be
_PLAIN = re.compile(r"[\w #%.,()*/+@&'-]{0,120}")
_URIS = frozenset(("uri", "Requires"))
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DECLARATION = re.compile(r"\s*[a-z-]+\s*:\s*[\w .%#'\",-]*")
_WORDS = frozenset(("descr", "alt", "string"))  # attributes that are meant to be read
_PATHS = frozenset(("path", "v"))  # as long as a shape has corners
_FORGOTTEN = ("rsid", "paraId", "textId", "anchorId", "editId")
_PRIVATE = frozenset(("title", "href", "spid", "gfxdata", "tooltip", "docLocation", "preferrelative"))
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACE = f"{{{_XML}}}space"
_LINK = {q("r:id"), q("w:history")}


def keep_allowed(root: Element) -> None:
    """Leave in a part what is known: its blocks, their look, their text, drawings."""
    for node in list(root):
        if node.tag not in (q("p"), q("tbl")):
            remove(node)
    for node in list(root.iter()):
        if node is not root and not _is_allowed(node):
            remove(node)
    for node in root.iter():
        node.tail = None
        if node.tag in _MEASURED and not _MEASURES.fullmatch(node.text or ""):
            node.text = "0"
        elif node.tag not in _READ and node.tag not in _MEASURED:
            node.text = None
        for name in list(node.attrib):
            if not _is_attribute(node, name):
                del node.attrib[name]


def _is_allowed(node: Element) -> bool:
    namespace, name = str(node.tag).rpartition("}")[0].removeprefix("{"), local(node)
    if namespace == WORD:
        return name in _WORD
    if namespace == VML:
        return name in _VML
    if namespace == NAMESPACES["o"]:
        return name in _OFFICE
    if node.tag == q("a:graphicData"):
        return node.get("uri") in _GRAPHICS
    return namespace in PREFIXES


def _is_attribute(node: Element, name: str) -> bool:
    uri, short = name.rpartition("}")[0].removeprefix("{"), name.rpartition("}")[2]
    value = str(node.attrib[name])
    if name == _SPACE:
        return True
    if uri == COMPATIBILITY or (uri and uri not in PREFIXES) or short.startswith(_FORGOTTEN):
        return False
    if node.tag == q("hyperlink"):
        return name in _LINK
    if node.tag.startswith((f"{{{VML}}}", f"{{{NAMESPACES['o']}}}")) or uri in (VML, NAMESPACES["o"]):
        return _is_of_vml(node, short, value, uri)
    if short in _PRIVATE or (node.tag == q("lang") and not _LANGUAGE.fullmatch(value)):
        return False
    return short in _URIS or short in _WORDS or bool(_PLAIN.fullmatch(value))


def _is_of_vml(node: Element, short: str, value: str, uri: str) -> bool:
    if uri == NAMESPACES["r"]:
        return True
    if short == "style":
        kept = [part for part in value.split(";") if _DECLARATION.fullmatch(part)]
        node.set("style", ";".join(kept))
        return True
    return short in _VML_ATTRIBUTES and (short in _WORDS or short in _PATHS or bool(_PLAIN.fullmatch(value)))
