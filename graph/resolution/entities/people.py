"""Whether two referents are one person: their names, and the offices and ties that speak for or against it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from graph.resolution.entities import table
from graph.resolution.entities.names import Likeness, PersonName, alike, person
from graph.resolution.entities.profile import Profile
from graph.resolution.entities.titles import single
from graph.resolution.entities.variants import COMMON, COMPOUND, DYNASTIES, FAMILY_FIRST, HEADS, NAMESAKES
from graph.resolution.outcome import Reason


@lru_cache(maxsize=65536)
def names(a: PersonName, b: PersonName) -> tuple[Reason, ...]:
    """Why two full names may be one person's; nothing where they are two people's."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return ()
    found = tuple(_words(*sorted((a.words, b.words), key=lambda item: (len(item), item))))
    if not found:
        return ()
    if a.suffix != b.suffix:
        found = (*found, Reason("suffix on one side", table.SUFFIX))
    if a.words != b.words and (a.words[0], a.words[-1]) == (b.words[0], b.words[-1]) in NAMESAKES:
        found = (*found, Reason("known namesakes", table.NAMESAKES))
    return found


def _words(short: tuple[str, ...], long: tuple[str, ...]) -> Iterator[Reason]:
    if short == long:
        yield Reason("same name", table.EQUAL)
        return
    if len(short) == len(long):
        pairs = [alike(one, other, n == 0) for n, (one, other) in enumerate(zip(short, long, strict=True))]
        if all(pair is not None for pair in pairs) and (len(short) == 1 or len(short[-1]) > 1 < len(long[-1])):
            yield Reason("same words", table.EQUAL)
            yield from _losses(pairs)
        elif sorted(short) == sorted(long):
            yield Reason("same words in another order", table.REORDERED)
        return
    yield from _subset(short, long)


def _subset(short: tuple[str, ...], long: tuple[str, ...]) -> Iterator[Reason]:
    """Reasons where the shorter name leaves out words of the longer one."""
    if len(short) < 2 or len(short[-1]) == 1:  # no name ends with an initial: "James R." was cut off
        return
    at, matched, pairs = 0, [], []
    for n, word in enumerate(short):
        while at < len(long) and not (pair := _fits(word, long[at], n, len(short))):
            at += 1
        if at == len(long):
            return
        matched.append(at)
        pairs.append(pair)
        at += 1
    # of two given initials none is left out, and "W. Bush" is told from "H. W. Bush"
    if short[1:-1] and all(len(word) == 1 for word in short[1:-1]) and all(len(word) == 1 for word in long[1:-1]):
        return
    last = _fits(short[-1], long[-1], len(short) - 1, len(short))
    if matched[0] == 0 and last is not None:
        pairs[-1] = last
        yield Reason("words left out in the middle", table.MIDDLE_DROPPED)
        if short[0] in COMPOUND and any(len(word) > 1 for word in long[1 : len(long) - len(short) + 1]):
            yield Reason("half of a compound name", -table.COMPOUND)
        if short[-1] in COMMON:
            yield Reason("common surname", table.COMMON)
    elif matched[0] == 0 and HEADS.isdisjoint(long):
        yield Reason("words left out at the end", table.END_DROPPED)
    elif matched[-1] == len(long) - 1:
        initial = len(short[0]) == 1
        yield Reason("words left out at the start", table.INITIAL_START if initial else table.START_DROPPED)
    else:
        return
    yield from _losses(pairs)


def _fits(word: str, other: str, position: int, length: int) -> Likeness | None:
    """How a word at a position of the shorter name may stand for one of the longer; the last for no initial."""
    pair = alike(word, other, position == 0)
    return None if pair is not None and pair.feature == "initial" and position == length - 1 else pair


def _losses(pairs: list[Likeness | None]) -> Iterator[Reason]:
    yield from (Reason(pair.feature, -pair.loss) for pair in pairs if pair is not None and pair.loss)


@lru_cache(maxsize=65536)
def contradict(a: PersonName, b: PersonName) -> bool:
    """Whether two full names have a word in common and are yet two people's."""
    if min(len(a.words), len(b.words)) < 2 or names(a, b):
        return False
    common = (alike(one, other, given=False) for one, other in product(a.words, b.words))
    return any(pair is not None and pair.feature != "initial" for pair in common)


def singles(item: Profile) -> frozenset[tuple[str, str]]:
    """The offices of a profile that one person holds at a time."""
    found = ((single(title), of) for title, of in item.offices)
    return frozenset((title, of) for title, of in found if title is not None)


def ties(item: Profile) -> frozenset[str]:
    """The countries and bodies that it holds an office of, or stood for."""
    return item.stood_for | {of for _, of in item.offices}


def _best(a: Profile, b: Profile) -> tuple[Reason, ...]:
    """The reasons of the pair of names that are most alike."""
    pairs = (names(person(one), person(other)) for one, other in product(a.names, b.names))
    return max(pairs, key=lambda found: (sum(reason.weight for reason in found), found != ()), default=())


def _lone(a: Profile, b: Profile, offices: frozenset[tuple[str, str]]) -> Iterator[Reason]:
    """Reasons where one is known by one name: only an office ties it to the other."""
    if not a.lone:
        a, b = b, a
    alone = next(iter(person(name).words for name in sorted(a.names)))
    best = 0.0
    for name in sorted(b.names):
        full = person(name).words
        family = full[-len(alone) :] == alone or (
            full[: len(alone)] == alone and any(of in FAMILY_FIRST for _, of in offices)
        )
        if family:
            best = max(best, table.LONE)
        elif set(alone) <= set(full):
            best = max(best, table.LONE_OTHER)
    if best and offices:
        yield Reason("surname" if best == table.LONE else "one name of several", best)
        yield Reason("same office", table.OFFICE)
        if DYNASTIES.intersection(alone):
            yield Reason("borne by several holders", -table.OFFICE - (table.LONE if b.lone else 0))


def reasons(a: Profile, b: Profile) -> Iterator[Reason]:
    """Why two referents of persons may be one, with what speaks against it; nothing where their names are apart."""
    offices = singles(a) & singles(b)
    if a.lone or b.lone:
        yield from _lone(a, b, offices)
        return
    found = _best(a, b)
    if not found:
        return
    yield from found
    suffixed = any(reason.feature == "suffix on one side" for reason in found)
    if offices and not suffixed:
        yield Reason("same office", table.OFFICE)
    elif not suffixed and a.offices & b.offices:
        yield Reason("same title", table.TITLE)
    mine, other = ties(a), ties(b)
    if mine & other:
        yield Reason("same country or body", table.TIES)
    elif mine and other:
        yield Reason("no country or body in common", table.TIES_APART)
