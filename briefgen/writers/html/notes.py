"""The list of notes at the end of the page.

In: the notes that the context gathered. Out: a section with an ordered list, each note with the way back to its call.
"""

from __future__ import annotations

from briefgen.writers.html.context import Context
from briefgen.writers.html.markup import Html, element, join

HEADING, BACK = "Notes", "Back to the text"
ENGLISH = {"lang": "en", "dir": "ltr"}


def notes(context: Context) -> Html:
    """Return the section of notes; nothing where there are none."""
    if not context.notes:
        return Html()
    context.show(HEADING, "section")
    context.show(f"0{BACK}", "note")
    head = element("h2", {"class": "t-section", "id": "_notes"}, element("span", ENGLISH, HEADING))
    items = join(_note(number, words) for number, words in enumerate(context.notes, 1))
    listed = element("div", {"class": "flow"}, element("ol", {"role": "list", "class": "notes"}, items))
    named = {"class": "section s-notes", "role": "doc-endnotes", "aria-labelledby": "_notes"}
    return element("section", named, head, listed)


def _note(number: int, words: Html) -> Html:
    label = {"aria-label": f"{BACK}, note {number}", **ENGLISH}
    back = element("a", {"class": "back", "href": f"#_call-{number}", "role": "doc-backlink", **label}, BACK)
    return element("li", {"id": f"_note-{number}"}, element("p", {"class": "t-note"}, words, " ", back))
