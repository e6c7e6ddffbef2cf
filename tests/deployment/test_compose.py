"""`docker compose up --wait` as a deployment: built, asked over HTTP, taken down, up again with what it held."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.engine import why_no_compose

ROOT = Path(__file__).parents[2]
UP = ("up", "--wait", "--wait-timeout", "300")
ARTICLE = {
    "source": "compose-test",
    "title": "Barbados and Jamaica talk about the mission",
    "published": "2024-05-17",
    "text": (
        "KINGSTON, 17 May 2024 - Prime Minister Andrew Holness met Barbados Prime Minister Mia Mottley in Kingston on "
        "Friday. They discussed the police mission in Haiti."
    ),
}

pytestmark = [
    pytest.mark.docker,
    pytest.mark.timeout(900),  # the first build fetches every package
    pytest.mark.skipif(why_no_compose() is not None, reason=why_no_compose() or ""),
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Deployment:
    """One compose project of its own, with ports, password and key of its own."""

    project: str = field(default_factory=lambda: f"attache-test-{secrets.token_hex(4)}")
    port: int = field(default_factory=_free_port)
    bolt_port: int = field(default_factory=_free_port)
    key: str = field(default_factory=lambda: secrets.token_hex(16))
    password: str = field(default_factory=lambda: secrets.token_hex(16))

    def compose(self, *arguments: str) -> str:
        """Run `docker compose` for this project; the output. Fails with all that it and the services said."""
        done = self._run(*arguments)
        if done.returncode:
            logs = self._run("logs", "--tail", "40").stdout
            pytest.fail(f"docker compose {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}\n{logs}", pytrace=False)
        return done.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "ATTACHE_", "COMPOSE_"))}
        own = {
            "NEO4J_PASSWORD": self.password,
            "NEO4J_BOLT_PORT": str(self.bolt_port),
            "NEO4J_HEAP": "512M",
            "NEO4J_PAGECACHE": "128M",
            "ATTACHE_API_KEY": self.key,
            "ATTACHE_PORT": str(self.port),
        }
        return subprocess.run(
            [
                "docker",
                "compose",
                "--ansi",
                "never",
                "--project-name",
                self.project,
                "--file",
                "docker-compose.yml",
                *arguments,
            ],
            cwd=ROOT,
            env=surroundings | own,
            capture_output=True,
            text=True,
            check=False,
        )

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=60, trust_env=False)


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
    """A deployment that is up, and holds one article."""
    deployment = Deployment()
    try:
        deployment.compose(*UP, "--build")
        with deployment.client() as client:
            answer = client.post("/articles", json=ARTICLE, headers={"X-API-Key": deployment.key})
            assert answer.status_code == 201, answer.text
        yield deployment
    finally:
        deployment.compose("down", "--volumes", "--rmi", "local", "--remove-orphans")


def _meeting(deployment: Deployment) -> list[dict[str, Any]]:
    """The rows of `/attendance` for the article's meeting."""
    with deployment.client() as client:
        answer = client.get("/attendance", params={"subtype": "meeting"})
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()["items"]
        return rows


def test_attendance_is_answered_with_the_words_that_say_it(deployment: Deployment) -> None:
    rows = _meeting(deployment)
    assert {"Andrew Holness", "Mia Mottley"} <= {row["participant"]["name"] for row in rows if row["attended"]}
    for row in rows:
        for evidence in row["evidence"]:
            assert ARTICLE["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_both_services_say_that_they_are_well(deployment: Deployment) -> None:
    with deployment.client() as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("headers", [{}, {"X-API-Key": "wrong"}], ids=["no key", "a wrong key"])
def test_nothing_is_written_without_the_key(deployment: Deployment, headers: dict[str, str]) -> None:
    with deployment.client() as client:
        answer = client.post("/articles", json=ARTICLE | {"source": "stranger"}, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert [item["source"] for item in client.get("/articles").json()["items"]] == ["compose-test"]


def test_ports_are_published_on_loopback_only(deployment: Deployment) -> None:
    services = [json.loads(line) for line in deployment.compose("ps", "--format", "json").splitlines()]
    published = [p for service in services for p in service["Publishers"] if p["PublishedPort"]]
    assert {(p["URL"], p["PublishedPort"]) for p in published} == {
        ("127.0.0.1", deployment.port),
        ("127.0.0.1", deployment.bolt_port),
    }


def test_the_api_has_few_rights_and_few_tools(deployment: Deployment) -> None:
    def shell(script: str) -> str:
        return deployment.compose("exec", "--no-TTY", "api", "sh", "-c", script).strip()

    assert shell("id -u") != "0"
    assert shell("touch /opt/attache/x 2>&1 || echo refused").endswith("refused")
    assert shell("command -v gcc make java || echo none") == "none"
    assert shell("grep NoNewPrivs /proc/self/status").split() == ["NoNewPrivs:", "1"]
    assert shell("grep CapBnd /proc/self/status").split() == ["CapBnd:", "0" * 16]


def test_what_was_loaded_outlives_the_containers(deployment: Deployment) -> None:
    before = _meeting(deployment)
    deployment.compose("down")
    with pytest.raises(httpx.ConnectError), deployment.client() as client:
        client.get("/healthz")
    deployment.compose(*UP)
    assert before
    assert _meeting(deployment) == before


def test_a_deployment_without_a_password_is_refused() -> None:
    done = subprocess.run(
        ["docker", "compose", "--file", "docker-compose.yml", "config"],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if k != "NEO4J_PASSWORD"} | {"COMPOSE_DISABLE_ENV_FILE": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "set NEO4J_PASSWORD" in done.stderr
