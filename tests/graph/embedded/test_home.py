from __future__ import annotations

import stat
from pathlib import Path

import pytest

from graph.embedded.errors import DataTooNew, DiskFull, FolderUnusable, PasswordLost, folder_errors
from graph.embedded.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    place = Home(tmp_path / "home")
    place.create()
    return place


def test_only_the_owner_may_look_inside(home: Home) -> None:
    home.first_password()
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    for folder in (home.root, home.conf, home.data, home.logs, home.run):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_password_is_made_once(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    other.create()
    password = home.first_password()
    assert len(password) >= 32
    assert home.first_password() == home.password() == password != other.first_password()


def test_a_lost_password_is_told(home: Home) -> None:
    with pytest.raises(PasswordLost, match=r"is missing or empty.*put it back"):
        home.password()
    home.password_file.write_text("\n", encoding="utf-8")
    with pytest.raises(PasswordLost):
        home.password()


@pytest.mark.parametrize("written", ["2026.09.0", "2026.08.1", "5.26.0", "2026.9.0"])
def test_data_of_this_version_or_an_older_one_are_taken(home: Home, written: str) -> None:
    home.note_version(written)
    home.check_version("2026.09.0")


@pytest.mark.parametrize("written", ["2026.09.1", "2026.10.0", "2027.01.0", "10000.1"])
def test_data_of_a_newer_version_are_refused(home: Home, written: str) -> None:
    home.note_version(written)
    with pytest.raises(DataTooNew, match=rf"written by Neo4j {written}, and this is 2026\.09\.0.*ATTACHE_HOME"):
        home.check_version("2026.09.0")


def test_a_version_that_is_none_is_refused(home: Home) -> None:
    home.version_file.write_text("new", encoding="utf-8")
    with pytest.raises(DataTooNew, match="holds 'new'"):
        home.check_version("2026.09.0")


def test_two_names_of_a_folder_are_one_home(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert Home(tmp_path / "link").arguments == Home(tmp_path / "real").arguments


def test_a_file_where_the_home_should_be(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    with pytest.raises(FolderUnusable, match="ATTACHE_HOME"):
        Home(tmp_path / "home").create()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="free some space, or move"), folder_errors(tmp_path, "move"):
        Path("/dev/full").write_text("x", encoding="utf-8")
