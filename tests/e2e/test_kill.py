"""kill -9 in the middle of a load, then the same again: no error, and the graph of an undisturbed load."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import httpx
import pytest

from loaders.model import Source
from loaders.read import Sidecar, read
from tests.e2e.archive import METADATA, article_ids, copies, empty, load, wait_for_articles
from tests.e2e.installation import API_KEY, STOP_SECONDS, Installation, Served, abandon

TIMES = 3
"""So many copies of each file that a load lasts long enough to be met in its middle."""

EARLY = 3
"""Articles after which the blow falls."""

RETRY_SECONDS = 120
"""The driver tries again for a while before it gives the database up."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copies(tmp_path_factory.mktemp("archive") / "articles", TIMES)


@pytest.fixture(scope="module")
def undisturbed(workshop: Installation, archive: Path) -> tuple[str, ...]:
    """The digests of a load that nobody disturbed."""
    empty(workshop)
    workshop.done(*load(archive))
    return workshop.digests()


@pytest.mark.parametrize("victim", ["load", "neo4j"])
def test_killed_and_loaded_again(
    workshop: Installation, archive: Path, undisturbed: tuple[str, ...], victim: str
) -> None:
    empty(workshop)
    process = workshop.begin(*load(archive))
    try:
        wait_for_articles(workshop, EARLY)
        assert process.poll() is None, "the load ended before it could be killed: TIMES is too small"
        if victim == "load":
            os.killpg(process.pid, signal.SIGKILL)
            assert process.wait(STOP_SECONDS) == -signal.SIGKILL
        else:
            workshop.kill_neo4j()
            assert process.wait(RETRY_SECONDS) == 1
            assert "Traceback" not in workshop.log("load").read_text("utf-8")
    finally:
        abandon(process)

    workshop.done(*load(archive))
    assert workshop.digests() == undisturbed
    assert len(article_ids(workshop)) == sum(path.name != METADATA for path in archive.iterdir())


def test_api_killed_while_articles_are_posted(
    workshop: Installation, archive: Path, undisturbed: tuple[str, ...]
) -> None:
    """What is posted one by one, in two goes, is what a load makes of the same files."""
    empty(workshop)
    sources = [x for x in read(str(archive), sidecar=Sidecar.load(archive / METADATA)) if isinstance(x, Source)]
    api = Installation(workshop.home, {"ATTACHE_API_KEY": API_KEY})

    with api.serving() as served:
        posting = threading.Thread(target=_post_until_it_dies, args=(served, sources))
        posting.start()
        wait_for_articles(workshop, EARLY)
        os.killpg(served.process.pid, signal.SIGKILL)
        posting.join(STOP_SECONDS)
    assert EARLY <= len(article_ids(workshop)) < len(sources)

    with api.serving() as served:
        codes = {_post(served, source).status_code for source in sources}
    assert codes == {httpx.codes.OK, httpx.codes.CREATED}
    assert workshop.digests() == undisturbed


def _post_until_it_dies(served: Served, sources: list[Source]) -> None:
    try:
        for source in sources:
            _post(served, source)
    except httpx.TransportError:
        return


def _post(served: Served, source: Source) -> httpx.Response:
    known = source.metadata
    article = {
        "source": source.name,
        "text": source.content,
        "media": source.media.value,
        "title": known.title,
        "publisher": known.publisher,
        "published": known.published,
        "url": known.url,
        "language": known.language,
    }
    return httpx.post(f"{served.address}/articles", json=article, headers={"X-API-Key": API_KEY}, timeout=60)
