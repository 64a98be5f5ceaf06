"""Charts as inline SVG with real text: Vega-Lite draws them, in an engine that needs no browser and no network.

Each is 360 units wide, so that its text is as large as the page's on a phone. Everything is placed by us and
nothing by the width of text: the same bytes whatever fonts a machine has. The engine never sees what an ad says:
it is given a mark for each label (@3@), and the label is put in, escaped, when it is done. Colours are the style sheet's, which
finds a layer by its name (`.bar_marks`), so that they follow light, dark and print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from unicodedata import east_asian_width

from jobscan.audit.axes import axis_of, percent_format
from jobscan.reports.visible import visible

WIDTH = 360
_LEFT, _RIGHT = 4, 12
_SIZE = 12
_ROW = 38
_VERSION = "6.4"
_COLOURS = {
    "bar": "#3b6ea8", "small": "#9db7d4", "interval": "#1d1c1a", "error": "#b3261e", "warning": "#d08a1d",
    "note": "#4f9dbd", "women": "#a2477f", "men": "#3b6ea8", "unknown": "#8a857c", "point": "#3b6ea8",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1 with its interval; `said` is printed beside the label. `small`: too few ads to tell."""

    label: str
    value: float
    low: float
    high: float
    said: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts of a whole or counts on top of each other, by the layer's name (error, warning, …), in this order."""

    label: str
    parts: Mapping[str, float]
    said: str = ""


def bars(rows: Sequence[Bar], alternative: str) -> str:
    """Horizontal bars with their intervals, the label above each."""
    end, ticks = axis_of(max((row.high for row in rows), default=0), most=1.0)
    values = [
        {
            "row": at, "value": row.value, "low": row.low, "high": row.high,
            "label": f"@{2 * at}@", "said": f"@{2 * at + 1}@", "small": row.small,
        }
        for at, row in enumerate(rows)
    ]  # fmt: skip
    layers = [
        _layer("bar", {"type": "bar", "height": 10, "yOffset": 8}, x="value", only="!datum.small"),
        _layer("small", {"type": "bar", "height": 10, "yOffset": 8}, x="value", only="datum.small"),
        _layer("interval", {"type": "rule", "yOffset": 8, "strokeWidth": 1.5}, x="low", x2="high"),
        *(
            _layer(
                f"interval_{x}",
                {"type": "tick", "yOffset": 8, "size": 7, "thickness": 1.5, "orient": "vertical"},
                x=x,
            )
            for x in ("low", "high")
        ),
        *_labels(),
    ]
    return _across(values, layers, end, ticks, alternative, _texts(rows))


def stacks(rows: Sequence[Stack], alternative: str) -> str:
    """Horizontal stacked bars of shares from 0 to 1."""
    end, ticks = axis_of(max((sum(row.parts.values()) for row in rows), default=0), most=1.0)
    values = []
    for at, row in enumerate(rows):
        begin = 0.0
        for number, (part, value) in enumerate(row.parts.items()):
            text = {"label": f"@{2 * at}@", "said": f"@{2 * at + 1}@"} if not number else {}
            values.append({"row": at, "part": part, "begin": begin, "end": begin + value} | text)
            begin += value
    layers = [
        _layer(
            part,
            {"type": "bar", "height": 10, "yOffset": 8},
            x="begin",
            x2="end",
            only=f"datum.part === '{part}'",
        )
        for part in _parts(rows)
    ]
    layers += _labels("isValid(datum.label)")
    return _across(values, layers, end, ticks, alternative, _texts(rows))


def columns(rows: Sequence[Stack], ticks: Sequence[str], alternative: str) -> str:
    """Vertical stacked columns of counts; `ticks` are the labels that are printed below."""
    highest = max((sum(row.parts.values()) for row in rows), default=0)
    end, levels = axis_of(highest)
    values = []
    for row in rows:
        begin = 0.0
        for part, value in row.parts.items():
            values.append({"x": row.label, "part": part, "begin": begin, "end": begin + value})
            begin += value
    layers = [
        _upright(
            part,
            {"type": "bar"},
            {"y": "begin", "y2": "end"},
            end,
            levels,
            ",d",
            f"datum.part === '{part}'",
        )
        for part in _parts(rows)
    ]
    return _along(values, layers, [row.label for row in rows], ticks, alternative)


def points(rows: Sequence[Bar], places: Sequence[str], ticks: Sequence[str], alternative: str) -> str:
    """Shares with their intervals at the `places` that their labels name: months, also those without any."""
    end, levels = axis_of(max((row.high for row in rows), default=0), most=1.0)
    values = [
        {
            "x": row.label,
            "value": row.value,
            "low": row.low,
            "high": row.high,
            "small": row.small,
            "group": 0,
        }
        for row in rows
    ]
    full, hollow = (
        {"type": "circle", "size": 40, "opacity": 1},
        {"type": "point", "size": 40, "filled": False},
    )
    layers = [
        _upright(
            "interval", {"type": "rule", "strokeWidth": 1.5}, {"y": "low", "y2": "high"}, end, levels, "%"
        ),
        _upright("point", full, {"y": "value"}, end, levels, "%", "!datum.small"),
        _upright("hollow", hollow, {"y": "value"}, end, levels, "%", "datum.small"),
    ]
    return _along(values, layers, places, ticks, alternative)


def _parts(rows: Iterable[Stack]) -> list[str]:
    return list(dict.fromkeys(part for row in rows for part in row.parts))


