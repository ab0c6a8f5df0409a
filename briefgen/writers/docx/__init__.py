"""Document + theme in, a Word file out: WordprocessingML written directly, native, editable, accessible.

Modules follow the parts of the package: `story` (the main document, from `blocks`, `inlines`, `tables`, `captions`,
`pictures`, `charts`, `contents`), `notes`, `furniture` (header and footer, with `watermark`), `styles` (from all that
end in `_styles`), `numbering`, `settings`, `theme_part`, `properties`, `chart_part`, its `workbook`; `package` stores
them. `dress` alone knows how the themes differ in kind, `xml` alone how to escape; `house` puts the Word file of a
publishing house in a theme's place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from briefgen.document.nodes import Document, Metadata
from briefgen.document.walk import word_count
from briefgen.labels import Label
from briefgen.style.theme import Theme
from briefgen.writers import WriteOptions, Written
from briefgen.writers.docx.contents import estimated_pages
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import Demand
from briefgen.writers.docx.furniture import footer_part, header_part
from briefgen.writers.docx.logos import logo_members
from briefgen.writers.docx.notes import footnotes_part
from briefgen.writers.docx.numbering import numbering_part
from briefgen.writers.docx.package import CORE_PROPERTIES, Member, Relationships, member, pack
from briefgen.writers.docx.properties import app_part, core_part, custom_part
from briefgen.writers.docx.settings import settings_part
from briefgen.writers.docx.story import Furniture, document_part
from briefgen.writers.docx.styles import styles_part
from briefgen.writers.docx.theme_part import font_table, theme_part
from briefgen.writers.docx.titles import title_step

if TYPE_CHECKING:
    from briefgen.writers.docx.house.dressing import Dressing

_PARTS = (
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("theme", "theme/theme1.xml"),
    ("footnotes", "footnotes.xml"),
)


def write(document: Document, theme: Theme, options: WriteOptions) -> Written:
    """Return the document as a Word file; its bytes depend on the arguments alone."""
    metadata = document.metadata
    dressing = _dressing(theme, options)
    context = Context(metadata, theme, options.page_size)
    if dressing:
        theme, context = dressing.theme, dressing.context(metadata, options.page_size)
    for kind, target in _PARTS:
        context.relationships.add(kind, target)
    add = context.relationships.add
    furniture = Furniture(references=dressing.references(add)) if dressing else _furniture(context)
    words = word_count(document)
    story = document_part(context, document, furniture, words)
    blocks = tuple(block for section in document.sections for block in section.blocks)
    step = title_step(theme, blocks, context.geometry.measure)
    pages = estimated_pages(words)
    parted = context.titles_parted != {False}
    demand = Demand(step, parted, frozenset(context.variants), frozenset(context.mixtures))
    make_static = dressing.static if dressing else partial(_static, theme)
    make_numbering = dressing.numbering if dressing else partial(numbering_part, theme)
    make_furniture = dressing.furniture if dressing else partial(_furniture_members, furniture, theme)
    parts = (
        member("_rels/.rels", _root_relationships()),
        member("word/document.xml", story),
        member("word/_rels/document.xml.rels", context.relationships.part()),
        *make_static(options.page_size, metadata.language, metadata.label, demand),
        member("word/numbering.xml", make_numbering(options.page_size, tuple(context.lists))),
        *_notes(context),
        *make_furniture(metadata, pages),
        *(member(name, data) for name, data in (*context.pictures.items(), *context.charts.items())),
        member("docProps/core.xml", core_part(metadata)),
        member("docProps/app.xml", app_part(metadata)),
        member("docProps/custom.xml", custom_part(metadata)),
    )
    said = (*(dressing.diagnostics if dressing else ()), *context.diagnostics)
    return Written(pack(parts), None, said)


def _dressing(theme: Theme, options: WriteOptions) -> Dressing | None:
    """Return the house style that the brief names, on this theme; what reads it is loaded for such briefs only."""
    if options.house_style is None:
        return None
    from briefgen.writers.docx.house.dressing import dressing_of

    return dressing_of(options.house_style, theme)


def _notes(context: Context) -> tuple[Member, ...]:
    """Return the footnotes, with relationships of their own where they hold links."""
    notes = member("word/footnotes.xml", footnotes_part(context))
    if not context.note_relationships:
        return (notes,)
    return notes, member("word/_rels/footnotes.xml.rels", context.note_relationships.part())


def _furniture(context: Context) -> Furniture:
    add = context.relationships.add
    first = add("header", "header2.xml") if context.metadata.embargo else ""
    return Furniture(add("header", "header1.xml"), add("footer", "footer1.xml"), first)


def _furniture_members(furniture: Furniture, theme: Theme, metadata: Metadata, pages: int) -> tuple[Member, ...]:
    return (
        *_header(1, bool(metadata.embargo), theme, metadata),
        *(_header(2, False, theme, metadata) if furniture.first else ()),
        member("word/footer1.xml", footer_part(metadata, pages)),
        *logo_members(theme.logo),
    )


def _header(number: int, embargo: bool, theme: Theme, metadata: Metadata) -> Iterator[Member]:
    """Yield a header, with relationships of its own where it shows a logo."""
    relationships = Relationships()
    yield member(f"word/header{number}.xml", header_part(metadata, embargo, theme, relationships))
    if relationships:
        yield member(f"word/_rels/header{number}.xml.rels", relationships.part())


def _root_relationships() -> bytes:
    root = Relationships()
    root.add("officeDocument", "word/document.xml")
    root.add(CORE_PROPERTIES, "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    root.add("custom-properties", "docProps/custom.xml")
    return root.part()


@lru_cache(maxsize=64)
def _static(theme: Theme, page_size: str, language: str, label: Label, demand: Demand) -> tuple[Member, ...]:
    """Return the parts that many documents share, deflated once; emptying this or any other cache changes no byte."""
    return (
        member("word/styles.xml", styles_part(theme, page_size, language, label, demand)),
        member("word/settings.xml", settings_part(language)),
        member("word/fontTable.xml", font_table(theme)),
        member("word/theme/theme1.xml", theme_part(theme)),
    )
