"""An explanation as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from loaders.explain import Explanation
    from loaders.explain.model import Days, EventView, FrameView, Judgement, MentionView, SentenceView, TimeView

COLORS = {"person": "green", "country": "cyan", "body": "blue", "place": "magenta"}
TIME, KEPT, DROPPED, HEAD, FAINT = "yellow", "bold red", "red", "bold", "dim"
INDENT = "    "


def lines(found: Explanation) -> Iterator[Text]:
    """The article's head, its sentences, and what it reports."""
    yield Text(found.title, HEAD)
    yield Text(f"{found.source}, published {found.published or 'on a day that is not known'}", FAINT)
    for sentence in found.sentences:
        yield Text()
        yield from _sentence(sentence)
    yield from _heading("Events", bool(found.events))
    for event in found.events:
        yield from _event(event)
    yield from _heading("Offices", bool(found.offices))
    for office in found.offices:
        held = f", held on {_days(office.held)}" if office.held else ""
        yield Text(f"{INDENT}{office.person}: {office.title} of {office.of}{held}")
    yield from _heading("Contributions", bool(found.contributions))
    for item in found.contributions:
        number = "people" if item.personnel is None else str(item.personnel)
        yield Text(f"{INDENT}{item.party} to {item.mission}: {number} ({item.status})")
    yield Text()


def _heading(title: str, any_found: bool) -> Iterator[Text]:
    yield Text()
    yield Text(title if any_found else f"{title}: none", HEAD)


def _sentence(sentence: SentenceView) -> Iterator[Text]:
    text = Text(sentence.text)
    for mention in sentence.mentions:
        text.stylize(COLORS[mention.kind], mention.start - sentence.start, mention.end - sentence.start)
    for time in sentence.times:
        text.stylize(TIME, time.start - sentence.start, time.end - sentence.start)
    for frame in sentence.frames:
        style = KEPT if frame.kept else DROPPED
        text.stylize(style, frame.start - sentence.start, frame.end - sentence.start)
    yield Text.assemble((f"[{sentence.number} {sentence.kind}] ", FAINT), text)
    yield from (_mention(mention) for mention in sentence.mentions)
    yield from (_time(time) for time in sentence.times)
    for frame in sentence.frames:
        yield from _frame(frame)


def _mention(mention: MentionView) -> Text:
    notes = [mention.form, mention.reason]
    notes += [f"office: {mention.office}"] if mention.office else []
    notes += ["only qualifies"] if mention.modifier else []
    whom = ", ".join(mention.entities) or "nobody"
    return Text.assemble(
        f"{INDENT}who   ", (mention.text, COLORS[mention.kind]), f" → {whom} ", (f"({'; '.join(notes)})", FAINT)
    )


def _time(time: TimeView) -> Text:
    said = _days(time.days) if time.days else "recurring" if time.recurring else "no day to count from"
    return Text.assemble(f"{INDENT}when  ", (time.text, TIME), f" → {said} ", (f"(of “{time.governor}”)", FAINT))


def _frame(frame: FrameView) -> Iterator[Text]:
    verdict = "kept" if frame.kept else "not kept"
    parts = ", ".join(f"{part.entity} as {part.role} ({part.function})" for part in frame.parts) or "nobody"
    yield Text.assemble(
        f"{INDENT}what  ",
        (frame.trigger, KEPT if frame.kept else DROPPED),
        f" → {frame.subtype}, {frame.realis}: {verdict}, {_chance(frame.judgement)} ",
        (f"(rule {frame.rule}; {parts})", FAINT),
    )
    if frame.doubts:
        yield Text(f"{INDENT}      doubts: {', '.join(frame.doubts)}", FAINT)
    yield _signs(frame.judgement)


def _event(event: EventView) -> Iterator[Text]:
    yield Text.assemble(
        f"{INDENT}",
        (f"{event.subtype} ({event.type}), {event.realis}", HEAD),
        f", confidence {event.confidence}",
        (f" {event.key}; rules {', '.join(event.rules)}", FAINT),
    )
    yield Text(f"{INDENT * 2}when   {_days(event.days) if event.days else 'the article does not say'}")
    yield Text(f"{INDENT * 2}where  {', '.join(event.places) or 'the article does not say'}")
    for part in event.participants:
        behalf = f" for {', '.join(part.represents)}" if part.represents else ""
        presence = ", was there" if part.attended else ""
        why = f"by grammar: {', '.join(part.functions)}" if part.functions else "by the model alone"
        chance = f", {_chance(part.judgement)}" if part.judgement else ""
        yield Text.assemble(
            f"{INDENT * 2}who    {part.entity} as {part.role}{behalf}{presence}", (f" ({why}{chance})", FAINT)
        )
        if part.judgement:
            yield _signs(part.judgement)
    for candidate in event.left_out:
        yield Text(f"{INDENT * 2}not    {candidate.entity}, {_chance(candidate.judgement)}", FAINT)
    for quote in event.evidence:
        yield Text(f"{INDENT * 2}{quote.start}–{quote.end} “{' '.join(quote.quote.split())}”", FAINT)


def _days(days: Days | None) -> str:
    if days is None:
        return "no day"
    source = f" from “{days.raw}”" if days.raw else ""
    anchor = f", counted from {days.anchor}" if days.anchor else ""
    return f"{days.edtf} by {days.method}{source}{anchor}"


def _chance(judgement: Judgement) -> str:
    return f"{judgement.chance:.0%}, wanted {judgement.threshold:.0%}"


def _signs(judgement: Judgement) -> Text:
    said = ", ".join(f"{sign.sign} {sign.weight:+.2f}" for sign in judgement.signs)
    return Text(f"{INDENT}      signs: {said or 'none that weighs'}", FAINT)
