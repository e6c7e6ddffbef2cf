from __future__ import annotations

import os
import socket
from itertools import pairwise

import pytest

from graph.embedded import machine
from graph.embedded.limits import GIB, MEMORY


@pytest.mark.parametrize(
    ("size", "heap"), [(1 * GIB, 320), (2 * GIB, 512), (4 * GIB - 1, 512), (24 * GIB, 2048), (2048 * GIB, 4096)]
)
def test_memory_is_looked_up_by_the_size_of_the_machine(size: int, heap: int) -> None:
    assert machine.memory_for(size).heap == heap


def test_larger_machines_get_more_and_no_machine_is_filled() -> None:
    for smaller, larger in pairwise(MEMORY):
        assert smaller.below < larger.below
        assert smaller.heap < larger.heap
        assert (larger.heap + larger.page_cache) << 20 < smaller.below / 2.5
    assert MEMORY[-1].below == float("inf")


def test_this_machine_has_a_row() -> None:
    assert machine.memory_for(machine.memory_size()) in MEMORY


def test_a_port_that_somebody_listens_on_is_not_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        taken = foreign.getsockname()[1]
        assert not machine.is_free(taken)
        chosen = machine.choose_port(taken)
        assert chosen not in (0, taken)
        assert machine.who_listens(taken).endswith(f"process {os.getpid()}")
    assert machine.choose_port(taken) == taken


def test_a_port_with_connections_of_a_past_server_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            accepted, _ = server.accept()
            accepted.close()  # first, so that the port's side of the connection lingers
            assert client.recv(1) == b""
    assert machine.is_free(port)


def test_without_a_usual_port_any_will_do() -> None:
    assert machine.choose_port(None) > 0


def test_nobody_on_the_port() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert machine.who_listens(free.getsockname()[1]) == "another process"
