"""audiences/<name>.yaml. In: the settings of all its layers as one. Out: a checked `ProfileFile`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from briefgen.config.emptiness import GIVEN
from briefgen.config.schema.common import (
    ATTACH,
    LAYOUT,
    AttachmentName,
    Closed,
    FormatName,
    LayoutName,
    Line,
    Name,
    Word,
)


class SectionOptions(Closed):
    """What a profile asks of a section."""

    heading: Line = Field(default="", description="its heading; empty: the section's own", examples=["The issue"])
    by: Literal["part", "theme", "weight"] = Field(
        default="part",
        description="how findings are grouped: by the report's headings, by theme, or as one list by weight",
    )
    max: Annotated[int, Field(ge=0, le=1000)] | None = Field(
        default=None, description="at most so many findings or paragraphs", examples=[5]
    )
    themes: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="the findings on these themes stand in this section, and in no other",
        examples=[["public-trust", "revenue"]],
    )
    to: Literal["all", "own"] = Field(default="all", description="own: only what is addressed to this audience")
    numbered: bool = Field(default=False, description="true: a numbered list, to quote from")
    sources: bool = Field(default=False, description="true: each finding with the source that the report names for it")
    panel: bool = Field(default=False, description="true: set in a panel; no allegation stands there")
    side: bool = Field(default=False, description="true: beside the text, where the theme has a column for it")
    take: Annotated[Literal["first"] | None, GIVEN] = Field(
        default=None,
        description="`pull-quote` where you write none: the weightiest finding shown that neither accuses nor hedges",
    )


class TermsEntry(Closed):
    """Words for the author's own text."""

    prefer: dict[str, Word] = Field(
        default_factory=dict,
        description="words to avoid in your own texts, and what to say instead: `check` warns, nothing is replaced",
        examples=[{"vessel": "ship"}],
    )
    explain: list[Word] = Field(
        default_factory=list,
        description="words of the glossary that this audience gets; empty: all that stand in what it reads",
        examples=[["receipt"]],
    )


class ReadabilityEntry(Closed):
    """How hard the author's own text may be to read; the report's words are never judged by it."""

    grade: Annotated[int, Field(ge=1, le=30)] | None = Field(
        default=None,
        description="years of school that a text may ask for; above it `check` warns; English alone is estimated",
    )
    sentence: Annotated[int, Field(ge=5, le=200)] | None = Field(
        default=None, description="the most words of a sentence; above it `check` warns"
    )


class ProfileFile(Closed):
    """Readers, and what their brief holds."""

    label: Word = Field(description="how the brief names its readers", examples=["For the minister"])
    product: Word = Field(description="what the brief calls itself", examples=["Policy brief"])
    sections: list[Any] = Field(
        min_length=1,
        max_length=100,
        description="what the brief holds, in its order: names, or names with their settings",
        examples=[["title", "summary", {"findings": {"by": "weight", "max": 5}}, "source"]],
    )
    themes_first: list[Name] = Field(
        default_factory=list,
        max_length=500,
        description="themes whose findings come first, in this order",
        examples=[["corruption", "public-trust"]],
    )
    only: list[Word] = Field(
        default_factory=list, max_length=500, description="nothing but findings with these ids or themes; empty: all"
    )
    never: list[Word] = Field(
        default_factory=list,
        max_length=500,
        description="ids or themes that these readers never get; adds to what an extended audience withholds",
        examples=[["registers-owners.1"]],
    )
    allegations: Literal["show", "omit"] = Field(
        description="show: allegations are set whole and flagged; omit: they are left out whole"
    )
    outside: bool = Field(
        description="true: the readers are not of the house; where nobody can judge a finding, they do not get it"
    )
    ceiling: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT"] = Field(
        description="the strictest label that these readers may see"
    )
    pages: Annotated[int, Field(ge=1, le=1000)] | None = Field(
        default=None,
        description="at most so many pages, a report's cover and contents among them; empty: no limit",
        examples=[2],
    )
    words: Annotated[int, Field(ge=50, le=1_000_000)] | None = Field(
        default=None, description="at most so many words; empty: no limit", examples=[700]
    )
    show_count: bool = Field(default=True, description="false: the brief does not say how many findings it leaves out")
    shorten: bool = Field(
        default=False,
        description="true: findings that are no allegations are set in their `short` words, or without a listed part",
    )
    theme: str = Field(
        description="the look of the pages: a name, or the path of a theme file (.yaml) from the brief's folder"
    )
    layout: Literal[LayoutName, ""] = Field(
        default="", description=f"{LAYOUT}; empty: the one of the theme", examples=["report"]
    )
    formats: list[FormatName] = Field(
        min_length=1,
        max_length=20,
        description="the kinds of files to build, where brief.yaml names none",
        examples=[["pdf", "docx"]],
    )
    attach: list[AttachmentName] = Field(
        default_factory=list,
        max_length=20,
        description=f"{ATTACH}; without it, as brief.yaml says; empty: nothing",
        examples=[["ledger"]],
    )
    page_size: Literal["a4", "letter"] = Field(default="a4", description="the paper, where brief.yaml names none")
    terms: TermsEntry = Field(default_factory=TermsEntry, description="words for your own texts")
    readability: ReadabilityEntry = Field(
        default_factory=ReadabilityEntry, description="limits for your own texts; above them `check` warns"
    )
