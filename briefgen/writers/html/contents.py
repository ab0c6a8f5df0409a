"""The contents of a long report: a link a heading, as nested lists in a landmark of their own.

In: the headings that the context gathered while the text was written. Out: a `nav`; nothing for other layouts, and
where there are few sections, which are seen without a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.document.nodes import Heading, Text
from briefgen.document.walk import plain, says_something
from briefgen.writers.html.context import Context, Listed
from briefgen.writers.html.inlines import Setting, inlines
from briefgen.writers.html.markup import Html, element, join

HEADING = "Contents"
LEAST = 3  # sections
_SECTION, _SUBSECTION = 2, 3  # levels of headings; deeper ones are not listed


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A line of the first level, and those of the second that follow it."""

    line: Listed
    below: list[Listed] = field(default_factory=list)


def contents(context: Context) -> Html:
    """Return the list of contents."""
    chapters = _chapters(context.headings)
    if context.theme.layout != "report" or len(chapters) < LEAST:
        return Html()
    context.show(HEADING, "contents_title")
    words = element("span", {"lang": "en", "dir": "ltr"}, HEADING)
    head = element("h2", {"class": "t-contents_title", "id": "_contents"}, words)
    listed = element("ol", {"role": "list"}, join((_chapter(chapter, context) for chapter in chapters), "\n"))
    return element("nav", {"class": "contents", "aria-labelledby": "_contents"}, head, listed)


def _chapters(headings: list[Listed]) -> list[_Chapter]:
    found: list[_Chapter] = []
    for line in headings:
        if not says_something(line.heading.content):
            continue
        if line.heading.level <= _SECTION:
            found.append(_Chapter(line))
        elif found and line.heading.level == _SUBSECTION:
            found[-1].below.append(line)
    return found


def _chapter(chapter: _Chapter, context: Context) -> Html:
    inner = Html()
    if chapter.below:
        items = join(element("li", {}, _link(line, "note", context)) for line in chapter.below)
        inner = element("ol", {"role": "list"}, items)
    return element("li", {}, _link(chapter.line, "section", context), inner)


def _link(line: Listed, style: str, context: Context) -> Html:
    words = inlines((_words(line.heading),), Setting(style), context)
    return element("a", {"class": f"t-{style}", "href": f"#{line.anchor}"}, words)


def _words(heading: Heading) -> Text:
    """Return the words of a heading as one text, in the language of the first of them; notes stay with the heading."""
    first = next((inline for inline in heading.content if isinstance(inline, Text)), Text(""))
    return Text(plain(heading.content), language=first.language)
