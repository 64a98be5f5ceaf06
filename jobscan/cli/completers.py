"""What may stand in an option, for shell completion."""

from collections.abc import Callable, Iterable

Completer = Callable[[str], list[str]]


def choices(values: Iterable[str]) -> Completer:
    """One of a few words."""
    known = list(values)

    def complete(incomplete: str) -> list[str]:
        return [value for value in known if value.startswith(incomplete)]

    return complete


def rules(incomplete: str) -> list[str]:
    """Categories and rule ids, the last of a list of them."""
    from jobscan.pack.load import load_pack

    pack = load_pack()
    return _last(incomplete, [*pack.laws.categories, *sorted(rule.id for rule in pack.index.rules)])


def rule_ids(incomplete: str) -> list[str]:
    """The ids of rules."""
    from jobscan.pack.load import load_pack

    return [id for id in sorted(rule.id for rule in load_pack().index.rules) if id.startswith(incomplete)]


def jurisdictions(incomplete: str) -> list[str]:
    """Codes such as cn, the last of a list of them, in the case that was begun with."""
    from jobscan.pack.load import load_pack

    codes = list(load_pack().laws.jurisdictions)
    last = incomplete.rsplit(",", 1)[-1]
    return _last(incomplete, codes if last.isupper() else [code.lower() for code in codes])


def _last(incomplete: str, known: Iterable[str]) -> list[str]:
    before, comma, last = incomplete.rpartition(",")
    chosen = set(before.split(","))
    return [f"{before}{comma}{name}" for name in known if name.startswith(last) and name not in chosen]
