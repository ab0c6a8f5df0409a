"""Dates and embargoes as they are printed."""

from __future__ import annotations

import locale

import pytest

from briefgen.config.load import load_brief
from tests.config.folders import Make


@pytest.mark.parametrize(
    ("embargo", "printed"),
    [
        ("2026-12-01", "Embargoed until 1 December 2026"),
        ("2026-12-01T06:00Z", "Embargoed until 06:00 UTC, 1 December 2026"),
        ("2026-03-09T00:05-03:00", "Embargoed until 00:05 UTC-03:00, 9 March 2026"),
    ],
)
def test_an_embargo_is_printed_with_its_own_zone(make: Make, embargo: str, printed: str) -> None:
    assert load_brief(make(f"report: report.txt\nmarking: {{embargo: {embargo}}}\n")).marking.embargo == printed


def test_no_locale_and_no_time_zone_changes_what_is_printed(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make("report: report.txt\nmarking: {date: 2026-03-09, embargo: 2026-12-01T06:00Z}\n")
    expected = load_brief(folder).marking
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "C"):
            try:
                locale.setlocale(locale.LC_ALL, name)
            except locale.Error:
                continue
            assert load_brief(folder).marking == expected
    finally:
        locale.setlocale(locale.LC_ALL, before)
    assert expected.embargo == "Embargoed until 06:00 UTC, 1 December 2026"
