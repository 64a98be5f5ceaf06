"""A zip file without clocks: libraries write the time of day into every member of a DOCX or XLSX."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import IO

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that zip knows; what Word writes, too."""
_FILE = 0o644 << 16


def fixed(source: Path | IO[bytes], target: Path) -> None:
    """Write the members of `source` into `target`, in their order: the same bytes for the same members."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _DAY)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, _FILE
            with (
                old.open(member) as read,
                new.open(info, "w", force_zip64=member.file_size > 1 << 30) as write,
            ):
                shutil.copyfileobj(read, write, 1 << 20)
