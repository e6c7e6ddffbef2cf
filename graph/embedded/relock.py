"""Write `neo4j.lock.toml` anew: `python -m graph.embedded.relock [VERSION]`.

Resolves Neo4j with jgo, which fetches about 500 files and takes a minute. Without VERSION the present one is resolved
again, which changes nothing as long as the published files are the same.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from graph.embedded import lock

ENDPOINT = "org.neo4j:neo4j:{version}+org.neo4j.app:neo4j-server:{version}"


def resolve(version: str) -> lock.Lock:
    """Everything that Neo4j Community of `version` needs at run time, sorted by coordinates."""
    import jgo
    from jgo.env import LockFile

    environment = jgo.build(ENDPOINT.format(version=version), update=True)
    locked = LockFile.load(environment.path / "jgo.lock.toml").dependencies
    sizes = {path.name: path.stat().st_size for path in environment.path.rglob("*.jar")}
    jars = []
    for dependency in locked:
        coordinates = (dependency.groupId, dependency.artifactId, dependency.version, dependency.classifier or "")
        jar = lock.Jar(*coordinates, sha256=dependency.sha256 or "", size=0)
        jars.append(replace(jar, size=sizes[jar.name]))
    jars.sort(key=lambda jar: (jar.group, jar.artifact, jar.version, jar.classifier))
    return lock.Lock(version, tuple(jars))


def main() -> None:
    """Resolve and write."""
    version = sys.argv[1] if len(sys.argv) > 1 else lock.load().version
    text = lock.render(resolve(version))
    lock.parse(text)
    Path(__file__).with_name(lock.FILE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
