"""One article's explanation, out of the same stages that make its report."""

from __future__ import annotations

from loaders import coreference, dates, mentions
from loaders import events as event_stage
from loaders.annotate import annotate
from loaders.clean import clean
from loaders.events import told
from loaders.events.frames import propose
from loaders.explain.events import events
from loaders.explain.model import ContributionView, EntityView, Explanation, OfficeView
from loaders.explain.sentences import sentences
from loaders.explain.values import days, quotes
from loaders.model import Annotated, Source
from loaders.pipeline import report


def explain(doc: Annotated) -> Explanation:
    """Everything that an annotated page reports, and why: the same page always gives the same explanation."""
    entities = coreference.link(doc, mentions.find(doc))
    times = dates.find(doc)
    kept = event_stage.frames(doc, entities, times)
    made = report(doc)
    return Explanation(
        id=made.article.id,
        source=made.article.source,
        title=made.article.title,
        published=made.article.published,
        loader=made.article.loader,
        sentences=sentences(doc, entities, times, propose(doc, entities, times), kept),
        entities=tuple(EntityView(e.key, e.kind.value, e.name, e.forms, e.qid, e.parent) for e in made.entities),
        events=events(doc, entities, made.events, told(doc, entities, times, kept)),
        offices=tuple(OfficeView(o.person, o.title, o.of, days(o.held), quotes(o.evidence)) for o in made.offices),
        contributions=tuple(
            ContributionView(c.party, c.mission, c.personnel, c.status.value, quotes(c.evidence))
            for c in made.contributions
        ),
    )


def explain_source(source: Source) -> Explanation:
    """The explanation of one source. Raises a `LoaderError` where it holds no article."""
    return explain(annotate(clean(source)))
