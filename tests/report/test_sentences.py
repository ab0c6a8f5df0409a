"""Where sentences end."""

from __future__ import annotations

import pytest

from briefgen.report.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Aldo Ruritan met Dr. Ott.", "They spoke."],
        ["Fees fell by 3.1 million, i.e. a lot.", "Traffic grew (see p. 5. It is long).", "Done."],
        ["He lives in the U.S.", "The law is old.", "The U.S. Navy left."],
        ["See No. 5.", "And no.", "Really?"],
        ["“It is late. We go.”", "Then he left."],
        ['"Why? Why not."', "Nobody knew."],
        ["Wait... what?", "Well…", "Yes."],
        ["هل هذا صحيح؟", "نعم."],
        ["នេះ។", "ទីពីរ។"],
        ["1. Fees fell.", "2. Traffic grew."],
        ["J. R. Example wrote it.", "It is long."],
        ["It ended etc.", "The next began."],
        ["He said “stop.”", "Then he left."],
        ["Open ( bracket.", "Next one."],
        ["“It is late,” he said.", "“We go.”"],
        ["これは文。", "「引用。中。」", "終わり。"],
        ["No mark at the end"],
        ["......"],
    ],
)
def test_sentences_end_where_readers_think_they_do(sentences: list[str]) -> None:
    found = split_sentences(" ".join(sentences))
    assert [s.text for s in found] == sentences


def test_khmer_needs_no_space_between_sentences() -> None:
    assert len(split_sentences("នេះ។ទីពីរ។")) == 2


def test_nothing_has_no_sentences() -> None:
    assert split_sentences(" \n ") == ()
