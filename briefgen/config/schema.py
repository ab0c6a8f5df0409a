"""The shape of the analyst's files, as pydantic models. Nothing outside `config` meets them.

Models are strict (`"2"` is no number) and closed (an unknown key is an error). What a key means stands in its
description, which also goes into the JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _given(value: object) -> object:
    """Refuse a key without a value: `tlp:` with nothing behind it must not count as "no label"."""
    if value is None:
        raise PydanticCustomError("no_value", "no value")
    return value


Given = BeforeValidator(_given)
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(max_length=500)]
Prose = Annotated[str, Field(max_length=5000)]
Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
RoleName = Literal["findings", "conclusion", "recommendations", "summary", "context", "ignore"]
FormatName = Literal["pdf", "docx", "html"]


class Closed(BaseModel):
    """Refuse unknown keys and silent conversions. `LATER` are keys that this version knows of and does not read."""

    model_config = ConfigDict(extra="forbid", strict=True)
    LATER: ClassVar[tuple[str, ...]] = ()


class ReportEntry(Closed):
    """The report: its file, and what the brief says of it in place of the report itself."""

    file: Word = Field(description="the report, beside brief.yaml or below it")
    title: Line = ""
    subtitle: Line = ""
    author: Line = ""
    publisher: Line = ""
    date: Line = Field("", description="as it should be printed; empty: the brief says that the report is undated")
    url: Line = ""
    language: Annotated[str, Field(pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")] = ""
    tlp: Annotated[Tlp | None, Given] = Field(
        None, description="the label of everything in the report that has no label of its own"
    )


class MarkingEntry(Closed):
    """Draft, embargo, date and version."""

    draft: bool = False
    embargo: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d))?$")] = ""
    date: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] = ""
    version: Line = ""


class ContactEntry(Closed):
    """Whom a reader may ask."""

    office: Line = ""
    email: Annotated[str, Field(pattern=r"^([^@\s]+@[^@\s]+)?$", max_length=200)] = ""
    phone: Line = ""
    url: Line = ""


class BriefFile(Closed):
    """brief.yaml."""

    LATER = ("vary", "languages")

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)] = ""
    report: ReportEntry
    audiences: list[Any] = Field(default_factory=list, max_length=200)
    formats: list[FormatName] = Field(default_factory=list, max_length=20)
    theme: str = ""
    page_size: Annotated[Literal["a4", "letter"] | None, Given] = None
    publisher: Line = ""
    marking: MarkingEntry = Field(default_factory=MarkingEntry)
    contact: ContactEntry = Field(default_factory=ContactEntry)
    roles: dict[str, RoleName] = Field(default_factory=dict, max_length=200)
    text: dict[str, Any] = Field(default_factory=dict, max_length=200)
    recommendations: list[Any] = Field(default_factory=list, max_length=200)
    glossary: dict[str, Any] = Field(default_factory=dict, max_length=500)


class TextEntry(Closed):
    """A text of the author's own, in a section of a brief."""

    text: Prose
    cites: list[Word] = Field(default_factory=list, max_length=50)
    tlp: Annotated[Tlp | None, Given] = None
    allegation: Annotated[bool | None, Given] = None


class RecommendationEntry(Closed):
    """A recommendation of the author's own."""

    text: Prose
    to: list[Name] = Field(default_factory=list, max_length=50)
    supports: list[Word] = Field(default_factory=list, max_length=50)
    tlp: Annotated[Tlp | None, Given] = None
    allegation: Annotated[bool | None, Given] = None


class SectionOptions(Closed):
    """What a profile asks of a section."""

    heading: Line = ""
    by: Literal["part", "theme", "weight"] = "part"
    max: Annotated[int, Field(ge=0, le=1000)] | None = None
    themes: list[Name] = Field(default_factory=list)
    to: Literal["all", "own"] = "all"
    numbered: bool = False
    sources: bool = False
    panel: bool = False
    side: bool = False


class TermsEntry(Closed):
    """Words for the author's own text."""

    prefer: dict[str, Word] = Field(default_factory=dict)
    explain: list[Word] = Field(default_factory=list)


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
    """An audience, once `extends` is merged."""

    LATER = ("shorten",)

    label: Word
    product: Word
    sections: list[Any] = Field(min_length=1, max_length=100)
    themes_first: list[Name] = Field(default_factory=list, max_length=500)
    only: list[Word] = Field(default_factory=list, max_length=500)
    never: list[Word] = Field(default_factory=list, max_length=500)
    allegations: Literal["show", "omit"]
    outside: bool
    ceiling: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT"]
    pages: Annotated[int, Field(ge=1, le=1000)] | None = None
    words: Annotated[int, Field(ge=50, le=1_000_000)] | None = None
    show_count: bool = True
    theme: str
    formats: list[FormatName] = Field(min_length=1, max_length=20)
    page_size: Literal["a4", "letter"] = "a4"
    terms: TermsEntry = Field(default_factory=TermsEntry)
    readability: ReadabilityEntry = Field(
        default_factory=ReadabilityEntry,
        description="limits for the author's own text; above them `check` warns",
    )


class AnnotationEntry(Closed):
    """One entry of annotations.yaml."""

    LATER = ("short",)

    themes: Annotated[list[Name] | None, Given] = Field(
        None, max_length=50, description="an empty list: none, and none is guessed"
    )
    priority: Annotated[Annotated[int, Field(ge=1, le=5)] | None, Given] = None
    tlp: Annotated[Tlp | None, Given] = None
    allegation: Annotated[bool | None, Given] = None
    key_message: Annotated[bool | None, Given] = None
    note: str = Field("", description="for colleagues; never printed")
