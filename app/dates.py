"""Dates as people write them in parameters: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def span(value: str) -> tuple[date, date]:
    """The first and the last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises `ValueError` that says what is wrong."""
    form = _FORM.fullmatch(value)
    if form is None:
        raise ValueError(f"must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not {value!r}")
    month, day = (None if part is None else int(part) for part in form.groups()[1:])
    try:
        first = date(int(form[1]), 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise ValueError(f"must be a date that exists, not {value!r}: {error}") from None
    if day:
        return first, first
    end_month = month or 12
    return first, date(first.year, end_month, calendar.monthrange(first.year, end_month)[1])


def cut_date(value: str) -> str:
    """`value` itself, where it is a date cut to what is known."""
    span(value)
    return value


def _first(value: object) -> object:
    return span(value)[0] if isinstance(value, str) else value


def _last(value: object) -> object:
    return span(value)[1] if isinstance(value, str) else value


_SCHEMA = WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
FirstDay = Annotated[date, BeforeValidator(_first), _SCHEMA]
LastDay = Annotated[date, BeforeValidator(_last), _SCHEMA]
