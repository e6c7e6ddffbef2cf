from __future__ import annotations

import pytest

from graph.embedded import lock
from graph.embedded.lock import FILE, Jar, Lock, LockError
from tests.engine import NEO4J_IMAGE

JAR = Jar("org.example", "thing", "1.0", "linux-x86_64", "a" * 64, 12)
ROW = '[[jar]]\ngroup = "org.example"\nartifact = "thing"\nversion = "1.0"\nsize = 12\n'
WHOLE = f'{ROW}sha256 = "{"a" * 64}"\n'


def test_the_lock_is_of_the_version_that_the_container_runs() -> None:
    assert f"neo4j:{lock.load().version}-community" == NEO4J_IMAGE


def test_the_lock_holds_the_server_and_names_no_place_to_fetch_from() -> None:
    loaded = lock.load()
    coordinates = {(jar.group, jar.artifact, jar.version) for jar in loaded.jars}
    assert ("org.neo4j.app", "neo4j-server", loaded.version) in coordinates
    text = lock.render(loaded)
    assert "://" not in text
    assert lock.parse(text) == loaded


def test_what_is_rendered_is_read_back() -> None:
    other = Jar("org.example", "thing", "1.0", "", "b" * 64, 1)
    both = Lock("1.2.3", (JAR, other))
    assert lock.parse(lock.render(both)) == both
    assert both.size == 13
    assert JAR.name == "thing-1.0-linux-x86_64.jar"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("neo4j = ", "is not TOML"),
        ('neo4j = "1"', "'jar' is missing"),
        (f'neo4j = "1"\n{ROW}', "'sha256' is missing"),
        (f'neo4j = "1"\n{ROW}sha256 = "abc"', "no usable size and SHA-256"),
        (f'neo4j = "1"\n{WHOLE.replace("12", "0")}', "no usable size and SHA-256"),
        (f'neo4j = "1"\n{WHOLE.replace("thing", "../thing")}', "coordinates"),
        (f'neo4j = "1"\n{WHOLE * 2}', r"there twice: thing-1\.0\.jar"),
        ('neo4j = "1"\njar = []', "no files"),
    ],
)
def test_a_lock_that_cannot_be_used_is_refused(text: str, said: str) -> None:
    with pytest.raises(LockError, match=said) as caught:
        lock.parse(text)
    assert FILE in str(caught.value)
