"""The shape of the analyst's files, as pydantic models. Nothing outside `config` meets them.

Models are strict (`"2"` is no number) and closed (an unknown key is an error). What a key means stands in its
description: it is the reference that an analyst reads, and goes into the JSON Schema as it stands.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.config.emptiness import GIVEN, UNWRITTEN

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(max_length=500)]
Prose = Annotated[str, Field(max_length=5000)]
Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
RoleName = Literal["findings", "conclusion", "recommendations", "summary", "context", "ignore"]
FormatName = Literal["pdf", "docx", "html"]

LABEL = "a label of the Traffic Light Protocol; RED is in no brief"
OWN_LABEL = f"who may see it: {LABEL}; without one, that of the report holds"
OWN_ALLEGATION = "true: it counts as an allegation, false: it does not; without it the wording decides"


class Closed(BaseModel):
    """Refuse unknown keys and silent conversions. `LATER` are keys that this version knows of and does not read."""

    model_config = ConfigDict(extra="forbid", strict=True)
    LATER: ClassVar[tuple[str, ...]] = ()


class ReportEntry(Closed):
    """The report: its file, and what the brief says of it in place of the report itself."""

    file: Word = Field(description="the report, beside brief.yaml or below it", examples=["report.txt"])
    title: Line = Field(default="", description="in place of the report's own title; empty: as the report says")
    subtitle: Line = Field(default="", description="in place of the report's own subtitle; empty: as the report says")
    author: Line = Field(
        default="", description="who wrote the report; empty: as the report says", examples=["R. Example"]
    )
    publisher: Line = Field(default="", description="who published the report; empty: as the report says")
    date: Line = Field(
        default="",
        description="when the report appeared, as it should be printed; empty: as the report says, or undated",
        examples=["14 October 2026"],
    )
    url: Line = Field(
        default="",
        description="where the report can be read; empty: as the report says",
        examples=["https://www.example.org/report"],
    )
    language: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = Field(
        default="", description="the report's language, as a code; empty: guessed from its words", examples=["en", "fr"]
    )
    tlp: Annotated[Tlp | None, GIVEN] = Field(
        default=None, description=f"who may see what has no label of its own in the report: {LABEL}", examples=["CLEAR"]
    )


class MarkingEntry(Closed):
    """Draft, embargo, date and version."""

    draft: bool = Field(default=False, description="true: every page says that it is a draft", examples=[True])
    embargo: Annotated[
        str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2}))?$")
    ] = Field(
        default="",
        description="until when nothing may be published: day, time and zone, or the day alone",
        examples=["2026-12-01T06:00Z", "2026-12-01"],
    )
    date: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] = Field(
        default="", description="the day of the brief; never taken from the clock", examples=["2026-11-24"]
    )
    version: Line = Field(default="", description="the brief's version, in quotes", examples=["1.0"])


class ContactEntry(Closed):
    """Whom a reader may ask."""

    office: Line = Field(default="", description="the office or person to ask", examples=["Press office"])
    email: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$", max_length=200)] = Field(
        default="", description="one address", examples=["press@example.org"]
    )
    phone: Line = Field(
        default="", description="a telephone number, as it should be printed", examples=["+00 000 0000"]
    )
    url: Line = Field(default="", description="a page to turn to", examples=["https://www.example.org"])


class BriefFile(Closed):
    """What the brief is about, for whom it is, and the author's own words."""

    LATER = ("vary", "languages")

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)] = Field(
        default="", description="the name of the folder that is built; without it, that of the brief's own folder"
    )
    report: ReportEntry = Field(description="the report's file, or a mapping that says more about it")
    audiences: list[Any] = Field(
        default_factory=list,
        max_length=200,
        description="for whom briefs are built: names, or mappings with a name and settings; without it, all there are",
        examples=[["minister", "press", {"name": "partners", "extends": "public", "pages": 1}]],
    )
    formats: list[FormatName] = Field(
        default_factory=list,
        max_length=20,
        description="the kinds of files to build; without it, those that each audience asks for",
        examples=[["pdf", "docx"]],
    )
    theme: str = Field(default="", description="one look for all audiences; empty: each audience has its own")
    page_size: Annotated[Literal["a4", "letter"] | None, GIVEN] = Field(
        default=None, description="the paper, for all audiences"
    )
    publisher: Line = Field(default="", description="who publishes the brief; stands on its pages")
    marking: MarkingEntry = Field(default_factory=MarkingEntry, description="draft, embargo, date and version")
    contact: ContactEntry = Field(default_factory=ContactEntry, description="whom a reader may ask")
    roles: Annotated[dict[str, RoleName], UNWRITTEN] = Field(
        default_factory=dict,
        max_length=200,
        description="what parts of the report are, where it was guessed wrongly: the text of a heading or an id, and "
        "findings, conclusion, recommendations, summary, context or ignore",
        examples=[{"Way forward": "conclusion"}],
    )
    text: Annotated[dict[str, Any], UNWRITTEN] = Field(
        default_factory=dict,
        max_length=200,
        description="your own texts: an audience (or `all`), then the section that prints them; empty: not written yet",
        examples=[{"press": {"headline": {"text": "Port fees fall", "cites": ["fees-income.1"]}}}],
    )
    recommendations: Annotated[list[Any], UNWRITTEN] = Field(
        default_factory=list,
        max_length=200,
        description="your own recommendations, kept apart from the report's; empty: not written yet",
        examples=[[{"text": "Publish the register.", "to": ["minister"], "supports": ["registers.1"]}]],
    )
    glossary: Annotated[dict[str, Any], UNWRITTEN] = Field(
        default_factory=dict,
        max_length=500,
        description="words and what they mean, printed where they stand in what is shown; empty: not written yet",
        examples=[{"receipt": "a paper that says who paid what, and when."}],
    )


