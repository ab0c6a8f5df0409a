"""A selection -> what a template sees of it. Out: `Views`, which make the shapes each section asks for."""

from __future__ import annotations

from briefgen.audience.profile import GroupBy, SectionPlan
from briefgen.brief import AuthorText
from briefgen.document.nodes import (
    AUTHOR,
    Inline,
    KeyFigure,
    Note,
    Provenance,
    Reference,
    Strong,
    Text,
    Voice,
)
from briefgen.document.text import printable
from briefgen.fidelity import stands_in
from briefgen.report.assemble import UNTITLED
from briefgen.report.cues import find_cues
from briefgen.report.model import CueKind, Passage, Place, Role
from briefgen.report.wording import certainty_words
from briefgen.sections.shapes import CountView, GroupView, PassageView, ReportView
from briefgen.sections.tokens import Token
from briefgen.tailoring.allot import FINDINGS, KEY_MESSAGES, main_theme
from briefgen.tailoring.author import cited_by, repeated
from briefgen.tailoring.prose import CONTEXT
from briefgen.tailoring.select import may_be_heading
from briefgen.tailoring.selection import Selection

NEUTRAL_TITLE = "Brief on a report"  # where the report's own title may not be shown


def theme_words(theme: str) -> str:
    """Return a theme's name as a heading reads it: `money-laundering` as "Money laundering"."""
    words = theme.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _is_accusing(theme: str) -> bool:
    """Tell whether the name of a theme counts as an allegation: it would be a heading."""
    return any(cue.kind is CueKind.ALLEGATION for cue in find_cues(theme_words(theme), heading=True))


def addressees(to: tuple[str, ...]) -> str:
    """Return the addressees of a recommendation as they read in a brief: "To minister and law enforcement"."""
    *others, last = [name.replace("-", " ") for name in to] or [""]
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"To {listed}" if listed else ""


