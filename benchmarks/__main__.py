"""`python -m benchmarks`: measure, and print Markdown."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.ads import LANGUAGES, AdSet, load
from benchmarks.clock import one_core
from benchmarks.machine import machine
from benchmarks.manyrules import larger_pack, ten_times
from benchmarks.memory import memory
from benchmarks.report import Results, markdown
from benchmarks.speed import ratios, speeds
from benchmarks.startup import starts

QUICK_MEGABYTES = 1.0


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    with one_core(), _scratch() as scratch:
        results = _measured(options, scratch)
    print(markdown(results))
    if options.json:
        text = json.dumps(asdict(results), ensure_ascii=False, indent=2)
        options.json.write_text(text + "\n", "utf-8")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    parser.add_argument("--quick", action="store_true", help="1 MB of ads, one run, three starts: a look")
    parser.add_argument(
        "--generated", action="store_true", help="generated ads, even where real ones are at hand"
    )
    parser.add_argument("--megabytes", type=float, metavar="MB", help="ads per language (default: all)")
    parser.add_argument(
        "--starts", type=int, metavar="N", help="times to start each command (default: 11; 0: not at all)"
    )
    options = parser.parse_args(argv)
    if options.starts is not None and options.starts < 0:
        parser.error("--starts: not less than 0")
    if options.megabytes is not None and options.megabytes <= 0:
        parser.error("--megabytes: more than 0")
    if options.starts is None:
        options.starts = 3 if options.quick else 11
    options.runs = 1 if options.quick else 3
    if options.quick and options.megabytes is None:
        options.megabytes = QUICK_MEGABYTES
    return options


def _measured(options: argparse.Namespace, scratch: Path) -> Results:
    from jobscan import load_pack

    results = Results(machine())
    sets = [load(lang, generate=options.generated, megabytes=options.megabytes) for lang in LANGUAGES]
    pack = load_pack()
    for ads in sets:
        results.ads[ads.lang] = _described(ads)
        results.speeds[ads.lang] = speeds(pack, ads, scratch, options.runs)
        results.ratios[ads.lang] = ratios(ads.lang, results.speeds[ads.lang])
    larger = larger_pack(pack, scratch / "rules", sets, 40 if options.quick else 1)
    results.ten_times = [ten_times(pack, larger, ads, options.runs) for ads in sets]
    results.starts = starts(scratch, options.starts) if options.starts else []
    results.memory = [memory(lang, options.generated, options.megabytes) for lang in LANGUAGES]
    return results


def _described(ads: AdSet) -> dict[str, str | int]:
    return {"source": ads.source, "ads": len(ads.texts), "bytes": ads.size}


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder of our own, which is also the cache: neither the user's cache is used nor filled."""
    from jobscan.pack.cache import cache_folder

    before = os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory(prefix="jobscan-bench-") as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        cache_folder.cache_clear()
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["XDG_CACHE_HOME"]
            else:
                os.environ["XDG_CACHE_HOME"] = before
            cache_folder.cache_clear()


if __name__ == "__main__":
    raise SystemExit(main())
