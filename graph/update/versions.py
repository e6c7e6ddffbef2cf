"""Several versions of one web address: the latest counts, the others are kept and say nothing.

What an article that has been superseded reports lies with its node as one line; it has no report nodes, and no part in
the resolved layer, until the later version goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph import canonical
from graph.connection import Transaction, each, one
from graph.reports import ArticleReport
from graph.resolution import publication
from graph.resolution.copies import Version, superseded
from graph.store import reported, rows

STORED = """
UNWIND $sources AS source
MATCH (a:Article {source: source})
RETURN collect([a.id, a.source, a.published, a.origin IS NOT NULL, a.superseded_by])
"""

POINT = """
UNWIND $pairs AS pair
MATCH (a:Article {id: pair[0]})
SET a.superseded_by = pair[1]
"""

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Versions:
    """What a change comes to once later versions have taken the place of earlier ones.

    `leave` and `come` (by fingerprint) go out of and into the resolved layer. `asleep` are stored without it, each with
    the id of the version that supersedes it; `pointed` are stored ones that another version supersedes now.
    """

    leave: list[ArticleReport]
    come: Mapping[str, ArticleReport]
    asleep: list[tuple[ArticleReport, str]]
    pointed: list[list[str]]


async def plan(tx: Transaction, old: Sequence[ArticleReport], new: Mapping[str, ArticleReport]) -> Versions:
    """Read the other versions of these articles' addresses, and see which of them counts."""
    coming = {report.article.id: report for report in new.values()}
    sources = {report.article.source for report in [*old, *new.values()] if report.article.source.startswith(WEB)}
    if not sources:
        return Versions(list(old), new, [], [])
    stored = {row[0]: row for row in await one(tx, STORED, sources=sorted(sources))}
    gone = {report.article.id for report in old} - coming.keys()
    others = [Version(row[0], row[1], row[2]) for name, row in stored.items() if name not in gone | coming.keys()]
    added = [Version(item.article.id, item.article.source, item.article.published) for item in new.values()]
    later = superseded([*others, *added])

    slept = {name for name, row in stored.items() if row[4] is not None}
    fall = [item.id for item in others if item.id in later and stored[item.id][3]]
    rise = [item.id for item in others if item.id not in later and item.id in slept]
    falling, rising = await reported.read(tx, fall), await reported.read(tx, rise)
    return Versions(
        leave=[report for report in old if report.article.id not in slept] + falling,
        come={mark: report for mark, report in new.items() if report.article.id not in later}
        | {canonical.fingerprint(report): report for report in rising},
        asleep=[
            (report, later[report.article.id]) for report in [*coming.values(), *falling] if report.article.id in later
        ],
        pointed=[
            [item.id, later[item.id]]
            for item in others
            if item.id in slept and item.id in later and stored[item.id][4] != later[item.id]
        ],
    )


async def write(tx: Transaction, versions: Versions) -> None:
    """Store what has been superseded."""
    asleep = [_row(report, by) for report, by in versions.asleep]
    await each(tx, reported.WRITE_ARTICLES, "rows", asleep)
    await each(tx, POINT, "pairs", versions.pointed)


def _row(report: ArticleReport, by: str) -> rows.Row:
    known = publication.known(report.article.published)
    kept = {"superseded_by": by, "asleep": canonical.report_line(report)} | ({"known": known} if known else {})
    return rows.article_row(report, canonical.fingerprint(report), kept)