class Views:
    """Make the views of one selection; each section asks for them with its own plan."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._headings = {p.id: part.heading for part in selection.report.parts for p in part.passages}
        self._made: dict[tuple[str, bool], PassageView] = {}  # each section asks for all of them

    def passage(self, passage: Passage, *, sources: bool = False) -> PassageView:
        """Return the view of a passage; with `sources`, the source that the report names follows as a note."""
        made = self._made.get((passage.id, sources))
        if made is None:
            made = self._made[passage.id, sources] = self._passage(passage, sources)
        return made

    def _passage(self, passage: Passage, sources: bool) -> PassageView:
        provenance = self._provenance(passage)
        number = f"F{passage.number}" if passage.number and self.selection.profile.show_count else ""
        wording = self.selection.wordings.get(passage.id)
        own = wording is not None and wording.by_author
        words: list[Inline] = [Text(printable(self.selection.words_of(passage)), AUTHOR if own else provenance)]
        source = Token((Text(printable(passage.source), provenance),)) if passage.source else None
        if sources and source:
            words.append(Note(source.inlines))
        words.append(Reference(number, "" if own else str(passage.place)))
        heading = self._headings.get(passage.id)
        return PassageView(
            Token(tuple(words), passage),
            finding=number,
            place="" if own else _place(passage),
            source=PassageView(source) if source else None,
            heading=self.heading(heading),
            stands_out=passage.may_stand_out,
            certainty=self._certainty(passage, provenance) if passage.number else (),
            to=addressees(passage.recommends_to),
        )

    def _certainty(self, passage: Passage, provenance: Provenance) -> tuple[PassageView, ...]:
        words = certainty_words(passage, self.selection.report.language)
        return tuple(PassageView(Token((Text(printable(word), provenance),))) for word in words)

    def text(self, text: AuthorText, *, bare: bool = False) -> PassageView:
        """Make the view of a text of the author's, with the findings it cites behind it unless it is to be bare."""
        passage = text.passage
        source = repeated(text, self.selection.report)
        if source is not None:
            return self._quotation(passage, source)
        words: list[Inline] = [Text(printable(passage.text), AUTHOR)]
        if text.cites and not bare and self.selection.profile.show_count:
            cited = sorted(p.number for p in self.selection.findings_shown if p.id in text.cites)
            words.extend([Reference(", ".join(f"F{number}" for number in cited), "")] if cited else [])
        return PassageView(
            Token(tuple(words), passage),
            stands_out=may_be_heading(passage),
            to=addressees(text.to),
            term=PassageView(Token((Text(printable(text.term), AUTHOR),))) if text.term else None,
        )

    def _quotation(self, passage: Passage, source: Passage) -> PassageView:
        """Make the view of a pull quote that has whole sentences of the report: they are the report's words."""
        number = f"F{source.number}" if source.number and self.selection.profile.show_count else ""
        words = Text(printable(passage.text), self._provenance(source))
        token = Token((words, Reference(number, str(source.place))), source)
        return PassageView(token, finding=number, place=_place(source), stands_out=may_be_heading(source))

    def key_figure(self, text: AuthorText) -> PassageView:
        """Make the view of a key figure: in running text its number is bold, among key figures it is a tile.

        Its findings are named even where the brief has no room for them: no number stands without its evidence.
        """
        passage = text.passage
        cited = self._evidence_of(text) if self.selection.profile.show_count else ""
        number = (Text(printable(text.number), AUTHOR),)
        reference = (Reference(cited, ""),) if cited else ()
        words = printable(text.words)
        tile = KeyFigure(number, (Text(words, AUTHOR), *reference), AUTHOR)
        token = Token((Strong(number), Text(f" {words}", AUTHOR), *reference), passage, tile)
        return PassageView(token, finding=cited, stands_out=may_be_heading(passage))

    def _evidence_of(self, text: AuthorText) -> str:
        """Return the findings that a key figure cites; of those below a heading, the ones that have the number."""
        report = self.selection.report
        named = [
            f"F{p.number}"
            for p in cited_by(text, report)
            if p.number and (p.id in text.cites or stands_in(text.number, p.text, report.language))
        ]
        return ", ".join(named)

    def background(self) -> tuple[GroupView, ...]:
        """Group the passages of the context by the report's headings."""
        grouped: dict[str, list[Passage]] = {}
        for passage in self.selection.prose.get(CONTEXT, ()):
            heading = self._headings.get(passage.id)
            grouped.setdefault(heading.id if heading else "", []).append(passage)
        return tuple(
            GroupView(self.heading(self._headings.get(found[0].id)), "", tuple(self.passage(p) for p in found))
            for found in grouped.values()
        )

    def heading(self, passage: Passage | None) -> PassageView | None:
        """Make the view of a title or heading, its words alone; None where it may not be shown."""
        if passage is None or not self.selection.shows(passage):
            return None
        token = Token((Text(printable(passage.text), self._provenance(passage)),), passage)
        return PassageView(token, place=_place(passage), stands_out=passage.may_stand_out)

    def _provenance(self, passage: Passage) -> Provenance:
        if passage.place == Place():  # a title that brief.yaml gives, or the file's name: not the report's words
            return AUTHOR
        return Provenance(Voice.REPORT, (self.selection.report.key(passage),))

    def groups(self, plan: SectionPlan) -> tuple[GroupView, ...]:
        """Group the findings of the section by the report's headings or by theme; by weight they are one group."""
        grouped: dict[str, list[Passage]] = {}
        key = ""
        for passage in self.selection.allotted.get(FINDINGS, ()):
            if key in grouped and self.selection.follows.get(passage.id) == grouped[key][-1].id:
                grouped[key].append(passage)  # it points to the passage before it
                continue
            heading = self._headings.get(passage.id)
            match plan.by:
                case GroupBy.PART:
                    key = heading.id if heading and self.selection.shows(heading) else ""
                case GroupBy.THEME:
                    key = main_theme(passage, self.selection.profile)
                case GroupBy.WEIGHT:
                    key = ""
            grouped.setdefault(key, []).append(passage)
        return tuple(self._group(key, found, plan) for key, found in grouped.items())

    def _group(self, key: str, found: list[Passage], plan: SectionPlan) -> GroupView:
        by_part = plan.by is GroupBy.PART
        return GroupView(
            heading=self.heading(self._headings.get(found[0].id)) if by_part else None,
            theme=theme_words(key) if plan.by is GroupBy.THEME and not _is_accusing(key) else "",
            findings=tuple(self.passage(p, sources=plan.sources) for p in found),
        )

    def counts(self) -> CountView:
        """Count the findings that are shown; of how many is known to templates only where it may be told."""
        told = self.selection.profile.show_count
        found = {name: len(passages) for name, passages in self.selection.allotted.items()}
        report, below = self.selection.report, found.get(FINDINGS, 0)
        shown, key = sum(found.values()), found.get(KEY_MESSAGES, 0)
        return CountView(
            shown=shown,
            total=len(report.findings) if told else shown,
            key_messages=key,
            others=shown - key - below,
            elsewhere=shown - below,
            below=below,
            recommendations=len(report.passages_of(Role.RECOMMENDATIONS)) if told else 0,
            told=told,
        )

    def report(self) -> ReportView:
        """Make the view of the report; who wrote it, when and where carries the report's own label.

        The address goes with the title: it often holds the title's words.
        """
        report = self.selection.report
        told = self.selection.tells_of_report
        title = self.heading(report.title)
        return ReportView(
            told=told,
            title=title,
            subtitle=self.heading(report.subtitle),
            author=report.author if told else "",
            publisher=report.publisher if told else "",
            date=report.date if told else "",
            url=report.url if told and title else "",
            hash=report.sha256[:8],
            makes_recommendations=bool(report.passages_of(Role.RECOMMENDATIONS)),
            named_by_author=any(self._is_authors(name) for name in (report.title, report.subtitle)),
        )

    def _is_authors(self, name: Passage | None) -> bool:
        """Tell whether a title or subtitle that is shown is the author's; one that briefgen stops a gap with is not."""
        return name is not None and self.selection.shows(name) and name.place == Place() and name.text != UNTITLED


def _place(passage: Passage) -> str:
    number = passage.place.line or passage.place.page
    return str(number) if number else ""
