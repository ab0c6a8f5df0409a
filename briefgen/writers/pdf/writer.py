"""The PDF writer: document + theme -> the bytes of a PDF.

In: a `Document`, a `Theme` and `WriteOptions`. Out: a `Written`. Layout comes first and alone decides the pages, so
that `measure` and `write` cannot differ; ReportLab then keeps the pages, and `assembly` makes the file.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document import walk
from briefgen.document.nodes import Document, Paragraph, TextRole
from briefgen.style.theme import PageSize, Theme
from briefgen.writers import Attachment, Measure, WriteOptions, Written
from briefgen.writers.pdf.bench import Bench, bench
from briefgen.writers.pdf.columns import full
from briefgen.writers.pdf.furniture import Furniture
from briefgen.writers.pdf.layouts import lay_out
from briefgen.writers.pdf.lines import SetParagraph
from briefgen.writers.pdf.pages import Placed
from briefgen.writers.pdf.paragraph import Typesetter
from briefgen.writers.pdf.prepared import prepared
from briefgen.writers.pdf.tagging import structure


def write(document: Document, theme: Theme, options: WriteOptions) -> Written:
    """Turn a document into the bytes of a PDF; equal arguments give equal bytes."""
    document = prepared(document)
    work = bench(document, typesetter(theme), page_size(theme, options))
    pages = lay_out(document, work)
    data = _draw(document, work, pages, options.attachments)
    return Written(data, len(pages), _diagnostics(work.used))


def measure(document: Document, theme: Theme, options: WriteOptions, closer: bool = True) -> Measure:
    """Return how many pages and words a document takes, without writing it; `closer` as `writers.measure` has it."""
    document = prepared(document)
    work = bench(document, typesetter(theme), page_size(theme, options))
    return Measure(len(lay_out(document, work, closer)), walk.word_count(document))


def page_size(theme: Theme, options: WriteOptions) -> PageSize:
    """Return the page that the options ask for. Raises KeyError if the theme has none of that name."""
    return theme.pages[options.page_size]


@lru_cache(maxsize=16)
def typesetter(theme: Theme) -> Typesetter:
    """Return the typesetter of a theme, with the paragraphs it has kept."""
    return Typesetter(theme)


def _draw(document: Document, work: Bench, pages: list[list[Placed]], attachments: tuple[Attachment, ...]) -> bytes:
    # ReportLab is slow to import, and fitting measures without it.
    from briefgen.writers.pdf.assembly import assemble
    from briefgen.writers.pdf.canvas import BriefCanvas, Drawn
    from briefgen.writers.pdf.templates import BriefPage

    drawn = Drawn(structure(document, work.notes, work.side_last, work.contents))
    canvas = BriefCanvas(BytesIO(), pagesize=(work.page.width, work.page.height), drawn=drawn)
    said = any(isinstance(b, Paragraph) and b.role is TextRole.MARKING for b in walk.blocks(document))
    furniture = Furniture(work.composer(full(work.theme, work.page)), document.metadata, work.page, len(pages), said)
    for number, placed in enumerate(pages, 1):
        BriefPage(number, placed, furniture).draw(canvas)
    return assemble(drawn, work.used, document.metadata, attachments)


def _diagnostics(used: list[SetParagraph]) -> tuple[Diagnostic, ...]:
    missing = sorted({character for paragraph in used for character in paragraph.missing})
    if not missing:
        return ()
    names = ", ".join(f"U+{ord(character):04X}" for character in missing)
    return (
        warning(
            f"no font of the theme has these characters: {names}",
            hint="a sign stands for each; replace them in the report, or use a theme whose fonts have them",
        ),
    )
