"""Settings: from the environment, and one clear line for each wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import settings
from app.settings import SettingsError


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.variables():
        monkeypatch.delenv(name, raising=False)


def test_without_any_variable_the_embedded_server_is_used_on_loopback() -> None:
    found = settings.load()
    assert found.endpoint() is None
    assert (found.host, found.port, found.api_keys, found.cors_origins) == ("127.0.0.1", 8000, (), ())
    assert found.home.name == "attache"


def test_a_named_server_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://db:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "hush")
    endpoint = settings.load().endpoint()
    assert endpoint is not None
    assert (endpoint.uri, endpoint.username, endpoint.password, endpoint.database) == (
        "bolt://db:7687",
        "neo4j",
        "hush",
        "neo4j",
    )


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "")
    monkeypatch.setenv("ATTACHE_PORT", "")
    assert settings.load().endpoint() is None


def test_values_are_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATTACHE_API_KEY", "first-key, second-key")
    monkeypatch.setenv("ATTACHE_HOME", str(tmp_path))
    monkeypatch.setenv("ATTACHE_MAX_BODY", "2MB")
    monkeypatch.setenv("ATTACHE_CORS_ORIGINS", "https://a.example,https://b.example")
    monkeypatch.setenv("ATTACHE_LOG_LEVEL", "debug")
    monkeypatch.setenv("ATTACHE_LOG_JSON", "true")
    found = settings.load()
    assert [key.get_secret_value() for key in found.api_keys] == ["first-key", "second-key"]
    assert (found.home, found.max_body, found.log_level, found.log_json) == (tmp_path, 2_000_000, "DEBUG", True)
    assert found.cors_origins == ("https://a.example", "https://b.example")
    assert "first-key" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEO4J_URI", "localhost:7687"),
        ("NEO4J_URI", "http://localhost:7474"),
        ("NEO4J_URI", "bolt://"),
        ("ATTACHE_PORT", "http"),
        ("ATTACHE_PORT", "70000"),
        ("ATTACHE_WORKERS", "0"),
        ("ATTACHE_MAX_BODY", "much"),
        ("ATTACHE_RECONCILE_URL", "wikidata"),
        ("ATTACHE_RECONCILE_URL", "http://host:port/api"),
        ("ATTACHE_LOG_LEVEL", "loud"),
        ("ATTACHE_LOG_JSON", "perhaps"),
    ],
)
def test_a_wrong_value_gives_one_line_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert str(caught.value).startswith(f"{name}: ")
    assert len(str(caught.value).splitlines()) == 1


def test_a_wrong_value_is_not_repeated_where_it_may_be_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "user:hush@db")
    with pytest.raises(SettingsError) as caught:
        settings.load()
    assert "hush" not in str(caught.value)


def test_nobody_is_asked_unless_a_service_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings.load().reconcile_url is None
    monkeypatch.setenv("ATTACHE_RECONCILE_URL", "https://items.example/api?api_key=hush")
    found = settings.load()
    assert found.reconcile_url == "https://items.example/api?api_key=hush"
    assert "hush" not in repr(found)
