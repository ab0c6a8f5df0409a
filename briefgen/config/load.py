"""A target on the command line -> a `Brief`: brief.yaml, annotations, audiences, section templates, lock, report.

In: the path of a brief, of its folder, or of a bare report. Out: one frozen object; or every problem of every file.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.brief import Brief, BriefFigure, Contact
from briefgen.config.accusing import OWN_NAME, accuses
from briefgen.config.annotations import AnnotationLoader
from briefgen.config.audiences import AudienceLoader, followed, theme_for_all
from briefgen.config.bare import bare_brief
from briefgen.config.brand_colours import colour_problems
from briefgen.config.brand_file import read_brand
from briefgen.config.brief_keys import read_brief_keys
from briefgen.config.figures import FigureLoader
from briefgen.config.files import read_yaml
from briefgen.config.house_file import house_style
from briefgen.config.key_figures import check_prominent, read_key_figures
from briefgen.config.marking import marking
from briefgen.config.naming import neutral_name
from briefgen.config.own_templates import own_templates, sections_with_figures, sections_with_texts
from briefgen.config.profiles import ProfileLoader
from briefgen.config.report_file import read_bare_report, read_report_of, remarks_on
from briefgen.config.schema.brief import BriefFile, ContactEntry, MarkingEntry
from briefgen.config.target import BRIEF_FILE, find_target
from briefgen.config.taxonomy import load_cues
from briefgen.config.texts import TextLoader
from briefgen.diagnostics import Diagnostic
from briefgen.errors import BriefError, raise_errors
from briefgen.report.model import Report
from briefgen.report.readers import require_findings
from briefgen.sections.environment import builtin_templates
from briefgen.yaml_source.document import KeyPath


def load_brief(path: Path, audiences: tuple[str, ...] = ()) -> Brief:
    """Load a brief or a bare report. `audiences` names those wanted; empty means the brief's own.

    Raises BriefError or ReportError with every problem found.
    """
    target = find_target(path)
    if target.brief is not None:
        return _Loader(target.brief).load(audiences)
    assert target.report is not None
    return bare_brief(target.report, audiences)


def load_report(path: Path) -> Report:
    """Load a report with the brief's roles and annotations, whether or not it has findings; for `outline`."""
    target = find_target(path)
    if target.brief is None:
        assert target.report is not None
        return read_bare_report(target.report)
    return _Loader(target.brief).load_report_alone()


class _Loader:
    """Load one brief folder, gathering problems until there is nothing more to look at."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.folder = file.parent
        self.document = read_yaml(file)
        self.problems: list[Diagnostic] = [*self.document.diagnostics]
        self.keys = read_brief_keys(self.document, self.problems)
        entry = self.keys.entry
        theme = theme_for_all(entry, self.folder, self.document, self.problems)
        self.brand = read_brand(entry, self.folder, self.document, self.problems)
        self.house_style = house_style(entry, self.folder, self.document, self.problems)
        self.templates = own_templates(self.folder, self.problems)
        self.profiles = ProfileLoader(
            self.folder, tuple(sorted({*builtin_templates(), *self.templates})), self.problems
        )
        cues = load_cues(self.folder, self.problems)
        self.annotations = AnnotationLoader(
            self.file, self.profiles.mentions, self.problems, cues, self.profiles.wishes
        )
        self.audiences = AudienceLoader(self.file, self.document, entry, theme, self.profiles, self.problems)
        printing = sections_with_texts(self.templates)
        self.texts = TextLoader(self.document, printing, self.audiences.names(), self.problems)
        drawing = sections_with_figures(self.templates)
        self.figures = FigureLoader(self.document, self.folder, drawing, self.audiences.names(), self.problems)

    def load(self, audiences: tuple[str, ...]) -> Brief:
        """Return the brief. Raises BriefError, ReportError or UsageError."""
        listed = self.audiences.listed()
        self.profiles.check_own(tuple(profile.name for profile in listed))
        self.problems += colour_problems(self.brand, (profile.theme for profile in listed), self.folder)
        entry = self.keys.entry
        if entry is not None:
            self.texts.read(entry.text, entry.recommendations, entry.glossary)
            key_figures = read_key_figures(entry.key_figures, self.document, self.audiences.names(), self.problems)
            self.texts.drafts.extend(key_figures)
            self.figures.read(entry.figures)
        report = self._report()
        figures: tuple[BriefFigure, ...] = ()
        if report is not None:
            cites = (*self.texts.cites(), *self.figures.cites())
            named = tuple(draft.id for draft in self.figures.drafts)
            report = self.annotations.lay_over(report, self.document, cites, named)
            figures = self.figures.figures(report, self.annotations.cited)
        texts = self.texts.texts(report, self.annotations.cited) if report is not None else ()
        if report is not None:
            self.problems.extend(check_prominent(self.texts.drafts, texts, report, self.document))
        if entry is not None:
            self._check_letterhead(entry)
        marked = marking(entry.marking if entry else MarkingEntry(), self.document, self.problems)
        raise_errors(BriefError, self.problems)
        assert entry is not None
        assert report is not None
        require_findings(report)
        name = self._name(entry)
        wanted = self.audiences.wanted(listed, audiences)
        return Brief(
            name=name,
            file=self.file,
            bare=False,
            report=report,
            audiences=followed(wanted, self.annotations.moved),
            configured=followed(listed, self.annotations.moved),
            formats=tuple(dict.fromkeys(entry.formats)),
            marking=marked,
            contact=_contact(entry.contact),
            publisher=entry.publisher or (self.brand.brand.organisation if self.brand else ""),
            brand=self.brand.brand if self.brand else None,
            house_style=self.house_style,
            texts=texts,
            figures=figures,
            templates=self.templates,
            lock=self.annotations.lock,
            notes=self.annotations.notes,
            annotated=self.annotations.places,
            diagnostics=(*self.problems, *report.diagnostics, *remarks_on(report)),
        )

    def _check_letterhead(self, entry: BriefFile) -> None:
        """Refuse a publisher or contact that accuses somebody: they stand on every page."""
        said: list[tuple[KeyPath, str]] = [(("publisher",), entry.publisher)]
        said += [(("contact", key), value) for key, value in entry.contact.model_dump().items()]
        for path, words in said:
            if accuses(words):
                message = f"`{path[-1]}` counts as an allegation"
                self.problems.append(self.document.error(message, path, OWN_NAME))

    def load_report_alone(self) -> Report:
        """Return the annotated report, with or without findings."""
        report = self._report()
        if report is not None:
            report = self.annotations.lay_over(report)
        raise_errors(BriefError, self.problems)
        assert report is not None
        return replace(report, diagnostics=(*report.diagnostics, *self.problems))

    def _report(self) -> Report | None:
        if self.keys.entry is None or not self.keys.has_report:
            return None
        return read_report_of(self.keys.entry, self.document, self.folder, self.problems)

    def _name(self, entry: BriefFile) -> str:
        """Return the name to build under: the one given, else that of the folder, or of a file of another name."""
        if entry.name and accuses(entry.name):
            hint = "give the brief a neutral name: it stands in the path of every file"
            raise BriefError([self.document.error("`name` counts as an allegation", ("name",), hint)])
        is_alone = self.file.name == BRIEF_FILE
        return entry.name or neutral_name(self.folder.resolve().name if is_alone else self.file.stem)


def _contact(entry: ContactEntry) -> Contact:
    return Contact(entry.office, entry.email, entry.phone, entry.url)
