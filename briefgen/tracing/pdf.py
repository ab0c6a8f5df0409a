"""PDF -> pieces: the marked content of its pages, with what the structure tree says of it, read with pikepdf.

In: the bytes of a file. Out: `Pieces`. Content finds its element by the parent tree (ISO 32000-1, 14.7.4.4), and whose
words it holds by the nearest `source` among the user properties above it (14.7.5.4). Glyphs become text by the
ToUnicode map of their font (9.10.3) or by the ActualText around them (14.9.4). Artifacts are skipped: furniture, and
table headers that are set again; and lists of contents, which repeat what is read elsewhere.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

from briefgen.tracing.glyphs import meanings
from briefgen.tracing.pieces import Gatherer, Pieces, Unreadable

_SOFT_HYPHEN = "\u00ad"
_AGAIN = "build it again, or take an undamaged copy"


_INLINE = frozenset(("/Span", "/Strong", "/Em", "/Link", "/Quote", "/Code"))
_NOBODYS = frozenset(("/Lbl", "/Reference"))  # numbers and places: set by the tool
_DEEPEST = 100  # elements above one another; more is no brief


class Mark(NamedTuple):
    """Marked content that is open: what is known of the text in it."""

    artifact: bool = False
    spoken: bool = False  # its text has been said already, by ActualText
    block: Hashable = None
    source: str = ""
    part: Hashable = None


class Owner(NamedTuple):
    """What an element says of the words in it: the block that they stand in, whose they are, and which part of it."""

    block: Hashable
    source: str
    part: Hashable = None
    repeats: bool = False  # a list of contents


def read(data: bytes) -> Pieces:
    """Return the pieces of a PDF. Raises Unreadable where it is locked or damaged."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as file:
            pages = _Pages(file)
            pages.read()
            if file.get_warnings():
                raise Unreadable("the PDF is damaged", _AGAIN)
            language = str(file.Root.get("/Lang", ""))
            return Pieces(language, pages.gathered.pieces())
    except pikepdf.PasswordError:
        message = "the PDF is protected by a password"
        raise Unreadable(message, "save a copy without a password, or trace the file as it was built") from None
    except (pikepdf.PdfError, AttributeError, KeyError, IndexError, TypeError, ValueError):
        raise Unreadable("the PDF is damaged", _AGAIN) from None


