"""Which report goes where: `--format` and `--output` paired, and the files written."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from jobscan.cli import packs, stream, words
from jobscan.cli.refusal import Refusal, one_of
from jobscan.reports.formats import FORMATS, guess

STDOUT = "-"
# What these suffixes hold is plain; .json may be gitlab's or sarif's, .xml and .txt anybody's.
_PLAIN = ("jsonl", "sarif", "csv", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Target:
    """A report in `format` for the file `path`, or for standard output."""

    format: str
    path: str = STDOUT


def pair(formats: Sequence[str], outputs: Sequence[str], inputs: Sequence[str]) -> tuple[Target, ...]:
    """The n-th output takes the n-th format, further outputs what their name says, and one format is left
    for standard output at most. Refuses what cannot be meant, before anything is scanned."""
    named = packs.listed("--format", formats)
    names = [one_of("--format", name, FORMATS) for name in named]
    for path in outputs[len(names) :]:
        asked = guess(path)
        if asked is None:
            raise Refusal(packs.fill(words.NO_FORMAT, path=path))
        names.append(asked)
    if not names:
        names = ["text"]
    targets = tuple(
        Target(name, path) for name, path in zip(names, [*outputs, *[STDOUT] * len(names)], strict=False)
    )
    printed = [target.format for target in targets if target.path == STDOUT]
    if len(printed) > 1:
        raise Refusal(packs.fill(words.TWO_TO_STDOUT, formats=packs.joined(printed)))
    for target in targets:
        if target.path != STDOUT:
            _check(target, targets, inputs)
    return targets


def single(format: str, path: str, inputs: Sequence[str]) -> Target:
    """One report for `path`, which is refused where it cannot be meant. - is standard output."""
    target = Target(format, path)
    if path != STDOUT:
        _check(target, (target,), inputs)
    return target


def _check(target: Target, targets: Sequence[Target], inputs: Sequence[str]) -> None:
    path = target.path
    asked = guess(path)
    if asked in _PLAIN and asked != target.format:
        raise Refusal(packs.fill(words.OTHER_FORMAT, path=path, format=target.format, asked=asked))
    real = os.path.realpath(path)
    if sum(os.path.realpath(other.path) == real for other in targets if other.path != STDOUT) > 1:
        raise Refusal(packs.fill(words.SAME_OUTPUT, path=path))
    if any(os.path.realpath(given) == real for given in inputs if given != STDOUT):
        raise Refusal(packs.fill(words.OUTPUT_IS_INPUT, path=path))
    folder = os.path.dirname(real)
    if not path or os.path.isdir(path):
        raise Refusal(packs.fill(words.OUTPUT_IS_FOLDER, path=path))
    if not os.path.isdir(folder):
        raise Refusal(packs.fill(words.NO_OUTPUT_FOLDER, path=path, folder=os.path.dirname(path) or "."))
    if not os.access(folder if _replaceable(real) else real, os.W_OK):
        raise Refusal(packs.fill(words.OUTPUT_FORBIDDEN, path=path))


def write(target: Target, text: str) -> None:
    """Print or save one report. A file is there whole or not at all; raises Refusal if it cannot be."""
    if target.path == STDOUT:
        # People read text in their terminal's encoding, programs read UTF-8.
        (stream.out if target.format == "text" else stream.out_utf8)(text)
        return
    write_bytes(target, text.encode("utf-8"))


def write_bytes(target: Target, data: bytes) -> None:
    """Save what is no text, or text already encoded. The file is there whole or not at all; raises Refusal."""
    path = os.path.realpath(target.path)
    try:
        if _replaceable(path):
            _replace(path, data)
        else:
            with open(path, "wb") as file:
                file.write(data)
    except OSError as error:
        raise Refusal(
            packs.fill(words.OUTPUT_FAILED, path=target.path, error=error.strerror or str(error))
        ) from error


def _replaceable(path: str) -> bool:
    """Not /dev/null or a named pipe: those are written to, never replaced."""
    return not os.path.exists(path) or stat.S_ISREG(os.stat(path).st_mode)


def _replace(path: str, data: bytes) -> None:
    import tempfile

    try:
        mode = stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    number, temporary = tempfile.mkstemp(prefix=".jobscan-", dir=os.path.dirname(path))
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
