"""A header or footer of the house in, the same with fields that may stand in a brief (ECMA-376 Part 1, 17.16).

Counts of pages stay fields, written anew; their results, and titles, are filled in for each document in place of
`TOKENS`. What a field took from its own file (an author, a path, a number of a case) goes, with its result. So does
every field that is not plain: with one inside it, over several paragraphs, without an end, with words in its switches.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree

from briefgen.writers.docx.house.tree import Element, q, remove

TITLE, PAGE, PAGES = "\ue0f0", "\ue0f1", "\ue0f2"  # in a part of a house, what is not the same in all documents
TOKENS = (TITLE, PAGE, PAGES)
_RESULTS = {"PAGE": PAGE, "NUMPAGES": PAGES, "SECTIONPAGES": PAGES, "TITLE": TITLE}
_AS_TEXT = "HYPERLINK"
_TITLES = "STYLEREF"  # what it names may not be in a brief: the title is
_FORMATS = (
    "Arabic|roman|ROMAN|Roman|alphabetic|ALPHABETIC|ArabicDash|Ordinal|OrdText|CardText|Upper|Lower|FirstCap|Caps|"
    "MERGEFORMAT|CHARFORMAT"
)
_PLAIN = re.compile(rf'\w+(\s+\\\*\s*({_FORMATS})|\s+\\#\s*("[0#]{{1,6}}"|[0#]{{1,6}}))*', re.IGNORECASE)
_RUN, _CHAR, _TEXT, _CODE = q("r"), q("fldChar"), q("t"), q("instrText")


class _Fate(Enum):
    STAYS = auto()
    TEXT = auto()
    DROPPED = auto()


@dataclass(eq=False, slots=True)
class _Field:
    """A field: its runs, those of its result, its code; `whole` if it ends where it begins and holds no other."""

    runs: list[Element] = field(default_factory=list)
    results: list[Element] = field(default_factory=list)
    code: str = ""
    separated: bool = False
    whole: bool = True

    @property
    def name(self) -> str:
        return next(iter(self.code.split()), "").upper()

    @property
    def plain(self) -> bool:
        return self.whole and len({run.getparent() for run in self.runs}) == 1


def settle_fields(root: Element) -> tuple[set[str], set[str]]:
    """Settle the fields of a part; return the names of those that stay, and of those that are left out."""
    kept: set[str] = set()
    dropped: set[str] = set()
    for simple in list(root.iter(q("fldSimple"))):
        _make_complex(simple)
    for run in list(root.iter(_RUN)):
        if run.find(_CHAR) is not None:
            _split(run)
    written: set[Element] = set()
    for found in _outermost(root):
        fate, fresh = _settle(found)
        written.update(fresh)
        if fate is not _Fate.TEXT:
            (kept if fate is _Fate.STAYS else dropped).add(found.name)
    for stray in list(root.iter(_CHAR, _CODE)):  # an end without a beginning, a code without a field
        if stray.getparent() not in written:
            remove(stray)
    return kept, dropped


def _make_complex(simple: Element) -> None:
    """Replace a simple field by the form of several runs, which all readers show."""
    parent = simple.getparent()
    place = parent.index(simple)
    parts = [_mark("begin"), _coded(simple.get(q("instr"), "")), _mark("separate"), *simple, _mark("end")]
    parent.remove(simple)
    for offset, part in enumerate(parts):
        parent.insert(place + offset, part)


def _mark(kind: str) -> Element:
    run = etree.Element(_RUN)
    etree.SubElement(run, _CHAR).set(q("fldCharType"), kind)
    return run


def _coded(code: str) -> Element:
    run = etree.Element(_RUN)
    instruction = etree.SubElement(run, _CODE)
    instruction.text = code
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
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
    """Return the fields that stand in no other. One without an end goes on to the end of the part."""
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
        _take(current, run, kind, depth)
        if kind == "end":
            depth -= 1
            if not depth:
                found.append(current)
                current = None
    if current is not None:
        current.whole = False
        found.append(current)
    return found


def _take(current: _Field, run: Element, kind: str | None, depth: int) -> None:
    if depth > 1:
        current.whole = False
    elif kind == "separate":
        current.separated = True
    elif current.separated and kind != "end":
        current.results.append(run)
    elif not current.separated:
        current.code += "".join(code.text or "" for code in run.iter(_CODE))


def _settle(found: _Field) -> tuple[_Fate, list[Element]]:
    """Write a field anew, make text of it, or take it out; return what became of it and the runs written."""
    if found.plain and found.name == _AS_TEXT:
        for run in found.runs:
            if run not in found.results:
                remove(run)
        return _Fate.TEXT, []
    fate, fresh = _Fate.DROPPED, list[Element]()
    if found.plain and found.name == _TITLES:
        fate, fresh = _Fate.TEXT, [_result(TITLE)]
    elif found.plain and found.name in _RESULTS and _PLAIN.fullmatch(found.code.strip()):
        code = _coded(f" {' '.join(found.code.split())} ")
        fate, fresh = (
            _Fate.STAYS,
            [_mark("begin"), code, _mark("separate"), _result(_RESULTS[found.name]), _mark("end")],
        )
    _replace(found, fresh)
    return fate, fresh


def _result(token: str) -> Element:
    run = etree.Element(_RUN)
    etree.SubElement(run, _TEXT).text = token
    return run


def _replace(found: _Field, fresh: list[Element]) -> None:
    """Put runs in the place of a field, in the look of its result."""
    model = next((run for run in found.results if run.find(_TEXT) is not None), found.runs[0])
    properties = model.find(q("rPr"))
    first = found.runs[0]
    for run in fresh:
        if properties is not None:
            run.insert(0, deepcopy(properties))
        first.addprevious(run)
    for run in found.runs:
        remove(run)
