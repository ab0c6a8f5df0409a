"""Assembly: what has been drawn, the fonts and the words about the file -> the bytes of the file.

In: `Drawn`, the paragraphs that were set, the document's metadata, attached files. Out: a tagged file whose first
objects always have the same numbers, so that those that never change are kept as bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.document.nodes import Metadata
from briefgen.writers import Attachment
from briefgen.writers.pdf.attachments import put_attachments
from briefgen.writers.pdf.canvas import Drawn, Page
from briefgen.writers.pdf.file import File, stream
from briefgen.writers.pdf.fonts import OBJECTS, font_objects
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.links import annotation, put_outline
from briefgen.writers.pdf.metadata import colour_profile, information, xmp
from briefgen.writers.pdf.shaping import Font
from briefgen.writers.pdf.strings import numbers, text_string
from briefgen.writers.pdf.tree import Places, put_tree

_CATALOG, _PAGES, _INFORMATION, _TREE, _RESOURCES, _METADATA, _PROFILE, _FIRST_FONT = range(1, 9)
_PART, _PART_WITH_FILES = 2, 3  # of ISO 19005; only part 3 allows attached files of any kind

_INTENT = (
    b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
    b"/DestOutputProfile %d 0 R>>" % _PROFILE
)


_PAGE = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b]/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%b>>"


def assemble(
    drawn: Drawn, used: Iterable[SetParagraph], metadata: Metadata, attachments: Sequence[Attachment] = ()
) -> bytes:
    """Return the file."""
    fonts = _glyph_sets(used)
    file = File(_FIRST_FONT - 1 + OBJECTS * len(fonts))
    _put_resources(file, fonts, drawn)
    first = file.take(len(drawn.pages))
    pages = tuple(range(first, first + len(drawn.pages)))
    links = [link for page in drawn.pages for link in page.links]
    for position, link in enumerate(links):
        link.number, link.key = file.take(), len(pages) + position
    for number, page in enumerate(drawn.pages):
        file.put(pages[number], _page(page, number, file.add(stream(b"", page.content))))
    for link in links:
        file.put(link.number, annotation(link, pages))
    put_tree(file, drawn.structure, [page.elements for page in drawn.pages], Places(_TREE, pages))
    outline = put_outline(file, drawn.bookmarks, pages)
    file.put(_PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), b" ".join([b"%d 0 R" % p for p in pages])))
    file.put(_INFORMATION, information(metadata))
    file.put(_METADATA, xmp(metadata, _PART_WITH_FILES if attachments else _PART))
    file.put(_PROFILE, colour_profile())
    attached = put_attachments(file, attachments, metadata.iso_date)
    file.put(_CATALOG, _catalog(metadata, outline, attached))
    return file.finish(_CATALOG, _INFORMATION)


def _put_resources(file: File, fonts: dict[Font, str], drawn: Drawn) -> None:
    named: list[bytes] = []
    for position, (font, glyphs) in enumerate(fonts.items()):
        number = _FIRST_FONT + OBJECTS * position
        made = font_objects(font, glyphs, number)
        for each, body in (*made.plain, *made.streams):
            file.put(each, body)
        named.append(b"/%b %d 0 R" % (font.resource.encode(), number))
    pictures = b"".join([b"/%b %d 0 R" % (name.encode(), file.add(body)) for name, body in drawn.images.items()])
    shown = b"/XObject<<%b>>" % pictures if pictures else b""
    file.put(_RESOURCES, b"<</Font<<%b>>%b>>" % (b"".join(named), shown))


def _page(page: Page, number: int, content: int) -> bytes:
    links = b"/Annots[%b]" % b" ".join([b"%d 0 R" % link.number for link in page.links]) if page.links else b""
    size = numbers(page.size)
    return _PAGE % (_PAGES, size, _RESOURCES, content, number, links)


def _catalog(metadata: Metadata, outline: int, attached: bytes) -> bytes:
    bookmarks = b"/Outlines %d 0 R" % outline if outline else b""
    return (
        b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true/UserProperties true>>/Lang%b"
        b"/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>/Metadata %d 0 R"
        b"/OutputIntents[%b]%b%b>>"
        % (_PAGES, _TREE, text_string(metadata.language), _METADATA, _INTENT, bookmarks, attached)
    )


def _glyph_sets(used: Iterable[SetParagraph]) -> dict[Font, str]:
    """Gather the glyphs that a document shows, fonts in the order of their names."""
    glyphs: dict[Font, set[str]] = {}
    for paragraph in used:
        for font, ids in paragraph.glyphs:
            glyphs.setdefault(font, set()).update(ids)
    return {font: "".join(sorted(glyphs[font])) for font in sorted(glyphs, key=lambda f: f.resource)}
