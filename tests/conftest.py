"""What holds for every test."""

from __future__ import annotations

import socket
from typing import Any, NoReturn

import pytest
from hypothesis import settings


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Of two processes each takes half of the files and, when done, tests from the other's end.

    One by one in turns, as is usual, both processes would make what the tests of a file share: a
    scanner with its phrases, a wheel, a Spark.
    """
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes name no test: a gzip file has the time in it, and both processes must find the same tests."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """jobscan sends nothing anywhere: a socket is a failed test."""

    def refuse(*args: Any, **kwargs: Any) -> NoReturn:
        raise AssertionError("jobscan opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


settings.register_profile("jobscan", derandomize=True, deadline=None)  # the same cases on every machine
settings.load_profile("jobscan")
