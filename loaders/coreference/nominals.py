"""Titles alone and common nouns: "the President", "the Caribbean nation", "both countries", "the mission"."""

from __future__ import annotations

from functools import lru_cache

from graph.reports import Kind
from loaders.coreference.offices import DOMINANT
from loaders.coreference.state import State
from loaders.gazetteer import gazetteer
from loaders.gazetteer.names import fold
from loaders.gazetteer.offices import title_words
from loaders.gazetteer.source import data
from loaders.model import Mention

PAIR_REACH = 2
"""Whole sentences before its own in which the members of "both countries" or "the two leaders" are looked for."""
COUNTRY_REACH = 3
"""Sentences before its own in which the antecedent of "the country" is looked for."""
_TWO = frozenset("two both".split())
_NUMBER = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_TRAVEL = frozenset("visit trip travel arrive journey arrival tour fly return stay".split())
_LESSER = frozenset("vice deputy assistant".split())
_TERRITORIES = frozenset(
    "hong-kong macau puerto-rico greenland gibraltar palestine taiwan guam bermuda new-caledonia".split()
)
_FORMER = frozenset("former ex late deposed ousted then".split())


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], frozenset[str], frozenset[str]]:
    rows = data("nominals")
    regions = {k: frozenset(v) for k, v in rows["regions"].items()}
    also = {k: frozenset(v) for k, v in rows["also_in"].items()}
    return regions, also, frozenset(rows["islands"]), frozenset(rows["kingdoms"])


def link_title(state: State, number: int) -> None:
    """Link a title alone to the one in the article who holds it, the nearest where several do."""
    mention = state.mentions[number]
    office = mention.office
    if office is None:
        return
    same = title_words().same_office
    asked = same(office.title)
    head = asked.rsplit(" ", 1)[-1]
    former = office.qualifier in _FORMER
    holders = []
    for key, offices in state.offices.items():
        for held in offices:
            title = same(held.title)
            fits = (
                title == asked
                or title.endswith(" " + asked)
                or (asked == head and title.split()[-1:] == [head] and head != "minister")
            )
            fits = (
                fits or (asked == "leader" and state.top(key)) or (asked == "minister" and title.endswith("minister"))
            )
            if _LESSER & set(title.split()) - set(asked.split()):
                fits = False
            if fits and (office.of is None or held.of in {None, office.of}) and (held.qualifier in _FORMER) == former:
                holders.append(key)
    holders = list(dict.fromkeys(holders))
    if office.of is None and state.home and asked in {"president", "vice president"} and len(holders) > 1:
        own = [k for k in holders if state.home in state.countries_of(k)]
        holders = own if len(own) == 1 else holders
    if len(holders) > 1 and not office.qualifier:
        regular = [k for k in holders if any(same(o.title) == asked and o.qualifier is None for o in state.offices[k])]
        holders = regular or holders
    if len(holders) > 1:
        holders = _nearest(state, number, holders)
    if len(holders) == 1:
        state.link(number, holders, "holder of the office")
        return
    if (
        not holders
        and office.of is not None
        and office.of in state.names
        and state.kind(office.of) is Kind.COUNTRY
        and head == "counterpart"
    ):
        state.link(number, (office.of,), "counterpart of a country")


def _nearest(state: State, number: int, holders: list[str]) -> list[str]:
    """The holder named last, unless two stand in one sentence and neither is its subject."""
    wanted = set(holders)
    for _, link in state.before(number, len(state.doc.sentences)):
        if len(link.entities) == 1 and link.entities[0] in wanted:
            sentence = link.mention.sentence
            rivals = {
                k
                for _, o in state.in_sentence(sentence)
                for k in o.entities
                if k in wanted and o.mention.last <= state.mentions[number].first
            }
            if len(rivals) == 1:
                return list(rivals)
            subjects = {
                k
                for _, o in state.in_sentence(sentence)
                for k in o.entities
                if k in wanted and state.is_subject(o.mention)
            }
            return list(subjects) if len(subjects) == 1 else holders
    return holders


