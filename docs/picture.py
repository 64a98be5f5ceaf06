"""Draws the pictures of the README: what a terminal shows, as SVG. `make picture` runs it.

The report is real: jobscan runs, and its output is drawn. rich reads the colours; its own SVG names
a web font and gives Han text half the room that it needs, so the drawing is done here.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

ROOT = Path(__file__).parents[1]
IMAGES = Path(__file__).parent / "images"
COLUMNS = 100
CELL, LINE, SIZE, HAN_SIZE = 8.1, 19, 13.5, 15.5
LEFT, TOP, BAR = 20, 14, 32
GROUND, BAR_GROUND, INK, DIM = "#161b22", "#21262d", "#dde3ea", "#8b949e"
COLOURS = {
    "red": "#ff7b72",
    "green": "#7ee787",
    "yellow": "#f2cc60",
    "magenta": "#d2a8ff",
    "cyan": "#79c0ff",
}
ANSI = {1: "red", 2: "green", 3: "yellow", 5: "magenta", 6: "cyan"}


@dataclass(frozen=True, slots=True)
class Picture:
    """What is run in the folder of sample files, and what the picture is for those who cannot see it."""

    name: str
    lang: str
    command: str
    title: str


PICTURES = (
    Picture(
        "report.en.svg",
        "en",
        "jobscan check en-driver.docx --jurisdiction us",
        "A terminal: jobscan reports two findings in a Word file, each with its reason, the law and a rewrite",
    ),
    Picture(
        "report.zh-CN.svg",
        "zh",
        "jobscan check zh-clerk.docx",
        "终端里的 jobscan：报告 Word 文件里的两处发现，每处写明原因、法律依据和改写",
    ),
)


def draw(picture: Picture) -> str:
    """The picture as SVG: it names no host, loads nothing, and is the same for the same output."""
    lines = list(_lines(picture))
    width = round(COLUMNS * CELL + 2 * LEFT)
    height = BAR + TOP + len(lines) * LINE + TOP
    rows = [_row(line, BAR + TOP + at * LINE + 14) for at, line in enumerate(lines)]
    dots = "".join(
        f'<circle cx="{20 + 20 * at}" cy="{BAR // 2}" r="6" fill="{colour}"/>'
        for at, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}" role="img" xml:space="preserve">',
            f"<title>{escape(picture.title)}</title>",
            "<style>",
            f"text{{font:{SIZE}px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',"
            f"'PingFang SC','Microsoft YaHei',monospace;fill:{INK};white-space:pre}}",
            f".han{{font-size:{HAN_SIZE}px}}.bold{{font-weight:bold}}.dim{{fill:{DIM}}}",
            *(f".{name}{{fill:{colour}}}" for name, colour in COLOURS.items()),
            "</style>",
            f'<rect width="{width}" height="{height}" rx="9" fill="{GROUND}"/>',
            f'<path d="M0 {BAR}V9a9 9 0 0 1 9-9h{width - 18}a9 9 0 0 1 9 9v{BAR - 9}z" fill="{BAR_GROUND}"/>',
            dots,
            *(row for row in rows if row),
            "</svg>\n",
        )
    )


def _lines(picture: Picture) -> Iterator[Text]:
    yield Text.assemble(("$ ", "green"), (picture.command, "bold"))
    yield from AnsiDecoder().decode(_run(picture.command, picture.lang).rstrip("\n"))


def _run(command: str, lang: str) -> str:
    """What jobscan prints on a terminal of our width."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("JOBSCAN", "LC_")) and k != "NO_COLOR"}
    ran = subprocess.run(
        [sys.executable, "-m", *shlex.split(command), "--lang", lang, "--no-config"],
        cwd=ROOT / "corpora" / "files",
        env=kept | {"FORCE_COLOR": "1", "COLUMNS": str(COLUMNS), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=False,
    )
    if ran.returncode not in (0, 1):
        raise SystemExit(f"{command}: exit code {ran.returncode}")
    return ran.stdout.decode("utf-8")


def _row(line: Text, y: int) -> str:
    """One line: each stretch of one style and width of letter in the cells where a terminal has it."""
    out: list[str] = []
    cell = 0
    for text, style in _stretches(line):
        cells = cell_len(text)
        if text.strip():
            x, length = LEFT + cell * CELL, cells * CELL
            out.append(
                f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}"{_classes(text, style)}>{escape(text, False)}</text>'
            )
        cell += cells
    return "".join(out)


def _stretches(line: Text) -> Iterator[tuple[str, Style]]:
    styled = (
        (letter, segment.style or Style())
        for segment in line.render(Console(width=COLUMNS, color_system="standard", _environ={}))
        for letter in segment.text
    )
    for (style, _), group in groupby(styled, key=lambda one: (one[1], cell_len(one[0]) > 1)):
        text = "".join(letter for letter, _ in group)
        # Blank beginnings have no letters that could be stretched.
        bare = text.lstrip(" ")
        if len(bare) < len(text):
            yield text[: len(text) - len(bare)], style
        if bare:
            yield bare, style


def _classes(text: str, style: Style) -> str:
    # rich calls the colours of a terminal by their number.
    name = ANSI.get(style.color.number, "") if style.color and style.color.number is not None else ""
    shown = (
        ("han", cell_len(text) > len(text)),
        ("bold", style.bold),
        (name, name),
        ("dim", style.dim and not name),
    )
    classes = " ".join(name for name, holds in shown if holds)
    return f' class="{classes}"' if classes else ""


def main() -> int:
    for picture in PICTURES:
        (IMAGES / picture.name).write_text(draw(picture), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
