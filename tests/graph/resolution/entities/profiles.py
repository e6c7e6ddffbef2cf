"""Profiles of referents for tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.reports import Kind
from graph.resolution.entities.profile import Profile


def person(name: str, *offices: tuple[str, str], code: str = "", **more: Any) -> Profile:
    """A person as one article names them; a lone name is that article's own, told by `code`."""
    lone = " " not in name
    key = name.casefold().replace(".", "").replace(" ", "-") + (f"-{code or 'a1'}" if lone else "")
    return Profile(
        id=key,
        kind=Kind.PERSON,
        lone=lone,
        names={name: 1},
        forms=frozenset((name,)),
        offices=frozenset(offices),
        **more,
    )


def known(kind: Kind, key: str, name: str, *forms: str, parent: str | None = None, **more: Any) -> Profile:
    """A body, place or country."""
    parents = {parent: 1} if parent else {}
    return Profile(
        id=key, kind=kind, lone=False, names={name: 1}, forms=frozenset((name, *forms)), parents=parents, **more
    )


def body(name: str, *forms: str, parent: str | None = None, **more: Any) -> Profile:
    """A body, its key that of its name and parent."""
    key = f"{name}-{parent or ''}".casefold().replace(" ", "-")
    return known(Kind.BODY, key, name, *forms, parent=parent, **more)


def place(name: str, *, parent: str | None = None, **more: Any) -> Profile:
    """A place, its key that of its name and parent."""
    return known(Kind.PLACE, f"{name}-{parent or ''}".casefold().replace(" ", "-"), name, parent=parent, **more)


def units(items: Iterable[Profile]) -> dict[str, Profile]:
    """The profiles by id."""
    return {item.id: item for item in items}
