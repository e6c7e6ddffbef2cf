"""Names that an article teaches: acronyms it defines, and its bodies wherever else they stand."""

from __future__ import annotations

from graph.reports import Kind
from loaders.gazetteer import Entry, Sense, gazetteer
from loaders.gazetteer.institutions import by_words
from loaders.gazetteer.names import words
from loaders.mentions.bare import hit_at
from loaders.mentions.candidates import ACRONYM, LOWER_IN_NAMES, SHORTEST_UNEXPLAINED, entry_for
from loaders.mentions.table import Table, country_inside


def learn_acronyms(table: Table) -> None:
    """Read definitions, "the Long Name (LN)", and take the acronym in wherever it stands."""
    tokens = table.doc.tokens
    learnt: dict[str, Entry] = {}
    for i in range(1, len(tokens) - 2):
        short = tokens[i + 1].text
        if tokens[i].text != "(" or tokens[i + 2].text != ")" or not ACRONYM.fullmatch(short):
            continue
        owner = table.at.get(i - 1)
        if owner is not None and owner.last == i:
            learnt[short] = owner.form.entry
            continue
        first = _initials(table, i, short)
        if first is not None:
            learnt[short] = entry_for(Kind.BODY, table.doc.words(first, i))
            table.put(hit_at(table.doc, first, i, learnt[short]))
    _unexplained(table, learnt)
    if not learnt:
        return
    for token in tokens:
        entry = learnt.get(token.text)
        here = table.at.get(token.i)
        if entry and (here is None or here.last - here.first == 1):
            table.put(hit_at(table.doc, token.i, token.i + 1, entry, Sense.ACRONYM))
    table.inner = [
        h for h in table.inner if table.at.get(h.first) is None or table.at[h.first].last - table.at[h.first].first > 1
    ]


def _unexplained(table: Table, learnt: dict[str, Entry]) -> None:
    """Acronyms that the text never explains but that are the initials of a body in it: "the MPRP"."""
    short = {
        t.text
        for t in table.doc.tokens
        if len(t.text) >= SHORTEST_UNEXPLAINED
        and t.text.isupper()
        and t.text.isalpha()
        and (t.i not in table.at or table.at[t.i].form.entry.key not in gazetteer().entries)
    }
    if not short:
        return
    for hit in table.hits:
        if hit.form.entry.kind is Kind.BODY and hit.last - hit.first >= SHORTEST_UNEXPLAINED:
            initials = "".join(t.text[0] for t in table.doc.tokens[hit.first : hit.last] if t.text[:1].isupper())
            if initials in short:
                learnt.setdefault(initials, hit.form.entry)


def repeat(table: Table) -> None:
    """Find names that the engine saw once wherever else they stand."""
    local: dict[tuple[str, ...], Entry] = {}
    for hit in table.hits:
        tokens = table.doc.tokens[hit.first : hit.last]
        if hit.form.entry.key not in gazetteer().entries and (len(tokens) > 1 or tokens[0].text.isupper()):
            local[tuple(t.text for t in tokens)] = hit.form.entry
    local |= _without_country(table)
    if not local:
        return
    firsts: dict[str, set[int]] = {}
    for name in local:
        firsts.setdefault(name[0], set()).add(len(name))
    tokens = table.doc.tokens
    for i, token in enumerate(tokens):
        for size in firsts.get(token.text, ()):
            name = tuple(t.text for t in tokens[i : i + size])
            if name in local and all(_open(table, j, i, i + size) for j in range(i, i + size)):
                table.put(hit_at(table.doc, i, i + size, local[name]))


def _open(table: Table, j: int, first: int, last: int) -> bool:
    """Whether a token's name may give way to a local one: there is none, or it is one that many bodies bear."""
    hit = table.at.get(j)
    if hit is None:
        return True
    entry = hit.form.entry
    return (hit.first, hit.last) == (first, last) and (entry.generic or entry.key not in gazetteer().entries)


def _without_country(table: Table) -> dict[tuple[str, ...], Entry]:
    """The text's own bodies by their names without the country: "Labor Party" for "Australian Labor Party"."""
    found: dict[tuple[str, ...], Entry] = {}
    rivals: set[tuple[str, ...]] = set()
    for hit in table.hits:
        country = country_inside(hit, table.doc) if hit.form.entry.key not in gazetteer().entries else None
        if country is None:
            continue
        tokens = table.doc.tokens
        first, last = (country.last, hit.last) if country.first == hit.first else (hit.first, country.first)
        while last > first and tokens[last - 1].lower in {"of", "the", "for", "in"}:
            last -= 1
        name = tuple(t.text for t in tokens[first:last])
        if len(name) < 2 or any(words(" ".join(name)) == w for w in by_words()):
            continue
        if name in found and found[name] is not hit.form.entry and found[name].key != hit.form.entry.key:
            rivals.add(name)
        found[name] = hit.form.entry
    return {name: entry for name, entry in found.items() if name not in rivals}


def _initials(table: Table, end: int, short: str) -> int | None:
    """Where the words begin whose initials the acronym before token `end` is made of; `None` if they are not."""
    tokens = table.doc.tokens
    wanted = [c for c in short if c.isupper()]
    i = end
    while wanted and i > 0:
        i -= 1
        word = tokens[i].text
        if word[:1] == wanted[-1]:
            wanted.pop()
        elif word.lower() not in LOWER_IN_NAMES:
            return None
    return i if not wanted and i >= table.doc.sentences[tokens[end].sentence].first else None
