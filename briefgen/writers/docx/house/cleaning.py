"""A header or footer of the house in, the same without what does not travel: revisions, comments, bindings, names.

What is left is what `allowed` names: text, tables, tabs, pictures and shapes. What is deleted or hidden is not.
"""

from __future__ import annotations

from lxml import etree

from briefgen.writers.docx.house.allowed import keep_allowed
from briefgen.writers.docx.house.fields import TITLE, TOKENS
from briefgen.writers.docx.house.tree import PREFIXES, VAL, WORD, Element, local, q, remove, unwrap, value

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
_FALSE = ("0", "false", "off", "none")
_OURS = str.maketrans("", "", "".join(TOKENS))


def hidden_styles(sheet: Element | None) -> frozenset[str]:
    """Return the ids of the styles that hide text, themselves or by what they are based on (17.3.2.41)."""
    styles = {style.get(q("styleId"), ""): style for style in sheet.iterfind(q("style"))} if sheet is not None else {}
    known: dict[str, bool] = {}
    for identity in styles:
        path: dict[str, None] = {}
        current = identity
        while current in styles and current not in known and current not in path:
            path[current] = None
            mark = styles[current].find(f"{q('rPr')}/{q('vanish')}")
            if mark is not None:
                known[current] = _is_on(mark)
                break
            current = value(styles[current], "basedOn")
        answer = known.get(current, False)
        for each in path:
            known.setdefault(each, answer)
    return frozenset(identity for identity, hides in known.items() if hides)


def clean(root: Element, hidden: frozenset[str] = frozenset()) -> None:
    """Clean a part in place; `hidden` are the ids of styles that hide text."""
    _choose(root)
    _take_out_tokens(root)
    for control in list(root.iter(q("sdt"))):
        _release(control)
    _take_out_unseen(root, hidden)
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
    keep_allowed(root)
    for node in list(root.iter(q("a:extLst"))):
        if not len(node):
            remove(node)
    for cell in root.iter(q("tc")):  # what was taken out may leave a cell without its last paragraph (17.4.65)
        if not len(cell) or cell[-1].tag != q("p"):
            etree.SubElement(cell, q("p"))


def _take_out_tokens(root: Element) -> None:
    """Take out what stands in our parts for what each document fills in."""
    for node in root.iter(etree.Element):
        node.text = node.text and node.text.translate(_OURS)
        for name, text in node.attrib.items():
            if text != text.translate(_OURS):
                node.set(name, text.translate(_OURS))


def _take_out_unseen(root: Element, hidden: frozenset[str]) -> None:
    """Take out hidden runs and rows, and rows and cells that a tracked change has deleted; then tables without rows."""
    for run in list(root.iter(q("r"))):
        if _is_hidden(run, hidden):
            remove(run)
    for row in list(root.iter(q("tr"))):
        marks = [mark for name in ("del", "moveFrom", "hidden") for mark in row.iterfind(f"{q('trPr')}/{q(name)}")]
        if any(_is_on(mark) for mark in marks):
            remove(row)
    for cell in list(root.iter(q("tc"))):
        if cell.find(f"{q('tcPr')}/{q('cellDel')}") is not None:
            remove(cell)
    for row in list(root.iter(q("tr"))):
        if not any(True for _ in row.iter(q("tc"))):
            remove(row)
    for table in list(root.iter(q("tbl"))):
        if not any(True for _ in table.iter(q("tr"))):
            remove(table)


def _is_hidden(run: Element, hidden: frozenset[str]) -> bool:
    """Tell whether a run is hidden: by itself, by its style, or by that of its paragraph."""
    properties = run.find(q("rPr"))
    mark = properties.find(q("vanish")) if properties is not None else None
    if mark is not None:
        return _is_on(mark)
    paragraph = next(run.iterancestors(q("p")), None)
    of_paragraph = paragraph.find(q("pPr")) if paragraph is not None else None
    return bool(hidden & {value(properties, "rStyle"), value(of_paragraph, "pStyle")})


def _is_on(mark: Element) -> bool:
    return mark.get(VAL, "1").strip().casefold() not in _FALSE


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
    bindings = [node for node in properties if local(node) == "dataBinding"]  # of Word 2007, or of 2013
    paths = [path for node in bindings for name, path in node.attrib.items() if name.endswith("xpath")]
    if paths and all(path.endswith(_TITLE_PATH) for path in paths):
        texts = list(content.iter(q("t")))
        for more in texts[1:]:
            remove(more)
        if texts:
            texts[0].text = TITLE
    elif bindings or properties.find(q("showingPlcHdr")) is not None:
        for text in list(content.iter(q("t"), q("drawing"), q("pict"))):
            remove(text)
