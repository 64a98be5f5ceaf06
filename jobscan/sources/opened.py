"""A file that is open to be read, and what every reader of one may rely on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from jobscan.finding import Bilingual
from jobscan.sources.ad import Unreadable

LARGEST = 256 * 1024 * 1024
"""Bytes. No single ad is this long: what is longer would only fill the memory."""

TOO_LARGE = Bilingual(
    zh=f"超过 {LARGEST // 1024 // 1024} MB，不像是一份广告；请拆成一份广告一个文件。",
    en=f"is larger than {LARGEST // 1024 // 1024} MB, too much for one ad; split it into one file per ad.",
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns or keys of records that hold the ad; empty: they are guessed, and the guess is told."""

    text: tuple[str, ...] = ()
    id: str = ""
    title: str = ""


GUESSED = Columns()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to read: bytes from where they are, seekable unless they come from a pipe.

    `id` and `origin` as in Ad. `walked`: found in a folder, not named: a table or record that is
    no ad is passed over. `every`: each record that is lost or without text is named, however many.
    A reader may let OSError out: whoever called it turns it into Unreadable.
    """

    file: BinaryIO
    id: str
    origin: str
    columns: Columns = GUESSED
    walked: bool = False
    every: bool = False

    def whole(self) -> bytes | Unreadable:
        """All of it, for formats that cannot be read in parts."""
        data = self.file.read(LARGEST + 1)
        return data if len(data) <= LARGEST else Unreadable(self.origin, TOO_LARGE)
