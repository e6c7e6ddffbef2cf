"""The cache folder, filled over real HTTP from a repository on the loopback address."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from graph import embedded
from graph.embedded import library, limits
from graph.embedded.errors import (
    BadRepository,
    DiskFull,
    FileNotOffered,
    FolderUnusable,
    RepositoryUnreachable,
    WrongContent,
)
from graph.embedded.library import Library
from graph.embedded.progress import Phase, Step
from tests.graph.embedded.conftest import UseRepository
from tests.graph.embedded.repository import Repository, lock_of, path_of

CONTENT = bytes(range(256)) * 5000


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_fetches_everything_once_and_tells_how_far_it_is(tmp_path: Path, maven: Repository) -> None:
    jars = [maven.offer("large", CONTENT), maven.offer("small", b"1")]
    shelf = Library(lock_of(*jars), tmp_path)
    steps: list[Step] = []
    shelf.ensure(steps.append)
    assert [file.read_bytes() for file in shelf.files] == [CONTENT, b"1"]
    assert {step.phase for step in steps} >= {Phase.FETCHING}
    assert steps[-1] == Step(Phase.FETCHING, len(CONTENT) + 1, len(CONTENT) + 1)
    assert sorted(maven.asked) == sorted(path_of(jar) for jar in jars)


def test_what_is_complete_needs_no_network(tmp_path: Path, maven: Repository) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT)), tmp_path)
    shelf.ensure()
    maven.asked.clear()
    steps: list[Step] = []
    shelf.ensure(steps.append)
    assert (maven.asked, steps) == ([], [])


def test_a_damaged_file_is_noticed_and_fetched_anew(tmp_path: Path, maven: Repository) -> None:
    sound, damaged = maven.offer("sound", b"sound"), maven.offer("damaged", CONTENT)
    shelf = Library(lock_of(sound, damaged), tmp_path)
    shelf.ensure()
    maven.asked.clear()
    shelf.files[1].write_bytes(CONTENT[:-1] + b"x")
    shelf.ensure()
    assert maven.asked == [path_of(damaged)]
    assert shelf.files[1].read_bytes() == CONTENT


def test_damage_that_size_and_time_hide_is_found_by_a_full_check(tmp_path: Path, maven: Repository) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT), maven.offer("other", b"1")), tmp_path)
    shelf.ensure()
    before = shelf.files[0].stat()
    shelf.files[0].write_bytes(CONTENT[:-1] + b"x")
    os.utime(shelf.files[0], ns=(before.st_atime_ns, before.st_mtime_ns))
    shelf.ensure()
    assert shelf.files[0].read_bytes() != CONTENT
    assert shelf.recheck() == ("thing-1.0.jar",)
    assert shelf.files[0].read_bytes() == CONTENT
    assert shelf.recheck() == ()


def test_a_file_that_only_looks_changed_is_kept(tmp_path: Path, maven: Repository) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT)), tmp_path)
    shelf.ensure()
    maven.asked.clear()
    os.utime(shelf.files[0], ns=(1, 1))
    steps: list[Step] = []
    shelf.ensure(steps.append)
    assert maven.asked == []
    assert steps == [Step(Phase.CHECKING, len(CONTENT), len(CONTENT))]


def test_damage_is_named_where_it_cannot_be_mended(
    tmp_path: Path, maven: Repository, use_repository: UseRepository
) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT)), tmp_path)
    shelf.ensure()
    shelf.files[0].write_bytes(b"")
    use_repository("http://127.0.0.1:9")
    with pytest.raises(RepositoryUnreachable, match=r"Damaged in .*thing-1\.0\.jar"):
        shelf.ensure()


@pytest.mark.usefixtures("nowhere")
def test_no_network_on_the_first_start_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(library.VARIABLE, str(tmp_path / "cache"))
    with pytest.raises(RepositoryUnreachable) as caught:
        embedded.start(tmp_path / "home")
    for part in ("has to be fetched once", "127.0.0.1", "connect to the network", "[repositories]", "NEO4J_URI"):
        assert part in str(caught.value)
    assert not embedded.status(tmp_path / "home").running
    assert list((tmp_path / "cache").rglob("*.jar")) == []


def test_wrong_content_is_never_put_in_place(tmp_path: Path, maven: Repository) -> None:
    jar = maven.offer("thing", CONTENT)
    maven.contents[path_of(jar)] = CONTENT[::-1]
    shelf = Library(lock_of(jar), tmp_path)
    with pytest.raises(WrongContent, match=r"127\.0\.0\.1 sends a thing-1\.0\.jar"):
        shelf.ensure()
    assert sorted(path.name for path in shelf.path.iterdir()) == ["checked.json", "lock"]


def test_what_arrived_before_a_failure_stays(tmp_path: Path, maven: Repository) -> None:
    here, missing = maven.offer("here", CONTENT), maven.offer("missing", b"1")
    content = maven.contents.pop(path_of(missing))
    shelf = Library(lock_of(here, missing), tmp_path)
    with pytest.raises(FileNotOffered, match=r"missing-1\.0\.jar \(HTTP 404\)"):
        shelf.ensure()
    maven.contents[path_of(missing)] = content
    shelf.ensure()
    assert maven.asked.count(path_of(missing)) == 2
    assert [file.read_bytes() for file in shelf.files] == [CONTENT, b"1"]


def test_a_busy_repository_is_asked_again(tmp_path: Path, maven: Repository) -> None:
    jar = maven.offer("thing", CONTENT)
    maven.refusals[path_of(jar)] = [503, 429]
    Library(lock_of(jar), tmp_path).ensure()
    assert len(maven.asked) == 3


def test_a_file_that_stops_short_is_asked_for_again_and_given_up_in_the_end(tmp_path: Path, maven: Repository) -> None:
    jar = maven.offer("thing", CONTENT)
    maven.cut_short.add(path_of(jar))
    steps: list[Step] = []
    with pytest.raises(RepositoryUnreachable):
        Library(lock_of(jar), tmp_path).ensure(steps.append)
    assert len(maven.asked) == limits.ATTEMPTS
    assert steps[-1].done == 0


def test_mavens_own_local_repository_is_used_where_it_is_right(tmp_path: Path, maven: Repository) -> None:
    right, wrong = maven.offer("right", CONTENT), maven.offer("wrong", b"wrong")
    for jar, content in ((right, CONTENT), (wrong, b"WRONG")):
        local = tmp_path / "m2" / path_of(jar).lstrip("/")
        local.parent.mkdir(parents=True)
        local.write_bytes(content)
    shelf = Library(lock_of(right, wrong), tmp_path)
    shelf.ensure()
    assert maven.asked == [path_of(wrong)]
    assert shelf.files[1].read_bytes() == b"wrong"


def test_left_overs_of_a_killed_download_are_removed(tmp_path: Path, maven: Repository) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT)), tmp_path)
    shelf.path.mkdir(parents=True)
    (shelf.path / ".fetch-abc").write_bytes(b"half")
    shelf.ensure()
    assert not list(shelf.path.glob(".fetch-*"))


def test_too_little_space_is_told_before_anything_is_fetched(
    tmp_path: Path, maven: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT)), tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 10**6, 10**6))
    with pytest.raises(DiskFull, match=r"needs 51 MB in .*1 MB are free.*ATTACHE_CACHE"):
        shelf.ensure()
    assert maven.asked == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_gets_full_is_told(tmp_path: Path, maven: Repository) -> None:
    shelf = Library(lock_of(maven.offer("thing", CONTENT)), tmp_path)
    shelf.path.mkdir(parents=True)
    (shelf.path / ".checked.json").symlink_to("/dev/full")
    with pytest.raises(DiskFull, match="No space left in"):
        shelf.ensure()


def test_a_file_where_the_folder_should_be(tmp_path: Path, maven: Repository) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    with pytest.raises(FolderUnusable, match="ATTACHE_CACHE"):
        Library(lock_of(maven.offer("thing", CONTENT)), tmp_path / "cache").ensure()


@pytest.mark.parametrize("address", ["not an address", "ftp://127.0.0.1/maven2", "http://[::1"])
def test_an_address_that_is_none(
    tmp_path: Path, maven: Repository, use_repository: UseRepository, address: str
) -> None:
    jar = maven.offer("thing", CONTENT)
    use_repository(address)
    with pytest.raises(BadRepository, match="is no address of a Maven repository"):
        Library(lock_of(jar), tmp_path).ensure()


def test_the_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(library.VARIABLE, str(tmp_path))
    assert library.folder() == tmp_path
    monkeypatch.delenv(library.VARIABLE)
    assert library.folder().name == "attache"


def test_a_proxy_that_cannot_be_used(tmp_path: Path, maven: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "nonsense://proxy")
    with pytest.raises(BadRepository, match="check the variables HTTPS_PROXY"):
        Library(lock_of(maven.offer("thing", CONTENT)), tmp_path).ensure()


def test_settings_of_jgo_that_cannot_be_read(
    tmp_path: Path, maven: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.conf").write_text("central = http://127.0.0.1", encoding="utf-8")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "broken.conf"))
    with pytest.raises(BadRepository, match="The settings of jgo cannot be read"):
        Library(lock_of(maven.offer("thing", CONTENT)), tmp_path).ensure()
