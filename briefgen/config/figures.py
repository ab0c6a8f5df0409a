"""`figures:` in brief.yaml: charts and tables of data, from CSV files beside the brief or from tables of the report.

In: the key as read, with its places; then the report. Out: `BriefFigure`s; every problem stands at its own line, in
brief.yaml, in the CSV file or in the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.brief import AuthorText, BriefFigure
from briefgen.config.csv_file import CsvFile, read_csv
from briefgen.config.figure_data import DataChooser, decimal_of
from briefgen.config.figure_words import word_problems
from briefgen.config.files import lies_outside, no_file
from briefgen.config.messages import validate
from briefgen.config.same_name import spelt_as
from briefgen.config.schema.figures import FigureEntry
from briefgen.diagnostics import Diagnostic, Location, Severity
from briefgen.errors import BriefError
from briefgen.labels import LABELS
from briefgen.nearest import did_you_mean
from briefgen.report.cues import find_cues, has_cue_lexicon
from briefgen.report.model import Kind, Passage, Place, Report
from briefgen.report.tables import DataTable, ReportTable, Row
from briefgen.yaml_source.document import KeyPath, YamlDocument

KEY = "figures"
_DATA = "-data"  # ends the name of the table of a figure's data
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_ID = 24  # characters: with `-data` behind it, it still is a name of a table


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure as written, with its file if it has one."""

    id: str
    entry: FigureEntry
    path: KeyPath
    csv: CsvFile | None


