"""How a claim is made from its source: verbatim, shortened, condensed or in other words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen.fidelity import Mode, Verdict, is_listed_deletion, is_verbatim, judge

TWO = "The port of Quell is closed. Nobody in Marrow knows why."


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (TWO, TWO),
        (TWO, "The port of Quell is closed."),
        (TWO, "Nobody in Marrow knows why"),
        ("The “fast” lane – built in 2021 – is Quell’s.", 'The "fast" lane—built in 2021—is Quell\'s.'),
        ("It took 3\u00a0months; the co\u00adoperation\u200b ended.", "It took 3 months; the cooperation ended."),
        ("ច្រក Quell ត្រូវបានបិទ។ ច្រក Marrow បើក។", "ច្រក Marrow បើក។"),
        ("الميناء مغلق. لا أحد يعرف السبب.", "لا أحد يعرف السبب."),
        ("Le port est « fermé » ; on attend.", "Le port est «fermé»; on attend."),
    ],
    ids=["all", "first", "no full stop", "quotes and dashes", "unseen signs", "Khmer", "Arabic", "French spaces"],
)
def test_whole_sentences_are_verbatim_however_they_are_set(source: str, claim: str) -> None:
    assert is_verbatim(source, claim)
    assert judge(source, claim, "xx").verdict is Verdict.PASS
    assert judge(source, claim).mode is Mode.VERBATIM


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The mayor did not sell the quay.", "sell the quay."),
        ("The mayor denied that the port is closed.", "The port is closed."),
        (TWO, "Nobody in Marrow knows why. The port of Quell is closed."),
        ("It holds 10² crates.", "It holds 102 crates."),
        ("It took 1½ years.", "It took 11/2 years."),
        (TWO, ""),
        (TWO, " . "),
        ("The US office knows.", "The us office knows."),
        ("Is the port closed?", "Is the port closed."),
    ],
    ids=["part", "after that", "order", "superscript", "fraction", "empty", "no words", "capitals", "question"],
)
def test_anything_else_is_not_verbatim(source: str, claim: str) -> None:
    assert not is_verbatim(source, claim)


@pytest.mark.parametrize(
    ("language", "source", "claim"),
    [
        ("en", "Nobody proved that Mr. Example sold the quay.", "Example sold the quay."),
        ("es", "Nadie cree que la Sra. Ejemplo vendió el muelle.", "Ejemplo vendió el muelle."),
        ("fr", "Nul ne sait si Mme. Exemple a payé.", "Exemple a payé."),
    ],
)
def test_what_stands_behind_an_abbreviation_of_the_language_is_no_sentence(
    language: str, source: str, claim: str
) -> None:
    assert not is_verbatim(source, claim, language)
    assert judge(source, claim, language).verdict is not Verdict.PASS


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("However, the port is closed.", "The port is closed."),
        ("In addition, Quell has no register.", "Quell has no register."),
        ("The Zedland Blood Service (ZBS) owns two vans.", "The Zedland Blood Service owns two vans."),
        ("The ministry leased a barge, which had a crane.", "The ministry leased a barge."),
        ("The port taxes goods, including timber.", "The port taxes goods."),
        ("Moreover, the Ports Fund (PF) pays clerks, including cooks.", "The Ports Fund pays clerks."),
    ],
)
def test_listed_deletions_pass_as_shortened(source: str, claim: str) -> None:
    assert is_listed_deletion(source, claim, "en")
    assert judge(source, claim) == judge(source, claim, "en-GB")
    assert judge(source, claim).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Reportedly, the port is closed.", "The port is closed."),
        ("The port levies fees, which the mayor denies.", "The port levies fees."),
        ("The law bans nets, which has never been enforced.", "The law bans nets."),
        ("The law covers goods, including only timber.", "The law covers goods."),
        ("The judges who took bribes were removed.", "The judges were removed."),
        ("The union welcomed the bill, and the owners opposed it.", "The union welcomed the bill."),
        ("The port is closed.", "The port is closed."),
    ],
    ids=["hedge", "denial", "negation", "only", "restrictive", "coordinate", "nothing dropped"],
)
def test_what_is_not_listed_is_not_a_listed_deletion(source: str, claim: str) -> None:
    assert not is_listed_deletion(source, claim, "en")


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The law is clear, but the courts are slow.", "The courts are slow."),
        ("Although the law is clear, the courts are slow.", "The courts are slow."),
        ("The union welcomed the bill, and the owners opposed it.", "The union welcomed the bill."),
        ("The mayor, Mira Sample, opened the dam.", "The mayor opened the dam."),
        ("Judges may order restitution, forfeiture or a ban.", "Judges may order restitution or forfeiture."),
        ("Fees, fines and taxes are paid in cash.", "Fees and fines are paid in cash."),
        ("The roof leaks; the pump, a gift, works.", "The pump works."),
    ],
)
def test_clauses_brackets_and_members_of_lists_may_be_left_out(source: str, claim: str) -> None:
    judged = judge(source, claim)
    assert judged.verdict is Verdict.PASS, judged
    assert judged.mode is Mode.CONDENSED


def test_other_words_are_a_paraphrase_and_never_pass() -> None:
    judged = judge("The dam was repaired by two firms.", "Two firms repaired the dam.")
    assert (judged.mode, judged.verdict) == (Mode.PARAPHRASE, Verdict.REVIEW)


def test_importing_the_check_reads_no_lexicon() -> None:
    code = "import sys, briefgen.fidelity; print('yaml' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
