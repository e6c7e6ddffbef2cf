"""Who an article says was not there: no occasion gets them by mere vicinity."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from loaders.grammar import auxiliaries, subjects
from loaders.model import Annotated, Entities, Token
from loaders.tables import load_table


@cache
def _words() -> dict[str, frozenset[str]]:
    table = load_table(files(__package__).joinpath("absent.yaml"))
    return {name: frozenset(words) for name, words in table.items()}


def absentees(doc: Annotated, entities: Entities) -> frozenset[str]:
    """Keys of those who "did not attend", "skipped the summit", "were absent"."""
    links = entities.by_token
    verbs = [token.i for token in doc.tokens if _stays_away(doc, token)]
    named = [links[i] for verb in verbs for i in subjects(doc, verb) if i in links]
    return frozenset(key for link in named for key in link.entities)


def _stays_away(doc: Annotated, token: Token) -> bool:
    words = _words()
    denied = any(word.dep == "neg" for word in auxiliaries(doc, token.i))
    if token.pos == "VERB":
        return token.lemma in words["negated"] if denied else token.lemma in words["away"]
    complements = (child.lower for child in doc.children(token.i) if child.dep == "acomp")
    return token.lemma == "be" and not denied and any(word in words["state"] for word in complements)
