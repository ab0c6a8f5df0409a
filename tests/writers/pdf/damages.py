"""A good PDF of ours in, one with a single deliberate damage out, and which check must say what of it.

`DAMAGES` are edits of the opened file, `BYTE_DAMAGES` of its bytes. An expectation is a flavour and the clause that
veraPDF must name, or `struct` and words of the finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.tools.structure import listed, number_tree


class Damage(NamedTuple):
    """A damage: its name, what must be said of it, and how it is done."""

    name: str
    expected: str
    edit: Callable[[Any], Any]

    def __str__(self) -> str:
        return self.name


def elements(pdf: Pdf, *roles: str) -> list[Any]:
    """Return the structure elements of these roles, in reading order."""
    return [element for element in _elements(pdf.Root.StructTreeRoot.K) if str(element.S)[1:] in roles]


def _elements(element: Any) -> Iterator[Any]:
    yield element
    for kid in listed(element.get("/K")):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _elements(kid)


def _drop(holder: Any, key: str) -> None:
    del holder[key]


def _put(holder: Any, key: str, value: Any) -> None:
    holder[key] = value


def _font(pdf: Pdf) -> Any:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _content(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    stream = pdf.pages[0].Contents
    stream.write(change(stream.read_bytes()))


def _pages_text(old: bytes, new: bytes, count: int = 1) -> Callable[[Pdf], None]:
    """Return an edit that replaces bytes in the first page's content that has them."""

    def edit(pdf: Pdf) -> None:
        page = next(page for page in pdf.pages if re.search(old, page.Contents.read_bytes()))
        page.Contents.write(re.sub(old, new, page.Contents.read_bytes(), count=count))

    return edit


