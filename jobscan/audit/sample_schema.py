"""The tables of the judged sample: what was drawn, and what people's judgement of it says."""

from __future__ import annotations

from jobscan.audit.table import Table
from jobscan.audit.table import column as _column
from jobscan.finding import Bilingual

_SAMPLE = _column("sample", "INTEGER", "样本编号，从 1 起", "the sample's number, from 1")
_STRATUM = _column("stratum", "VARCHAR", "抽样的层", "the stratum of the sample")
_TEXT = _column("text", "BIGINT", "文本编号", "the text")

SAMPLES = Table(
    "samples",
    ("sample",),
    Bilingual(zh="jobscan audit sample 抽取的样本", en="the samples that jobscan audit sample has drawn"),
    (
        _SAMPLE,
        _column("seed", "BIGINT", "随机种子", "the seed"),
        _column("asked", "INTEGER", "--n", "--n"),
        _column("drawn", "INTEGER", "抽取的文本数", "how many texts were drawn"),
    ),
)
SAMPLE_CELLS = Table(
    "sample_cells",
    ("sample", "stratum", "category"),
    Bilingual(
        zh="抽样时各层的大小，总计及按类别",
        en="how large the strata were, in all and by what was found there",
    ),
    (
        _SAMPLE,
        _STRATUM,
        _column("category", "VARCHAR", "类别；空：整层", "the category; empty: the whole stratum"),
        _column("clean", "BOOLEAN", "是否没有发现", "whether nothing was found there"),
        _column("texts", "BIGINT", "文本数", "how many texts"),
        _column("ads", "BIGINT", "广告数（含转发）", "how many ads have them, reposts too"),
        _column("squares", "BIGINT", "各文本广告数的平方和", "the sum of the squares of each text's ads"),
    ),
)
SAMPLED = Table(
    "sampled",
    ("sample", "number"),
    Bilingual(zh="抽到的文本", en="the texts that were drawn"),
    (
        _SAMPLE,
        _column("number", "INTEGER", "表中的序号，从 1 起", "its number in the sheet, from 1"),
        _TEXT,
        _STRATUM,
        _column("weight", "DOUBLE", "代表多少段文本", "how many texts it stands for"),
        _column("ads", "BIGINT", "用它的广告数", "how many ads have it"),
        _column("found", "VARCHAR[]", "发现的类别", "the categories of its findings"),
    ),
)
VALIDATION = Table(
    "validation",
    ("category", "measure"),
    Bilingual(
        zh="人工复核的结果（jobscan audit validate），附 95% 区间",
        en="what people's judgement of a sample says (jobscan audit validate), with 95 % intervals",
    ),
    (
        _column("category", "VARCHAR", "类别；空：任何发现", "the category; empty: any finding"),
        _column(
            "measure",
            "VARCHAR",
            "precision、recall（按互不相同的文本），prevalence、raw（占广告的比例，校正后、校正前），"
            "prevalence_texts、raw_texts（占互不相同文本的比例）",
            "precision, recall (over distinct texts); prevalence, raw (share of ads, corrected and as found); "
            "prevalence_texts, raw_texts (share of distinct texts)",
        ),
        _column("value", "DOUBLE", "值", "its value"),
        _column("low", "DOUBLE", "95% 区间的下限", "lower limit of its 95 % interval"),
        _column("high", "DOUBLE", "上限", "upper limit"),
        _column("n", "INTEGER", "据以得出的文本数", "how many texts it rests on"),
    ),
)

JUDGED = (SAMPLES, SAMPLE_CELLS, SAMPLED, VALIDATION)
"""Written by `audit sample` and `audit validate`; empty before."""
