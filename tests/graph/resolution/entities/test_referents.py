"""What a report plainly refers to, and whom an article tells apart."""

from __future__ import annotations

from graph.reports import EntityReport, Evidence, Kind
from graph.resolution.entities.referents import beside, referent


def report(key: str, name: str, kind: Kind = Kind.PERSON, qid: str | None = None) -> EntityReport:
    return EntityReport(key, kind, name, (name,), (Evidence(0, len(name), name),), qid=qid)


def test_a_lone_surname_is_its_articles_own() -> None:
    assert referent("a0123456789abcdef", report("ruto", "Ruto")) == "ruto-012345"
    assert referent("a0123456789abcdef", report("william-ruto", "William Ruto")) == "william-ruto"
    assert referent("a0123456789abcdef", report("ruto", "Ruto", qid="Q1")) == "ruto"
    assert referent("a0123456789abcdef", report("caricom", "CARICOM", Kind.BODY)) == "caricom"


def test_people_of_one_article_who_share_a_name_are_told_apart() -> None:
    found = beside(
        [
            report("george-w-bush", "George W. Bush"),
            report("george-h-w-bush", "George H. W. Bush"),
            report("bush", "Bush"),
            report("w-hart", "W. Hart"),
            report("bush-house", "Bush House", Kind.BODY),
        ]
    )
    assert found == [
        ("bush", "george-h-w-bush"),
        ("bush", "george-w-bush"),
        ("george-h-w-bush", "george-w-bush"),
    ]
