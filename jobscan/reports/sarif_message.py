"""Text as a SARIF message: shown as it is, whatever an ad writes."""

from __future__ import annotations

from jobscan.reports.visible import visible


def message(text: str) -> dict[str, str]:
    """Braces are placeholders in a message (3.11.5) and [words](target) is a link (3.11.6), unless escaped.

    The line ends of `text` are kept, its other control characters are made visible.
    """
    shown = "\n".join(visible(line) for line in text.split("\n"))
    shown = shown.replace("{", "{{").replace("}", "}}")
    if "](" in shown:
        shown = shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": shown}
