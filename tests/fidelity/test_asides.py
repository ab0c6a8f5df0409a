"""Deletions that turn a sentence although no word of them is a hedge: somebody has to read them. All is invented."""

from __future__ import annotations

import pytest

from briefgen.fidelity import Verdict, judge


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Fees (in Quell) fell by 15%.", "Fees fell by 15%."),
        ("The office (falsely) was blamed for the fire.", "The office was blamed for the fire."),
        ("Fees, in Quell, fell by 15%.", "Fees fell by 15%."),
        ("The office, wrongly, was blamed for the fire.", "The office was blamed for the fire."),
        ("Fees – in the minister's words – fell by 15%.", "Fees fell by 15%."),
        ("The office must, after a vote, close the port.", "The office must close the port."),
        ("While the figures cannot be trusted, fees fell by 15%.", "Fees fell by 15%."),
        ("Although the figures are estimates, fees fell by 15%.", "Fees fell by 15%."),
        ("Fees fell by 15%, counting only Quell.", "Fees fell by 15%."),
        ("Fees fell by 15%, a guess.", "Fees fell by 15%."),
        ("Fees fell by 15%, as the union has it.", "Fees fell by 15%."),
        ("R. Example was charged with fraud, and the charge was dropped.", "R. Example was charged with fraud."),
        ("R. Example was jailed for fraud, a mistake the court regrets.", "R. Example was jailed for fraud."),
        ("Quell, Marrow and Tidewell have 212 vessels.", "Quell and Tidewell have 212 vessels."),
        ("The office, the union and traders lost 3 million crowns.", "The office and traders lost 3 million crowns."),
    ],
)
def test_what_may_limit_the_rest_is_for_somebody_to_read(source: str, claim: str) -> None:
    assert judge(source, claim).verdict is not Verdict.PASS


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Moreover, fees fell by 15%.", "Fees fell by 15%."),
        ("The National Harbour Office (NHO) keeps 212 files.", "The National Harbour Office keeps 212 files."),
        ("The register lists 212 vessels, which takes two clerks.", "The register lists 212 vessels."),
        ("The register, a thick book, lists all vessels.", "The register lists all vessels."),
        ("Nets, ropes and sails are sold in Quell.", "Nets and sails are sold in Quell."),
        ("Fees fell in Quell, but receipts are numbered by hand.", "Receipts are numbered by hand."),
    ],
)
def test_what_goes_freely_still_does(source: str, claim: str) -> None:
    assert judge(source, claim).verdict is Verdict.PASS
