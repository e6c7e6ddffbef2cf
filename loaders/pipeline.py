"""The whole way through one article: a source in, everything it reports out.

`extract` runs the stages one after the other; each is pure, so the same source always gives the same report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from graph.ids import article_id
from graph.reports import Article, ArticleReport, EntityReport, Evidence, check
from loaders import coreference, dates, events, facts, mentions
from loaders.annotate import annotate_all
from loaders.clean import clean
from loaders.errors import LoaderError
from loaders.model import Annotated, Entities, Page, Source
from loaders.read import Failure
from loaders.version import LOADER_VERSION

BATCH = 8
"""Articles parsed together: the engine's own best batch (see `annotate.BATCH_SIZE`)."""


def _article(page: Page) -> Article:
    return Article(
        id=article_id(page.name, page.text),
        source=page.name,
        title=page.metadata.title or page.name,
        text=page.text,
        sha256=hashlib.sha256(page.text.encode()).hexdigest(),
        loader=LOADER_VERSION,
        url=page.metadata.url,
        publisher=page.metadata.publisher,
        published=page.metadata.published,
        language=page.metadata.language or "en",
    )


def _entities(doc: Annotated, entities: Entities) -> tuple[EntityReport, ...]:
    """Reports of the entities that are mentioned."""
    mentioned: dict[str, list[Evidence]] = {}
    for link in entities.links:
        here = link.mention
        for key in link.entities:
            mentioned.setdefault(key, []).append(Evidence(here.start, here.end, doc.text[here.start : here.end]))
    return tuple(
        EntityReport(
            key=entity.key,
            kind=entity.kind,
            name=entity.name,
            forms=tuple(sorted(set(entity.forms))),
            mentions=tuple(sorted(set(mentioned[entity.key]))),
            qid=entity.qid,
            iso2=entity.iso2,
            iso3=entity.iso3,
            latitude=entity.latitude,
            longitude=entity.longitude,
            parent=entity.parent,
        )
        for entity in entities.entities
        if entity.key in mentioned
    )


def report(doc: Annotated) -> ArticleReport:
    """Everything that an annotated page reports, checked against the laws of the reported layer."""
    entities = coreference.link(doc, mentions.find(doc))
    times = dates.find(doc)
    proposed = events.frames(doc, entities, times)
    found = events.find(doc, entities, times, proposed)
    known = facts.employers(doc, entities)
    made = ArticleReport(
        article=_article(doc.page),
        entities=_entities(doc, known),
        events=found,
        offices=facts.offices(doc, known, found),
        contributions=facts.contributions(doc, entities),
    )
    check(made)
    return made


def extract(source: Source) -> ArticleReport:
    """What one source reports. Raises a `LoaderError` where it holds no article."""
    return report(next(annotate_all([clean(source)])))


def extract_all(sources: Iterable[Source | Failure]) -> Iterator[ArticleReport | Failure]:
    """What each source reports, in their order; a source that holds no article gives a `Failure`."""
    pages: list[Page | Failure] = []

    def flush() -> Iterator[ArticleReport | Failure]:
        docs = annotate_all(p for p in pages if isinstance(p, Page))
        for page in pages:
            yield report(next(docs)) if isinstance(page, Page) else page
        pages.clear()

    for source in sources:
        if isinstance(source, Failure):
            pages.append(source)
        else:
            try:
                pages.append(clean(source))
            except LoaderError as error:
                pages.append(Failure(source.name, str(error)))
        if len(pages) >= BATCH:
            yield from flush()
    yield from flush()