def _texts(rows: Sequence[Bar] | Sequence[Stack]) -> list[str]:
    """What stands for @0@, @1@, …: the label of each row and what is said beside it."""
    return [text for row in rows for text in (_cut(row.label, row.said), row.said)]


def _layer(name: str, mark: dict[str, Any], x: str, x2: str = "", only: str = "") -> dict[str, Any]:
    encoding: dict[str, Any] = {"x": {"field": x, "type": "quantitative"}}
    if x2:
        encoding["x2"] = {"field": x2}
    layer = {
        "name": name,
        "mark": mark | {"color": _COLOURS.get(name.split("_")[0], _COLOURS["bar"])},
        "encoding": encoding,
    }
    return layer | ({"transform": [{"filter": only}]} if only else {})


def _labels(only: str = "") -> list[dict[str, Any]]:
    found = []
    for name, field, x, align in (("label", "label", 0, "left"), ("said", "said", "width", "right")):
        layer: dict[str, Any] = {
            "name": name,
            "mark": {"type": "text", "align": align, "baseline": "bottom", "dy": 0, "fontSize": _SIZE},
            "encoding": {"x": {"value": x}, "text": {"field": field}},
        }
        found.append(layer | ({"transform": [{"filter": only}]} if only else {}))
    return found


def _across(
    values: list[dict[str, Any]],
    layers: list[dict[str, Any]],
    end: float,
    ticks: list[float],
    alternative: str,
    texts: Sequence[str],
) -> str:
    rows = 1 + max((value["row"] for value in values), default=0)
    for layer in layers:
        x = layer["encoding"]["x"]
        if "field" in x:
            x |= {"scale": {"domain": [0, end]}, "axis": _ticks(ticks, percent_format(end))}
    spec = {
        "width": WIDTH - _LEFT - _RIGHT,
        "height": rows * _ROW,
        "padding": {"left": _LEFT, "right": _RIGHT, "top": 4, "bottom": 24},
        "encoding": {
            "y": {
                "field": "row",
                "type": "ordinal",
                "axis": None,
                "scale": {"domain": list(range(rows)), "padding": 0},
            }
        },
        "layer": layers,
    }
    return _svg(spec, values, alternative, texts)


def _upright(
    name: str,
    mark: dict[str, Any],
    y: dict[str, str],
    end: float,
    ticks: list[float],
    format: str,
    only: str = "",
) -> dict[str, Any]:
    axis = _ticks(ticks, percent_format(end) if format == "%" else format)
    encoding: dict[str, Any] = {
        "y": {
            "field": y["y"],
            "type": "quantitative",
            "scale": {"domain": [0, end]},
            "axis": axis | {"grid": True},
        }
    }
    if "y2" in y:
        encoding["y2"] = {"field": y["y2"]}
    layer = {
        "name": name,
        "mark": mark | {"color": _COLOURS.get(name, _COLOURS["point"])},
        "encoding": encoding,
    }
    return layer | ({"transform": [{"filter": only}]} if only else {})


def _along(
    values: list[dict[str, Any]],
    layers: list[dict[str, Any]],
    order: Sequence[str],
    ticks: Sequence[str],
    alternative: str,
) -> str:
    spec = {
        "width": WIDTH - 46 - _RIGHT,
        "height": 170,
        "padding": {"left": 46, "right": _RIGHT, "top": 10, "bottom": 26},
        "encoding": {
            "x": {
                "field": "x",
                "type": "ordinal",
                "scale": {"domain": list(order), "padding": 0.2},
                "axis": _ticks(ticks, "") | {"labelAngle": 0},
            }
        },
        "layer": layers,
    }
    return _svg(spec, values, alternative)


def _ticks(values: Sequence[object], format: str) -> dict[str, Any]:
    axis: dict[str, Any] = {
        "values": list(values), "title": None, "labelOverlap": False, "labelBound": False, "labelFlush": True,
        "labelFontSize": _SIZE, "grid": False, "labelLimit": 0,
    }  # fmt: skip
    return axis | ({"format": format} if format else {})


def _cut(label: str, said: str) -> str:
    """As much of `label` as there is room for beside `said`, by the width of its characters."""
    label = visible(label)
    room = WIDTH - _LEFT - _RIGHT - 8 - _wide(said)
    if _wide(label) <= room:
        return label
    while label and _wide(label) + _SIZE > room:
        label = label[:-1]
    return f"{label}…"


def _wide(text: str) -> float:
    return sum(_SIZE if east_asian_width(c) in "WFA" else _SIZE * 0.58 for c in text)


_ROOT = re.compile(r"<svg [^>]*>")
_MARK = re.compile(r"(?<=>)@(\d+)@(?=</text>)")


def _svg(
    spec: dict[str, Any], values: list[dict[str, Any]], alternative: str, texts: Sequence[str] = ()
) -> str:
    import vl_convert

    chart = spec | {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "autosize": {"type": "none"},
        "background": None,
        "config": {"aria": False, "view": {"stroke": None}, "axis": {"domainColor": "#888", "gridColor": "#ddd"}},
        "data": {"values": values},
    }  # fmt: skip
    svg: str = vl_convert.vegalite_to_svg(chart, vl_version=_VERSION)
    height = re.search(r'height="([\d.]+)"', svg)
    assert height, "an SVG says how high it is"
    root = f'<svg class="chart" role="img" aria-label="{escape(visible(alternative))}" viewBox="0 0 {WIDTH} {height[1]}">'
    svg = _ROOT.sub(lambda _: root, svg, count=1)
    return _MARK.sub(lambda mark: escape(visible(texts[int(mark[1])])), svg)
