"""PDF -> pieces: the marked content of its pages, read with pikepdf.

In: the bytes of a file. Out: `Pieces`. Glyphs become text by the ToUnicode map of their font (ISO 32000-1, 9.10.3) or
by the ActualText around them (14.9.4). Artifacts are skipped: furniture, and table headers that are set again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

from briefgen.tracing.glyphs import meanings
from briefgen.tracing.pieces import Gatherer, Pieces, Unreadable

_AGAIN = "build it again, or take an undamaged copy"


class Mark(NamedTuple):
    """Marked content that is open: what it says of the text in it."""

    artifact: bool = False
    spoken: bool = False  # its text has been said already, by ActualText
    block: int | None = None
    source: str = ""


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

    def read(self) -> None:
        """Read all pages, in their order."""
        import pikepdf

        for page in self.file.pages:
            self._open = []
            for instruction in pikepdf.parse_content_stream(page):
                self._take(page, str(instruction.operator), list(instruction.operands))

    def _take(self, page: Any, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(operands)
            case "EMC" if self._open:
                self._open.pop()
            case "MP" if str(operands[0]) == "/BFWithinWord":
                self.gathered.close_up()
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
        if "/BFBlock" in said or "/BFSource" in said:
            mark = mark._replace(block=int(said.get("/BFBlock", 0)), source=str(said.get("/BFSource", "")))
        if "/ActualText" in said:
            self._say(mark, str(said["/ActualText"]))
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
            block: Hashable = mark.block if mark.block else f"loose {self._loose}"
            self.gathered.add(block, mark.source, text)

    def _meanings(self, page: Any, name: str) -> dict[int, str]:
        font = page.Resources.Font[name]
        key = font.objgen
        if key not in self._fonts:
            stream = font.get("/ToUnicode")
            self._fonts[key] = meanings(stream.read_bytes().decode("latin-1")) if stream is not None else {}
        return self._fonts[key]