@dataclass(slots=True)
class _Pages:
    """The pages of a file while they are read."""

    file: Any
    gathered: Gatherer = field(default_factory=Gatherer)
    _open: list[Mark] = field(default_factory=list)
    _fonts: dict[Hashable, dict[int, str]] = field(default_factory=dict)
    _font: dict[int, str] = field(default_factory=dict)
    _loose: int = 0  # texts outside all marks
    _parents: dict[int, Any] = field(default_factory=dict)
    _owners: list[Owner] = field(default_factory=list)  # of the page's marked content, by its identifier
    _known: dict[Hashable, Owner] = field(default_factory=dict)
    _parts: dict[Hashable, Hashable] = field(default_factory=dict)  # of entries: the one that was read last

    def read(self) -> None:
        """Read all pages, in their order."""
        import pikepdf

        tree = self.file.Root.get("/StructTreeRoot")
        if tree is not None and "/ParentTree" in tree:
            self._parents = dict(_numbers(tree.ParentTree))
        for page in self.file.pages:
            self._open = []
            elements = self._parents.get(int(page.obj.get("/StructParents", -1)), ())
            self._owners = [self._owner(element) for element in elements]
            for instruction in pikepdf.parse_content_stream(page):
                self._take(page, str(instruction.operator), list(instruction.operands))

    def _take(self, page: Any, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(operands)
            case "EMC" if self._open:
                self._open.pop()
            case "BT":
                self._loose += 1
            case "Tf":
                self._font = self._meanings(page, str(operands[0]))
            case "Tj" | "'" | '"':
                self._show([operands[-1]])
            case "TJ":
                self._show(list(operands[0]))
            case _:
                pass

    def _begin(self, operands: list[Any]) -> None:
        import pikepdf

        said: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
        around = self._open[-1] if self._open else Mark()
        mark = around._replace(artifact=around.artifact or str(operands[0]) == "/Artifact")
        if "/MCID" in said and 0 <= int(said.MCID) < len(self._owners):
            owner = self._owners[int(said.MCID)]
            mark = mark._replace(block=owner.block, source=owner.source, part=owner.part)
            mark = mark._replace(artifact=mark.artifact or owner.repeats)
        if "/ActualText" in said:
            text = str(said["/ActualText"])
            self._say(
                mark, "" if text == _SOFT_HYPHEN else text
            )  # such a hyphen ends a line, and is none of the text's
            mark = mark._replace(spoken=True)
        self._open.append(mark)

    def _show(self, operands: list[Any]) -> None:
        mark = self._open[-1] if self._open else Mark()
        if not mark.spoken:
            self._say(mark, "".join(self._decoded(operands)))

    def _decoded(self, operands: list[Any]) -> Iterator[str]:
        import pikepdf

        for operand in operands:
            if isinstance(operand, pikepdf.String):
                codes = bytes(operand)
                for high, low in zip(codes[::2], codes[1::2], strict=False):
                    yield self._font.get(high << 8 | low, "")

    def _say(self, mark: Mark, text: str) -> None:
        if not mark.artifact and not mark.spoken:
            block = mark.block if mark.block is not None else f"loose {self._loose}"
            if mark.part is not None and self._parts.setdefault(block, mark.part) != mark.part:
                self._parts[block] = mark.part
                self.gathered.add(block, mark.source, " ")
            self.gathered.add(block, mark.source, text)

    def _meanings(self, page: Any, name: str) -> dict[int, str]:
        font = page.Resources.Font[name]
        key = font.objgen
        if key not in self._fonts:
            stream = font.get("/ToUnicode")
            self._fonts[key] = meanings(stream.read_bytes().decode("latin-1")) if stream is not None else {}
        return self._fonts[key]

    def _owner(self, element: Any) -> Owner:
        """Return what an element, and those above it, say of the words in it."""
        key = element.objgen
        if key not in self._known:
            self._known[key] = _owner(element)
        return self._known[key]


def _owner(element: Any) -> Owner:
    source: str | None = None
    for _ in range(_DEEPEST):
        role = str(element.S)
        source = source if source is not None else _source(element)
        if role in _NOBODYS or role not in _INLINE:
            break
        element = element.P
    if _is_listed(element):
        return Owner(element.objgen, "", repeats=True)
    entry = _entry(element)
    if entry is not None:
        return Owner(entry.objgen, source or "", element.objgen)
    return Owner(element.objgen, source or "")


def _is_listed(element: Any) -> bool:
    """Tell whether an element stands in a list of contents."""
    for _ in range(_DEEPEST):
        if "/S" not in element or "/P" not in element:
            return False
        if str(element.S) in ("/TOC", "/TOCI"):
            return True
        element = element.P
    return False


def _entry(element: Any) -> Any:
    """Return the list item in which a number or word that is somebody's has its words behind it; else None."""
    role = str(element.S)
    if role == "/Lbl":
        return element.P if _source(element) is not None and str(element.P.S) == "/LI" else None
    body = element.P if role == "/P" else element
    if str(body.S) != "/LBody" or str(body.P.S) != "/LI":
        return None
    label = next((kid for kid in _kids(body.P) if str(kid.S) == "/Lbl"), None)
    return body.P if label is not None and _source(label) is not None else None


def _kids(element: Any) -> Iterator[Any]:
    """Yield the elements below an element."""
    import pikepdf

    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def _source(element: Any) -> str | None:
    """Return whose words an element holds, as its user properties say; None if they say nothing."""
    import pikepdf

    attributes = element.get("/A", ())
    for each in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
        if each and str(each.get("/O", "")) == "/UserProperties":
            for entry in each.get("/P", ()):
                if str(entry.N) == "source":
                    value = str(entry.V)
                    return "" if value == "tool" else value
    return None


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """Yield the entries of a number tree (ISO 32000-1, 7.9.7)."""
    for kid in node.get("/Kids", ()):
        yield from _numbers(kid)
    entries = list(node.get("/Nums", ()))
    for key, value in zip(entries[::2], entries[1::2], strict=False):
        yield int(key), value
