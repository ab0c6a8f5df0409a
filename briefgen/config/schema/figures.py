"""`figures:` in brief.yaml. In: one entry as read. Out: a checked `FigureEntry`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.config.emptiness import AS_TEXT, GIVEN
from briefgen.config.schema.common import OWN_LABEL, Closed, Line, Name, Prose, Tlp, Word

Column = Annotated[Word, AS_TEXT]
Number = Annotated[float, Field(allow_inf_nan=False)]


class ReferenceEntry(Closed):
    """A line to compare with."""

    value: Number = Field(description="where the line stands", examples=[100])
    label: Line = Field(default="", description="what the line means", examples=["all filed"])


class FigureEntry(Closed):
    """A chart or a table of data. It is labelled, cited and withheld as a finding is."""

    kind: Literal["bar", "line", "dot", "table"] = Field(description="how the data are shown", examples=["bar"])
    data: Word | None = Field(
        default=None,
        description="a CSV file beside brief.yaml or below it: UTF-8, a header row, categories in the first column",
        examples=["data/fees.csv"],
    )
    table: Word | None = Field(
        default=None, description="in place of `data`: the id of a table of the report", examples=["fees"]
    )
    columns: list[Column] = Field(
        default_factory=list,
        max_length=20,
        description="the columns to show, by their names; without it, a chart shows all with numbers, a table all",
        examples=[[2025, 2026]],
    )
    caption: Line = Field(
        default="",
        description="the message, a sentence that the data prove; of a table of the report, its own title if left out",
        examples=["Quell collects most of the fees"],
    )
    measure: Line = Field(
        default="",
        description="what is measured, in which unit, of when; stands behind the caption",
        examples=["Port fees collected, million crowns, 2026"],
    )
    alt: Prose = Field(
        default="",
        description="what a chart shows, for those who do not see it",
        examples=["Bar chart: Quell 1.9, Marrow 0.7, Tidewell 0.5 million crowns"],
    )
    source: Line = Field(
        default="",
        description="where the data come from; a table of the report names its own source",
        examples=["Ministry of Ports, annual return 2026, table 4"],
    )
    cites: list[Word] = Field(
        default_factory=list,
        max_length=50,
        description="ids of the findings it stands on, none of them an allegation: nobody who may not see them gets it",
        examples=[["fees-income.1"]],
    )
    tlp: Annotated[Tlp | None, GIVEN] = Field(default=None, description=OWN_LABEL)
    allegation: Annotated[bool | None, GIVEN] = Field(
        default=None, description="false: its words and data accuse nobody, although a word in them often does"
    )
    to: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="the audiences that get it; without it, all that have a section for it",
        examples=[["donor", "minister"]],
    )
    section: Name = Field(default="figures", description="the section that prints it: `figures`, or one of your own")
    highlight: list[Column] = Field(
        default_factory=list, max_length=20, description="the categories that stand out", examples=[["Quell"]]
    )
    order: Annotated[Literal["value", "file"] | None, GIVEN] = Field(
        default=None,
        description="value: largest first, file: as in the data; without it, bars and dots by value, all else as it is",
    )
    start: Annotated[Number | None, GIVEN] = Field(
        default=None, description="where the axis of a line or dot chart begins; without it, at zero", examples=[10]
    )
    reference: Annotated[ReferenceEntry | None, GIVEN] = Field(
        default=None,
        description="a line to compare with, and what it means",
        examples=[{"value": 100, "label": "all filed"}],
    )
