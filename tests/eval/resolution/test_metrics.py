"""The measures give what the worked examples of Bagga and Baldwin (1998) come to when reckoned by hand."""

from __future__ import annotations

import pytest

from tests.eval.resolution.metrics import b_cubed, ceaf_e, figures, muc

GOLD = dict.fromkeys((1, 2, 3, 4, 5), "a") | dict.fromkeys((6, 7), "b") | dict.fromkeys((8, 9, 10, 11, 12), "c")
SMALL_MERGED = dict.fromkeys((1, 2, 3, 4, 5), "x") | dict.fromkeys((6, 7, 8, 9, 10, 11, 12), "y")
GREAT_MERGED = dict.fromkeys((1, 2, 3, 4, 5, 8, 9, 10, 11, 12), "x") | dict.fromkeys((6, 7), "y")
SINGLE = {mention: mention for mention in GOLD}


def test_muc_counts_links() -> None:
    merged = muc(GOLD, SMALL_MERGED)
    split = muc(SMALL_MERGED, GOLD)

    assert (merged.precision, merged.recall) == (9 / 10, 1.0)
    assert (split.precision, split.recall) == (1.0, 9 / 10)
    assert muc(GOLD, GREAT_MERGED).precision == 9 / 10  # blind to how much was merged


def test_b_cubed_counts_mentions() -> None:
    assert b_cubed(GOLD, SMALL_MERGED).precision == pytest.approx((5 + 29 / 7) / 12)
    assert b_cubed(GOLD, GREAT_MERGED).precision == pytest.approx(7 / 12)
    assert b_cubed(GOLD, SMALL_MERGED).recall == pytest.approx(1.0)
    assert b_cubed(GOLD, SINGLE).recall == pytest.approx(3 / 12)


def test_ceaf_e_pairs_clusters_one_to_one() -> None:
    small, great = ceaf_e(GOLD, SMALL_MERGED), ceaf_e(GOLD, GREAT_MERGED)

    assert [small.precision, small.recall] == pytest.approx([(1 + 10 / 12) / 2, (1 + 10 / 12) / 3])
    assert [great.precision, great.recall] == pytest.approx([(1 + 10 / 15) / 2, (1 + 10 / 15) / 3])


def test_conll_f1_is_the_mean() -> None:
    found = figures(GOLD, SMALL_MERGED)

    by_hand = (2 * 0.9 / 1.9, 2 * (16 / 21) / (1 + 16 / 21), 2 * (11 / 12) * (11 / 18) / (11 / 12 + 11 / 18))
    assert found.conll_f1 == pytest.approx(sum(by_hand) / 3)
    assert found.mentions == 12


@pytest.mark.parametrize("partition", [GOLD, SMALL_MERGED, SINGLE, {}])
def test_full_marks_for_the_same_clusters_under_other_names(partition: dict[int, object]) -> None:
    renamed = {mention: f"cluster of {name}" for mention, name in partition.items()}

    assert figures(partition, renamed).conll_f1 == 1.0


def test_everything_apart_keeps_no_link() -> None:
    assert muc(GOLD, SINGLE).f1 == 0.0


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="not of the same mentions"):
        figures(GOLD, SINGLE | {13: "z"})
