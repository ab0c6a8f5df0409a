"""annotations.yaml. In: one entry as read. Out: a checked `AnnotationEntry`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefgen.config.emptiness import GIVEN
from briefgen.config.schema.common import OWN_ALLEGATION, OWN_LABEL, Closed, Name, Prose, Tlp


class AnnotationEntry(Closed):
    """What is known about one finding; its words stay as they are."""

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
    short: Prose = Field(
        default="",
        description="your shorter words for it, for audiences with `shorten: true`; marked as yours, checked, signed",
        examples=["Fees fell in two of three ports."],
    )
    note: str = Field(
        default="", description="for colleagues; never printed", examples=["not before the ministry has replied"]
    )
