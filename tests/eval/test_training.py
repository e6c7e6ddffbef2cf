"""Training: labels from gold, models from examples, the same bytes from the same articles."""

from __future__ import annotations

import pytest
import yaml

from loaders.annotate import annotate
from loaders.clean import clean
from loaders.linear import Choice, Linear
from loaders.model import Media, Metadata, Source
from tests.eval.coded import Event, Gold, Office, Participant
from tests.eval.names import norm
from tests.eval.training import frames, judge, ties, weights
from tests.eval.training.articles import Coded, prepared
from tests.eval.training.fit import Example, Recipe, choice, fold_of, held_out, linear
from tests.eval.training.models import MODELS, Spec

RECIPE = Recipe(strength=1.0, seen=2, least=0.01, digits=3)
TEXT = (
    "Foreign Minister Erlan Toktogulov met Peruvian President Rosa Quispe in Lima on Monday. Critics of the deal wept."
)


def _examples() -> list[Example]:
    return [
        Example(f"set/{n}.txt", ("met", "rare") if n == 0 else ("met",) if n % 2 else ("habit",), n % 2 == 1 or n == 0)
        for n in range(24)
    ]


def _part(name: str, role: str = "participant") -> Participant:
    return Participant(name, frozenset({norm(name)}), role, attended=True)


@pytest.fixture(scope="module")
def article() -> Coded:
    meeting = Event(
        id="talks",
        type="CONSULT",
        subtype="meeting",
        realis="actual",
        core=True,
        days=None,
        accepted=(),
        places=frozenset(),
        anchors=("met Peruvian President Rosa Quispe",),
        participants=(_part("Erlan Toktogulov"), _part("Rosa Quispe")),
    )
    gold = Gold("note.txt", (meeting,), (), (Office(norm("Rosa Quispe"), "president", norm("Peru")),), ())
    doc = annotate(clean(Source("note.txt", TEXT, Media.TEXT, Metadata(published="2024-05-14"))))
    return prepared("set", gold, doc)


def test_the_frame_in_an_anchor_is_worth_keeping(article: Coded) -> None:
    found = [(dict.fromkeys(example.signs), example.label) for example in frames.examples([article])]

    assert [label for signs, label in found if "subtype=meeting" in signs] == [True]
    assert not any(label for signs, label in found if "subtype=meeting" not in signs)


def test_who_the_gold_names_took_part_and_a_country_behind_them_is_no_example(article: Coded) -> None:
    found = list(ties.examples([article]))

    assert sorted(example.role.label for example in found if example.role) == ["participant", "participant"]
    assert sum(bool(example.taking_part.label) for example in found) == 2
    assert not any("kind=country" in example.taking_part.signs for example in found)


def test_a_linear_model_weighs_signs_that_are_seen_often_enough() -> None:
    model = linear(_examples(), RECIPE, threshold=0.5)

    assert model.score(("met",)) > 0.5 > model.score(("habit",))
    assert set(model.weights) == {"met", "habit"}


def test_a_choice_names_the_class_of_its_signs() -> None:
    examples = [
        Example(f"set/{n}", (sign,), role)
        for n in range(8)
        for sign, role in (("gave", "actor"), ("got", "recipient"), ("led", "host"))
    ]

    model = choice(examples, RECIPE)

    assert [model.best((sign,)) for sign in ("gave", "got", "led")] == ["actor", "recipient", "host"]


def test_no_article_is_judged_by_a_model_that_knows_it() -> None:
    examples = _examples()

    judged = held_out(examples, lambda known: {e.article for e in known}, lambda known, _: len(known))

    assert len(judged) == len(examples)
    assert set(judged) == {21}
    assert set(fold_of([e.article for e in examples]).values()) == set(range(8))


def test_weights_are_the_same_bytes_and_read_back() -> None:
    model = linear(_examples(), RECIPE, threshold=0.4)
    written = weights.text(model, "Whether it counts")

    assert written == weights.text(linear(_examples()[:], RECIPE, threshold=0.4), "Whether it counts")
    assert written.startswith("# Whether it counts: written by `make train`, not by hand.\nbias:")
    assert list(yaml.safe_load(written)["weights"]) == ["habit", "met"]


@pytest.mark.parametrize("spec", MODELS, ids=lambda spec: spec.file)
def test_the_weights_in_use_are_models(spec: Spec) -> None:
    path = weights.FOLDER / spec.file

    assert Linear.read(path).threshold > 0 if spec.threshold else Choice.read(path).biases
    assert path.read_text("utf-8").startswith(f"# {spec.purpose}: ")


@pytest.mark.parametrize(
    ("chances", "labels", "off"),
    [([0.95, 0.95], [True, True], 0.05), ([0.5, 0.5], [True, False], 0.0), ([0.9], [False], 0.9)],
)
def test_miscalibration(chances: list[float], labels: list[bool], off: float) -> None:
    assert judge.miscalibration(chances, labels) == pytest.approx(off)


def test_the_table_has_a_row_a_set_and_one_for_all() -> None:
    found = judge.rows(_examples(), MODELS[0])

    assert [row[1] for row in found] == ["set", "all"]
    assert len(judge.table(found).splitlines()) == 3
