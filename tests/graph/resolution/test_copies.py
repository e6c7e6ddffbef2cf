"""Which texts are copies of one another."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reports import Article
from graph.resolution import copies
from graph.resolution.bonds import Bonds
from graph.resolution.cluster import clusters
from graph.resolution.copies import Text, Version, compare, origin, superseded
from graph.resolution.outcome import Outcome
from tests.graph.stories import story

DAY = "2024-04-01"
SYLLABLES = "ka lo mi ne pu ra si to ve zu".split()
WORDS = [a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]


def words(seed: int, count: int) -> list[str]:
    """Words of no language, some frequent and most rare, as words are."""
    source = random.Random(seed)  # noqa: S311
    return [WORDS[int(len(WORDS) * source.random() ** 3)] for _ in range(count)]


def text(content: str | list[str], *, name: str = "a", known: str | None = DAY) -> Text:
    item = story("s").article
    whole = content if isinstance(content, str) else " ".join(content)
    return copies.text(replace(item, id=name, text=whole), known)


def outcome(a: str | list[str], b: str | list[str]) -> Outcome:
    left, right = text(a, name="a"), text(b, name="b")
    found = compare(left, right)
    assert compare(right, left) == found
    assert 0 <= found.score <= 1
    if found.outcome is Outcome.SAME:
        assert left.keys & right.keys
    return found.outcome


def corrected(content: list[str], every: int) -> list[str]:
    """The same with every so many-th word another."""
    return ["corrected" if at % every == every // 2 else word for at, word in enumerate(content)]


LONG = words(1, 600)
OTHER = words(2, 600)


def test_a_signature_is_the_same_for_ever() -> None:
    found = text(LONG)
    assert hashlib.sha256(found.signature).hexdigest()[:16] == "f449d9d742c0cf2d"
    assert hashlib.sha256("\n".join(sorted(found.keys)).encode()).hexdigest()[:16] == "8ecd2df6937421ea"
    assert len(found.signature) == 4 * copies.PERMUTATIONS
    assert found.size == 596
    assert len(found.keys) == 24


def test_the_headline_case_accents_and_punctuation_do_not_count() -> None:
    item = story("s").article
    plain = "The premier of Cote d'Ivoire met the envoys, " * 8
    dressed = "THE PREMIER OF CÔTE D’IVOIRE — met the envoys. " * 8

    def seen(article: Article) -> Text:
        return copies.text(article, DAY)

    assert seen(replace(item, text=plain)) == seen(replace(item, text=dressed, title="Another headline"))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(LONG, LONG, Outcome.SAME, id="a reprint"),
        pytest.param(LONG, corrected(LONG, 120), Outcome.SAME, id="five words corrected"),
        pytest.param(LONG, [*"nairobi by our correspondent".split(), *LONG[:200]], Outcome.SAME, id="its opening"),
        pytest.param(LONG, LONG[200:500], Outcome.SAME, id="its middle"),
        pytest.param(LONG, [*words(3, 60), *LONG, *words(4, 60)], Outcome.SAME, id="framed by an editor"),
        pytest.param(LONG, OTHER, Outcome.DIFFERENT, id="another text"),
        pytest.param(LONG, [*LONG[:250], *OTHER[250:]], Outcome.DIFFERENT, id="a statement that both quote"),
        pytest.param(LONG, LONG[:60], Outcome.DIFFERENT, id="a paragraph quoted"),
        pytest.param(LONG[:200], corrected(LONG[:200], 35), Outcome.DIFFERENT, id="a form letter filled in anew"),
        pytest.param("They met on Monday.", "they met, on monday", Outcome.SAME, id="short and equal"),
        pytest.param(LONG[:29], [*LONG[:28], "other"], Outcome.DIFFERENT, id="short and nearly equal"),
        pytest.param(LONG[:29], LONG[:60], Outcome.DIFFERENT, id="short and an excerpt"),
        pytest.param("", "", Outcome.DIFFERENT, id="no words at all"),
        pytest.param("", LONG, Outcome.DIFFERENT, id="no words against many"),
    ],
)
def test_what_is_a_copy(a: str | list[str], b: str | list[str], expected: Outcome) -> None:
    assert outcome(a, b) is expected


@pytest.mark.parametrize(
    ("known", "edited", "expected"),
    [
        ("2024-05-02", True, Outcome.SAME),
        ("2024-05-03", True, Outcome.DIFFERENT),
        ("2024-02-29", True, Outcome.DIFFERENT),
        (None, True, Outcome.SAME),
        ("2025-04-01", False, Outcome.SAME),
    ],
)
def test_a_text_comes_back_within_a_month_unless_it_is_equal(known: str, edited: bool, expected: Outcome) -> None:
    later = text(corrected(LONG, 300) if edited else LONG, name="b", known=known)
    assert compare(text(LONG), later).outcome is expected


def test_copies_meet_by_their_keys_and_others_do_not() -> None:
    first = [text(words(seed, 300)) for seed in range(200)]
    edited = [text(corrected(words(seed, 300), 30)) for seed in range(200)]
    excerpts = [text(words(seed, 300)[150:]) for seed in range(200)]
    assert 0.6 < sum(copies.resemblance(a, b) for a, b in zip(first, edited, strict=True)) / 200 < 0.75
    assert all(a.keys & b.keys for a, b in zip(first, edited, strict=True))
    assert sum(bool(a.keys & b.keys) for a, b in zip(first, excerpts, strict=True)) >= 196
    met = sum(bool(first[a].keys & first[b].keys) for a in range(200) for b in range(a))
    assert met <= 2  # of 19,900 pairs


def test_a_text_without_words_is_compared_with_nothing() -> None:
    assert text(" … — !").keys == frozenset()


def test_copies_are_one_cluster_whose_origin_is_the_first() -> None:
    found = [
        text(LONG[:300], name="a1", known=None),
        text(corrected(LONG, 200), name="a2", known="2024-04-03"),
        text(LONG, name="a4", known="2024-04-02"),
        text(LONG, name="a3", known="2024-04-02"),
        text(OTHER, name="a0", known="2024-03-01"),
    ]
    by_id = {item.id: item for item in found}
    groups = clusters(by_id, copies.RULES, Bonds())
    assert groups == (("a0",), ("a1", "a2", "a3", "a4"))
    assert [origin(by_id[name] for name in group) for group in groups] == ["a0", "a3"]


@given(st.text(max_size=400))
def test_any_text_can_be_compared(content: str) -> None:
    found = text(content)
    assert compare(found, text(content, name="b")).outcome is (Outcome.SAME if found.keys else Outcome.DIFFERENT)


PAGE = "https://news.example/visit"


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        pytest.param(("2024-04-01", "2024-04-03", "2024-04-02"), 1, id="days"),
        pytest.param(("2024-03", "2024-04"), 1, id="months"),
        pytest.param(("2024-03-31", "2024-04"), 1, id="a month after a day"),
        pytest.param(("2024-04-30", "2024-04"), None, id="a month and a day of it"),
        pytest.param(("2024", "2024-04-30"), None, id="a year and a day of it"),
        pytest.param(("2024-04-01", "2024-04-02", "2024-04-02"), None, id="a tie"),
        pytest.param(("2024-04-01", None), None, id="one undated"),
        pytest.param((None, None), None, id="all undated"),
        pytest.param(("2024-04-01",), None, id="one version"),
    ],
)
def test_the_latest_version_of_an_address_takes_the_place_of_the_others(
    dates: tuple[str | None, ...], standing: int | None
) -> None:
    versions = [Version(f"a{at}", PAGE, published) for at, published in enumerate(dates)]
    others = {item.id for at, item in enumerate(versions) if at != standing}
    wanted = {} if standing is None else dict.fromkeys(others, f"a{standing}")
    assert superseded(versions) == superseded(reversed(versions)) == wanted


@pytest.mark.parametrize("source", ["visit.txt", "stdin", "file:///visit.txt", "https:", "http://[broken"])
def test_what_is_no_web_address_has_no_versions(source: str) -> None:
    assert superseded([Version("a1", source, "2024-04-01"), Version("a2", source, "2024-04-02")]) == {}


def test_versions_of_different_addresses_leave_each_other_alone() -> None:
    assert superseded([Version("a1", PAGE, "2024-04-01"), Version("a2", PAGE + "s", "2024-04-02")]) == {}
