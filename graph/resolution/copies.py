"""Which articles are copies of one text: reprints, corrected versions, excerpts under another headline.

Texts are compared by MinHash (Broder, "On the resemblance and containment of documents", 1997) over their runs of
words, headlines left out. A signature depends on the text alone and is the same for ever, so that it can be stored.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from graph.reports import Article
from graph.resolution.cluster import Rules
from graph.resolution.outcome import Comparison, Outcome, Reason

if TYPE_CHECKING:
    from datasketch import MinHash
    from numpy.typing import NDArray

# What signatures and keys are made of. Whoever changes one of these must compute all that is stored again.
SHINGLE: Final = 5  # words a run: two texts of one office and one year have 1 run in 2,000 in common
SHORT: Final = 30  # words; a text of fewer is one run, so that only an equal one is its copy
PERMUTATIONS: Final = 256  # the likeness of two texts is estimated within 0.03, once in three times farther off
SEED: Final = 1
SCHEME: Final = "affine32"  # of permutations, 32 bits each

# Two texts share one of these keys with a chance of 1 - (1 - likeness ** rows) ** bands. By the whole text: 0.99 for
# one that is half of the other, and 0.9999 from a likeness of 0.67 on. By the opening, for that is what excerpts mostly
# are of: 0.9999 where it is 0.9 alike, however much is left out behind it. Of 100,000 articles about one government
# some 13 that are no copies share a key with a new one.
WHOLE: Final = (16, 2)  # bands, rows
OPENING: Final = (8, 3)
OPENS: Final = 100  # runs of words

# What makes a copy, found by comparing every two of 1,000 releases of one office with each other.
COPY: Final = 0.8  # of the runs of the shorter text are in the other
# Form letters that differ in names, numbers and dates come to 0.82; they are short, and as long as each other.
FORM_LETTER: Final = 0.9
FORM_LETTER_RUNS: Final = 300
FORM_LETTER_LENGTHS: Final = 0.6  # the shorter in parts of the longer
EXCERPT: Final = 0.25  # of the longer text's length, at least: what is in common with a shorter one is chance's to tell
DAYS: Final = 31  # between a text and its copy that is not equal: yearly letters differ in the year and little else

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of an article.

    `known` is the day by whose end it had been published, in ISO, `None` where that is not known. `signature` is the
    MinHash of its distinct runs of words, `PERMUTATIONS` little-endian numbers of 32 bits, and `size` their number.
    """

    id: str
    known: str | None
    signature: bytes
    size: int
    keys: frozenset[str]


class Summary:
    """Nothing: there is no hard rule about clusters of texts."""

    def with_(self, other: Summary) -> Summary:  # noqa: ARG002
        """The summary of both together."""
        return self


class Version(NamedTuple):
    """One article of an address. `published` is an ISO date cut to what is known."""

    id: str
    source: str
    published: str | None


def text(article: Article, known: str | None) -> Text:
    """What is compared of the article; a text without words has no keys, and no copies."""
    runs = _runs(article.text)
    minhash = _empty().copy()
    minhash.update_batch(runs[:OPENS])
    opening = minhash.digest()
    minhash.update_batch(runs[OPENS:])
    whole = minhash.digest()
    keys = frozenset((*_keys("whole", whole, *WHOLE), *_keys("opening", opening, *OPENING))) if runs else frozenset()
    return Text(article.id, known, whole.astype("<u4").tobytes(), len(set(runs)), keys)


@cache
def _empty() -> MinHash:
    from datasketch import MinHash  # here, because it takes a second, and most commands load no article

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, scheme=SCHEME)


def _runs(content: str) -> list[bytes]:
    """Every run of words, in order, without regard to case, accents and what stands between the words."""
    plain = unicodedata.normalize("NFKD", content).casefold()
    words = _WORDS.findall("".join(char for char in plain if not unicodedata.combining(char)))
    width = SHINGLE if len(words) >= SHORT else max(len(words), 1)
    return [" ".join(words[at : at + width]).encode() for at in range(len(words) - width + 1)]


def _keys(part: str, values: NDArray[np.uint32], bands: int, rows: int) -> Iterator[str]:
    for band in range(bands):
        values_of_band = values[band * rows : (band + 1) * rows].astype("<u4").tobytes()
        yield f"{part}-{band:02}-{hashlib.sha256(values_of_band).hexdigest()[:16]}"


def resemblance(a: Text, b: Text) -> float:
    """The estimated share of the runs of both together that are in both: their Jaccard index."""
    left, right = (np.frombuffer(item.signature, dtype="<u4") for item in (a, b))
    return float(np.count_nonzero(left == right)) / PERMUTATIONS


def compare(a: Text, b: Text) -> Comparison:
    """The same where one is a copy of the other, else different; the score is the share of the shorter in the longer.

    Symmetric.
    """
    if a.signature == b.signature and a.size == b.size > 0:
        return _compared(Outcome.SAME, 1.0)
    short, long = sorted((a.size, b.size))
    alike = resemblance(a, b)
    contained = min(alike * (short + long) / ((1 + alike) * short), 1.0) if short else 0.0
    form = long <= FORM_LETTER_RUNS and short >= FORM_LETTER_LENGTHS * long
    copied = contained >= (FORM_LETTER if form else COPY) and short >= EXCERPT * long and _near(a.known, b.known)
    return _compared(Outcome.SAME if copied else Outcome.DIFFERENT, contained)


def _near(a: str | None, b: str | None) -> bool:
    return a is None or b is None or abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= DAYS


def _compared(outcome: Outcome, contained: float) -> Comparison:
    return Comparison(outcome, contained, (Reason("the shorter text in the longer", contained),))


RULES: Final[Rules[Text, Summary]] = Rules(compare=compare, summary=lambda _: Summary(), forbidden=lambda _, __: None)


def origin(texts: Iterable[Text]) -> str:
    """The id of the first of these copies: the earliest known, the undated last, the smaller id where that ties.

    Raises `ValueError` where there is none.
    """
    return min(texts, key=lambda item: (item.known is None, item.known or "", item.id)).id


def superseded(articles: Iterable[Version]) -> dict[str, str]:
    """The articles that a later version of their web address takes the place of, each with that version.

    The latest version does, where its date is later than that of every other; a month is not later than its own days.
    """
    versions: dict[str, list[Version]] = defaultdict(list)
    for item in articles:
        if _is_web(item.source):
            versions[item.source].append(item)
    found: dict[str, str] = {}
    for items in versions.values():
        latest = max(items, key=lambda item: item.published or "")
        others = [item for item in items if item is not latest]
        if all(_later(latest.published, item.published) for item in others):
            found.update((item.id, latest.id) for item in others)
    return found


def _is_web(source: str) -> bool:
    try:
        address = urlsplit(source)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.netloc)


def _later(a: str | None, b: str | None) -> bool:
    """Whether every day that `a` may be is after every day that `b` may be."""
    return a is not None and b is not None and a > b and not a.startswith(b)
