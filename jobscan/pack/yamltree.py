"""YAML with line numbers: every value knows where it stands, so that a refusal can say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from jobscan.finding import Bilingual
from jobscan.pack.problem import PackProblem, nearest

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML value: `value` is a str, a list of Tree or a dict of str to Tree; None for null."""

    value: str | list[Tree] | dict[str, Tree] | None
    line: int


class Reader:
    """Reads one file's values, collecting problems instead of stopping at the first."""

    def __init__(self, file: str, problems: list[PackProblem]) -> None:
        self.file = file
        self.problems = problems

    def refuse(self, line: int, field: str, problem: Bilingual, fix: Bilingual) -> None:
        self.problems.append(PackProblem(self.file, line, field, problem, fix))

    def parse(self, text: str) -> Tree | None:
        """The file's tree, or None where it is no YAML."""
        try:
            node = yaml.compose(text, Loader=_Loader)
            return Tree(None, 1) if node is None else self._tree(node, 0)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
            at = getattr(error, "position", None)  # of a character that YAML does not allow
            line = mark.line + 1 if mark else text.count("\n", 0, at) + 1 if isinstance(at, int) else 0
        except (RecursionError, ValueError) as error:
            line, what = 0, str(error)
        self.refuse(
            line,
            "YAML",
            Bilingual(f"不是有效的 YAML：{what}", f"not valid YAML: {what}"),
            Bilingual(
                "检查缩进、引号和冒号后的空格",
                "check the indentation, the quotes, and the space after a colon",
            ),
        )
        return None

    def _tree(self, node: yaml.Node, depth: int) -> Tree:
        line = node.start_mark.line + 1
        if depth > _DEEPEST:
            raise ValueError(f"nested deeper than {_DEEPEST} levels")
        if isinstance(node, yaml.SequenceNode):
            return Tree([self._tree(n, depth + 1) for n in node.value], line)
        if isinstance(node, yaml.MappingNode):
            found: dict[str, Tree] = {}
            for key, value in node.value:
                name = str(key.value)
                if name in found:
                    self.refuse(
                        key.start_mark.line + 1,
                        name,
                        Bilingual("同一个键写了两次", "the same key twice"),
                        Bilingual("合并或删去一个", "merge them or drop one"),
                    )
                found[name] = self._tree(value, depth + 1)
            return Tree(found, line)
        return Tree(None if node.tag == "tag:yaml.org,2002:null" else str(node.value), line)

    def mapping(
        self, tree: Tree | None, field: str, known: tuple[str, ...], required: tuple[str, ...]
    ) -> dict[str, Tree]:
        """A mapping with only `known` keys and all `required` ones."""
        if tree is None or not isinstance(tree.value, dict):
            line = tree.line if tree else 0
            self.refuse(
                line, field, Bilingual("应是 键: 值 的映射", "should be a mapping of keys to values"),
                Bilingual(f"写成 {known[0]}: …", f"write {known[0]}: …"),
            )  # fmt: skip
            return {}
        for key, value in tree.value.items():
            if key not in known:
                self.refuse(
                    value.line, f"{field}.{key}", Bilingual(f"没有名为 {key} 的键", f"there is no key named {key}"),
                    nearest(key, known, Bilingual(f"可用的键：{'、'.join(known)}", f"known keys: {', '.join(known)}")),
                )  # fmt: skip
        for key in required:
            if key not in tree.value:
                self.refuse(
                    tree.line, f"{field}.{key}", Bilingual(f"缺少 {key}", f"{key} is missing"),
                    Bilingual(f"加一行 {key}: …", f"add a line {key}: …"),
                )  # fmt: skip
        return tree.value

    def items(self, tree: Tree | None, field: str) -> Iterator[Tree]:
        """The items of a list that must not be empty; nothing where there is no list at all."""
        if tree is None:
            return
        if not isinstance(tree.value, list) or not tree.value:
            self.refuse(
                tree.line, field, Bilingual("应是至少一行的列表", "should be a list of at least one line"),
                Bilingual("写成以 “- ” 开头的行，或删去这个键", "write lines that begin with “- ”, or drop the key"),
            )  # fmt: skip
            return
        yield from tree.value

    def text(self, tree: Tree | None, field: str) -> str:
        if tree is None:
            return ""
        if not isinstance(tree.value, str) or not tree.value.strip():
            self.refuse(
                tree.line, field, Bilingual("应是一段文字", "should be a text"),
                Bilingual("加引号写成文字", "write a text, in quotes"),
            )  # fmt: skip
            return ""
        return tree.value

    def bilingual(self, tree: Tree | None, field: str) -> Bilingual:
        """A text in both languages: {zh: …, en: …}."""
        if tree is None:
            return Bilingual("", "")
        found = self.mapping(tree, field, ("zh", "en"), ("zh", "en"))
        return Bilingual(self.text(found.get("zh"), f"{field}.zh"), self.text(found.get("en"), f"{field}.en"))

    def one_of(self, tree: Tree | None, field: str, known: tuple[str, ...]) -> str:
        value = self.text(tree, field)
        if value and tree is not None and value not in known:
            self.refuse(
                tree.line, field, Bilingual(f"不认识 {value}", f"{value} is not known"),
                nearest(value, known, Bilingual(f"可用：{'、'.join(known)}", f"known: {', '.join(known)}")),
            )  # fmt: skip
        return value

    def sorted_texts(self, tree: Tree | None, field: str) -> tuple[str, ...]:
        """A list of words in code point order, each once."""
        words: list[str] = []
        for item in self.items(tree, field):
            word = self.text(item, field)
            if words and word <= words[-1]:
                twice = word == words[-1]
                self.refuse(
                    item.line, field,
                    Bilingual(f"“{word}”重复" if twice else f"列表没有排序：“{word}”", f"“{word}” stands twice" if twice else f"the list is not sorted: “{word}”"),
                    Bilingual("删去一个" if twice else f"移到“{words[-1]}”之前", "drop one" if twice else f"move it before “{words[-1]}”"),
                )  # fmt: skip
            words.append(word)
        return tuple(words)
