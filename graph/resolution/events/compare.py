"""Whether two event reports tell of one occurrence: a pure function that gives its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from graph.reports import Realis
from graph.resolution.cluster import Rules
from graph.resolution.events import features, shown, table
from graph.resolution.events.views import EventView
from graph.resolution.outcome import Comparison, Outcome, ruled_out, weighed

_DATES = "different dates"


@dataclass(frozen=True, slots=True)
class Summary:
    """What hard rules look at, for one report or for a cluster of them."""

    family: str
    articles: frozenset[str]
    realis: frozenset[Realis]
    references: frozenset[str]
    latest_start: date
    earliest_end: date

    def with_(self, other: Summary) -> Summary:
        """The summary of both together."""
        return Summary(
            family=self.family,
            articles=self.articles | other.articles,
            realis=self.realis | other.realis,
            references=self.references | other.references,
            latest_start=max(self.latest_start, other.latest_start),
            earliest_end=min(self.earliest_end, other.earliest_end),
        )


def summary(view: EventView) -> Summary:
    """The summary of one report."""
    span = view.report.date
    return Summary(
        family=view.family,
        articles=frozenset((view.article,)),
        realis=frozenset((view.report.realis,)),
        references=frozenset(() if view.report.reference is None else (view.report.reference,)),
        latest_start=(span.earliest if span else None) or date.min,
        earliest_end=_lasted(view, (span.latest if span else _told_by(view)) or date.max),
    )


def _lasted(view: EventView, end: date) -> date:
    """A visit may be told by the day of arrival or by the next."""
    return end if view.family != "visit" or end == date.max else end + timedelta(days=table.TRIP)


def _told_by(view: EventView) -> date | None:
    """What has happened cannot be later than the article that tells of it; a day more, for the hours of the earth."""
    if view.report.realis is not Realis.ACTUAL or view.published is None or view.published == date.max:
        return None
    return view.published + timedelta(days=1)


# An announcement and the report of its being held, or of its being called off, are one event. What was held was not
# called off, and what is only possible stands alone.
_ONE_STORY = (frozenset((Realis.ACTUAL, Realis.PLANNED)), frozenset((Realis.PLANNED, Realis.NEGATED)))


def forbidden(a: Summary, b: Summary) -> str | None:
    """The hard rule that keeps two reports, or two clusters of them, apart; `None` where none does.

    Intervals that meet two by two have a day in common, so clusters may be judged by their summaries.
    """
    if a.family != b.family:
        return "different kinds of event"
    if a.articles & b.articles:
        return "one article tells them apart"
    if len(realis := a.realis | b.realis) > 1 and not any(realis <= story for story in _ONE_STORY):
        return "what one says happened, the other does not"
    if a.references and b.references and a.references != b.references:
        return "different numbers"
    if max(a.latest_start, b.latest_start) > min(a.earliest_end, b.earliest_end):
        return _DATES
    return None


def compare(a: EventView, b: EventView) -> Comparison:
    """Score two reports that share a blocking key. Symmetric.

    Reports whose dates do not show them to be of one day, or show the day beside, are undecided at most, and only where
    all else would make them the same; `forbidden` then says which it was.
    """
    rule = forbidden(summary(a), summary(b))
    if rule not in (None, _DATES):
        return ruled_out(rule)
    found = weighed(features.reasons(a, b), table.SAME, table.UNDECIDED)
    if rule == _DATES:
        beside = found.outcome is Outcome.SAME and _beside(a, b) and features.alike(a, b)
        return _in_doubt(found, "days apart") if beside else ruled_out(_DATES)
    if _one_time(a, b):
        return found
    agree = found.score >= table.SAME + table.DAY_UNKNOWN and features.place(a, b) >= 0
    return _in_doubt(found, "no day known") if agree else ruled_out("no day known")


def _in_doubt(found: Comparison, rule: str) -> Comparison:
    return Comparison(Outcome.UNDECIDED, found.score, found.reasons, rule)


def _beside(a: EventView, b: EventView) -> bool:
    one, other = a.report.date, b.report.date
    return one is not None and other is not None and 0 < shown.apart(one, other) <= table.BESIDE


def _one_time(a: EventView, b: EventView) -> bool:
    """Whether they tell of one time, as far as can be known: by their dates, by a number, or by being one text.

    A fortnight, or the days in which an undated report was news, is time enough for what one person does rarely at one
    place; a month for what two people do, or what is told in the same words. Of what is done daily only news is of one
    time.
    """
    one, other = a.report.date, b.report.date
    if one and other and max(_length(a), _length(b)) <= table.BESIDE:
        return True
    if features.numbered_by_one(a, b):
        return True
    if _retold(a, b):
        return True
    told = abs((a.published - b.published).days) if a.published and b.published else None
    if features.reprinted(a, b):
        return bool(one and other) or (told is not None and told <= table.REPRINT)
    longest = max(_length(a), _length(b))
    if a.family in table.BUSY:
        days = table.FRESH if len(a.persons & b.persons) >= table.PEOPLE else None
        return days is not None and features.alike(a, b) and _was_news(a, b, days)
    if a.report.subtype == b.report.subtype == "election" and features.alike(a, b):
        return longest <= table.YEAR
    if features.alike(a, b):
        two = len(a.persons & b.persons) >= table.PEOPLE
        days = table.MONTH if two or a.family in table.SELDOM else table.FORTNIGHT
        return longest <= days or _was_news(a, b, table.MONTH if two else table.NEWS)
    if a.family == "decision" and a.areas & b.areas and (a.bodies & b.bodies or features.worded(a, b)):
        return longest <= table.YEAR
    return longest <= table.MONTH and features.worded(a, b)


def _retold(a: EventView, b: EventView) -> bool:
    """Whether it is what news retells for years, and the two may be of one time whatever their dates leave open."""
    if features.others(a, b) or features.place(a, b) < 0:
        return False
    if features.subject(a, b) or features.first(a, b) or features.figure(a, b):
        return True
    two = len(a.persons & b.persons) >= table.PEOPLE
    return a.family == "signing" and two and features.place(a, b) >= table.PLACE_SHARED


def _length(view: EventView) -> float:
    span = view.report.date
    if span is None or span.earliest is None or span.latest is None:
        return float("inf")
    return (span.latest - span.earliest).days


def _was_news(a: EventView, b: EventView, days: int) -> bool:
    """Whether one gives no date, and appeared at most so many days after that of the other; before it, if a plan."""
    undated, dated = (a, b) if a.report.date is None else (b, a)
    span, told = dated.report.date, undated.published
    if undated.report.date is not None or told is None or span is None or _length(dated) > table.NEWS:
        return False
    if undated.report.realis is Realis.PLANNED:
        return span.earliest is not None and 0 <= (span.earliest - told).days <= days
    return span.latest is not None and 0 <= (told - span.latest).days <= days


def vague(view: EventView) -> bool:
    """Whether it gives no day, or so many that what it tells of may have been twice in them."""
    return _length(view) > table.BESIDE


RULES: Rules[EventView, Summary] = Rules(compare, summary, forbidden, vague)
