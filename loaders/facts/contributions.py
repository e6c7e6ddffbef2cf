"""Contributions to missions: "Chad pledged 900 soldiers", "the first 180 had been deployed", "Benin offered troops"."""

from __future__ import annotations

from graph.reports import ContributionReport, ContributionStatus, Evidence
from loaders.facts import missions
from loaders.facts.counts import Count, counts, unnumbered
from loaders.facts.givers import givers
from loaders.facts.statuses import status
from loaders.model import Annotated, Entities

_FAR = (
    ContributionStatus.TARGET,
    ContributionStatus.PLEDGED,
    ContributionStatus.PLANNED,
    ContributionStatus.DEPLOYED,
)
"""Statuses by how far each has got: people without a number are worth telling only where they have got further."""
_Key = tuple[str, str, int | None, ContributionStatus]


def _to_mission(doc: Annotated, entities: Entities, count: Count) -> bool:
    """Whether the sentence itself speaks of the mission: without a number, nothing else shows a contribution."""
    sentence = doc.sentences[count.head.sentence]
    if any(t.lemma.lower() in missions.SPOKEN for t in doc.tokens[sentence.first : sentence.last]):
        return True
    links = entities.by_sentence.get(sentence.index, [])
    return any(missions.is_mission(entities.by_key[k]) for link in links for k in link.entities)


def contributions(doc: Annotated, entities: Entities) -> tuple[ContributionReport, ...]:
    """Every contribution that the article states, each with the sentences that say so."""
    hosts = missions.destinations(doc, entities)
    unnamed = (*hosts, *missions.countries(entities)) if missions.spoken(doc) else ()
    found: dict[_Key, list[Evidence]] = {}
    last: list[str] = []
    for count in (*counts(doc, entities), *unnumbered(doc)):
        how = status(doc, count)
        if how is None or (count.number is None and not _to_mission(doc, entities, count)):
            continue
        sentence = doc.sentences[count.head.sentence]
        quote = Evidence(sentence.start, sentence.end, doc.text[sentence.start : sentence.end])
        named = missions.named(entities, sentence.index)
        who = givers(doc, entities, count) or (last if count.elided else [])
        last = who or last
        if how is ContributionStatus.TARGET and named and (not who or missions.of_itself(doc, entities, count)):
            who = [named]
        for party in who:
            mission = named or next((k for k in unnamed if k != party), None)
            if mission is not None and party not in hosts[:1]:
                found.setdefault((party, mission, count.number, how), []).append(quote)
    numbered: dict[tuple[str, str], int] = {}
    for party, mission, number, how in found:
        if number is not None:
            numbered[party, mission] = max(numbered.get((party, mission), 0), _FAR.index(how))
    return tuple(
        ContributionReport(party, mission, number, how, tuple(sorted(set(quotes))))
        for (party, mission, number, how), quotes in found.items()
        if number is not None or _FAR.index(how) > numbered.get((party, mission), -1)
    )
