"""Articles come, change and go, and people judge, in any order: what is stored is what a fresh load would give.

A Hypothesis state machine against the real Neo4j. Its articles name a few people in many ways, so that entities are
merged and parted as articles and judgements come and go, and some of them are copies of one text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, LiteralString

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from graph import archive, canonical, ids, judgements, schema
from graph.archive import Outcome
from graph.connection import Graph
from graph.endpoint import Endpoint
from graph.errors import AlreadyRetracted, JudgementRefused
from graph.judgements import About, Verdict
from graph.reports import (
    Article,
    ArticleReport,
    ContributionReport,
    ContributionStatus,
    EntityReport,
    EventReport,
    Evidence,
    Kind,
    OfficeReport,
    ParticipationReport,
    Realis,
    Role,
    check,
)
from graph.verify import Verification, verify
from tests import servers
from tests.graph.stories import month, on

# Variants of the names of some people, and of others who share a word with them; two names of one body.
NAMES = {
    "asha-mwangi": (Kind.PERSON, "Asha Mwangi"),
    "asha-mwanghi": (Kind.PERSON, "Asha Mwanghi"),
    "asha-wanjiru-mwangi": (Kind.PERSON, "Asha Wanjiru Mwangi"),
    "a-mwangi": (Kind.PERSON, "A. Mwangi"),
    "mwangi": (Kind.PERSON, "Mwangi"),
    "peter-mwangi": (Kind.PERSON, "Peter Mwangi"),
    "marc-dessalin": (Kind.PERSON, "Marc Dessalin"),
    "dessalin": (Kind.PERSON, "Dessalin"),
    "kenya": (Kind.COUNTRY, "Kenya"),
    "haiti": (Kind.COUNTRY, "Haiti"),
    "lake-states-community": (Kind.BODY, "Lake States Community"),
    "community-of-lake-states": (Kind.BODY, "Community of Lake States"),
    "nairobi": (Kind.PLACE, "Nairobi"),
}
PEOPLE = [key for key, (kind, _) in NAMES.items() if kind is Kind.PERSON]
ACTORS = [key for key, (kind, _) in NAMES.items() if kind is not Kind.PLACE]
COUNTRIES = ["kenya", "haiti"]
DATES = (on("2024-04-01"), on("2024-04-02"), month("2024-04"), None)
PUBLISHED = (None, "2024-04", "2024-04-01", "2024-04-03", "2024-06-01")

LIST = "Named here are " + ", ".join(name for _, name in NAMES.values()) + ". They met. "
ONE, OTHER = (" ".join(f"{word}{n}" for n in range(90)) for word in ("word", "term"))
# The first three are copies of one text, the last two of another.
TEXTS = {
    "s0": LIST + ONE,
    "s1": LIST + ONE.replace("word50", "corrected"),
    "s2": LIST + ONE + ".",
    "s3": LIST + OTHER,
    "s4": LIST + OTHER + ".",
}
SOURCES = st.sampled_from(sorted(TEXTS))


def passage(words: str) -> tuple[Evidence, ...]:
    start = LIST.index(words)
    return (Evidence(start, start + len(words), words),)


def named(key: str) -> tuple[Evidence, ...]:
    return passage(NAMES[key][1])


parts = st.builds(
    lambda key, role, attended, represents: ParticipationReport(
        key, role, attended, named(key), tuple(name for name in represents if name != key)
    ),
    st.sampled_from(ACTORS),
    st.sampled_from((Role.PARTICIPANT, Role.HOST)),
    st.booleans(),
    st.lists(st.sampled_from(COUNTRIES), max_size=1),
)


@st.composite
def events(draw: st.DrawFn, key: str) -> EventReport:
    return EventReport(
        key=key,
        type="CONSULT",
        mode=None,
        subtype=draw(st.sampled_from(("meeting", "signing"))),
        realis=draw(st.sampled_from((Realis.ACTUAL, Realis.ACTUAL, Realis.PLANNED, Realis.NEGATED))),
        date=draw(st.sampled_from(DATES)),
        places=draw(st.sampled_from(((), ("nairobi",)))),
        participants=tuple(draw(st.lists(parts, max_size=4, unique_by=lambda part: part.entity))),
        evidence=passage("They met."),
        reference=draw(st.sampled_from((None, None, "12"))),
        confidence=draw(st.sampled_from((0.5, 1.0))),
    )


offices = st.builds(
    lambda person, title, of, held: OfficeReport(person, title, of, held, named(person)),
    st.sampled_from(PEOPLE),
    st.sampled_from(("Prime Minister", "prime minister", "Envoy")),
    st.sampled_from(COUNTRIES),
    st.sampled_from(DATES),
)
contributions = st.builds(
    lambda party, personnel: ContributionReport(
        party, "lake-states-community", personnel, ContributionStatus.PLEDGED, named(party)
    ),
    st.sampled_from(COUNTRIES),
    st.sampled_from((None, 100, 200)),
)


@st.composite
def articles(draw: st.DrawFn, source: str) -> ArticleReport:
    """What the text of that source may be read to say."""
    told = tuple(draw(events(str(n))) for n in range(draw(st.integers(0, 3))))
    held = tuple(draw(st.lists(offices, max_size=2)))
    given = tuple(draw(st.lists(contributions, max_size=1)))
    keys = {
        *draw(st.lists(st.sampled_from(ACTORS), max_size=3)),
        *(key for item in told for key in item.places),
        *(part.entity for item in told for part in item.participants),
        *(key for item in told for part in item.participants for key in part.represents),
        *(key for item in held for key in (item.person, item.of)),
        *(key for item in given for key in (item.party, item.mission)),
    }
    text = TEXTS[source]
    article = Article(
        id=ids.article_id(source, text),
        source=source,
        title="",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        loader="1",
        published=draw(st.sampled_from(PUBLISHED)),
    )
    entities = tuple(
        EntityReport(key, kind, name, (name,), named(key), parent="kenya" if kind is Kind.PLACE else None)
        for key, (kind, name) in NAMES.items()
        if key in keys
    )
    report = ArticleReport(article, entities, told, held, given)
    check(report)
    return report


ARTICLES = SOURCES.flatmap(articles)
UNITS: dict[About, LiteralString] = {
    About.ENTITY: "MATCH (n:Referent) WITH n.id AS id ORDER BY id RETURN collect(id)",
    About.EVENT: "MATCH (n:EventReport) WITH n.own AS id ORDER BY id RETURN collect(id)",
}
JUDGEMENTS = "MATCH (j:Judgement) WITH j ORDER BY j.id RETURN collect(properties(j))"
RESTORE = "UNWIND $rows AS row CREATE (j:Judgement) SET j = row"
LEFT = "MATCH (n) WHERE NOT n:Attache AND NOT n:Judgement RETURN count(n)"
# What neither says anything nor hangs on anything; an article may report nothing, and a judgement stands alone.
ORPHANS = "MATCH (n) WHERE NOT (n)--() AND NOT n:Attache|Article|Judgement RETURN collect(labels(n))"


class Machine(RuleBasedStateMachine):
    """Keeps beside the graph what has been stored, and which judgements hold."""

    portal: BlockingPortal
    graph: Graph

    def __init__(self) -> None:
        super().__init__()
        self.there: dict[str, ArticleReport] = {}
        self.active: dict[str, bool] = {}
        self.run(servers.empty, self.graph)

    def run(self, function: Any, *arguments: Any) -> Any:
        return self.portal.call(function, *arguments)

    def ask(self, query: LiteralString) -> Any:
        return self.run(self.graph.read, query, {})

    def verified(self) -> Verification:
        found: Verification = self.run(verify, self.graph)
        assert found.differences == ()
        assert found.matches
        return found

    def expected(self, report: ArticleReport) -> Outcome:
        held = self.there.get(report.article.source)
        if held is None:
            return Outcome.ADDED
        same = canonical.fingerprint(held) == canonical.fingerprint(report)
        return Outcome.UNCHANGED if same else Outcome.CHANGED

    @rule(report=ARTICLES)
    def write(self, report: ArticleReport) -> None:
        assert self.run(archive.write, self.graph, report) is self.expected(report)
        self.there[report.article.source] = report

    @rule(reports=st.lists(ARTICLES, min_size=2, max_size=3, unique_by=lambda report: report.article.id))
    def write_together(self, reports: list[ArticleReport]) -> None:
        wanted = [self.expected(report) for report in reports]
        assert self.run(archive.write_all, self.graph, reports) == wanted
        self.there.update((report.article.source, report) for report in reports)

    @rule(source=SOURCES)
    def write_again(self, source: str) -> None:
        if source in self.there:
            assert self.run(archive.write, self.graph, self.there[source]) is Outcome.UNCHANGED

    @rule(source=SOURCES)
    def remove(self, source: str) -> None:
        held = self.there.pop(source, None)
        article = ids.article_id(source, TEXTS[source])
        assert self.run(archive.remove, self.graph, article) is (held is not None)

    def judged(self, about: About, verdict: Verdict, first: int, second: int) -> str | None:
        """Judge two of the units there are; the judgement's id where it was newly made."""
        units = self.ask(UNITS[about])
        if not units:
            return None
        left, right = units[first % len(units)], units[second % len(units)]

        async def judge() -> tuple[dict[str, Any], bool]:
            return await judgements.judge(
                self.graph, about=about, verdict=verdict, left=left, right=right, by="a reader", why="they are"
            )

        try:
            row, made = self.run(judge)
        except JudgementRefused:
            return None
        assert made is not self.active.get(row["id"], False)
        return str(row["id"]) if made else None

    def retracted(self, name: str) -> None:
        async def retract() -> None:
            await judgements.retract(self.graph, name, by="a reader", why="it does not")

        self.run(retract)

    # Mostly about people: their names are what rules are unsure of.
    abouts = st.sampled_from((About.ENTITY, About.ENTITY, About.EVENT))
    verdicts = st.sampled_from((Verdict.SAME, Verdict.SAME, Verdict.DIFFERENT))
    positions = st.integers(0, 30)

    @precondition(lambda self: self.there)
    @rule(about=abouts, verdict=verdicts, first=positions, second=positions)
    def judge(self, about: About, verdict: Verdict, first: int, second: int) -> None:
        if name := self.judged(about, verdict, first, second):
            self.active[name] = True

    @precondition(lambda self: self.active)
    @rule(position=positions)
    def retract(self, position: int) -> None:
        name = sorted(self.active)[position % len(self.active)]
        if self.active[name]:
            self.retracted(name)
            self.active[name] = False
        else:
            with pytest.raises(AlreadyRetracted):
                self.retracted(name)

    @precondition(lambda self: self.there)
    @rule(about=abouts, verdict=verdicts, first=positions, second=positions)
    def judge_wrongly(self, about: About, verdict: Verdict, first: int, second: int) -> None:
        before = self.verified()
        if name := self.judged(about, verdict, first, second):
            self.verified()
            self.retracted(name)
            self.active[name] = False
        assert self.verified() == before

    def teardown(self) -> None:
        found = self.verified()
        assert self.ask(ORPHANS) == []
        rows = self.ask(JUDGEMENTS)
        assert {row["id"]: row["active"] for row in rows} == self.active

        self.run(servers.empty, self.graph)
        self.run(self.graph.command, RESTORE, {"rows": rows})
        reports = sorted(self.there.values(), key=lambda report: report.article.id)
        self.run(archive.write_all, self.graph, reports)
        assert self.verified() == found

        for report in reports:
            assert self.run(archive.remove, self.graph, report.article.id)
        self.verified()
        assert self.ask(LEFT) == 0


@pytest.fixture
def machine(neo4j_endpoint: Endpoint) -> Iterator[type[Machine]]:
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Graph.open(neo4j_endpoint)) as graph,
    ):
        portal.call(servers.empty, graph)
        portal.call(schema.ensure, graph)
        yield type("Walk", (Machine,), {"portal": portal, "graph": graph})
        portal.call(servers.empty, graph)


@pytest.mark.timeout(1800)
def test_the_graph_is_what_a_fresh_load_with_the_same_judgements_gives(machine: type[Machine]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
