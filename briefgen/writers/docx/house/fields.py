"""A header or footer of the house in, the same with fields that may stand in a brief (ECMA-376 Part 1, 17.16).

Counts of pages stay fields; their results, and titles, are filled in for each document in place of `TOKENS`. What a
field took from its own file (an author, a path, a number of a case) goes, with its result.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from briefgen.writers.docx.house.tree import Element, q, remove

TITLE, PAGE, PAGES = "\ue0f0", "\ue0f1", "\ue0f2"  # in a part of a house, what is not the same in all documents
TOKENS = (TITLE, PAGE, PAGES)
_RESULTS = {"PAGE": PAGE, "NUMPAGES": PAGES, "SECTIONPAGES": PAGES, "TITLE": TITLE}
_AS_TEXT = ("HYPERLINK",)
_TITLES = ("STYLEREF",)  # what they name may not be in a brief: the title is
_RUN, _CHAR, _TEXT, _CODE = q("r"), q("fldChar"), q("t"), q("instrText")


@dataclass(eq=False, slots=True)
class _Field:
    runs: list[Element] = field(default_factory=list)
    results: list[Element] = field(default_factory=list)
    code: str = ""
    separated: bool = False

    @property
    def name(self) -> str:
        return next(iter(self.code.split()), "").upper()


def settle_fields(root: Element) -> tuple[set[str], set[str]]:
    """Settle the fields of a part; return the names of those that stay, and of those that are left out."""
    kept: set[str] = set()
    dropped: set[str] = set()
    for simple in list(root.iter(q("fldSimple"))):
        _make_complex(simple)
    for run in list(root.iter(_RUN)):
        if run.find(_CHAR) is not None:
            _split(run)
    for found in _outermost(root):
        (kept if _settle(found) else dropped).add(found.name)
    whole = [run for found in _outermost(root) for run in found.runs]
    for stray in list(root.iter(_CHAR, _CODE)):  # of a field without an end
        if stray.getparent() not in whole:
            remove(stray)
    return kept, dropped - {*_AS_TEXT, *_TITLES}


def _make_complex(simple: Element) -> None:
    """Replace a simple field by the form of several runs, which all readers show."""
    parent = simple.getparent()
    place = parent.index(simple)
    parts = [_mark("begin"), etree.Element(_RUN), _mark("separate"), *simple.findall(_RUN), _mark("end")]
    etree.SubElement(parts[1], _CODE).text = simple.get(q("instr"), "")
    parent.remove(simple)
    for offset, part in enumerate(parts):
        parent.insert(place + offset, part)


def _mark(kind: str) -> Element:
    run = etree.Element(_RUN)
    etree.SubElement(run, _CHAR).set(q("fldCharType"), kind)
    return run


def _split(run: Element) -> None:
    """Give each part of a run a run of its own, so that a field is whole runs."""
    properties = run.find(q("rPr"))
    contents = [child for child in run if child is not properties]
    if len(contents) < 2:
        return
    parent = run.getparent()
    place = parent.index(run)
    for content in contents:
        single = etree.Element(_RUN)
        if properties is not None:
            single.append(deepcopy(properties))
        single.append(content)
        parent.insert(place, single)
        place += 1
    parent.remove(run)


def _outermost(root: Element) -> list[_Field]:
    found: list[_Field] = []
    depth = 0
    current: _Field | None = None
    for run in root.iter(_RUN):
        mark = run.find(_CHAR)
        kind = mark.get(q("fldCharType")) if mark is not None else ""
        if kind == "begin":
            depth += 1
            current = current or _Field()
        if current is None:
            continue
        current.runs.append(run)
        if depth == 1 and kind == "separate":
            current.separated = True
        elif current.separated and kind != "end":
            current.results.append(run)
        elif depth == 1 and not current.separated:
            current.code += "".join(code.text or "" for code in run.iter(_CODE))
        if kind == "end":
            depth -= 1
            if depth <= 0:
                found.append(current)
                current, depth = None, 0
    return found


def _settle(found: _Field) -> bool:
    """Give a field its result, make text of it, or take it out; tell whether it stays a field."""
    if found.name in _AS_TEXT:
        for run in found.runs:
            if run not in found.results:
                remove(run)
        return False
    token = _RESULTS.get(found.name, TITLE if found.name in _TITLES else "")
    model = next((run for run in found.results if run.find(_TEXT) is not None), None)
    stays = found.name in _RESULTS
    if token:
        _fill(found, model, token)
    for run in found.runs:
        if not token or (run in found.results and run is not model) or (not stays and run is not model):
            remove(run)
    if stays:
        for mark in (run.find(_CHAR) for run in found.runs):
            if mark is not None:
                mark.attrib.pop(q("dirty"), None)
                mark.attrib.pop(q("fldLock"), None)
    return stays


def _fill(found: _Field, model: Element | None, token: str) -> None:
    """Put a token where the result stands; a field without one has none until Word makes it."""
    if model is None:
        return
    texts = model.findall(_TEXT)
    for more in texts[1:]:
        remove(more)
    texts[0].text = token
