"""jobscan finds discriminatory wording in job ads, in Chinese and English, and says why.

    >>> import jobscan
    >>> [f.match for f in jobscan.scan("招文员一名，限女性。")]
    ['限女性']

What stands in `__all__` is loaded when it is first asked for, so that the command line starts fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import jobscan.scan  # noqa: F401  loaded now, or loading it later would put the package in place of scan()
from jobscan.finding import Bilingual, Citation, Finding, Force, Severity, Why

if TYPE_CHECKING:
    from jobscan.pack.index import Pack
    from jobscan.pack.load import load_pack
    from jobscan.pack.problem import PackError, PackProblem
    from jobscan.scan.jurisdiction import UnknownJurisdiction
    from jobscan.scan.scanner import Scanner

    __version__: str

__all__ = [
    "Bilingual",
    "Citation",
    "Finding",
    "Force",
    "Pack",
    "PackError",
    "PackProblem",
    "Scanner",
    "Severity",
    "UnknownJurisdiction",
    "Why",
    "load_pack",
    "scan",
]

_WHERE = {
    "Pack": "jobscan.pack.index",
    "PackError": "jobscan.pack.problem",
    "PackProblem": "jobscan.pack.problem",
    "Scanner": "jobscan.scan.scanner",
    "UnknownJurisdiction": "jobscan.scan.jurisdiction",
    "load_pack": "jobscan.pack.load",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    if name == "__version__":
        return _version()
    raise AttributeError(f"module 'jobscan' has no attribute {name!r}")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("jobscan")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0+unknown"


@cache
def _built_in_scanner() -> Scanner:
    from jobscan.pack.load import load_pack
    from jobscan.scan.scanner import Scanner

    return Scanner(load_pack())


def scan(text: str, jurisdictions: Sequence[str] = (), ad: str = "") -> list[Finding]:
    """The findings of one ad by the built-in rules: see Scanner.scan."""
    return _built_in_scanner().scan(text, jurisdictions, ad)
