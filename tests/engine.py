"""What the tests know about Docker on this machine."""

from __future__ import annotations

import subprocess
from functools import cache

NEO4J_IMAGE = "neo4j:2026.09.0-community"


@cache
def why_no_docker() -> str | None:
    """Why nothing can be run in Docker here, in words; `None` where an engine answers."""
    return _failure("docker", "version", "--format", "{{.Server.Version}}")


@cache
def why_no_compose() -> str | None:
    """Why `docker compose up` cannot run here, in words; `None` where it can."""
    return why_no_docker() or _failure("docker", "compose", "version", "--short")


def _failure(*command: str) -> str | None:
    shown = " ".join(command[:2])
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except FileNotFoundError:
        return "no Docker on this machine: there is no command `docker`"
    except subprocess.TimeoutExpired:
        return f"no Docker engine: `{shown}` did not answer within 30 s"
    if done.returncode:
        said = done.stderr.strip().splitlines()
        return f"no Docker engine: `{shown}` says: {said[-1] if said else f'exit code {done.returncode}'}"
    return None
