"""What an own section template says itself accuses nobody: it cites nothing, and nobody flags or signs it.

In: a document and its brief. Out: an error for each block in which a template's own words count as an allegation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.brief import Brief
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document import walk
from briefgen.document.nodes import Document, Section, Text, Voice
from briefgen.document.text import printable
from briefgen.phrasing import shortened
from briefgen.report.cues import find_cues
from briefgen.report.model import CueKind

HINT = (
    "write it under `text:` in brief.yaml, with the findings that it cites: there it is flagged, and withheld with them"
)


def check_template_words(document: Document, brief: Brief) -> tuple[Diagnostic, ...]:
    """Return an error for each block of an own template that accuses in words of its own."""
    own = [section for section in document.sections if section.name in brief.templates]
    return tuple(found for section in own for found in _accusing(section, brief))


def _accusing(section: Section, brief: Brief) -> Iterator[Diagnostic]:
    where = Location(str(Path(brief.folder, "sections", f"{section.name}.md.j2")))
    for words in _own_words(section, brief):
        cues = [cue for cue in find_cues(words, brief.report.language) if cue.kind is CueKind.ALLEGATION]
        if cues:
            message = f"the template itself says “{shortened(words)}”, which counts as an allegation (“{cues[0].text}”)"
            yield error(message, where, HINT)


def _own_words(section: Section, brief: Brief) -> Iterator[str]:
    """Yield what the template says itself, block by block: neither the report's words nor a text of the brief's."""
    texts = {printable(said) for text in brief.texts for said in (text.words, text.number) if said}
    texts |= {printable(words) for figure in brief.figures for words in (figure.caption, *figure.words())}
    texts |= {printable(finding.short) for finding in brief.report.findings if finding.short}
    for block in walk.inner_blocks(section.blocks):
        said = [i for i in walk.inner_inlines(walk.own_inlines(block)) if isinstance(i, Text)]
        own = [text.text for text in said if text.provenance.voice is Voice.AUTHOR and text.text.strip() not in texts]
        if words := "".join(own).strip():
            yield words
