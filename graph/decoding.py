"""Reports from plain values: the other way round than `graph.canonical`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from graph.reports import ArticleReport


def report(value: Any) -> ArticleReport:
    """The article's report whose canonical line says `value`; nothing is converted, nothing left out.

    Raises `ValueError`, saying where, unless `value` has the fields of a report, all of them and no others.
    """
    found: ArticleReport = _build(ArticleReport, value, "report")
    return found


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _build(kind: Any, value: Any, where: str) -> Any:
    if isinstance(kind, UnionType):  # each of them is something or `None`
        if value is None:
            return None
        (kind,) = (item for item in get_args(kind) if item is not NoneType)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{where} is no list")
        (inner, _) = get_args(kind)
        return tuple(_build(inner, item, f"{where}[{n}]") for n, item in enumerate(value))
    if is_dataclass(kind):
        return _fields(kind, value, where)
    if kind is float:
        fits = isinstance(value, int | float) and not isinstance(value, bool)
    elif kind is int:
        fits = isinstance(value, int) and not isinstance(value, bool)
    else:
        fits = isinstance(value, bool if kind is bool else str)
    if not fits:
        raise ValueError(f"{where} is {value!r}")
    try:
        if kind is date:
            return date.fromisoformat(value)
        return kind(value) if issubclass(kind, StrEnum) else value
    except ValueError as error:
        raise ValueError(f"{where} is {value!r}") from error


def _fields(kind: Any, value: Any, where: str) -> Any:
    hints = _hints(kind)
    if not isinstance(value, dict) or value.keys() != hints.keys():
        raise ValueError(f"{where} has not the fields of {kind.__name__}")
    return kind(**{name: _build(hint, value[name], f"{where}.{name}") for name, hint in hints.items()})
