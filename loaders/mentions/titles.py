"""Offices around a name: "Haiti Prime Minister Ariel Henry", "Jane Roe, U.S. ambassador to Chad, …", "… of Kenya"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.reports import Kind
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.source import data
from loaders.mentions.drafts import Draft
from loaders.model import Office

_CORE = r"(?![AD])(?:[NXHD]|A(?=[NX]*H)){0,9}H(?:D?Q)*"
_TAIL = r"(?:O+T?(?:[NXHCAnDQK](?<!K)|A){1,9}(?<!A))*"
_BEFORE = re.compile(
    rf"(?P<the>T?)(?P<c>(?:C+(?:L[XC]+R)?S?D?)?)(?P<q>(?:QD?)*)(?P<c2>(?:C+S?)?)(?P<title>{_CORE}{_TAIL})(?P<comma>K?)(?P<m>M*)$"
)
_AFTER = re.compile(
    rf"(?:K|L)(?P<the>T?)(?P<c>(?:C+S?D?)?)(?P<q>(?:QD?)*)(?P<c2>(?:C+S?)?)"
    rf"(?:(?P<title>(?>n{{0,2}}{_CORE}{_TAIL}))(?![PXMnHNS])|(?P<short>(?>{_CORE}))(?=OT?H+[PX]))"
)
_OF = re.compile(r"OT?(?P<c>C+)")
_BODY_AFTER = re.compile(r"KT?(?P<c>C+)(?=K|x|$)")
_BRACKETS = re.compile(r"L[^KLR]R(?=K)")
_LAST_OF = re.compile(r"O+T?[Nn]{0,2}(?:C+S)?(?P<c>C+)$")
_HONOURS = re.compile(r"T?[NXM]*M+$")
LONGEST = 24  # tokens looked at on one side; longer titles are lists
_NO_OFFICE = {
    "head of delegation",
    "member of delegation",
    "official",
    "officer",
    "aide",
    "activist",
    "candidate",
    "officials",
    "cleric",
    "dissident",
    "journalist",
    "reporter",
    "correspondent",
    "businessman",
    "businesswoman",
    "economist",
    "historian",
    "scientist",
    "physicist",
    "photographer",
    "tycoon",
    "singer",
    "filmmaker",
    "blogger",
    "novelist",
    "playwright",
    "poet",
    "laureate",
}
_SPEAKS = {"spokesman", "spokeswoman", "spokesperson", "member", "mp", "lawyer"}
_ABROAD = {"ambassador", "envoy", "representative", "negotiator", "adviser", "advisor", "permanent", "assistant"}


@lru_cache(maxsize=1)
def _postal() -> dict[str, str]:
    return dict(data("places")["postal"])


@dataclass(frozen=True, slots=True)
class Found:
    """An office phrase at tokens `first` up to `last`; `apposition`: set off by a comma, a phrase of its own."""

    first: int
    last: int
    office: Office | None
    apposition: bool = False


def _key_at(draft: Draft, i: int) -> str | None:
    """The key of the name at token `i`."""
    hit = draft.hit_at.get(i)
    return hit.form.entry.key if hit is not None else None


def _text(draft: Draft, first: int, last: int) -> str:
    return " ".join(draft.doc.words(first, last).split())


def office(draft: Draft, match: re.Match[str], base: int) -> Office | None:
    """The office that a match says; `base` is the token at which the matched string begins."""
    group = "title" if match["title"] else "short"
    first, last = base + match.start(group), base + match.end(group)
    of, first0 = None, first
    for group in ("c", "c2"):
        if match[group].strip("D"):
            end = base + match.end(group) - 1
            while draft.codes[end] != "C":
                end -= 1
            start = base + match.start(group)
            of = _key_at(draft, start if draft.codes[start] == "C" else end) or of
    tail = _LAST_OF.search(draft.codes[first:last])
    if tail:
        at, prep = first + tail.start("c"), draft.doc.tokens[first + tail.start()].lower
        words = set(_text(draft, first, first + tail.start()).lower().split())
        hit = draft.hit_at.get(at)
        party = hit is not None and (hit.form.entry.kind in {Kind.COUNTRY, Kind.BODY} or hit.form.entry.state)
        if (
            party
            and (prep in {"of", "at"} or (prep == "for" and words & _SPEAKS))
            and not (words & _ABROAD and prep != "of")
        ):
            if of is not None and prep == "of" and hit is not None and hit.form.entry.kind is Kind.BODY:
                first = min(first, base + min(s for g in ("c", "c2") if (s := match.start(g)) >= 0 and match[g]))
                of = None  # "the Lima director of Rescue Watch": of the body, and of its branch there
            of = of or _key_at(draft, at)
            last = first0 + tail.start()
    title = _text(draft, first, last)
    if (
        draft.codes[last - 1] == "H"
        and draft.doc.tokens[last - 1].tag in {"NNS", "NNPS"}
        and title.endswith("s")
        and not title.lower().endswith(("affaires", "affairs"))
        and "O" not in match[group]
    ):
        title = title[:-1]
    if not title or title.lower() in _NO_OFFICE:
        return None
    qualifier = (
        re.sub(r"\W+$", "", _text(draft, base + match.start("q"), base + match.end("q"))) if match["q"] else None
    )
    after = re.search(r"D(Q)$", match[group])
    if after and qualifier is None:
        qualifier = draft.doc.tokens[base + match.start(group) + after.start(1)].lower
    if of is None:
        of = title_words().of(title)
    return Office(title, of, qualifier.lower() if qualifier else None)


def before(draft: Draft, first: int) -> Found | None:
    """The office phrase that ends right before the name that begins at token `first`."""
    base = max(draft.sentence(first).first, first - LONGEST)
    codes = draft.codes[base:first]
    match = _BEFORE.search(codes)
    if match is None:
        honours = _HONOURS.search(codes)
        return Found(base + honours.start(), first, None) if honours else None
    apposition = bool(match["comma"])
    if apposition and not (match["the"] or match["c"] or "O" in match["title"]):
        return None
    return Found(
        base + match.start(), base + match.end("title") if apposition else first, office(draft, match, base), apposition
    )


def after(draft: Draft, last: int, *, titled: bool = False) -> list[Found]:
    """The office phrases in apposition behind the name that ends before token `last`."""
    end = min(draft.sentence(last - 1).last, last + 2 * LONGEST)
    found: list[Found] = []
    brackets = _BRACKETS.match(draft.codes, last, end)
    at = brackets.end() if brackets else last
    while match := _AFTER.match(draft.codes, at, end):
        if titled and draft.codes.startswith("A", match.end()):
            break  # "Minister A B, Minister of Justice and Law C D": the next in a list
        said = office(draft, match, 0)
        at = match.end()
        body = _BODY_AFTER.match(draft.codes, at, end)
        if said and body and said.of in {None, title_words().of(said.title)}:
            said = Office(said.title, _key_at(draft, body.start("c")), said.qualifier)
            at = body.end()
        found.append(Found(match.start() + 1, at, said, apposition=True))
        if at < end and draft.codes[at] == "R":
            at += 1
    return found


def of_country(draft: Draft, last: int) -> str | None:
    """The key of X where "of X" or a state's code stands right behind: "President William Ruto of Kenya", "(OH)"."""
    tokens = draft.doc.tokens
    if draft.codes.startswith("L", last) and last + 2 < len(tokens) and draft.codes[last + 2] == "R":
        return _postal().get(tokens[last + 1].text.rpartition("-")[2])
    match = _OF.match(draft.codes, last, draft.sentence(last - 1).last)
    if match and draft.doc.tokens[last].lower == "of":
        return _key_at(draft, match.start("c"))
    return None