def link_nominal(state: State, number: int) -> None:
    """Link a noun phrase to what it stands for."""
    mention = state.mentions[number]
    words = fold(mention.name).split()
    noun = state.doc.tokens[mention.head].lemma.lower()
    count = next((_NUMBER[w] for w in words if w in _NUMBER), 0)
    if mention.kind is Kind.COUNTRY and mention.key is not None:
        entry = gazetteer().entries.get(mention.key)
        state.name(mention.key)
        if mention.key in state.names and entry is not None:
            state.link(
                number,
                (mention.key,),
                "government of the country" if entry.kind is Kind.COUNTRY else "officials of the body",
            )
    elif mention.plural or count:
        _several(state, number, noun, count)
    elif mention.kind is Kind.COUNTRY:
        _country(state, number, words, noun)
    elif mention.kind is Kind.BODY and noun == "delegation":
        _delegation(state, number)
    elif mention.kind is Kind.BODY:
        _body(state, number, noun)
    elif mention.kind is Kind.PERSON and noun == "leader":
        tops = [k for k in state.offices if state.top(k)]
        keys = _nearest(state, number, tops) if len(tops) > 1 else tops
        if len(keys) == 1:
            state.link(number, keys, "leader")


def _several(state: State, number: int, noun: str, count: int) -> None:
    mention = state.mentions[number]
    if noun in {"country", "nation", "state", "government", "side", "delegation", "party", "neighbour", "neighbor"}:
        if count:
            _countries(state, number, count, noun)
        elif noun in {"country", "nation"} and fold(mention.name).split()[0] in {"these", "those"}:
            _row(state, number)
        return
    if mention.kind is not Kind.PERSON:
        return
    before = next((link for _, link in state.before(number, 1) if link.mention.plural and len(link.entities) > 1), None)
    if (
        before is not None
        and len(before.entities) == (count or len(before.entities))
        and state.kind(before.entities[0]) is Kind.PERSON
    ):
        state.link(number, before.entities, "the same as before")
        return
    for back in range(PAIR_REACH + 1 if count else 0):
        keys = [k for _, link in state.in_sentence(mention.sentence - back) for k in link.entities
                if state.kind(k) is Kind.PERSON and link.mention.last <= mention.first and not link.mention.modifier]  # fmt: skip
        keys = list(dict.fromkeys(keys))
        if noun in {"leader", "president"} and len(keys) > count:
            keys = [k for k in keys if state.top(k)]
        if len(keys) == count:
            state.link(number, keys, "the two before")
            return
        if len(keys) > count:
            break
    _holders(state, number, noun, count)


def _holders(state: State, number: int, noun: str, count: int) -> None:
    """All who hold the office that a plural names: "the foreign ministers", "the two leaders"."""
    mention = state.mentions[number]
    words = [w for w in fold(mention.name).split() if w not in _NUMBER and w not in {"the", "these", "those"}]
    asked = " ".join([*words[:-1], noun])
    same = title_words().same_office
    if noun == "leader":
        keys = [k for k in state.offices if state.top(k)]
    else:
        keys = [
            k
            for k, held in state.offices.items()
            if any(same(o.title) == asked and o.qualifier not in _FORMER for o in held)
        ]
    if len(keys) == count or (not count and len(keys) > 1 and noun != "leader"):
        state.link(number, keys, "the holders of the office")


def _row(state: State, number: int) -> None:
    """The countries of the longest list in the sentence before: "these nations"."""
    doc = state.doc
    mention = state.mentions[number]
    rows: dict[int, list[str]] = {}
    for back in (0, 1):
        for _, link in state.in_sentence(mention.sentence - back):
            if link.mention.kind is Kind.COUNTRY and link.mention.last <= mention.first and not link.mention.modifier:
                head = doc.tokens[link.mention.head]
                while head.dep in {"conj", "appos"} and head.head != head.i:
                    head = doc.tokens[head.head]
                rows.setdefault(head.i, []).extend(link.entities)
        longest = max(rows.values(), key=len, default=[])
        if len(longest) > 1:
            state.link(number, longest, "list before")
            return


