"""What a process that extracts runs. It imports little, since each of them imports it anew."""

from __future__ import annotations

import signal

from graph.reports import ArticleReport
from loaders.errors import LoaderError
from loaders.model import Source
from loaders.read.failure import Failure


def extract(chunk: list[Source | Failure]) -> list[ArticleReport | Failure]:
    """What each of `chunk` reports, in their order. A fault of the extraction costs the article that meets it."""
    from loaders import pipeline  # loads spaCy and the model where the work is done, not where it is handed out

    try:
        return list(pipeline.extract_all(chunk))
    except Exception:  # of which article, is found out one by one
        return [item if isinstance(item, Failure) else _alone(item) for item in chunk]


def _alone(source: Source) -> ArticleReport | Failure:
    from loaders import pipeline

    try:
        return pipeline.extract(source)
    except LoaderError as error:
        return Failure(source.name, str(error))
    except Exception as error:
        reason = f"the extraction failed ({type(error).__name__}: {error}); this is a fault of the program: report it"
        return Failure(source.name, " ".join(reason.split()))


def leave_ctrl_c() -> None:
    """In a worker: leave Ctrl-C to the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
