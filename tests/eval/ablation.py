"""What each stage adds: `python -m tests.eval.ablation [--half H] [SET…]` prints a table in Markdown for each set.

A stage is switched off at a time, in this process, by putting something that does nothing in its place; everything
behind it goes on with what is left. Figures are those of `python -m tests.eval --quick`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from unittest import mock

from loaders import coreference, pipeline
from loaders.annotate import annotate_all
from loaders.clean import clean
from loaders.events.frame import Frame
from loaders.events.frames import propose
from loaders.events.occurrences import Occurrence
from loaders.events.scene import Scene
from loaders.linear import Linear
from loaders.model import Annotated, BlockKind, Entities, Form, Mention, TimeExpression
from tests.eval import sets
from tests.eval.coded import Gold
from tests.eval.inprocess import Reported
from tests.eval.score import Scores, score

MEASURES: Mapping[str, str] = {
    "who_attended_what_f1": "who attended what",
    "core_event_recall": "core recall",
    "events_precision": "events precision",
    "participants_f1": "participants",
    "role_accuracy": "roles",
    "date_right": "dates right",
    "date_wrong": "dates wrong",
    "place_accuracy": "places",
}
SAME = "·"

Patches = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Switch:
    """A stage that can be switched off: what is put in the place of which names."""

    name: str
    patches: Callable[[], Patches]

    def off(self) -> AbstractContextManager[object]:
        """Within, the stage does nothing."""
        stack = ExitStack()
        for name, instead in self.patches().items():
            stack.enter_context(mock.patch(name, instead))
        return stack


def _without(*forms: Form) -> Patches:
    """Mentions of these forms are linked to nobody."""
    link = coreference.link

    def instead(doc: Annotated, found: Sequence[Mention]) -> Entities:
        whole = link(doc, found)
        links = tuple(x for x in whole.links if x.mention.form not in forms)
        left = {key for x in links for key in x.entities}
        kept = (replace(x, offices=tuple(o for o in x.offices if o.of in left)) for x in whole.entities)
        return Entities(tuple(x for x in kept if x.key in left), links)

    return {"loaders.coreference.link": instead}


def _clean_text() -> Patches:
    """Menus, captions and related news are read like the body."""
    whole = clean

    def instead(source: object) -> object:
        page = whole(source)  # type: ignore[arg-type]  # passed through as it came
        left_out = {BlockKind.FURNITURE, BlockKind.CAPTION}
        return replace(
            page, blocks=tuple(replace(b, kind=BlockKind.BODY) if b.kind in left_out else b for b in page.blocks)
        )

    return {f"{__name__}.clean": instead}


def _frame_model() -> Patches:
    """Only what the grammar is sure of is kept."""

    def instead(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Frame, ...]:
        return tuple(frame for frame in propose(doc, entities, times) if not frame.doubts)

    return {"loaders.events.frames": instead}


def _participant_model() -> Patches:
    """Who stands in a slot of the grammar took part, and nobody else."""
    by_grammar = Linear(bias=-10.0, threshold=0.5, weights={"by-grammar": 20.0})
    return {"loaders.events.participating": lambda: by_grammar}


def _companions() -> Patches:
    return {"loaders.events.companions.add": lambda *_: None}


def _wide_lexicon() -> Patches:
    """Words that carry an event only now and then are not in the lexicon."""

    def instead(doc: Annotated, entities: Entities, times: Sequence[TimeExpression]) -> tuple[Frame, ...]:
        return tuple(frame for frame in propose(doc, entities, times) if not frame.entry.wide)

    return {"loaders.events.frames.propose": instead}


def _known_people() -> Patches:
    table = "loaders.gazetteer.people.People"
    return {f"{table}.named": lambda *_: (), f"{table}.called": lambda *_, **__: None}


def _inherited_dates() -> Patches:
    """Each occurrence has the day that its own words give, or none."""

    def instead(scene: Scene, *_: object) -> list[object]:
        return [occurrence.date for occurrence in scene.found]

    return {"loaders.events.settle._days": instead}


def _inherited_places() -> Patches:
    """Each occurrence has the places that its own words give, or none."""

    def instead(scene: Scene, *_: object) -> list[tuple[str, ...]]:
        return [_own(occurrence) for occurrence in scene.found]

    return {"loaders.events.settle._places": instead}


def _own(occurrence: Occurrence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for telling in occurrence.tellings for place in telling.places))


def _joining() -> Patches:
    """Each telling is an occurrence of its own."""
    return {
        "loaders.events.occurrences": lambda tellings, *_: [
            Occurrence([telling]) for telling in tellings if not telling.frame.headline
        ]
    }


SWITCHES = (
    Switch("furniture left out", _clean_text),
    Switch("pronouns linked", lambda: _without(Form.PRONOUN)),
    Switch("titles and descriptions linked", lambda: _without(Form.TITLE, Form.NOMINAL)),
    Switch("surnames and acronyms linked", lambda: _without(Form.SURNAME, Form.ACRONYM)),
    Switch("known people", _known_people),
    Switch("wide lexicon", _wide_lexicon),
    Switch("model of frames", _frame_model),
    Switch("model of participants", _participant_model),
    Switch("companions", _companions),
    Switch("tellings joined", _joining),
    Switch("dates from the telling around", _inherited_dates),
    Switch("places from the telling around", _inherited_places),
)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="*", help="names of sets; without, all")
    parser.add_argument("--half", choices=sets.HALVES, default="all", help="of large sets, every other article")
    given = parser.parse_args()
    for item in sets.every():
        if (not given.set or item.name in given.set) and (golds := item.golds(given.half)):
            print(f"\n### {item.name}\n\n" + "\n".join(_table(_measured(item, golds))))  # noqa: T201  # this module is for it
    return 0


def _measured(item: sets.GoldSet, golds: Sequence[Gold]) -> dict[str, Scores]:
    """The measures with everything, under the empty name, and without each stage."""
    sources = item.sources(golds)
    docs = list(annotate_all(clean(source) for source in sources))
    found = {"": _scores(docs, golds)}
    for switch in SWITCHES:
        with switch.off():
            again = switch.patches is _clean_text  # the one that needs the text to be parsed anew
            found[switch.name] = _scores(annotate_all(clean(s) for s in sources) if again else docs, golds)
    return found


def _scores(docs: Iterable[Annotated], golds: Sequence[Gold]) -> Scores:
    return score(Reported(pipeline.report(doc) for doc in docs), golds)[0]


def _table(found: Mapping[str, Scores]) -> list[str]:
    """The figures with everything, and how they change without each stage."""
    whole = found[""]
    rows = [
        "| without | " + " | ".join(MEASURES.values()) + " |",
        "| --- |" + " ---: |" * len(MEASURES),
        "| nothing | " + " | ".join(_figure(whole[name]) for name in MEASURES) + " |",
    ]
    for stage, scores in found.items():
        if stage:
            changes = (_change(whole[name], scores[name]) for name in MEASURES)
            rows.append(f"| {stage} | " + " | ".join(changes) + " |")
    return rows


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _change(before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return "–"
    return f"{after - before:+.3f}" if round(after - before, 3) else SAME


if __name__ == "__main__":
    sys.exit(main())
