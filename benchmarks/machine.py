"""What it was measured on."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("ahocorasick_rs", "hyperscan", "jieba", "spacy", "typer", "rich")


def machine() -> dict[str, str]:
    """Date, processor, system and versions, by name."""
    import jobscan

    facts = {
        "date": date.today().isoformat(),
        "machine": f"{_processor()}, {os.cpu_count()} cores, one used",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "jobscan": jobscan.__version__,
    }
    for package in _PACKAGES:
        try:
            facts[package] = version(package)
        except PackageNotFoundError:
            facts[package] = "not installed"
    return facts


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
