"""The gold clusters fit the gold files, and what they do not name is expanded by rule."""

from __future__ import annotations

import pytest

from tests.eval import baseline, sets
from tests.eval.coded import Event, Gold, Participant
from tests.eval.names import norm
from tests.eval.resolution import clusters, table
from tests.eval.resolution.clusters import Mention
from tests.eval.resolution.measure import Cluster


def _event(name: str, *people: str) -> Event:
    parts = tuple(Participant(person, frozenset({norm(person)}), "participant", True) for person in people)
    return Event(name, "CONSULT", "meeting", "actual", True, None, (), frozenset(), ("met",), parts)


def _gold(article: str, *events: Event) -> Gold:
    return Gold(article, events, (), (), ())


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    files: dict[str, object] = {
        "events.yaml": {"clusters": {"talks": [{"one/a": "met"}, {"one/b": "talked"}]}, "unsure": [{"one/b": "maybe"}]},
        "entities.yaml": {
            "same": [["Ann Lee", "Ann B. Lee"]],
            "namesakes": [{"name": "John Poe", "which": "mayor", "articles": ["one/b"]}],
            "unsure": ["Critics"],
        },
    }
    monkeypatch.setattr(clusters, "_load", files.__getitem__)
    return files


def test_every_named_event_and_article_exists() -> None:
    golds = clusters.coded(sets.every())

    assert clusters.events(golds)
    assert clusters.entities(golds)


def test_expansion(written: dict[str, object]) -> None:
    golds = {
        "one": (
            _gold("a.txt", _event("met", "Ann Lee", "John Poe"), _event("left")),
            _gold("b.txt", _event("talked", "Ann B. Lee", "John Poe", "Critics"), _event("maybe")),
        )
    }

    events, people = clusters.events(golds), clusters.entities(golds)

    assert events == {
        Mention("one", "a.txt", "met"): "talks",
        Mention("one", "b.txt", "talked"): "talks",
        Mention("one", "a.txt", "left"): "one/a.txt: left",
    }
    assert people[Mention("one", "a.txt", "Ann Lee")] == people[Mention("one", "b.txt", "Ann B. Lee")]
    assert people[Mention("one", "a.txt", "John Poe")] != people[Mention("one", "b.txt", "John Poe")]
    assert Mention("one", "b.txt", "Critics") not in people


@pytest.mark.parametrize("wrong", [{"one/a": "unheard"}, {"one/b": "talked"}])
def test_unknown_events_and_such_named_twice_are_refused(written: dict[str, object], wrong: dict[str, str]) -> None:
    golds = {"one": (_gold("a.txt", _event("met")), _gold("b.txt", _event("talked"), _event("maybe")))}
    written["events.yaml"] = {"clusters": {"talks": [{"one/b": "talked"}, wrong]}, "unsure": []}

    with pytest.raises(ValueError, match="unknown or named twice"):
        clusters.events(golds)


def test_start_of_several_articles_is_refused() -> None:
    with pytest.raises(ValueError, match="2 articles begin so"):
        clusters.article("2024", "one", {"one": (_gold("2024-01.txt"), _gold("2024-02.txt"))})


def test_other_sets_are_passed_over() -> None:
    sample = sets.every()[0]

    found = clusters.events(clusters.coded([sample]))

    assert {mention.set for mention in found} == {"sample"}
    assert "resolution-2699" in found.values()


def test_cost_of_a_wrong_cluster() -> None:
    a, b, c = (Mention("one", "a.txt", name) for name in "abc")

    assert Cluster("split", "talks", ((a, b), (c,))).cost == 2
    assert Cluster("split", "talks", ((a,), (b,), (c,))).cost == 3


def test_archive_is_measured_before_all_sets() -> None:
    sample = sets.every()[0]
    further = sets.GoldSet("dispatches", sample.articles, sample.gold)

    assert table.archives([sample, further]) == [[sample], [sample, further]]
    assert table.archives([sample]) == [[sample]]
    assert table.archives([further]) == [[further]]


def test_the_sample_has_floors_of_these_clusters() -> None:
    bounds = baseline.read()[table.name(sets.every()[:1])]

    assert bounds["gold"] == clusters.digest()
    assert {"entities_conll_f1", "events_conll_f1"} <= bounds["at_least"].keys()