class TextEntry(Closed):
    """A text of the author's own, in a section of a brief."""

    text: Prose = Field(description="the words, printed as they stand; empty: not written yet")
    cites: list[Word] = Field(
        default_factory=list,
        max_length=50,
        description="ids of the findings it stands on: it is shown to nobody who may not see them",
        examples=[["fees-income.1"]],
    )
    tlp: Annotated[Tlp | None, GIVEN] = Field(default=None, description=OWN_LABEL)
    allegation: Annotated[bool | None, GIVEN] = Field(default=None, description=OWN_ALLEGATION)


class RecommendationEntry(Closed):
    """A recommendation of the author's own."""

    text: Prose = Field(description="the words, printed as they stand; empty: not written yet")
    to: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="the audiences whom it asks to act; nobody: it is for all",
        examples=[["minister", "parliament"]],
    )
    supports: list[Word] = Field(
        default_factory=list,
        max_length=50,
        description="ids of the findings it stands on: it is shown to nobody who may not see them",
        examples=[["registers.1"]],
    )
    tlp: Annotated[Tlp | None, GIVEN] = Field(default=None, description=OWN_LABEL)
    allegation: Annotated[bool | None, GIVEN] = Field(default=None, description=OWN_ALLEGATION)


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

    LATER = ("shorten",)

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
        default=None, description="at most so many pages; empty: no limit", examples=[2]
    )
    words: Annotated[int, Field(ge=50, le=1_000_000)] | None = Field(
        default=None, description="at most so many words; empty: no limit", examples=[700]
    )
    show_count: bool = Field(default=True, description="false: the brief does not say how many findings it leaves out")
    theme: str = Field(description="the look of the pages")
    formats: list[FormatName] = Field(
        min_length=1,
        max_length=20,
        description="the kinds of files to build, where brief.yaml names none",
        examples=[["pdf", "docx"]],
    )
    page_size: Literal["a4", "letter"] = Field(default="a4", description="the paper, where brief.yaml names none")
    terms: TermsEntry = Field(default_factory=TermsEntry, description="words for your own texts")
    readability: ReadabilityEntry = Field(
        default_factory=ReadabilityEntry, description="limits for your own texts; above them `check` warns"
    )


class AnnotationEntry(Closed):
    """What is known about one finding; its words stay as they are."""

    LATER = ("short",)

    themes: Annotated[list[Name] | None, GIVEN] = Field(
        default=None,
        max_length=50,
        description="what the finding is about: orders and groups it; an empty list: nothing, and nothing is guessed",
        examples=[["money-laundering"]],
    )
    priority: Annotated[Annotated[int, Field(ge=1, le=5)] | None, GIVEN] = Field(
        default=None, description="how weighty it is: 1 is kept longest, 5 goes first", examples=[1]
    )
    tlp: Annotated[Tlp | None, GIVEN] = Field(default=None, description=OWN_LABEL, examples=["AMBER"])
    allegation: Annotated[bool | None, GIVEN] = Field(default=None, description=OWN_ALLEGATION)
    key_message: Annotated[bool | None, GIVEN] = Field(
        default=None,
        description="true: may stand in a title, panel or key message; false: may not; without it, guessed",
    )
    note: str = Field(
        default="", description="for colleagues; never printed", examples=["not before the ministry has replied"]
    )
