"""Selection + brief -> document: each section of the profile, in its order, from its template.

In: what tailoring decided, and what the brief adds. Out: the format-neutral document. A heading with nothing under it
is dropped, and a section with nothing but headings with it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache, partial

from briefgen.audience.profile import SectionPlan
from briefgen.brief import Brief
from briefgen.dates import printed_date
from briefgen.document.nodes import (
    AUTHOR,
    TOOL,
    Area,
    Block,
    Box,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Section,
    Text,
    TextRole,
)
from briefgen.document.text import printable
from briefgen.document.titles import split_title
from briefgen.errors import BriefError
from briefgen.sections.context import context, facts
from briefgen.sections.environment import SectionTemplates
from briefgen.sections.markdown import BlockBuilder
from briefgen.sections.numbering import Templates, numbered
from briefgen.sections.places import in_folder
from briefgen.sections.tokens import TokenTable
from briefgen.sections.views import NEUTRAL_TITLE, Views
from briefgen.tailoring.author import HEADLINE
from briefgen.tailoring.selection import Selection

AUTHOR_MARK = "In the words of this brief’s author, not of the report."
MIXED_MARK = "What stands here without a line or page is in the words of this brief’s author."


def compose(selection: Selection, brief: Brief) -> Document:
    """Make the document of a selection. Raises BriefError where a template is at fault."""
    try:
        return _compose(selection, brief)
    except BriefError as failed:
        raise in_folder(failed, brief) from failed


def _compose(selection: Selection, brief: Brief) -> Document:
    templates = _templates(tuple(sorted(brief.templates.items())))
    views = Views(selection)
    told = facts(selection)
    made = (_section(plan, views, brief, templates, told) for plan in selection.profile.sections)
    sections = tuple(section for section in made if section is not None)
    figures = frozenset(figure.id for figure in selection.figures)
    asked = Templates(templates.find, lambda: templates.table_names() | figures, selection.profile.name)
    return Document(_metadata(selection, brief), numbered(sections, asked))


@lru_cache(maxsize=4)
def _templates(own: tuple[tuple[str, str], ...]) -> SectionTemplates:
    return SectionTemplates(dict(own))


def _section(
    plan: SectionPlan, views: Views, brief: Brief, templates: SectionTemplates, told: Mapping[str, object]
) -> Section | None:
    table = TokenTable()
    source = templates.render(plan.name, context(views, brief, plan, told), table)
    count = views.counts()
    literal = AUTHOR if plan.name in brief.templates else TOOL
    counts = (count.shown, count.total) if count.told else None
    builder = BlockBuilder(plan.name, partial(templates.find, plan.name), table, counts, literal)
    blocks = without_empty_headings(builder.build(source))
    if builder.authored and not builder.marked and not any(isinstance(b, Heading) and b.level == 1 for b in blocks):
        blocks = (*blocks, _mark(builder.printed, views.selection))
    return Section(plan.name, blocks, Area.SIDE if plan.side else Area.MAIN) if blocks else None


def _mark(printed: Collection[str], selection: Selection) -> Paragraph:
    """Say whose words a section holds: the author's alone, or some between the report's."""
    mixed = any(passage.id in printed for passage in selection.shown)
    return Paragraph((Text(MIXED_MARK if mixed else AUTHOR_MARK),), TextRole.SMALL)


def without_empty_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Drop the headings, below the title, that nothing stands under, and the boxes that hold nothing else."""
    blocks = tuple(block for block in blocks if not (isinstance(block, Box) and _only_headings(block.blocks)))
    kept: list[Block] = []
    for n, block in enumerate(blocks):
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        if not (isinstance(block, Heading) and block.level > 1 and _ends(block, following)):
            kept.append(block)
    return tuple(kept) if len(kept) == len(blocks) else without_empty_headings(tuple(kept))


def _ends(heading: Heading, following: Block | None) -> bool:
    """Tell whether nothing stands between a heading and the next one that is no part of it."""
    return following is None or (isinstance(following, Heading) and following.level <= heading.level)


def _only_headings(blocks: tuple[Block, ...]) -> bool:
    return all(isinstance(block, Heading) for block in blocks)


def _metadata(selection: Selection, brief: Brief) -> Metadata:
    report, profile = selection.report, selection.profile
    headline = next((t.passage for t in selection.texts_shown if t.section == HEADLINE), None)
    shown = headline or (report.title if selection.shows(report.title) else None)
    title = printable(shown.text) if shown else NEUTRAL_TITLE
    return Metadata(
        title=title,
        short_title=split_title(title)[0].removesuffix(":"),
        language=report.language,
        audience=printable(profile.label),
        label=selection.label,
        date=printed_date(brief.marking.date),
        iso_date=brief.marking.date,
        publisher=printable(brief.publisher),
        author=printable(brief.publisher),
        draft=brief.marking.draft,
        embargo=printable(brief.marking.embargo),
    )
