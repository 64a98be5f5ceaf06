"""Why a command does not run: what is wrong, where, and what to do. Exit code 2."""

from __future__ import annotations

from collections.abc import Collection

from jobscan.finding import Bilingual, Language


class Refusal(Exception):
    """Bad usage or bad rules.

    `lang` is set where the language itself is what is wrong. In a `block` only the first
    message is said by jobscan: the lines below it begin with `file:line`, as editors want it.
    """

    def __init__(self, *messages: Bilingual, lang: Language | None = None, block: bool = False) -> None:
        super().__init__(*(message.en for message in messages))
        self.messages = messages
        self.lang = lang
        self.block = block

    def to(self, lang: Language) -> list[str]:
        """A line for each message."""
        lines = [message.to(self.lang or lang) for message in self.messages]
        return [line if i and self.block else f"jobscan: {line}" for i, line in enumerate(lines)]


def nearest(name: str, known: Collection[str]) -> Bilingual:
    """`; did you mean x?`, or the empty text where nothing is near."""
    from difflib import get_close_matches

    folded = {k.lower(): k for k in known}
    close = get_close_matches(name.lower(), folded, n=1, cutoff=0.6)
    if not close:
        return Bilingual(zh="", en="")
    best = folded[close[0]]
    return Bilingual(zh=f"；您是不是想写 {best}？", en=f"; did you mean {best}?")


def one_of(option: str, value: str, known: Collection[str]) -> str:
    """`value` if it is known; the Refusal that lists what is known otherwise."""
    if value in known:
        return value
    maybe = nearest(value, known)
    raise Refusal(
        Bilingual(
            zh=f"{option} 不接受“{value}”{maybe.zh or '；'}可用的值：{'、'.join(known)}。",
            en=f'{option} does not take "{value}"{maybe.en or "."} It takes: {", ".join(known)}.',
        )
    )