@dataclass(slots=True)
class FigureLoader:
    """Read the figures of one brief. `sections` are those that print figures, `audiences` the names there are."""

    document: YamlDocument
    folder: Path
    sections: tuple[str, ...]
    audiences: tuple[str, ...]
    problems: list[Diagnostic]
    drafts: list[Draft] = field(default_factory=list)
    _files: dict[str, CsvFile] = field(default_factory=dict)

    def read(self, figures: Mapping[str, object]) -> None:
        """Keep every figure as a draft; what is wrong with it or its file is told."""
        for name, value in figures.items():
            path: KeyPath = (KEY, name)
            if not _ID.fullmatch(name) or len(name) > _LONGEST_ID:
                hint = f"use at most {_LONGEST_ID} small letters, digits and hyphens, and begin with a letter"
                self._tell(f"`{name}` is no name for a figure", path, hint, key=True)
            if isinstance(value, dict) and isinstance(value.get("to"), str):
                value = {**value, "to": [value["to"]]}
            entry = validate(FigureEntry, {} if value is None else value, self.document, path, self.problems)
            if entry is not None:
                self._check(entry, path)
                self.drafts.append(Draft(name, entry, path, self._file(entry, path)))
            if name.endswith(_DATA) and name.removesuffix(_DATA) in figures:
                said = f"`{name}` is the name of the table with the data of `{name.removesuffix(_DATA)}`"
                self._tell(said, path, "give this figure another name", key=True)

    def _check(self, entry: FigureEntry, path: KeyPath) -> None:
        """Tell of what a figure lacks, and of names that nothing has."""
        if (entry.data is None) == (entry.table is None):
            said = "`data` and `table` exclude each other" if entry.data else "the figure has no data"
            self._tell(said, path, "write `data: data/fees.csv`, or `table: fees` for a table of the report", key=True)
        needed = [("alt", "what the chart shows, for those who do not see it")] if entry.kind != "table" else []
        if entry.table is None:
            needed += [
                ("caption", "the message, a sentence that the data prove"),
                ("source", "where the data come from"),
            ]
        for key, means in needed:
            if not getattr(entry, key).strip():
                self._tell(f"`{key}` is missing: {means}", path, f"add a line `{key}: …`", key=True)
        if entry.table is not None and entry.data is None and entry.source:
            self._tell(
                "a table of the report has the source that the report names", (*path, "source"), "delete the line"
            )
        for n, name in enumerate(entry.to):
            if name not in self.audiences:
                self._tell(f"no audience `{name}`", (*path, "to", n), did_you_mean(name, self.audiences))
        if entry.section not in self.sections:
            hint = did_you_mean(entry.section, self.sections)
            self._tell(f"`{entry.section}` is no section that prints figures", (*path, "section"), hint)

    def _file(self, entry: FigureEntry, path: KeyPath) -> CsvFile | None:
        """Return the file of a figure, read once for all that name it; None if there is none to read."""
        if entry.data is None:
            return None
        if entry.data in self._files:
            return self._files[entry.data]
        where, file = (*path, "data"), self.folder / entry.data
        if lies_outside(file, self.folder):
            self._tell(
                "the data must not lie outside the brief's folder", where, "put the file beside brief.yaml or below it"
            )
            return None
        if reason := no_file(file):
            self._tell(f"there is no file `{entry.data}`: {reason}", where, self._other_files(entry.data))
            return None
        try:
            found = self._files[entry.data] = read_csv(file)
        except BriefError as failed:
            self.problems.extend(failed.diagnostics)
            return None
        self.problems.extend(found.diagnostics)
        return found

    def _other_files(self, name: str) -> str:
        """Return the CSV file that may be meant, or where to put one."""
        paths = (*self.folder.glob("*.csv"), *self.folder.glob("*/*.csv"))
        found = sorted(path.relative_to(self.folder).as_posix() for path in paths if path.is_file())
        return did_you_mean(name, found) or "put it beside brief.yaml or below it"

    def cites(self) -> Iterator[tuple[str, KeyPath]]:
        """Yield every id that a figure cites, as written, with its place."""
        for draft in self.drafts:
            for n, name in enumerate(draft.entry.cites):
                yield name, (*draft.path, "cites", n)

    def figures(self, report: Report, ids: Mapping[str, str]) -> tuple[BriefFigure, ...]:
        """Return the figures that nothing is wrong with; `ids` maps ids as written to those they mean now."""
        found = (self._figure(draft, report, ids) for draft in self.drafts)
        return tuple(figure for figure in found if figure is not None)

    def _figure(self, draft: Draft, report: Report, ids: Mapping[str, str]) -> BriefFigure | None:
        entry = draft.entry
        table = self._report_table(draft, report) if entry.table else None
        data = table.data if table else _data_of(draft.csv)
        if data is None:
            return None
        chooser = DataChooser(entry, data, _places(table, draft, report), self.document, draft.path, report.language)
        chosen = chooser.choose()
        self.problems.extend(chooser.problems)
        if chosen is None:
            return None
        figure = BriefFigure(
            id=draft.id,
            text=self._text(draft, report, ids, table),
            chart=chooser.chart,
            data=chosen.table,
            numeric=chosen.numeric,
            language=report.language,
            drawn_from=table,
            titled=not entry.caption.strip(),
            measure=" ".join(entry.measure.split()),
            alternative=" ".join(entry.alt.split()),
            source=" ".join(entry.source.split()),
            highlight=tuple(spelt_as(name, [row.cells[0] for row in chosen.table.rows]) for name in entry.highlight),
            start=None if entry.start is None else decimal_of(entry.start),
            reference=(decimal_of(entry.reference.value), entry.reference.label) if entry.reference else None,
        )
        self.problems.extend(word_problems(figure, report, self.document, draft.path, tuple(entry.cites)))
        return figure

    def _report_table(self, draft: Draft, report: Report) -> ReportTable | None:
        found = {table.id: table for table in report.tables}
        name = draft.entry.table or ""
        if name not in found:
            hint = did_you_mean(name, found) if found else "a report in YAML has them: `tables:` below a part"
            self._tell(f"the report has no table `{name}`", (*draft.path, "table"), hint)
        return found.get(name)

    def _text(self, draft: Draft, report: Report, ids: Mapping[str, str], table: ReportTable | None) -> AuthorText:
        entry = draft.entry
        caption = " ".join(entry.caption.split()) or (table.title if table else "")
        passage = Passage(
            f"{KEY}.{draft.id}",
            Kind.AUTHOR,
            caption,
            Place(),
            cues=find_cues(caption, report.language),
            judged=has_cue_lexicon(report.language),
            label=LABELS[entry.tlp] if entry.tlp else report.label,
            allegation=entry.allegation,
        )
        cites = tuple(dict.fromkeys(ids.get(name, name) for name in entry.cites))
        where = self.document.key_location(draft.path)
        return AuthorText(passage, entry.section, cites=cites, to=tuple(entry.to), location=where)

    def _tell(self, message: str, path: KeyPath, hint: str = "", *, key: bool = False) -> None:
        self.problems.append(self.document.error(message, path, hint, key=key))


def _data_of(csv: CsvFile | None) -> DataTable | None:
    """Return the data of a file, None if something is wrong with it."""
    if csv is None or any(d.severity is Severity.ERROR for d in csv.diagnostics):
        return None
    header, *rows = ([cell.text for cell in row] for row in csv.rows)
    return DataTable(tuple(header), tuple(Row(tuple(row)) for row in rows))


def _places(table: ReportTable | None, draft: Draft, report: Report) -> Callable[[int, int], Location]:
    """Return what tells the place of a cell, in the report or in a file."""

    def in_report(row: int, column: int) -> Location:
        assert table is not None
        place = table.data.rows[row - 1].place if row else table.header_place
        return Location(report.file, place.line if place else 0)

    def in_file(row: int, column: int) -> Location:
        assert draft.csv is not None
        return draft.csv.rows[row][column].where

    return in_report if table else in_file
