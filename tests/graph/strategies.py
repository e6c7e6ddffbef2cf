"""Hypothesis strategies: articles of a small crowded world, and reports with everything a report can hold."""

from __future__ import annotations

import hashlib
from datetime import date

from hypothesis import strategies as st

from graph import ids
from graph.reports import (
    Article,
    ArticleReport,
    ContributionReport,
    ContributionStatus,
    DateSpan,
    EntityReport,
    EventReport,
    Evidence,
    Kind,
    OfficeReport,
    ParticipationReport,
    Precision,
    Realis,
    Role,
)
from tests.graph import stories

PEOPLE = ("asha-mwangi", "jean-pierre", "mary-cole", "okello")
ACTORS = (*PEOPLE, "kenya", "haiti", "caricom")
SPANS = (stories.on("2024-04-01"), stories.on("2024-04-02"), stories.month("2024-04"), None)


@st.composite
def crowded_events(draw: st.DrawFn, key: str) -> EventReport:
    return stories.event(
        draw(st.lists(st.sampled_from(ACTORS), max_size=3)),
        draw(st.sampled_from(SPANS)),
        key=key,
        subtype=draw(st.sampled_from(("meeting", "signing"))),
        places=draw(st.lists(st.sampled_from(("nairobi", "mombasa")), max_size=1)),
        realis=draw(st.sampled_from((Realis.ACTUAL, Realis.ACTUAL, Realis.PLANNED, Realis.NEGATED))),
        reference=draw(st.sampled_from((None, None, "12"))),
        role=draw(st.sampled_from((Role.PARTICIPANT, Role.HOST))),
        represents=draw(st.lists(st.sampled_from(("kenya", "haiti")), max_size=1)),
        confidence=draw(st.sampled_from((0.5, 0.75, 1.0))),
        rules=draw(st.lists(st.sampled_from(("meeting:meet", "signing:sign")), max_size=2)),
    )


@st.composite
def crowded(draw: st.DrawFn, source: str) -> ArticleReport:
    """One article about the few people of the stories; its events often are those of its neighbours."""
    events = [draw(crowded_events(str(n))) for n in range(draw(st.integers(0, 3)))]
    offices = draw(
        st.lists(
            st.builds(
                stories.office,
                st.sampled_from(PEOPLE),
                st.sampled_from(("Prime Minister", "prime minister", "Envoy")),
                st.sampled_from(("kenya", "haiti")),
                st.sampled_from(SPANS),
            ),
            max_size=2,
        )
    )
    contributions = draw(
        st.lists(
            st.builds(stories.contribution, st.just("kenya"), st.just("caricom"), st.sampled_from((100, 200))),
            max_size=2,
        )
    )
    return stories.story(
        source,
        *events,
        offices=offices,
        contributions=contributions,
        also=draw(st.lists(st.sampled_from(ACTORS), max_size=2)),
    )


@st.composite
def archives(draw: st.DrawFn, most: int = 5) -> list[ArticleReport]:
    """Some articles of the crowded world, each of its own source."""
    return [draw(crowded(f"s{n}")) for n in range(draw(st.integers(1, most)))]


words = st.text(st.characters(codec="utf-8"), max_size=12)
some_words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
slugs = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
days = st.dates(min_value=date(1, 1, 1))
spans = st.builds(
    DateSpan,
    earliest=st.none() | days,
    latest=st.none() | days,
    edtf=words,
    precision=st.sampled_from(Precision),
    method=words,
    raw=words,
    anchor=st.none() | days,
)
confidences = st.floats(0, 1)
degrees = st.none() | st.floats(-180, 180, allow_nan=False)


def _passages(text: str) -> st.SearchStrategy[tuple[Evidence, ...]]:
    return st.lists(
        st.integers(0, len(text) - 1).flatmap(
            lambda start: st.integers(start + 1, len(text)).map(lambda end: Evidence(start, end, text[start:end]))
        ),
        min_size=1,
        max_size=3,
    ).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> ArticleReport:
    """Anything that the types allow and `check` passes."""
    text, source = draw(some_words), draw(words)
    passages = _passages(text)
    keys = draw(st.lists(slugs, unique=True, min_size=1, max_size=4))
    key = st.sampled_from(keys)
    parts = st.builds(
        ParticipationReport,
        entity=key,
        role=st.sampled_from(Role),
        attended=st.booleans(),
        evidence=passages,
        represents=st.lists(key, max_size=2).map(tuple),
        confidence=confidences,
    )
    return ArticleReport(
        article=Article(
            id=ids.article_id(source, text),
            source=source,
            title=draw(words),
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            loader=draw(words),
            url=draw(st.none() | words),
            publisher=draw(st.none() | words),
            published=draw(st.sampled_from((None, "2024", "2024-03", "2024-03-01"))),
            language=draw(words),
        ),
        entities=tuple(
            draw(
                st.builds(
                    EntityReport,
                    key=st.just(name),
                    kind=st.sampled_from(Kind),
                    name=words,
                    forms=st.lists(words, max_size=3).map(tuple),
                    mentions=passages,
                    qid=st.none() | words,
                    iso2=st.none() | words,
                    iso3=st.none() | words,
                    latitude=degrees,
                    longitude=degrees,
                    parent=st.none() | slugs,
                )
            )
            for name in keys
        ),
        events=tuple(
            draw(
                st.builds(
                    EventReport,
                    key=st.just(name),
                    type=words,
                    mode=st.none() | words,
                    subtype=words,
                    realis=st.sampled_from(Realis),
                    date=st.none() | spans,
                    places=st.lists(key, max_size=2).map(tuple),
                    participants=st.lists(parts, max_size=3).map(tuple),
                    evidence=passages,
                    reference=st.none() | words,
                    confidence=confidences,
                    rules=st.lists(words, max_size=2).map(tuple),
                )
            )
            for name in draw(st.lists(slugs, unique=True, max_size=3))
        ),
        offices=tuple(
            draw(
                st.lists(
                    st.builds(OfficeReport, person=key, title=words, of=key, held=st.none() | spans, evidence=passages),
                    max_size=2,
                )
            )
        ),
        contributions=tuple(
            draw(
                st.lists(
                    st.builds(
                        ContributionReport,
                        party=key,
                        mission=key,
                        personnel=st.none() | st.integers(0, 2**62),
                        status=st.sampled_from(ContributionStatus),
                        evidence=passages,
                    ),
                    max_size=2,
                )
            )
        ),
    )
