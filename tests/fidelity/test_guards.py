"""What makes a claim fail, one thing each, and what is left to a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import briefgen.fidelity as fidelity
from briefgen.fidelity import Reason, Verdict, judge
from briefgen.fidelity.model import _MESSAGES

LEFT_OUT = [
    ("hedge-dropped", "The clerk reportedly burned the files.", "The clerk burned the files."),
    ("hedge-dropped", "The missing ballots were, as far as is known, burned.", "The missing ballots were burned."),
    ("attribution-dropped", "The union says the vote was rigged.", "The vote was rigged."),
    ("attribution-dropped", "The bank is broke, two clerks told the panel.", "The bank is broke."),
    ("negation-dropped", "The port is not safe.", "The port is safe."),
    ("negation-dropped", "Nobody but the mayor opposed the dam.", "The mayor opposed the dam."),
    ("modality-dropped", "Ships must pay at the quay.", "Ships pay at the quay."),
    ("quantifier-dropped", "Some judges are independent.", "Judges are independent."),
    ("condition-dropped", "The quay will close if fees fall.", "The quay will close."),
    ("condition-dropped", "If fees fall, the quay will close.", "The quay will close."),
    ("contrast-dropped", "The plan was met, but only on paper.", "The plan was met."),
    ("contrast-dropped", "Fees fell in all ports, excluding Marrow.", "Fees fell in all ports."),
    ("restriction-dropped", "All judges who took bribes were removed.", "All judges were removed."),
    ("restriction-dropped", "Fees fell between May and June.", "Fees fell between May."),
    ("clauses-joined", "Quell sells tin to Marrow, and Brindle sells salt to Zedland.", "Quell sells tin to Zedland."),
    ("clauses-joined", "Zedland raised tariffs and Brindle cut taxes.", "Zedland cut taxes."),
    ("name-cut", "The Ministry of Ports and Fisheries sold it.", "The Ministry of Fisheries sold it."),
    ("name-cut", "The Quell United Dockers won.", "The Quell Dockers won."),
    ("protected-word-dropped", "Smugglers try to bribe the guard.", "Smugglers bribe the guard."),
    ("protected-word-dropped", "The former judge owns the quay.", "The judge owns the quay."),
    ("sentences-joined", "The port has a fence. The quay has a light.", "The port has a light."),
]

CHANGED = [
    ("number-not-in-source", "Fees fell by 15 percent in Quell.", "Fees fell by 51 percent in Quell."),
    ("number-not-in-source", "Fees fell by 15 percent in Quell.", "Fees fell by 15 percentage points in Quell."),
    ("number-not-in-source", "The spill was 90 tonnes of diesel.", "The spill was 90 kilograms of diesel."),
    ("number-not-in-source", "One in five nurses emigrates.", "One in four nurses emigrates."),
    (
        "number-from-elsewhere",
        "Three clerks in Quell voted no. Marrow has nine quays.",
        "Nine clerks in Quell voted no.",
    ),
    ("numbers-reordered", "In Quell 3 of 8 judges resigned.", "In Quell 8 of 3 judges resigned."),
    ("approximator-changed", "At least 40 ships sank.", "At most 40 ships sank."),
    ("negation-added", "The port is safe for ferries.", "The port is not safe for ferries."),
    ("antonym", "Trust in the courts is low.", "Trust in the courts is high."),
    ("antonym", "Officials were unwilling to talk.", "Officials were willing to talk."),
    ("modality-changed", "Clerks are encouraged to file returns.", "Clerks are required to file returns."),
    ("modality-dropped", "The court may close the yard.", "The court must close the yard."),
    ("scope-widened", "Several firms share an address.", "All firms share an address."),
    ("name-not-in-source", "The treaty with Marrow expires.", "The treaty with Brindle expires."),
    ("name-from-elsewhere", "Quell mines tin. Marrow grows tea on 40 farms.", "On 40 farms, Quell grows tea."),
    ("roles-swapped", "Guards from Quell accused men from Marrow.", "Men from Marrow accused guards from Quell."),
    ("roles-swapped", "The Treasury lends to the provinces.", "The provinces lend to the Treasury."),
    ("sides-swapped", "Ships carry more coal than grain.", "Ships carry more grain than coal."),
    ("cause-added", "The dam broke. The gates had rusted.", "The dam broke because the gates had rusted."),
    ("overstated", "Files raise questions about the sale of the quay.", "Files prove the sale of the quay."),
    ("accusation-added", "The mayor met the owners of the quay.", "The mayor bribed the owners of the quay."),
    ("words-added", "The bureau opened an inquiry.", "The bureau opened an inquiry at the wish of a bishop."),
    ("example-added", "The groups invest in firms.", "The groups invest in big firms such as casinos."),
    ("contrast-dropped", "Rules have improved, but courts lag far behind.", "Rules got better and have improved."),
    ("attribution-dropped", "The mayor insists that tolls are fair.", "Tolls are certainly fair."),
    ("hedge-dropped", "The pump is believed to leak.", "The pump leaks oil."),
    ("nothing-from-source", "The pump leaks.", "Bishops praise winter."),
    ("claim-empty", "The pump leaks.", "…"),
    ("question-changed", "Is the port closed?", "The port is closed."),
    ("question-changed", "Moreover, is the port closed?", "Is the port closed."),
    ("condition-dropped", "If fees fall, the quay closes early.", "The quay closes early as fees fall."),
]


@pytest.mark.parametrize(("rule", "source", "claim"), LEFT_OUT + CHANGED)
def test_a_claim_fails_by_the_rule_that_it_breaks(rule: str, source: str, claim: str) -> None:
    judged = judge(source, claim)
    assert judged.verdict is Verdict.FAIL
    assert rule in {reason.rule for reason in judged.reasons if reason.hard}, judged.reasons


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Courts are independent in commercial matters.", "Courts are independent."),
        ("In Marrow, the police are trusted.", "The police are trusted."),
        ("Young men are often arrested.", "Men are often arrested."),
        ("The court must fine owners or close the yard.", "The court must fine owners."),
        ("The mayor was arrested and later cleared.", "The mayor was arrested."),
    ],
)
def test_a_claim_that_lost_what_may_limit_it_has_to_be_read(source: str, claim: str) -> None:
    assert judge(source, claim).verdict is Verdict.REVIEW


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Fees fell by 15 percent in Quell.", "In Quell, fees fell by 15%."),
        ("Fees fell by 15 per cent in Quell.", "Fees in Quell fell by 15 percent."),
        ("The port earned 3.1 million crowns.", "The port made 3,100,000 crowns."),
        ("The permit is valid for two years.", "The permit lasts 24 months."),
        ("Half of the wells are dry.", "50 percent of the wells are dry now."),
        ("At least 40 ships sank.", "No fewer than 40 ships went down."),
        ("Most quays are closed.", "The majority of quays are closed."),
        ("Quell spends more on parades than on dams.", "Quell spends less on dams than on parades."),
        ("The permit cannot be renewed.", "The permit is not renewable."),
        ("Graves in Quell are unmarked.", "Graves in Quell have no marking."),
        ("The court fined the owner.", "The owner was fined by the court."),
        ("The clerk reportedly sold passports.", "The clerk is said to have sold passports."),
        ("Ships may not enter the bay.", "Ships must not enter the bay."),
    ],
)
def test_the_same_in_other_words_is_left_to_a_reader(source: str, claim: str) -> None:
    judged = judge(source, claim)
    assert judged.verdict is Verdict.REVIEW, judged.reasons


def test_in_a_language_without_a_lexicon_nothing_passes_with_words_left_out() -> None:
    judged = judge("De haven, zegt men, is dicht.", "De haven is dicht.", "nl")
    assert judged.verdict is Verdict.REVIEW
    assert [reason.rule for reason in judged.reasons] == ["language-unknown"]


def test_a_month_is_not_a_possibility() -> None:
    assert (
        judge("The office closed in May, which surprised traders.", "The office closed in May.").verdict is Verdict.PASS
    )


def test_a_reason_says_what_is_wrong_in_words() -> None:
    reasons = judge("The clerk reportedly burned it.", "The clerk burned it.").reasons
    assert [reason.message for reason in reasons] == ['what says how sure the source is, is missing: "reportedly"']


def test_every_rule_in_the_code_has_a_message_and_every_message_a_rule() -> None:
    folder = Path(fidelity.__file__).parent
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")) if path.name != "model.py"
    )
    rules = {rule for rule in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code) if not rule.endswith("-head")}
    assert rules <= set(_MESSAGES), sorted(rules - set(_MESSAGES))
    assert [rule for rule in _MESSAGES if f'"{rule}"' not in code] == []
    assert all(Reason(rule, ("it",), True).message for rule in _MESSAGES)


def test_a_judgement_does_not_hang_on_earlier_ones() -> None:
    source, claim = "Some quays in Marrow are safe.", "All quays in Marrow are safe."
    first = judge(source, claim)
    judge(claim, source)
    assert judge(source, claim) == first