def _countries(state: State, number: int, wanted: int, noun: str) -> None:
    mention = state.mentions[number]
    for back in range(PAIR_REACH + 1):
        keys = [k for _, link in state.in_sentence(mention.sentence - back)
                if link.mention.last <= mention.first for e in link.entities for k in _as_countries(state, e)]  # fmt: skip
        keys = list(dict.fromkeys(keys))
        if len(keys) == wanted:
            state.link(number, keys, "countries before")
            return
        if len(keys) > wanted:
            break
    if noun not in {"country", "nation", "side", "delegation", "government"} or wanted != 2:
        return
    ranked = state.country_counts().most_common(3)
    if len(ranked) == 2 or (len(ranked) > 2 and ranked[1][1] >= 2 * ranked[2][1]):
        state.link(number, [k for k, _ in ranked[:2]], "countries of the article")


def _as_countries(state: State, key: str) -> list[str]:
    kind = state.kind(key)
    if kind is Kind.COUNTRY:
        return [key]
    return [k for k in state.countries_of(key) if k in state.names] if kind is Kind.PERSON else []


def _country(state: State, number: int, words: list[str], noun: str) -> None:
    mention = state.mentions[number]
    regions, also, islands, kingdoms = _table()
    region = next(
        (r for size in (2, 1) for i in range(len(words)) if (r := " ".join(words[i : i + size])) in regions), None
    )
    entries = gazetteer().entries

    def fits(key: str) -> bool:
        entry = entries.get(key)
        if entry is None or entry.kind is not Kind.COUNTRY:
            return False
        if region is not None and not (regions[region] & set(entry.regions) or key in also.get(region, ())):
            return False
        if noun == "territory" and key not in _TERRITORIES:
            return False
        if ("island" in words or noun in {"island", "archipelago"}) and key not in islands:
            return False
        return not (noun == "kingdom" and key not in kingdoms)

    barred = _visitors(state, mention)
    candidates = [
        k
        for _, link in state.before(number, COUNTRY_REACH)
        if len(link.entities) == 1
        for k in link.entities
        if fits(k) and k not in barred
    ]
    if region is not None or "island" in words or noun in {"kingdom", "archipelago"}:
        choice = candidates[:1] or _outstanding(state, [k for k in state.names if fits(k)])
        if choice:
            state.link(number, choice, "country of that region")
        return
    if noun not in {"country", "nation", "homeland", "territory", "state"} or words[0] not in {
        "the",
        "this",
        "their",
        "his",
        "her",
        "its",
    }:
        return
    if noun == "state" and words[0] != "this":
        return
    if len(words) > 2:
        return
    if words[0] in {"his", "her"}:
        owner = [k for _, link in state.before(number, 1) for k in link.entities if state.kind(k) is Kind.PERSON]
        own = state.countries_of(owner[0]) if owner else []
        if len(own) == 1:
            state.link(number, own, "country of the person")
        return
    if candidates:
        state.link(number, candidates[:1], "nearest country")


def _outstanding(state: State, keys: list[str]) -> list[str]:
    """The one of several countries that the article speaks of at least twice as often as of any other."""
    counts = state.country_counts()
    ranked = sorted(keys, key=lambda k: -counts[k])
    if len(ranked) == 1 or (len(ranked) > 1 and counts[ranked[0]] >= 2 * counts[ranked[1]] > 0):
        return ranked[:1]
    return []


def _visitors(state: State, mention: Mention) -> set[str]:
    """The countries whose people travel to "the country": it is not theirs."""
    doc = state.doc
    if not any(t.lemma in _TRAVEL for t in list(doc.ancestors(mention.head))[:3]):
        return set()
    people = [
        k for _, link in state.in_sentence(mention.sentence) for k in link.entities if state.kind(k) is Kind.PERSON
    ]
    return {c for k in people for c in state.countries_of(k)}


