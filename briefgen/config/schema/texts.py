"""The author's own texts in brief.yaml. In: one entry as read. Out: a checked `TextEntry` or `RecommendationEntry`."""

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
