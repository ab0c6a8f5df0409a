"""What tailoring decides: the fate of every passage, and the findings of each section in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefgen.audience.profile import Profile
from briefgen.brief import AuthorText, BriefFigure
from briefgen.labels import Label, strictest
from briefgen.report.model import Passage, Report
from briefgen.tailoring.wording import Wording


class Fate(StrEnum):
    """What becomes of a passage for an audience."""

    SHOWN = "shown"
    SHORTENED = "shortened"  # shown, in fewer words
    CUT = "cut"  # for length
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Decision:
    """The fate of a passage, the rule that decided, and the section that shows it (empty if none does)."""

    fate: Fate
    rule: str
    section: str = ""

    @property
    def is_shown(self) -> bool:
        """Tell whether the audience gets the passage, whole or shortened."""
        return self.fate in (Fate.SHOWN, Fate.SHORTENED)


@dataclass(frozen=True, slots=True)
class Selection:
    """What one audience gets of a report. `decisions` holds every passage of the report once, by id.

    `allotted` holds the findings of each section in the order in which they are set, `prose` the other passages of each
    section. `texts` are the author's own texts meant for this audience, with their labels; `text_decisions` says by id
    what becomes of each; `figures` and `figure_decisions` are the same for the figures of the brief. `wordings` are the
    words of the findings that are not set whole, by id. `follows` maps the id of what points back to that of the
    passage it is set behind. `pulled` is the finding shown that the profile lets be lifted out where the author has
    written no pull quote.
    """

    report: Report
    profile: Profile
    decisions: Mapping[str, Decision]
    allotted: Mapping[str, tuple[Passage, ...]]
    prose: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    texts: tuple[AuthorText, ...] = ()
    text_decisions: Mapping[str, Decision] = field(default_factory=dict)
    figures: tuple[BriefFigure, ...] = ()
    figure_decisions: Mapping[str, Decision] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)
    pulled: Passage | None = None

    def shows(self, passage: Passage) -> bool:
        """Tell whether the audience gets the passage."""
        return self.decisions[passage.id].is_shown

    def words_of(self, passage: Passage) -> str:
        """Return the words in which a passage is set: its own, unless they are shortened."""
        wording = self.wordings.get(passage.id)
        return wording.text if wording else passage.text

    @property
    def shown(self) -> tuple[Passage, ...]:
        """Return all passages that the audience gets, headings included, in the report's order."""
        return tuple(p for p in self.report.passages() if self.shows(p))

    @property
    def findings_shown(self) -> tuple[Passage, ...]:
        """Return the findings that the audience gets, in the report's order."""
        return tuple(p for p in self.report.findings if self.shows(p))

    @property
    def withheld(self) -> tuple[Passage, ...]:
        """Return what the audience may not see, in the report's order."""
        return tuple(p for p in self.report.passages() if self.decisions[p.id].fate is Fate.WITHHELD)

    @property
    def texts_shown(self) -> tuple[AuthorText, ...]:
        """Return the author's texts that the audience gets, in the order of the brief."""
        return tuple(text for text in self.texts if self.text_decisions[text.passage.id].is_shown)

    @property
    def texts_withheld(self) -> tuple[AuthorText, ...]:
        """Return the author's texts that are left out because of what they say or cite."""
        return tuple(text for text in self.texts if self.text_decisions[text.passage.id].fate is Fate.WITHHELD)

    @property
    def figures_shown(self) -> tuple[BriefFigure, ...]:
        """Return the figures that the audience gets, in the order of the brief."""
        return tuple(figure for figure in self.figures if self.figure_decisions[figure.id].is_shown)

    @property
    def figures_withheld(self) -> tuple[BriefFigure, ...]:
        """Return the figures that are left out because of what they show or cite."""
        return tuple(f for f in self.figures if self.figure_decisions[f.id].fate is Fate.WITHHELD)

    @property
    def own_shown(self) -> tuple[AuthorText, ...]:
        """Return all that the audience gets in the author's words: texts, and captions of figures."""
        return (*self.texts_shown, *(figure.text for figure in self.figures_shown))

    @property
    def label(self) -> Label:
        """Return the label to print: the strictest of what is shown, and of what is told of the report itself."""
        labels = [p.label for p in (*self.shown, *(text.passage for text in self.own_shown))]
        return strictest([*labels, self.report.label] if self.tells_of_report else labels)

    @property
    def tells_of_report(self) -> bool:
        """Tell whether the audience may know who wrote the report, when and where; this has the report's own label."""
        return self.profile.ceiling.allows(self.report.label)
