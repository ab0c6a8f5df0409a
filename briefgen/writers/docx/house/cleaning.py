"""A header or footer of the house in, the same without what does not travel: revisions, comments, bindings, names.

What is left is text, tables, tabs, pictures and shapes, in the namespaces that our parts declare.
"""

from __future__ import annotations

from lxml import etree

from briefgen.writers.docx.house.fields import TITLE
from briefgen.writers.docx.house.tree import COMPATIBILITY, PREFIXES, WORD, Element, local, q, remove, unwrap

_GONE = frozenset(
    ("del", "moveFrom", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "proofErr", "lastRenderedPageBreak",
     "object", "control", "altChunk", "subDoc", "contentPart", "ruby", "commentRangeStart", "commentRangeEnd",
     "commentReference", "annotationRef", "footnoteReference", "endnoteReference", "numPr", "sdtPr", "sdtEndPr",
     "customXmlPr", "smartTagPr", "delText", "delInstrText", "cellIns", "cellDel", "cellMerge", "numberingChange")
)  # fmt: skip
_ENDINGS = ("Change", "RangeStart", "RangeEnd")
_UNWRAPPED = frozenset(("ins", "moveTo", "smartTag", "customXml", "sdtContent", "sdt"))
_RELIED_ON = frozenset(  # extensions of drawings that travel: decorative, SVG, resolution
    ("{C183D7F6-B498-43B3-948B-1728B52AA6E4}", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}",
     "{28A0092B-C50C-407E-A947-70E740481C1C}")
)  # fmt: skip
_TITLE_PATH = "title[1]"
_FORGOTTEN = ("rsid", "paraId", "textId", "anchorId", "editId")
_PRIVATE = frozenset(("title", "href", "spid", "gfxdata", "tooltip", "docLocation", "preferrelative"))


def clean(root: Element) -> None:
    """Clean a part in place."""
    _choose(root)
    for control in list(root.iter(q("sdt"))):
        _release(control)
    for node in list(root.iter(etree.Element)):
        name = local(node)
        if node is root or node.getparent() is None:
            continue
        foreign = str(etree.QName(node).namespace) not in PREFIXES
        if foreign or (node.tag.startswith(f"{{{WORD}}}") and (name in _GONE or name.endswith(_ENDINGS))):
            _remove_with_tail(node)
        elif node.tag == q("a:ext") and node.get("uri") is not None and node.get("uri") not in _RELIED_ON:
            remove(node)
    for node in [n for n in root.iter(etree.Element) if n.tag.startswith(f"{{{WORD}}}") and local(n) in _UNWRAPPED]:
        unwrap(node)
    for node in list(root.iter(q("a:extLst"))):
        if not len(node):
            remove(node)
    for node in root.iter(etree.Element):
        _forget(node)
    for cell in root.iter(q("tc")):  # what was taken out may leave a cell without its last paragraph (17.4.65)
        if not len(cell) or cell[-1].tag != q("p"):
            etree.SubElement(cell, q("p"))


def _remove_with_tail(node: Element) -> None:
    node.tail = None
    remove(node)


def _choose(root: Element) -> None:
    """Keep alternatives whose needs our parts can declare; else what is for readers that know no more."""
    for alternative in list(root.iter(q("mc:AlternateContent"))):
        if alternative.getparent() is None:
            continue
        for choice in alternative.findall(q("mc:Choice")):
            needs = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
            if needs and all(need in PREFIXES for need in needs):
                choice.set("Requires", " ".join(PREFIXES[need] for need in needs))
            else:
                remove(choice)
        if alternative.find(q("mc:Choice")) is None:
            fallback = alternative.find(q("mc:Fallback"))
            if fallback is not None:
                unwrap(fallback)
            unwrap(alternative)


def _release(control: Element) -> None:
    """Take text out of a control: the title becomes the brief's, what is bound elsewhere or a prompt is left out."""
    properties = control.find(q("sdtPr"))
    content = control.find(q("sdtContent"))
    if properties is None or content is None:
        return
    binding = properties.find(q("dataBinding"))
    if binding is not None and binding.get(q("xpath"), "").endswith(_TITLE_PATH):
        texts = list(content.iter(q("t")))
        for more in texts[1:]:
            remove(more)
        if texts:
            texts[0].text = TITLE
    elif binding is not None or properties.find(q("showingPlcHdr")) is not None:
        for text in list(content.iter(q("t"), q("drawing"), q("pict"))):
            remove(text)


def _forget(node: Element) -> None:
    for name in list(node.attrib):
        namespace, _, short = name.rpartition("}")
        uri = namespace.removeprefix("{")
        is_known = not uri or uri in PREFIXES or uri == "http://www.w3.org/XML/1998/namespace"
        if (
            not is_known
            or short.startswith(_FORGOTTEN)
            or (short in _PRIVATE and node.tag != q("v:textpath"))
            or uri == COMPATIBILITY
        ):
            del node.attrib[name]
