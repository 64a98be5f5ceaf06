"""The house: imports go one way, each library is imported in one place, modules are short."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import jobscan

PACKAGE = Path(jobscan.__path__[0])
MODULES = sorted(PACKAGE.rglob("*.py"))

# A layer imports itself and the layers that its line names.
LAYERS = {
    "finding": [],
    "text": ["finding"],
    "laws": ["finding", "text"],
    "pack": ["finding", "text", "laws"],
    "scan": ["finding", "text", "laws", "pack"],
    "sources": ["finding", "text", "laws", "pack", "scan"],
    "fix": ["finding", "text", "laws", "pack", "scan", "sources"],
    "evaluation": ["finding", "text", "laws", "pack", "scan", "sources"],
    "review": ["finding", "text", "laws", "pack", "scan", "sources"],
    "reports": ["finding", "text", "laws", "pack", "scan", "sources", "evaluation"],
    "engines": ["finding", "text", "laws", "pack", "scan", "sources", "reports"],
    "audit": ["finding", "text", "laws", "pack", "scan", "sources", "evaluation", "reports", "engines"],
    "cli": [
        "finding",
        "text",
        "laws",
        "pack",
        "scan",
        "sources",
        "fix",
        "evaluation",
        "review",
        "reports",
        "engines",
        "audit",
    ],
    "__init__": ["finding", "pack", "scan"],
    "__main__": ["cli"],
}
# The one function that looks ahead: whether a rule does what it says is asked by scanning.
LOOKS_AHEAD = {("pack/selftest.py", "scan"), ("pack/selftest.py", "fix")}

# Where else than in the standard library and in jobscan itself an import may point to.
LIBRARIES = {
    "ahocorasick_rs": ["scan/prefilter.py"],
    "backports": ["sources/compressed.py"],
    "charset_normalizer": ["sources/detect.py"],
    "click": ["cli"],
    "duckdb": ["audit/duck.py", "audit/parquet_folder.py", "audit/store.py"],
    "docx": ["audit/dossier_docx.py", "fix/docx_file.py", "sources/docx.py"],
    "jieba": ["text/tokens.py"],
    "jinja2": ["reports/template.py"],
    "justhtml": ["sources/html_page.py"],
    "markdown_it": ["sources/markdown_parse.py"],
    "msgspec": [
        "audit/accuracy.py",
        "audit/description.py",
        "audit/reading/json_record.py",
        "pack/cache.py",
        "scan/compiled.py",
    ],
    "numpy": ["audit/meld.py", "audit/near"],
    "opencc": ["text/script.py"],
    "openpyxl": ["audit/workbook.py", "audit/xlsx.py", "sources/xlsx.py"],
    "pathspec": ["sources/ignored.py"],
    "platformdirs": ["pack/cache.py"],
    "pyarrow": ["audit", "engines", "sources/parquet.py"],
    "py4j": ["engines/spark.py"],
    "pypdfium2": ["sources/pdfium.py"],
    "pyspark": ["engines/spark.py"],
    "rensa": ["audit/near/signature.py"],
    "rich": ["audit/comparison_text.py", "audit/validation_text.py", "reports", "cli"],
    "scipy": ["audit/meld.py"],
    "spacy": ["text/tokens.py", "engines"],
    "typer": ["cli"],
    "vl_convert": ["audit/charts.py"],
    "watchdog": ["cli/watch.py"],
    "yaml": ["pack/yamltree.py", "sources/front_matter.py", "sources/yaml_tree.py"],
}
LONGEST = 320
DATA = {"pack/common_words.py"}


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def layer(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Every module that `module` imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(module)}:{node.lineno}: a relative import"
            if node.module == "jobscan":
                yield from (f"jobscan.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def test_every_module_is_in_a_layer() -> None:
    assert sorted({layer(m) for m in MODULES}) == sorted(LAYERS)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_imports_go_one_way(module: Path) -> None:
    ours = {found.split(".")[1] for found in imported(module) if found.startswith("jobscan.")}
    layers = {found for found in ours if found in LAYERS}  # else a name of jobscan/__init__.py
    allowed = {layer(module), *LAYERS[layer(module)]}
    assert {found for found in layers - allowed if (name(module), found) not in LOOKS_AHEAD} == set()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_library_is_imported_in_its_place(module: Path) -> None:
    others = (
        {found.split(".")[0] for found in imported(module)}
        - sys.stdlib_module_names
        - {"jobscan", "compression"}
    )
    misplaced = {
        library
        for library in others
        if not any(
            name(module) == place or name(module).startswith(f"{place}/")
            for place in LIBRARIES.get(library, [])
        )
    }
    assert misplaced == set()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_module_is_long(module: Path) -> None:
    assert name(module) in DATA or len(module.read_text("utf-8").splitlines()) <= LONGEST
