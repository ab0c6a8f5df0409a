"""Each fault put into a good file is refused by the checks that should see it; a check that sees nothing is seen."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.tools.wordcheck import RULES, findings
from tests.writers.docx.mutants import AUDIT, SDK, STORY, Mutant, good, mutated, packed
from tests.writers.docx.mutants_of_files import MARKUP, NAMES, PACKAGE
from tests.writers.docx.mutants_of_use import ACCESS, HABITS
from tests.writers.docx.reading import members
from tests.writers.docx.validators import audited, needs_sdk, seen_by_sdk

INVALID = (*PACKAGE, *MARKUP, *NAMES)
MUTANTS = (*INVALID, *ACCESS, *HABITS)


@pytest.mark.parametrize("with_contents", [False, True])
def test_the_good_file_passes_as_it_is_and_packed_again(with_contents: bool) -> None:
    data = good(with_contents)
    for file in (data, packed(members(data))):
        assert findings(file) == []
        assert audited(file) == []


def test_there_are_mutants_enough_and_no_two_of_one_name() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 100


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_rule_of_our_own_refuses_each_mutant(mutant: Mutant) -> None:
    found = findings(mutated(mutant))
    assert mutant.rule in {each.partition(":")[0] for each in found}, found


@pytest.mark.parametrize("mutant", INVALID, ids=str)
def test_openxml_audit_refuses_the_mutants_that_it_is_said_to(mutant: Mutant) -> None:
    found = audited(mutated(mutant))
    assert bool(found) == (AUDIT[0] in mutant.others), found


@pytest.mark.slow
@pytest.mark.parametrize("mutant", [*ACCESS, *HABITS], ids=str)
def test_openxml_audit_sees_little_of_what_makes_a_file_hard_to_read(mutant: Mutant) -> None:
    found = audited(mutated(mutant))
    assert bool(found) == (AUDIT[0] in mutant.others), found


@pytest.mark.slow
@needs_sdk
def test_the_open_xml_sdk_refuses_the_mutants_that_it_is_said_to() -> None:
    whole = {f"good {with_contents}": packed(members(good(with_contents))) for with_contents in (False, True)}
    found = seen_by_sdk({**{mutant.name: mutated(mutant) for mutant in MUTANTS}, **whole})
    assert {name: found[name] for name in whole} == {name: [] for name in whole}
    wrong = [mutant.name for mutant in MUTANTS if bool(found[mutant.name]) != (SDK[0] in mutant.others)]
    assert wrong == []


def test_each_rule_refuses_a_mutant() -> None:
    refusing = {mutant.rule for mutant in MUTANTS} | ARCHIVE_RULES
    assert set(RULES) - refusing == set()


# ------------------------------------------------------------------------------------------------------- archives

ARCHIVE_RULES = {"package.entries", "package.fixed-dates"}


def _rules(data: bytes) -> set[str]:
    return {each.partition(":")[0] for each in findings(data)}


def test_what_is_no_archive_is_refused() -> None:
    assert _rules(b"no archive") == {"package.readable"}
    assert _rules(good()[:-40]) == {"package.readable"}


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(good())
    with zipfile.ZipFile(BytesIO(data)) as archive:
        start = archive.getinfo(STORY).header_offset
    data[start + 200] ^= 0xFF
    assert _rules(bytes(data)) == {"package.readable"}


def test_an_entry_stored_twice_and_a_folder_are_refused() -> None:
    for name in ("word/document.xml", "WORD/STYLES.XML", "word/"):
        file = BytesIO(good())
        with zipfile.ZipFile(file, "a") as archive, pytest.MonkeyPatch.context() as patch:
            patch.setattr("warnings.warn", lambda *_, **__: None)
            archive.writestr(zipfile.ZipInfo(name), b"")
        assert "package.entries" in _rules(file.getvalue())


def test_a_date_of_the_clock_is_refused() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members(good()).items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 24, 10, 0, 0)), data)
    assert _rules(file.getvalue()) == {"package.fixed-dates"}


def test_a_package_without_a_main_document_is_refused() -> None:
    parts = members(good())
    del parts[STORY]
    assert "package.targets-exist" in _rules(packed(parts))
    del parts["_rels/.rels"]
    assert "package.targets-exist" in _rules(packed(parts))
