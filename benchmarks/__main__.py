"""`python -m benchmarks [--quick]`: measures, prints a table, and writes docs/benchmarks.md."""

import argparse
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.closing import Closing, closing
from benchmarks.generated import empty_home, generate, middle_county
from benchmarks.handed_in import ROWS, VILLAGES, large_lines, many_lines
from benchmarks.loading import RealFile, load, load_lines, real_files
from benchmarks.paging import page_against_sql, two_pages
from benchmarks.report import markdown
from benchmarks.timing import Line

SUMMARY = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
REGIONS = {"cases": "360000000000", "complaints": "430000000000"}
QUARTER = "2024Q4"


def on_real_files(files: dict[str, RealFile]) -> tuple[list[Line], list[Closing]]:
    """Loads, the six-card page, and the closing figures."""
    lines, closings = load_lines(files), []
    with TemporaryDirectory() as folder:
        for name, real in files.items():
            home = Path(folder) / name
            account = load([real.path], home, real.options)
            closings.append(closing(real.path.name, home, account, REGIONS[name]))
        query = {"region": REGIONS["cases"], "quarter": QUARTER}
        ours, bare, statements = page_against_sql(Path(folder) / "cases", query)
    note = f"{statements} statements; 40 ms allowed, taken off for the ratio"
    lines.append(Line("six-card page on the 341,299 cases / its bare SQL", ours, bare, 1.5, 0.040, note))
    return lines, closings


def on_generated_issues(small: int, large: int) -> Line:
    """The county page at the larger size against the smaller."""
    with TemporaryDirectory() as folder:
        template = empty_home(Path(folder) / "template")
        homes = {size: generate(template, Path(folder) / str(size), size) for size in (small, large)}
        at = {size: (home, middle_county(home)) for size, home in homes.items()}
        ours, bare = two_pages(at[large], at[small])
    name = f"county page at {large:,} generated issues / at {small:,}"
    return Line(name, ours, bare, 1.5, note="10,000 issues a county, sorted by region")


def main() -> int:
    """Exit 1 where a ratio is over its limit."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks")
    arguments.add_argument(
        "--quick", action="store_true", help="smaller ledgers; one and two million generated issues"
    )
    chosen = arguments.parse_args()
    files = real_files()
    lines: list[Line] = []
    closings: list[Closing] = []
    if files is None:
        print("the real files are not here: set MINQING_REAL_FILES to measure them", file=sys.stderr)
    else:
        lines, closings = on_real_files(files)
    lines += large_lines(10_000 if chosen.quick else ROWS)
    lines += many_lines(200 if chosen.quick else VILLAGES)
    lines.append(on_generated_issues(1_000_000, 2_000_000 if chosen.quick else 10_000_000))
    text = markdown(date.today(), lines, closings)
    print(text)
    if not chosen.quick and files is not None:
        SUMMARY.write_text(text, encoding="utf-8")
    return int(any(line.verdict == "OVER" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
