"""What counts as shown stands in the brief, whatever an own template does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build.variant import compose_variant
from briefgen.config.load import load_brief
from briefgen.document import walk
from briefgen.document.nodes import Document, Heading, Paragraph, Voice
from briefgen.errors import BriefError

REPORT = "Quays of Zedland\n\nQuays earn money.\n\nFindings\n- Fees fell by a tenth.\n- Two lists of owners exist.\n"
BRIEF = """\
report: report.txt
audiences: [{name: public, sections: [title, {at-the-quay: {themes: [revenue]}}, findings, note]}]
text: {public: {at-the-quay: Ask for a numbered receipt., note: Keep both lists.}}
"""
NOTES = "findings.1: {themes: [revenue]}\n"

Make = Callable[..., Path]


def composed(make_brief: Make, **templates: str) -> Document:
    files = {f"sections__{name.replace('_', '-')}.md.j2": source for name, source in templates.items()}
    brief = load_brief(make_brief(REPORT, BRIEF, NOTES, **files))
    return compose_variant(brief, brief.audiences[0]).document


EACH = "{% for t in texts %}\n{{ t }}\n\n{% endfor %}\n"
WHOLE = "## At the quay\n\n{% for f in chosen %}\n- {{ f }}\n{% endfor %}\n\n" + EACH


@pytest.mark.parametrize(
    ("template", "missing"),
    [
        (WHOLE.replace("{{ f }}", "hello"), "findings.1"),
        (WHOLE.replace("in chosen", "in chosen[1:]"), "findings.1"),
        (WHOLE.replace("{{ t }}", "words"), "text.public.at-the-quay"),
        ("{{ texts | first }}\n", "findings.1"),
    ],
)
def test_a_section_that_keeps_something_for_itself_is_refused(make_brief: Make, template: str, missing: str) -> None:
    with pytest.raises(BriefError) as caught:
        composed(make_brief, at_the_quay=template)
    (problem,) = caught.value.diagnostics
    assert problem.message.startswith(f"section `at-the-quay` does not print what it was given: {missing}")
    assert problem.location
    assert Path(problem.location.file).name == "at-the-quay.md.j2"
    assert "chosen" in problem.hint or "texts" in problem.hint


def test_a_shipped_section_that_an_own_template_replaces_must_print_all_too(make_brief: Make) -> None:
    with pytest.raises(BriefError, match="section `note` does not print what it was given"):
        composed(make_brief, at_the_quay=WHOLE, note="## Note\n\n{{ texts | length }}\n")


def test_a_section_that_prints_all_is_marked_where_the_author_speaks(make_brief: Make) -> None:
    document = composed(make_brief, at_the_quay=WHOLE)
    section = next(s for s in document.sections if s.name == "at-the-quay")
    last = section.blocks[-1]
    assert isinstance(last, Paragraph)
    assert walk.plain(last.content) == "What stands here without a line or page is in the words of this brief’s author."
    assert last.provenance.voice is Voice.TOOL


def test_what_a_template_says_itself_is_the_authors_and_marked(make_brief: Make) -> None:
    document = composed(make_brief, at_the_quay=WHOLE + "\nThe quays are open on Sundays, too.\n")
    said = [b for s in document.sections for b in walk.inner_blocks(s.blocks) if isinstance(b, Paragraph)]
    sentence = next(b for b in said if "Sundays" in walk.plain(b.content))
    assert sentence.provenance.voice is Voice.AUTHOR
    assert sum("this brief’s author" in walk.plain(b.content) for b in said) == 2


def test_a_section_that_says_whose_words_it_holds_is_not_marked_again(make_brief: Make) -> None:
    own = WHOLE.replace("{{ t }}", "{{ t }} (in the words of this brief’s author)")
    document = composed(make_brief, at_the_quay=own)
    section = next(s for s in document.sections if s.name == "at-the-quay")
    text = " ".join(walk.plain(b.content) for b in walk.inner_blocks(section.blocks) if isinstance(b, Paragraph))
    assert text.count("this brief’s author") == 1


def test_findings_that_length_has_emptied_are_told_and_leave_no_heading(make_brief: Make) -> None:
    brief = load_brief(
        make_brief(
            REPORT + "- " + "A quay is a wall beside the water. " * 40 + "\n",
            "report: report.txt\naudiences: [{name: public, words: 150, sections: [title, {key-messages: {max: 2}}, "
            "findings]}]\n",
        )
    )
    composed_variant = compose_variant(brief, brief.audiences[0])
    told = "section `findings` of `public` is empty: its findings are cut for length: words 150"
    assert told in [d.message for d in composed_variant.diagnostics]
    headings = [walk.plain(b.content) for b in walk.blocks(composed_variant.document) if isinstance(b, Heading)]
    assert "What the report says" not in headings
    assert "Findings" not in headings
