"""The rules of a pack as SARIF's reportingDescriptors: what a viewer shows beside a result."""

from __future__ import annotations

import re
from typing import Any

from jobscan.finding import Language
from jobscan.pack.index import Pack
from jobscan.pack.rule import Rule
from jobscan.reports.rule_page import rule_help, sample
from jobscan.reports.sarif_message import message


def rules(pack: Pack, lang: Language, asked: tuple[str, ...]) -> list[dict[str, Any]]:
    """Every rule, found or not; its level is the strictest over `asked`, or over every jurisdiction."""
    places = asked or tuple(pack.laws.jurisdictions)
    return [_rule(pack, rule, lang, places) for rule in pack.rules]


def _rule(pack: Pack, rule: Rule, lang: Language, places: tuple[str, ...]) -> dict[str, Any]:
    severity = pack.laws.severity(rule.legal, rule.force, places)
    wording = sample(rule)
    text = f"{rule.explain.to(lang).strip()}\n\n{rule.suggestion.about(wording).to(lang)}"
    return {
        "id": rule.id,
        "name": _pascal(rule.name.en),
        "shortDescription": message(_sentence(rule.name.to(lang), lang)),
        "fullDescription": message(rule.message.about(wording).to(lang)),
        "help": message(text) | {"markdown": rule_help(pack, rule, lang)},
        "defaultConfiguration": {
            "enabled": rule.by_default,
            "level": severity.value if severity else "none",
        },
        "properties": {"tags": [rule.category, rule.force.value, rule.lang]},
    }


def _pascal(name: str) -> str:
    """`A sex required` as viewers write the names of rules: SexRequired."""
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"^(An?|The) ", "", name))
    return "".join(word[:1].upper() + word[1:] for word in words)


def _sentence(text: str, lang: Language) -> str:
    """SARIF's messages end with a full stop."""
    stop = "。" if lang == "zh" else "."
    return text if text.endswith((".", "。", "?", "？", "!", "！")) else text + stop
