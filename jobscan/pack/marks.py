"""How the elements of a phrase look in folded text: what may stand between words, in a gap, at an edge."""

from __future__ import annotations

# Between two elements: Chinese allows white space and quotes (限“男性”), English also the
# hyphen and slash that stand between words (men-only, male/only).
BETWEEN = {"zh": r"[\s\"“”'‘’「」『』*★☆]{0,3}", "en": r"[\s\-/–—\"“”'‘’*_★☆]{0,3}"}
GAP = {
    "zh": r"[^，,。；;：:！!？?\n]{{0,{n}}}?",
    "en": r"(?:[\s\-/–—&+]{{1,3}}[^\s\-/–—，,;；:：.!?！？。()（）]{{1,24}}){{0,{n}}}?",
}
# Latin words match as a whole; beside a number the digits are no letters of theirs: 165cm, aged25.
WORD_START, WORD_END = r"(?<![a-z0-9])", r"(?![a-z0-9])"
_AFTER_NUMBER, _BEFORE_NUMBER = r"(?<![a-z])", r"(?![a-z])"
_NUMBERING = r"^[\s\d.、)）(（*\-#>·~]{0,8}(?:[一二三四五六七八九十]{1,3}[、.．)）]\s{0,3})?"
_CLAUSE_END = r"[\s。.:：]*$"
# One typed mark stands for its full-width and ASCII forms alike.
MARKS = {
    ":": ":：︰", "：": ":：︰", ",": ",，、", "，": ",，、", "、": ",，、", "(": "(（[［【〔", ")": ")）]］】〕",
    "（": "(（[［【〔", "）": ")）]］】〕", "?": "?？", "？": "?？", "/": "/／", "+": "+＋&＆", "~": "~～〜",
    "-": "-–—－~～〜", ".": ".．", "_": "_＿", "□": "□☐○◯▢",
}  # fmt: skip
# A piece of a clause stands between commas and the like: 男、须役毕; "male, Irish, own car".
# Columns that wide spaces set apart are pieces too: 门岗　3人　♂　45↓.
_PIECE_START = r"(?:(?<=[,，、;；:：(（\[【/+&|\u3000\t])|(?<=\s\s))\s{0,3}"
_PIECE_END = r"(?=\s{0,3}(?:[,，、;；.。)）\]】/+&|]|$)|\u3000|\t|\s\s)"

FIRST = {"start": _NUMBERING, "edge": f"(?:{_NUMBERING}|{_PIECE_START})"}
"""What stands for an element that comes first, by its name."""
LAST = {"end": _CLAUSE_END, "edge": _PIECE_END}
"""The same for the last one. Neither is reported."""


def beside_number(regex: str, beside: str) -> str:
    """The regex of words that stand right after a number (`beside` has <) or before one (>)."""
    if "<" in beside:
        regex = regex.replace(WORD_START, _AFTER_NUMBER)
    return regex.replace(WORD_END, _BEFORE_NUMBER) if ">" in beside else regex


def to_an_end(regex: str) -> bool:
    """Whether a phrase's regex says where it must end: then no shorter match will do."""
    return regex.endswith(tuple(LAST.values()))
