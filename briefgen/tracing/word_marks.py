"""Words of a Word file -> whose each is: by the bookmark around it, by the change it is part of, by its paragraph's id.

In: a `Story`. Out: an `Owner` for each of its words. A bookmark may span paragraphs (Word, after a paragraph was
divided); where a paragraph has bookmarks of its own these alone count, so that no damage reaches a neighbour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from briefgen.tracing.word_parts import Fate, Mark, Story, Words

_KEY = re.compile(r"([0-9a-f]{8})_(?:L([0-9]{1,6})|P([0-9]{1,6})B([0-9]{1,6}))")
_IDENTIFIER = re.compile(r"[0-9A-Fa-f]{8}")
_MOST = 64  # bookmarks around one text; no brief has more, a hostile file may
_REPORTS = 4  # reports whose keys are tried
_CANDIDATES = 20_000  # keys that are tried for one report
_USES = 3  # a key that is used again has the next number for its paragraph


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose words: keys with spaces between, `author`, or nobody's; `by_paragraph`: they carry no mark themselves."""

    source: str = ""
    by_paragraph: bool = False


NOBODY = Owner()


def owners(story: Story) -> list[Owner]:
    """Return whose each of the words is."""
    found = [Owner(source) if source else NOBODY for source in _marked(story)]
    by_paragraph: list[list[int]] = [[] for _ in story.paragraphs]
    for place, word in enumerate(story.words):
        by_paragraph[word.paragraph].append(place)
    for places in by_paragraph:
        _adopt(story, places, found)
    _refill(story, by_paragraph, found)
    _identify(story, by_paragraph, found)
    return found


def _marked(story: Story) -> Iterator[str]:
    """Yield for each of the words what the bookmarks around it say."""
    waiting = list(reversed(story.marks))
    around: list[Mark] = []
    for place, word in enumerate(story.words):
        around = [mark for mark in around if mark.last > place]
        while waiting and waiting[-1].first <= place:
            mark = waiting.pop()
            if mark.last > place and len(around) < _MOST:
                around.append(mark)
        here = [mark for mark in around if mark.frame == word.frame]
        own = [mark for mark in here if mark.paragraph == word.paragraph] or here
        keys = dict.fromkeys(mark.source for mark in own if mark.source != "author")
        source = " ".join(keys) or ("author" if own else "")
        yield "" if word.evidence else source  # behind a bookmark that has lost its end


def _adopt(story: Story, places: list[int], found: list[Owner]) -> None:
    """Give what was inserted at the edge of a marked text to that text, and a paragraph that is all new to nobody."""
    words = [story.words[place] for place in places]
    if not any(word.change.fate.original for word in words):
        for place in places:
            if not story.paragraphs[story.words[place].paragraph].marked:
                found[place] = NOBODY
        return
    replaced = not any(found[place].source and story.words[place].change.fate.revised for place in places)
    for order in (places, places[::-1]):  # the text before it comes first, then that behind it
        source = ""
        for place in order:
            if not found[place].source and _is_added(story.words[place]):
                found[place] = Owner(source, replaced) if source else NOBODY
            elif story.words[place].text.strip() or found[place].source:
                source = _carried(story.words[place], found[place], source)


def _is_added(word: Words) -> bool:
    return word.change.fate is Fate.INSERTED


def _carried(word: Words, owner: Owner, source: str) -> str:
    """Return what a neighbour of the word would adopt; evidence that was deleted parts nothing."""
    gone = not word.change.fate.revised
    return source if gone and not owner.source else owner.source


def _refill(story: Story, by_paragraph: list[list[int]], found: list[Owner]) -> None:
    """Give words to the bookmarks beside them that have lost their own, all of them: somebody typed others there."""
    emptied: dict[int, dict[str, None]] = defaultdict(dict)
    for mark in story.marks:
        if mark.paragraph < len(by_paragraph):
            emptied[mark.paragraph][mark.source] = None
    for number, sources in emptied.items():
        places = by_paragraph[number]
        if not any(found[place].source for place in places):
            owner = Owner(" ".join(source for source in sources if source != "author") or "author", by_paragraph=True)
            for place in places:
                if not story.words[place].evidence and story.words[place].change.fate.revised:
                    found[place] = owner


# ------------------------------------------------------------------------------------------------ ids of paragraphs


def _identify(story: Story, by_paragraph: list[list[int]], found: list[Owner]) -> None:
    """Give the words of paragraphs whose bookmark is lost to the key that their paragraph's id was made from.

    Not so words beside a bookmark that is there: in a built file the tool's own may stand there, “It says” and such.
    """
    sources = [_source(places, found) for places in by_paragraph]
    known = _identifiers([mark.source for mark in story.marks])
    for number, paragraph in enumerate(story.paragraphs):
        if sources[number] or paragraph.marked or not _IDENTIFIER.fullmatch(paragraph.identifier):
            continue
        key = known.get(int(paragraph.identifier, 16))
        if key and not _is_divided(story, sources, number, key, known):
            for place in by_paragraph[number]:
                if not story.words[place].evidence:
                    found[place] = Owner(key, by_paragraph=True)


def _source(places: list[int], found: list[Owner]) -> str:
    return next((found[place].source for place in places if found[place].source), "")


def _is_divided(story: Story, sources: list[str], number: int, key: str, known: dict[int, str]) -> bool:
    """Tell whether a neighbour has the bookmark of the key and not its id: pressing Enter there took the id along."""
    for other in (number - 1, number + 1):
        if 0 <= other < len(sources) and key in sources[other].split():
            identifier = story.paragraphs[other].identifier
            if not _IDENTIFIER.fullmatch(identifier) or known.get(int(identifier, 16)) != key:
                return True
    return False


def _identifiers(sources: list[str]) -> dict[int, str]:
    """Return the ids that paragraphs of the reports' keys have, as `briefgen.writers.docx.identifiers` makes them.

    Tried are lines and pages up to twice the highest that the file names, and some more. With a report of 200 lines
    these are 500 of 2,147,483,646 ids: that any of 100 paragraphs which Word numbered at random has one of them by
    chance happens in one file of 40,000; with the most that is tried (20,000) in one of 1,000.
    """
    seen: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for key in dict.fromkeys(sources):
        parts = _KEY.fullmatch(key)
        if parts:
            seen[parts[1]].append((int(parts[2] or 0), int(parts[3] or 0), int(parts[4] or 0)))
    used = frozenset(sources)
    found: dict[int, str] = {}
    for report, places in sorted(seen.items(), key=lambda pair: -len(pair[1]))[:_REPORTS]:
        for key in _candidates(report, places):
            number = crc32(key.encode()) & 0x7FFFFFFF
            for use in range(_USES if key in used else 1):
                found.setdefault(number + use, key)
    return found


def _candidates(report: str, places: list[tuple[int, int, int]]) -> Iterator[str]:
    line, page, block = (max(numbers) for numbers in zip(*places, strict=True))
    if line:
        yield from (f"{report}_L{number}" for number in range(1, min(2 * line + 100, _CANDIDATES) + 1))
    if page:
        blocks = min(2 * block + 20, 200)
        pages = min(2 * page + 10, _CANDIDATES // blocks)
        yield from (f"{report}_P{n}B{m}" for n in range(1, pages + 1) for m in range(1, blocks + 1))
