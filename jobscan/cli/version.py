"""`jobscan --version`."""

from __future__ import annotations


def version() -> str:
    import jobscan

    return jobscan.__version__


def print_version() -> None:
    from jobscan.cli.stream import out

    out(f"jobscan {version()}\n")