def _body(state: State, number: int, noun: str) -> None:
    """The body named last whose name holds the noun: "the council" → the Security Council."""
    mention = state.mentions[number]
    if noun in {"government", "administration", "authority"}:
        inside = [k for _, link in state.in_sentence(mention.sentence) if mention.first <= link.mention.first < mention.last
                  for e in link.entities if state.kind(e) is Kind.PERSON for k in state.countries_of(e)]  # fmt: skip
        if len(set(inside)) == 1:
            state.name(inside[0])
            state.link(number, inside[:1], "government of the person's country")
            return
        ranked = state.country_counts().most_common(1)
        total = sum(state.country_counts().values())
        if ranked and ranked[0][1] >= DOMINANT * total:
            state.link(number, (ranked[0][0],), "government of the article's country")
        return
    adjectives = [w for w in fold(mention.name).split()[1:-1]]
    for _, link in state.before(number, len(state.doc.sentences)):
        if len(link.entities) != 1 or link.mention.form.value == "nominal":
            continue
        key = link.entities[0]
        kind, name = state.names[key]
        words = fold(name).replace("-", " ").split()
        if (
            kind is Kind.BODY
            and noun in words
            and all(a in words for a in adjectives if a not in {"international", "multinational", "support"})
        ):
            state.link(number, (key,), "body of that kind")
            return
    if noun == "party" or noun == "group" or noun == "organization" or noun == "movement":
        for _, link in state.before(number, 1):
            key = link.entities[0]
            entry = gazetteer().entries.get(key)
            if (
                len(link.entities) == 1
                and state.kind(key) is Kind.BODY
                and state.is_subject(link.mention)
                and (entry is None or entry.parent != "united-nations")
            ):
                state.link(number, (key,), "nearest body")
            return


def _delegation(state: State, number: int) -> None:
    """Those whom the article lists as members, else those whom it shows travelling together, else who sent it."""
    listed = _listed(state)
    if len(listed) > 1:
        state.link(number, listed, "members of the delegation")
        return
    doc = state.doc
    mention = state.mentions[number]
    for index in range(mention.sentence - 1, -1, -1):
        sentence = doc.sentences[index]
        words = {t.lemma.lower() for t in doc.tokens[sentence.first : sentence.last]}
        if words & {"accompany", "join"}:
            keys = [
                k
                for n, link in state.in_sentence(index)
                if n < number
                for k in link.entities
                if state.kind(k) is Kind.PERSON
            ]
            if keys:
                state.link(number, keys, "those who travelled together")
                return
        if "delegation" in words:
            head = next(t for t in doc.tokens[sentence.first : sentence.last] if t.lemma.lower() == "delegation")
            below = set(doc.subtree(head.i))
            keys = [k for _, link in state.in_sentence(index) if link.mention.head in below for k in link.entities
                    if state.kind(k) in {Kind.COUNTRY, Kind.BODY} and _sends(state, link.mention, head.i)]  # fmt: skip
            if keys:
                state.link(number, keys, "who sent the delegation")
                return


def _sends(state: State, mention: Mention, delegation: int) -> bool:
    """Whether a name inside "a U.S. delegation from X to Y" is that of a sender, not of the host."""
    doc = state.doc
    token = doc.tokens[mention.head]
    while token.i != delegation and token.head != token.i:
        if token.dep == "prep" and token.lower in {"to", "in", "for"}:
            return False
        token = doc.tokens[token.head]
    return True


def _listed(state: State) -> list[str]:
    """People whose name begins a paragraph that is no sentence: the members of a delegation."""
    doc = state.doc
    found: list[str] = []
    for _, link in sorted(state.links.items()):
        mention = link.mention
        sentence = doc.sentences[mention.sentence]
        if (
            mention.kind is not Kind.PERSON
            or mention.first > sentence.first + 1
            or len(link.entities) != 1
            or mention.form.value != "name"
        ):
            continue
        if not any(
            t.pos in {"VERB", "AUX"} and t.tag in {"VBD", "VBZ", "VBP", "MD"}
            for t in doc.tokens[sentence.first : sentence.last]
        ):
            if sentence.kind.value in {"item", "body"}:
                found.extend(link.entities)
    return list(dict.fromkeys(found))
