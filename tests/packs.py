"""Small packs for tests: the files of fixtures/pack with some of them replaced or added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from jobscan.pack.example import marked
from jobscan.pack.index import Pack
from jobscan.pack.parse import parse
from jobscan.pack.problem import PackError
from jobscan.scan.scanner import Scanner
from jobscan.text.tokens import Judge

FIXTURES = Path(__file__).parent / "fixtures" / "pack"

MINIMAL = {
    "laws.yaml": """\
jurisdictions:
  CN: {zh: 中国大陆, en: Mainland China}
  US: {zh: 美国, en: United States}
categories:
  gender: {name: {zh: 性别, en: sex}, states: {CN: P, US: P}}
laws:
  - id: CN-A
    jurisdiction: CN
    name: {zh: 法, en: Law}
    article: {zh: 第一条, en: Art. 1}
    verified: true
    applies: [{category: gender, to: [wording]}]
""",
    "zh/words.yaml": """\
女: {group: women, words: [女, 女士, 女性]}
男: {group: men, words: [男, 男士, 男性]}
""",
    "zh/context.yaml": """\
sections:
  benefits: [福利]
modifiers:
  - {id: open, words: [不限], side: either, reach: 4, stop: [但]}
  - {id: in-benefits, section: benefits}
""",
    "zh/gender.yaml": """\
- id: zh-a
  name: {zh: 名, en: name}
  category: gender
  force: require
  message: {zh: 信, en: message}
  suggestion: {zh: 改, en: suggestion}
  explain: {zh: 释, en: explanation}
  find:
    - 限 {女}
  examples:
    flag:
      - 本岗<限女性>
    pass:
      - 女装
""",
}
"""The smallest pack that loads, file by file: one rule, two lists, two modifiers."""


def write(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """`folder` with `files` in it; None: no such file."""
    for name, content in files.items():
        if content is None:
            continue
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def pack_of(files: Mapping[str, str]) -> Pack:
    """The pack in `files`, or PackError; nothing is written."""
    return parse(files, "")


def rules_of(**rules: Mapping[str, object]) -> str:
    """A rules file of these rules, each the smallest one with what is said of it: zh_a={"find": ["限女"]}."""
    text = {"zh": "文", "en": "text"}
    smallest = {
        "category": "gender",
        "force": "require",
        **dict.fromkeys(("name", "message", "suggestion", "explain"), text),
        "find": ["限女"],
        "examples": {"flag": ["<限女>"], "pass": ["女装"]},
    }
    return yaml.safe_dump(
        [{"id": name, **smallest, **said} for name, said in rules.items()], allow_unicode=True
    )


class AnyEdge(Judge):
    """A judge to whom every place is a token boundary: what the phrase itself matches."""

    def __init__(self) -> None:
        super().__init__((), None)

    def boundaries(self, clause: str) -> Callable[[int], bool]:
        return lambda at: True


def marked_by(scanner: Scanner, text: str) -> str:
    """`text` without its marks <…>, scanned, and what was found marked <…>."""
    plain = text.replace("<", "").replace(">", "")
    return marked(plain, tuple((f.start, f.end) for f in scanner.scan(plain)))


def refusals(error: PackError, folder: Path) -> list[tuple[str, int, str, str, str, str, str]]:
    """Each problem as file (below `folder`), line, field, problem and fix in both languages."""
    return [
        (
            p.file.removeprefix(f"{folder}/"),
            p.line,
            p.field,
            p.problem.zh,
            p.problem.en,
            p.fix.zh,
            p.fix.en,
        )
        for p in error.problems
    ]
