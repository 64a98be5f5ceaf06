"""The pictures of the README show what jobscan prints today."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

DOCS = Path(__file__).parents[1] / "docs"
SCRIPT: dict[str, Any] = runpy.run_path(str(DOCS / "picture.py"))


@pytest.mark.parametrize("picture", SCRIPT["PICTURES"], ids=lambda picture: picture.name)
def test_it_is_current(picture: Any) -> None:
    assert (DOCS / "images" / picture.name).read_text("utf-8") == SCRIPT["draw"](picture), "make picture"


@pytest.mark.parametrize("picture", SCRIPT["PICTURES"], ids=lambda picture: picture.name)
def test_it_loads_nothing(picture: Any) -> None:
    text = (DOCS / "images" / picture.name).read_text("utf-8")
    assert re.findall(r"\w+://[^\"' )]*|@import|<(?:image|script|use)|href|url\(", text) == [
        "http://www.w3.org/2000/svg"
    ]
    assert ElementTree.fromstring(text).tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_readme_begins_with_it(page: str) -> None:
    text = (DOCS.parent / page).read_text("utf-8")
    [name] = re.findall(r"!\[[^\]]+\]\(docs/images/(.+?)\)", text)
    assert name in {picture.name for picture in SCRIPT["PICTURES"]}
    assert text.index(name) < text.index("\n## ")
