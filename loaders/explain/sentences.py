"""What was found in each sentence: who is spoken of, when, and which events its words may tell."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.events.frame import Frame
from loaders.events.frames import keeping
from loaders.events.signs import signs
from loaders.explain.model import FrameView, MentionView, PartView, SentenceView, TimeView
from loaders.explain.values import days, judgement
from loaders.model import Annotated, Entities, Link, Office, TimeExpression


def sentences(
    doc: Annotated,
    entities: Entities,
    times: Sequence[TimeExpression],
    proposed: Sequence[Frame],
    kept: Sequence[Frame],
) -> tuple[SentenceView, ...]:
    """Every sentence that is read, in text order. `kept` are the frames of `proposed` that tell an event."""
    telling = {frame.trigger for frame in kept}
    return tuple(
        SentenceView(
            number=sentence.index,
            kind=sentence.kind.value,
            start=sentence.start,
            end=sentence.end,
            text=doc.text[sentence.start : sentence.end],
            mentions=tuple(_mention(doc, x) for x in entities.links if x.mention.sentence == sentence.index),
            times=tuple(_time(doc, x) for x in times if x.sentence == sentence.index),
            frames=tuple(
                _frame(doc, entities, times, frame, proposed, kept=frame.trigger in telling)
                for frame in proposed
                if frame.sentence == sentence.index
            ),
        )
        for sentence in doc.sentences
    )


def _mention(doc: Annotated, link: Link) -> MentionView:
    here = link.mention
    return MentionView(
        text=doc.text[here.start : here.end],
        start=here.start,
        end=here.end,
        kind=here.kind.value,
        form=here.form.value,
        modifier=here.modifier,
        entities=link.entities,
        reason=link.reason,
        office=_office(here.office),
    )


def _office(office: Office | None) -> str | None:
    if office is None:
        return None
    return " ".join(filter(None, [office.qualifier, office.title, f"of {office.of}" if office.of else None]))


def _time(doc: Annotated, time: TimeExpression) -> TimeView:
    return TimeView(
        text=doc.text[time.start : time.end],
        start=time.start,
        end=time.end,
        governor=doc.tokens[time.governor].text,
        recurring=time.recurring,
        days=days(time.span),
    )


def _frame(
    doc: Annotated,
    entities: Entities,
    times: Sequence[TimeExpression],
    frame: Frame,
    proposed: Sequence[Frame],
    *,
    kept: bool,
) -> FrameView:
    trigger = doc.tokens[frame.trigger]
    return FrameView(
        trigger=trigger.text,
        start=trigger.start,
        end=trigger.end,
        subtype=frame.subtype,
        rule=frame.entry.rule,
        realis=frame.realis.value,
        parts=tuple(PartView(p.party.entity, p.slot.role.value, p.function, p.slot.present) for p in frame.parts),
        doubts=tuple(sorted(frame.doubts)),
        judgement=judgement(keeping(), signs(doc, entities, times, frame, proposed)),
        kept=kept,
    )
