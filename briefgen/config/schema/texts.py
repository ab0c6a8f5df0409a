"""The author's own texts in brief.yaml. In: one entry as read. Out: a checked `TextEntry`, `RecommendationEntry` or
`KeyFigureEntry`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefgen.config.emptiness import GIVEN
from briefgen.config.schema.common import OWN_ALLEGATION, OWN_LABEL, Closed, Name, Prose, Tlp, Word


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


class KeyFigureEntry(Closed):
    """A number out of the report, and what it counts in the author's words."""

    number: Annotated[str, Field(min_length=1, max_length=40)] = Field(
        description="the number as the finding writes it, word for word", examples=["15%", "14 of the 61"]
    )
    text: Prose = Field(
        description="what it counts, read on behind the number; empty: not written yet",
        examples=["fall in port fees in a year"],
    )
    cites: list[Word] = Field(
        min_length=1,
        max_length=50,
        description="ids of the findings in which the number stands: it is shown to nobody who may not see them",
        examples=[["fees-income.1"]],
    )
    to: list[Name] = Field(
        default_factory=list,
        max_length=50,
        description="the audiences that get it; without it, all that have the section `key-figures`",
        examples=[["donor", "press"]],
    )
    tlp: Annotated[Tlp | None, GIVEN] = Field(default=None, description=OWN_LABEL)


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
