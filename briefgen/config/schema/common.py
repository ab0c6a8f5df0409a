"""What the models share: the kinds of values, and words of descriptions that stand in several."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Word = Annotated[str, Field(min_length=1, max_length=200)]
Line = Annotated[str, Field(max_length=500)]
Prose = Annotated[str, Field(max_length=5000)]
Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
RoleName = Literal["findings", "conclusion", "recommendations", "summary", "context", "ignore"]
FormatName = Literal["pdf", "docx", "html"]
AttachmentName = Literal["ledger"]
LayoutName = Literal["headline", "columns", "side-heads", "report"]

LABEL = "a label of the Traffic Light Protocol; RED is in no brief"
OWN_LABEL = f"who may see it: {LABEL}; without one, that of the report holds"
ATTACH = (
    "what travels inside the PDF (no DOCX, no HTML): `ledger` is a CSV table of the sentences shown, each with its line"
)
LAYOUT = "how the pages are laid out: `briefgen list layouts` says what each is for"
OWN_ALLEGATION = "true: it counts as an allegation, false: it does not; without it the wording decides"


class Closed(BaseModel):
    """Refuse unknown keys and silent conversions. `LATER` are keys that this version knows of and does not read."""

    model_config = ConfigDict(extra="forbid", strict=True)
    LATER: ClassVar[tuple[str, ...]] = ()
