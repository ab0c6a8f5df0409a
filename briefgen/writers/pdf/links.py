"""Links and bookmarks as objects (ISO 32000-1, 12.3.3 and 12.5.6.5).

In: what the canvas noted. Out: an annotation a link and page, and the outline of the document.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.writers.pdf.canvas import Bookmark
from briefgen.writers.pdf.file import File
from briefgen.writers.pdf.strings import numbers, text_string
from briefgen.writers.pdf.structure import Annotation, Element

_ABOVE = 14.0  # points that a link's destination shows above the text it leads to
_PRINTED = 4  # flags of an annotation that is printed (12.5.3), as PDF/A asks


def annotation(link: Annotation, pages: Sequence[int]) -> bytes:
    """Return the body of a link annotation."""
    xs, ys = [x for box in link.boxes for x in box[::2]], [y for box in link.boxes for y in box[1::2]]
    rectangle = numbers((min(xs), min(ys), max(xs), max(ys)))
    corners = b" ".join(numbers((a, d, c, d, a, b, c, b)) for a, b, c, d in link.boxes)
    quads = b"/QuadPoints[%b]" % corners if len(link.boxes) > 1 else b""
    leads = b"/A<</S/URI/URI%b>>" % text_string(link.url) if link.url else b"/Dest" + _destination(link.target, pages)
    return b"<</Type/Annot/Subtype/Link/F %d/Border[0 0 0]/StructParent %d/Rect[%b]%b/Contents%b%b>>" % (
        _PRINTED, link.key, rectangle, quads, text_string(link.text), leads,
    )  # fmt: skip


def _destination(target: Element | None, pages: Sequence[int]) -> bytes:
    page, x, y = (target.place if target else None) or (0, 0.0, 0.0)
    return b"[%d 0 R/XYZ %b null]" % (pages[page], numbers((x, y + _ABOVE)))


def put_outline(file: File, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """Put the outline, and return the number of its root; 0 if there are no bookmarks."""
    if not bookmarks:
        return 0
    root = file.take()
    first = file.take(len(bookmarks))
    kids: dict[int, list[int]] = {}
    above: list[int] = []
    for number, bookmark in enumerate(bookmarks):
        del above[bookmark.level :]
        kids.setdefault(above[-1] if above else -1, []).append(number)
        above.append(number)
    for parent, children in kids.items():
        holder = first + parent if parent >= 0 else root
        for position, number in enumerate(children):
            bookmark = bookmarks[number]
            entries = [b"/Title%b/Parent %d 0 R" % (text_string(bookmark.title), holder)]
            entries.append(b"/Dest[%d 0 R/XYZ 0 %b null]" % (pages[bookmark.page], numbers((bookmark.top,))))
            if position:
                entries.append(b"/Prev %d 0 R" % (first + children[position - 1]))
            if position + 1 < len(children):
                entries.append(b"/Next %d 0 R" % (first + children[position + 1]))
            if number in kids:
                inner = kids[number]
                ends = (first + inner[0], first + inner[-1], _inside(kids, number))
                entries.append(b"/First %d 0 R/Last %d 0 R/Count %d" % ends)
            file.put(first + number, b"<<%b>>" % b"".join(entries))
    top = kids[-1]
    ends = (first + top[0], first + top[-1], len(bookmarks))
    file.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends)
    return root


def _inside(kids: dict[int, list[int]], number: int) -> int:
    return sum(1 + _inside(kids, kid) for kid in kids.get(number, ()))
