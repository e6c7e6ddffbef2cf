"""The laws of the resolved layer, without Neo4j."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graph import ids
from graph.reports import ArticleReport, EventReport, Realis
from graph.resolution.events.merge import Event
from graph.resolution.layer import compute
from tests.graph import stories, strategies

MEETING = stories.event(("asha-mwangi", "jean-pierre"), stories.on("2024-04-01"), places=("nairobi",))


def told(found: list[ArticleReport]) -> dict[str, EventReport]:
    """The event reports of these articles, by id."""
    return {ids.event_report(item.article.id, event.key): event for item in found for event in item.events}


@settings(deadline=None)  # the first example loads the library that compares texts
@given(strategies.archives().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_articles_does_not_matter(orders: tuple[list[ArticleReport], list[ArticleReport]]) -> None:
    first, second = orders
    assert compute(first) == compute(second)


@given(strategies.archives())
def test_every_event_report_is_in_one_event_and_no_event_has_two_of_one_article(found: list[ArticleReport]) -> None:
    events = compute(found).events.values()
    reports = sorted(name for event in events for name in event.reports)
    assert reports == sorted(told(found))
    for event in events:
        assert len(event.node["articles"]) == len(event.reports)


@given(strategies.archives())
def test_no_event_spans_two_days(found: list[ArticleReport]) -> None:
    reports = told(found)
    for event in compute(found).events.values():
        spans = [span for name in event.reports if (span := reports[name].date) is not None]
        assert len({span.edtf for span in spans if span.earliest == span.latest}) <= 1


@given(strategies.archives())
def test_participants_and_evidence_are_those_of_the_reports(found: list[ArticleReport]) -> None:
    texts = {report.article.id: report.article.text for report in found}
    reports = told(found)
    layer = compute(found)
    for event in layer.events.values():
        named = {
            layer.entity_of[layer.links[ids.entity_report(name.partition("/")[0], part.entity)]]
            for name in event.reports
            for part in reports[name].participants
        }
        assert set(event.participants) == named
        for row in (event.node, *event.participants.values()):
            for source, start, end, quote in zip(
                row["quoted_in"], row["starts"], row["ends"], row["quotes"], strict=True
            ):
                assert texts[source][start:end] == quote


def the_only(found: list[ArticleReport]) -> Event:
    (event,) = compute(found).events.values()
    return event


def test_two_articles_about_one_meeting_make_one_event() -> None:
    event = the_only([stories.story("a", MEETING), stories.story("b", MEETING)])
    assert len(event.reports) == 2
    assert event.node["label"] == "Asha Mwangi, Jean Pierre · meeting · Nairobi · 2024-04-01"
    assert event.participants["asha-mwangi"]["articles"] == event.node["articles"]


def test_the_surest_report_counts_and_every_rule_is_kept() -> None:
    first = replace(MEETING, confidence=0.6, rules=("meeting:talk", "meeting:meet"))
    sure, unsure = (replace(part, confidence=c) for part, c in zip(first.participants, (0.9, 0.5), strict=True))
    second = replace(
        MEETING, confidence=0.8, rules=("meeting:meet",), participants=(replace(sure, confidence=0.7), unsure)
    )
    event = the_only([stories.story("a", replace(first, participants=(sure, unsure))), stories.story("b", second)])
    assert event.node["confidence"] == 0.8
    assert event.node["rules"] == ["meeting:meet", "meeting:talk"]
    assert [event.participants[name]["confidence"] for name in ("asha-mwangi", "jean-pierre")] == [0.9, 0.5]


def test_meetings_of_the_same_people_on_two_days_stay_two() -> None:
    later = stories.event(("asha-mwangi", "jean-pierre"), stories.on("2024-04-02"), places=("nairobi",))
    assert len(compute([stories.story("a", MEETING), stories.story("b", later)]).events) == 2


def test_a_lone_surname_is_its_article_own_person() -> None:
    layer = compute([stories.story("a", also=["okello"]), stories.story("b", also=["okello"])])
    assert len(layer.entities) == 2
    assert {row["name"] for row in layer.entities.values()} == {"Okello"}


def test_an_entity_counts_its_events_and_those_it_was_at() -> None:
    planned = stories.event(
        ("asha-mwangi",), stories.on("2024-05-01"), key="2", realis=Realis.PLANNED, places=("nairobi",)
    )
    entities = compute([stories.story("a", MEETING, planned)]).entities
    asha, nairobi = entities["asha-mwangi"], entities["nairobi"]
    assert (asha["events"], asha["attended"], asha["articles"]) == (2, 1, 1)
    assert (nairobi["events"], nairobi["attended"]) == (2, 0)


def test_an_office_is_held_from_the_first_to_the_last_day_that_a_report_shows() -> None:
    early = stories.office("asha-mwangi", "Prime Minister", "kenya", stories.on("2024-01-05"))
    late = stories.office("asha-mwangi", "prime minister", "kenya", stories.month("2024-04"))
    (row,) = compute([stories.story("a", offices=[late]), stories.story("b", offices=[early])]).offices.values()
    assert (row["earliest"], row["latest"]) == ("2024-01-05", "2024-04-30")


def test_contributions_of_different_sizes_are_different_facts() -> None:
    sizes = (100, 200, 200, None, None)
    found = [
        stories.story(str(n), contributions=[stories.contribution("kenya", "caricom", size)])
        for n, size in enumerate(sizes)
    ]
    rows = compute(found).contributions.values()
    assert sorted(row["personnel"] for row in rows if "personnel" in row) == [100, 200]
    assert len(rows) == 3