def _xmp(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def edit(pdf: Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert old in data
        pdf.Root.Metadata.write(data.replace(old, new))

    return edit


def _link(pdf: Pdf, inner: bool = False) -> Any:
    """Return the annotation of a link to an address, or of one within the file."""
    annotations = (each for page in pdf.pages for each in page.obj.get("/Annots", []))
    return next(each for each in annotations if ("/Dest" in each) == inner)


def _parents(pdf: Pdf) -> Any:
    return number_tree(pdf.Root.StructTreeRoot.ParentTree)[0]


def _swap_parents(pdf: Pdf) -> None:
    first = _parents(pdf)
    first[0], first[len(first) - 1] = first[len(first) - 1], first[0]


def _swap_kids(pdf: Pdf) -> None:
    kids = elements(pdf, "Sect")[1].K
    kids[0], kids[1] = kids[1], kids[0]


def _lose_element(pdf: Pdf) -> None:
    section = elements(pdf, "Sect")[0]
    section.K = Array(list(section.K)[1:])


def _lose_annotation(pdf: Pdf) -> None:
    link = next(e for e in elements(pdf, "Link") if any(isinstance(k, Dictionary) for k in listed(e.K)))
    link.K = Array([kid for kid in link.K if not (isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")])


def _empty_element(pdf: Pdf) -> None:
    section = elements(pdf, "Sect")[0]
    section.K.append(pdf.make_indirect(Dictionary(S=Name.P, P=section)))


def _twice(pdf: Pdf) -> None:
    element = elements(pdf, "H1")[0]
    element.K = Array([*listed(element.K), *listed(element.K)[:1]])


def _run_together(pdf: Pdf) -> None:
    """Let spaces mean nothing that is seen, so that the last word of a line and the first of the next are one."""
    for page in pdf.pages:
        font = page.Resources.Font
        for each in font.values():
            data = each.ToUnicode.read_bytes()
            each.ToUnicode.write(re.sub(rb"(<[0-9A-F]{4}>\s*)<0020>", rb"\1<200B>", data))


def _transfer(pdf: Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(G=Dictionary(Type=Name.ExtGState, TR=Name.Identity))
    _content(pdf, lambda data: b"/G gs " + data)


def _unscope(pdf: Pdf) -> None:
    for head in elements(pdf, "TH"):
        _drop(head, "/A")


def _unembed(pdf: Pdf) -> None:
    _drop(_font(pdf).DescendantFonts[0].FontDescriptor, "/FontFile2")


DAMAGES = tuple(
    Damage(*each)
    for each in (
        # the catalogue
        ("no language", "ua1 7.2", lambda p: _drop(p.Root, "/Lang")),
        ("no language, says our check", "struct language", lambda p: _drop(p.Root, "/Lang")),
        ("not marked", "ua1 6.2", lambda p: _put(p.Root.MarkInfo, "/Marked", False)),
        ("no tree", "ua1 7.1", lambda p: _drop(p.Root, "/StructTreeRoot")),
        ("the title is not displayed", "ua1 7.1", lambda p: _drop(p.Root, "/ViewerPreferences")),
        ("no output intent", "2a 6.2.4.3", lambda p: _drop(p.Root, "/OutputIntents")),
        ("a script", "2a 6.5", lambda p: _put(p.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
        ("no bookmarks", "struct bookmarks", lambda p: _drop(p.Root, "/Outlines")),
        ("a bookmark to nowhere", "struct leads nowhere", lambda p: _drop(p.Root.Outlines.First, "/Dest")),
        # metadata
        ("no XMP", "2a 6.6.2.1", lambda p: _drop(p.Root, "/Metadata")),
        ("not said to be PDF/UA", "ua1 5", _xmp(b"<pdfuaid:part>1</pdfuaid:part>", b"")),
        ("no title in XMP", "ua1 7.1", _xmp(b"dc:title", b"dc:coverage")),
        ("another conformance", "2a 6.6.4", _xmp(b"<pdfaid:conformance>A", b"<pdfaid:conformance>Q")),
        ("no schema for PDF/UA", "2a 6.6.2.3", _xmp(b"http://www.aiim.org/pdfua/ns/id/</pdfaSchema",
                                                    b"http://example.org/</pdfaSchema")),
        ("another author in XMP", "struct differ in Author", _xmp(b"R. Example", b"S. Example")),
        ("another date in Info", "struct differ in CreationDate",
         lambda p: _put(p.docinfo, "/CreationDate", String("D:20200101000000Z"))),
        ("no title in Info", "struct differ in Title", lambda p: _drop(p.docinfo, "/Title")),
        # elements
        ("a figure without words", "ua1 7.3", lambda p: _drop(elements(p, "Figure")[0], "/Alt")),
        ("a figure without a place", "struct BBox", lambda p: _drop(elements(p, "Figure")[0], "/A")),
        ("a heading skips a level", "ua1 7.4.2", lambda p: _put(elements(p, "H2")[0], "/S", Name.H4)),
        ("a role that means nothing", "ua1 7.1", lambda p: _drop(p.Root.StructTreeRoot.RoleMap, "/Strong")),
        ("a standard role mapped", "ua1 7.1", lambda p: _put(p.Root.StructTreeRoot.RoleMap, "/P", Name.Div)),
        ("a note without a name", "ua1 7.9", lambda p: _drop(elements(p, "Note")[0], "/ID")),
        ("names are not listed", "struct IDTree", lambda p: _drop(p.Root.StructTreeRoot, "/IDTree")),
        ("a row that is a cell", "ua1 7.2", lambda p: _put(elements(p, "TR")[1], "/S", Name.TD)),
        ("a row of fewer cells", "ua1 7.2", lambda p: _put(elements(p, "TR")[1], "/K", elements(p, "TR")[1].K[0])),
        ("a head without a scope", "ua1 7.5", _unscope),
        ("items outside a list", "ua1 7.2", lambda p: _put(elements(p, "L")[0], "/S", Name.P)),
        ("a list that is not numbered", "struct ListNumbering", lambda p: _drop(elements(p, "L")[0], "/A")),
        ("an element without content", "struct empty element", _empty_element),
        ("an element that is lost", "struct is in no element", _lose_element),
        ("content that is read twice", "struct twice", _twice),
        ("sections read in another order", "struct drawn before", _swap_kids),
        ("parents are swapped", "struct ParentTree names another", _swap_parents),
        ("the next key is taken", "struct ParentTreeNextKey",
         lambda p: _put(p.Root.StructTreeRoot, "/ParentTreeNextKey", 0)),
        ("another parent", "struct P is not the parent",
         lambda p: _put(elements(p, "H1")[0], "/P", elements(p, "Sect")[2])),
        # links
        ("a link that says nothing", "ua1 7.18.5", lambda p: _drop(_link(p), "/Contents")),
        ("a link in no element", "ua1 7.18.5", lambda p: _drop(_link(p), "/StructParent")),
        ("a link that is not printed", "2a 6.3.2", lambda p: _drop(_link(p), "/F")),
        ("no order of links", "ua1 7.18.3", lambda p: _drop(p.pages[0].obj, "/Tabs")),
        ("an element without its link", "struct annotation", _lose_annotation),
        ("a link to nowhere", "struct leads nowhere", lambda p: _put(_link(p, True), "/Dest", Array([Name.No]))),
        ("a call that leads elsewhere", "struct no call of a note",
         lambda p: _put(_link(p, True), "/Dest", Array([p.pages[0].obj, Name.XYZ, 0, 2, 0]))),
        # what is drawn
        ("text that is not tagged", "ua1 7.1",
         lambda p: _content(p, lambda data: data + b"\nBT 50 50 Td <0001> Tj ET\n")),
        ("an artifact within a text", "ua1 7.1",
         _pages_text(rb"(/H1<</MCID \d+>>BDC)", rb"\1 /Artifact BMC EMC")),
        ("four colours", "2a 6.2.4.3", lambda p: _content(p, lambda data: b"0 0 0 1 k 0 0 9 9 re f " + data)),
        ("an operator that is none", "2a 6.2.2", lambda p: _content(p, lambda data: b"zork " + data)),
        ("a transfer function", "2a 6.2.5", _transfer),
        ("words run together", "struct runs together", _run_together),
        # fonts
        ("glyphs without a meaning", "ua1 7.21.7", lambda p: _drop(_font(p), "/ToUnicode")),
        ("no map to glyphs", "ua1 7.21.3", lambda p: _drop(_font(p).DescendantFonts[0], "/CIDToGIDMap")),
        ("a font that is not there", "ua1 7.21.4", _unembed),
        ("a font that is not there, says our check", "struct is not embedded", _unembed),
        ("other widths", "ua1 7.21.5",
         lambda p: _put(_font(p).DescendantFonts[0], "/W", Array([0, Array([7] * 3000)]))),
    )
)  # fmt: skip

BYTE_DAMAGES = tuple(
    Damage(*each)
    for each in (
        ("no line end before endstream", "2a 6.1.7", lambda data: data.replace(b"\nendstream", b"endstream", 1)),
        ("no identifier", "2a 6.1.3", lambda data: re.sub(rb"/ID ?\[ ?<.*?> ?<.*?> ?\]", b"", data)),
        ("another version", "2a 6.1.2", lambda data: data.replace(b"%PDF-1.7", b"%PDF-2.0", 1)),
        ("no sign of binary data", "2a 6.1.2", lambda data: data.replace(b"%\xe2\xe3\xcf\xd3", b"%abcd", 1)),
        ("data after the end", "2a 6.1.3", lambda data: data + b"junk after the end\n"),
    )
)


def damaged(data: bytes, damage: Damage) -> bytes:
    """Return the file with the damage. Raises AssertionError if nothing has changed."""
    if damage in BYTE_DAMAGES:
        made: bytes = damage.edit(data)
        assert made != data, "the damage changes nothing"
        return made
    made = saved(data, damage.edit)
    assert made != saved(data), "the damage changes nothing"
    return made


def saved(data: bytes, edit: Callable[[Pdf], Any] = lambda _: None) -> bytes:
    """Return the file as pikepdf saves it after an edit."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        edit(pdf)
        pdf.save(out, static_id=True)
    return out.getvalue()
