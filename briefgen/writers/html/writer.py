"""Document + theme -> one page of HTML.

In: what every writer takes. Out: UTF-8 bytes that need nothing from outside: no request, no script. The body is
written first, because the head holds the fonts, and only the body tells which characters they need.
"""

from __future__ import annotations

from briefgen.document.nodes import Area, Document, Heading, Metadata, Section
from briefgen.style.theme import Theme
from briefgen.writers import WriteOptions, Written
from briefgen.writers.html.chart_styles import chart_rules
from briefgen.writers.html.contents import contents
from briefgen.writers.html.context import Context, direction
from briefgen.writers.html.fonts import font_faces
from briefgen.writers.html.furniture import footer, header, running_title
from briefgen.writers.html.markup import Html, element, join
from briefgen.writers.html.notes import notes
from briefgen.writers.html.sections import section
from briefgen.writers.html.stylesheet import classes, page_rules, stylesheet

# See https://www.w3.org/TR/CSP3/: the page may do nothing but show its own style, pictures and fonts.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)


def write(document: Document, theme: Theme, options: WriteOptions) -> Written:
    """Write the document as one self-contained page."""
    metadata = document.metadata
    context = Context(theme, metadata.language)
    context.name_captions(document)
    body = _body(document, context)
    style = "\n".join(
        (
            font_faces(context.fonts),
            stylesheet(theme, options.page_size),
            *((chart_rules(theme),) if context.charts else ()),
            page_rules(theme, options.page_size, metadata.label, running_title(metadata)),
        )
    )
    root = {"lang": metadata.language, "dir": direction(metadata.language), "class": _classes(document, theme)}
    page = join(
        (Html("<!DOCTYPE html>\n"), element("html", root, "\n", _head(metadata, style), "\n", body, "\n"), "\n")
    )
    return Written(page.encode("utf-8"), None, tuple(context.problems))


def _head(metadata: Metadata, style: str) -> Html:
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "description": metadata.audience,
        "author": metadata.author,
        "dcterms.date": metadata.iso_date,
    }
    return element(
        "head",
        {},
        join(
            (
                element("meta", {"charset": "utf-8"}),
                element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
                element("title", {}, metadata.title),
                *(element("meta", {"name": name, "content": value}) for name, value in named.items() if value),
                element("style", {}, Html(style)),
            ),
            "\n",
        ),
    )


def _body(document: Document, context: Context) -> Html:
    top = header(document, context)
    context.show("Skip to the text", "note")
    skip = element("a", {"class": "skip t-note", "href": "#_main", "lang": "en", "dir": "ltr"}, "Skip to the text")
    article = _article(document, context)
    main = element("main", {"id": "_main"}, article)
    end = footer(document.metadata, context)
    return element("body", {}, "\n", join((skip, top, main, end), "\n"), "\n")


def _article(document: Document, context: Context) -> Html:
    """Return the text of the brief; a layout with a sidebar gets its sections after the main flow."""
    opening, flowing = _parted(document.sections)
    title = [section(s, context) for s in opening]
    first = [section(s, context) for s in flowing if not _is_beside(s, context.theme)]
    side = [section(s, context) for s in flowing if _is_beside(s, context.theme)]
    main = element("div", {"class": "main-flow"}, "\n", join(first, "\n"), "\n")
    aside = element("div", {"class": "sidebar"}, "\n", join(side, "\n"), "\n") if side else Html()
    listed = contents(context)
    return element("article", {}, join((*title, *filter(None, (listed,)), main, aside, notes(context)), "\n"))


def _is_beside(outer: Section, theme: Theme) -> bool:
    return theme.layout == "headline" and outer.area is Area.SIDE


def _classes(document: Document, theme: Theme) -> str:
    """Return the classes that the style sheet tells layouts by."""
    beside = any(_is_beside(s, theme) for s in _parted(document.sections)[1])
    return classes(theme) + (" with-sidebar" if beside else "")


def _parted(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Part the section with the title from those below it."""
    titled = any(isinstance(block, Heading) and block.level == 1 for s in sections[:1] for block in s.blocks)
    return (sections[:1], sections[1:]) if titled else ((), sections)
