"""The help pages of `jobscan audit` and its commands."""

from __future__ import annotations

from jobscan.cli.audit import (
    compare_help,
    dossier_help,
    export_help,
    query_help,
    report_help,
    run_help,
    sample_help,
    validate_help,
)
from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

PAGES: dict[str, Help] = {
    "jobscan audit": Help(
        Bilingual(zh="审计大量广告并给出可查证的数字", en="Audit many ads and defend the numbers"),
        Bilingual(
            zh="检查上百万份广告，写入数据库，再做统计、抽样复核、报告和取证。",
            en="Scans millions of ads into a database, and makes counts, samples to judge, reports and evidence of it.",
        ),
        (
            (
                "jobscan audit run ads.jsonl.gz --out audit.duckdb",
                Bilingual(zh="检查并写入数据库", en="scan them into a database"),
            ),
        ),
    ),
    "jobscan audit run": run_help.HELP,
    "jobscan audit report": report_help.HELP,
    "jobscan audit query": query_help.HELP,
    "jobscan audit export": export_help.HELP,
    "jobscan audit dossier": dossier_help.HELP,
    "jobscan audit sample": sample_help.HELP,
    "jobscan audit validate": validate_help.HELP,
    "jobscan audit compare": compare_help.HELP,
}
