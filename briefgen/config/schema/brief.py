"""brief.yaml. In: the file as read. Out: a checked `BriefFile`; `Any` is looked at by `texts` and `audiences`."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from briefgen.config.emptiness import GIVEN, UNWRITTEN
from briefgen.config.schema.common import (
    ATTACH,
    LABEL,
    LAYOUT,
    AttachmentName,
    Closed,
    FormatName,
    LayoutName,
    Line,
    RoleName,
    Tlp,
    Word,
)


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
    attach: Annotated[list[AttachmentName] | None, GIVEN] = Field(
        default=None,
        max_length=20,
        description=f"{ATTACH}; for audiences that set nothing",
        examples=[["ledger"]],
    )
    theme: str = Field(default="", description="one look for all audiences; empty: each audience has its own")
    layout: Annotated[LayoutName | None, GIVEN] = Field(
        default=None,
        description=f"{LAYOUT}; for all audiences; without it, each audience has its own, or its theme's",
        examples=["report"],
    )
    brand: Word = Field(
        default="",
        description="a file with the logo, the colour and the fonts of your house, laid over the theme of each "
        "audience; without it, the themes have their own colours and no logo",
        examples=["looks/brand.yaml"],
    )
    house_style: Word = Field(
        default="",
        description="a Word file of your house, .docx or .dotx, whose styles, lists, page, header and footer the DOCX "
        "takes; PDF and HTML keep the theme; without it, all have the theme's look",
        examples=["looks/ministry.dotx"],
    )
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
    key_figures: Annotated[list[Any], UNWRITTEN] = Field(
        default_factory=list,
        max_length=200,
        description="numbers out of the report to be set large, with what they count in your words; empty: none",
        examples=[[{"number": "15%", "text": "fall in port fees in a year", "cites": ["fees-income.1"]}]],
    )
    glossary: Annotated[dict[str, Any], UNWRITTEN] = Field(
        default_factory=dict,
        max_length=500,
        description="words and what they mean, printed where they stand in what is shown; empty: not written yet",
        examples=[{"receipt": "a paper that says who paid what, and when."}],
    )
    figures: Annotated[dict[str, Any], UNWRITTEN] = Field(
        default_factory=dict,
        max_length=100,
        description="charts and tables of data, each under a name of your choice, in the order in which they are set",
        examples=[{"fees-by-port": {"kind": "bar", "data": "data/fees.csv", "caption": "Quell collects most"}}],
    )
