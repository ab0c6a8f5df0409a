"""HTML -> pieces: the text of a page, and the `data-source` of the elements it stands in, read with lxml.

In: the bytes of a file. Out: `Pieces`. Of elements in one another the innermost says whose words they are; one that has
such elements inside says nothing of the words between them. In an entry that says whose it is, a number and what it
counts, or a word and what it means, are one text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefgen.tracing.pieces import Gatherer, Pieces, Unreadable

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
     "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "ol", "p", "pre", "section", "svg", "table",
     "tbody", "td", "th", "thead", "tr", "ul")
)  # fmt: skip
_SKIPPED = frozenset(("head", "noscript", "script", "style", "svg", "template", "title"))
CHART = "wide"  # the class of the drawing of a chart that is read
_FURNITURE = frozenset(("furniture", "skip", "back", "contents"))  # stands round the text, or repeats it
_AGAIN = "build it again, or take a complete copy"


def read(data: bytes) -> Pieces:
    """Return the pieces of a page. Raises Unreadable where it is cut off or no UTF-8."""
    import lxml.html
    from lxml import etree

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("the page is not UTF-8", _AGAIN) from None
    if "</html>" not in text[-2000:].lower():
        raise Unreadable("the page breaks off before its end", _AGAIN)
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        raise Unreadable("the page is damaged", _AGAIN) from None
    reading = _Reading(_frames(root))
    reading.read(root)
    return Pieces(root.get("lang", ""), reading.gathered.pieces())


def _frames(root: Any) -> frozenset[Any]:
    """Return the elements that have others with a source inside."""
    found: set[Any] = set()
    for node in root.iterfind(".//*[@data-source]"):
        for around in node.iterancestors():
            if around in found:
                break
            found.add(around)
    return frozenset(found)


@dataclass(slots=True)
class _Reading:
    """A page while it is read."""

    frames: frozenset[Any]
    gathered: Gatherer = field(default_factory=Gatherer)
    _around: list[tuple[int, str]] = field(default_factory=lambda: [(0, "")])  # block and source
    _count: int = 0

    def read(self, root: Any) -> None:
        """Read the page."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                self._around.append(self._inside(node))
                if node.getprevious() is not None and (node.tag == "text" or _is_of_entry(node)):
                    self._say(" ")
                if _is_skipped(node):
                    walk.skip_subtree()
                else:
                    self._say(" " if node.tag == "br" else node.text)
            else:
                self._around.pop()
                self._say(node.tail)

    def _inside(self, node: Any) -> tuple[int, str]:
        block, source = self._around[-1]
        if node.tag in _BLOCKS and not _is_of_entry(node):
            self._count += 1
            block = self._count
        return block, "" if node in self.frames else node.get("data-source", source)

    def _say(self, text: str | None) -> None:
        if text:
            block, source = self._around[-1]
            self.gathered.add(block, source, text)


def _is_of_entry(node: Any) -> bool:
    """Tell whether an element is part of an entry: a key figure, or a word explained."""
    around = node.getparent()
    return around is not None and around.tag in ("li", "div") and "data-source" in around.attrib


def _is_skipped(node: Any) -> bool:
    """Tell whether an element is no part of the text: furniture, decoration, the number that calls a note.

    A chart is drawn twice, for two widths, and read once; what it hides from readers is an axis, or says a thing again.
    """
    if node.get("role") == "doc-noteref" or node.get("aria-hidden") == "true":
        return True
    if node.tag == "svg" and node.get("class") == CHART:
        return False
    return node.tag in _SKIPPED or not _FURNITURE.isdisjoint(node.get("class", "").split())
