"""Where in a sheet the header stands, how many rows it has, and which ledger it is the header of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from etl.contract import Contract, contract, contracts
from etl.folding import folded
from etl.mapping import Guidance, Mapping
from etl.reading.files import Merge, Sheet
from etl.reading.headings import Meaning, meaning, numbered
from etl.reading.limits import reading_policy
from etl.reading.recognition import recognised

_DEEPEST = 3


@dataclass(frozen=True)
class Column:
    """A column under the header: place from 0, heading in the file (rows joined by /), meaning.

    `ordinal`, from 1, is its place among the columns under the very same heading; None of the only one.
    """

    index: int
    heading: str
    meaning: Meaning
    ordinal: int | None = None

    @property
    def name(self) -> str:
        """By what an answer means this column and no other."""
        return numbered(self.heading, self.ordinal)


@dataclass(frozen=True)
class Layout:
    """A sheet's header: rows top to bottom (from 0, both included), the ledger and the columns.

    `missing` are required fields that no column, mapping or constant gives: the sheet is not of this ledger.
    `constants` are fields given for every row: by a heading, a line above the header, a mapping or an answer.
    """

    ledger: str
    top: int
    bottom: int
    columns: tuple[Column, ...]
    missing: tuple[str, ...]
    constants: dict[str, str]

    @property
    def score(self) -> tuple[int, int, int]:
        """The more fields known and the fewer rows the header takes, the better."""
        fields = {
            name for column in self.columns if column.meaning.is_known for name in column.meaning.fields
        }
        return (len(fields), self.top - self.bottom, -self.top)

    @property
    def ambiguous(self) -> tuple[Column, ...]:
        """The columns whose heading must be asked about."""
        return tuple(column for column in self.columns if column.meaning.kind == "ambiguous")


def layouts(sheet: Sheet, ledger: str | None, guidance: Guidance) -> list[Layout]:
    """The best layout for each ledger the sheet could be, the best first, also those that miss a field."""
    wanted = [contract(ledger)] if ledger else list(contracts().values())
    best: dict[str, Layout] = {}
    rows_left = reading_policy().limits.header_within_rows
    last_top: int | None = None
    for top in _filled_rows(sheet):
        if rows_left == 0 or (last_top is not None and top > last_top):
            break
        rows_left -= 1
        for found in _layouts_at(sheet, top, wanted, guidance):
            known = best.get(found.ledger)
            if known is None or (not found.missing, found.score) > (not known.missing, known.score):
                best[found.ledger] = found
            if not found.missing:
                # A title taken for the top of a stack hides the header in the rows below, only there.
                last_top = max(last_top or 0, found.bottom)
    return sorted(best.values(), key=lambda found: (not found.missing, found.score), reverse=True)


def _filled_rows(sheet: Sheet) -> Iterator[int]:
    """Rows with at least two filled cells, or the first row of a header that may go on below."""
    for index, row in enumerate(sheet.rows):
        if sum(1 for cell in row if cell) >= 2 or (any(row) and _spans(sheet.merges, index)):
            yield index


def _spans(merges: Iterable[Merge], row: int) -> bool:
    return any(merge.top == row and merge.right > merge.left for merge in merges)


def _layouts_at(sheet: Sheet, top: int, wanted: Sequence[Contract], guidance: Guidance) -> Iterator[Layout]:
    for depth in range(1, _DEEPEST + 1):
        if top + depth > len(sheet.rows) or (depth > 1 and not _may_be_stacked(sheet, top)):
            return
        stacks = _stacks(sheet, top, depth)
        for one in wanted:
            columns = _columns(stacks, one.ledger, guidance.mapping, guidance.answers_of(one.ledger))
            if columns:
                constants = _recognised(one, columns, sheet, top) | guidance.constants_of(one.ledger)
                missing = _missing(one, columns, constants)
                yield Layout(one.ledger, top, top + depth - 1, columns, missing, constants)


@lru_cache(maxsize=4096)
def _columns(
    stacks: tuple[tuple[str, ...], ...], ledger: str, mapping: Mapping | None, answers: Mapping | None
) -> tuple[Column, ...]:
    """The columns under these headings, none where no heading speaks for the ledger.

    Kept: village after village fills in the same form.
    """
    columns = tuple(
        Column(index, "/".join(stack), meaning(stack, ledger, mapping, answers, ordinal), ordinal)
        for index, (stack, ordinal) in enumerate(zip(stacks, _ordinals(stacks), strict=True))
        if stack
    )
    return columns if any(column.meaning.is_known for column in columns) else ()


def _ordinals(stacks: Sequence[tuple[str, ...]]) -> list[int | None]:
    """For each column its place, from 1, among those under the very same headings; None for the only one."""
    headings = [tuple(map(folded, stack)) for stack in stacks]
    counts, met = Counter(headings), Counter[tuple[str, ...]]()
    found: list[int | None] = []
    for heading in headings:
        met[heading] += 1
        found.append(met[heading] if counts[heading] > 1 else None)
    return found


def _may_be_stacked(sheet: Sheet, top: int) -> bool:
    """A stacked header has merged cells in its first row, or gaps where the file can't say what is merged."""
    if sheet.merges:
        return any(merge.top == top for merge in sheet.merges)
    below = sheet.rows[top + 1] if top + 1 < len(sheet.rows) else []
    return "" in sheet.rows[top] or len(sheet.rows[top]) < len(below)


def _stacks(sheet: Sheet, top: int, depth: int) -> tuple[tuple[str, ...], ...]:
    """For each column the heading texts from the group down, without repeats and blanks."""
    band = [list(row) for row in sheet.rows[top : top + depth]]
    width = max(map(len, band))
    for row in band:
        row.extend([""] * (width - len(row)))
    if depth > 1:
        _spread(band, sheet.merges, top)
    return tuple(tuple(dict.fromkeys(filter(None, column))) for column in zip(*band, strict=True))


def _spread(band: list[list[str]], merges: Sequence[Merge], top: int) -> None:
    """Writes a group's heading over each column it spans; without merges, over the gaps to its right."""
    for merge in merges:
        offset = merge.top - top
        if 0 <= offset < len(band) - 1:
            for column in range(merge.left, min(merge.right + 1, len(band[offset]))):
                band[offset][column] = band[offset][merge.left]
    if not merges:
        for upper, lower in pairwise(band):
            for column in range(1, len(upper)):
                if not upper[column] and lower[column]:
                    upper[column] = upper[column - 1]


def _recognised(contract: Contract, columns: Sequence[Column], sheet: Sheet, top: int) -> dict[str, str]:
    headings: dict[str, list[str]] = {}
    for column in columns:
        for name in column.meaning.fields if column.meaning.kind == "field" else ():
            headings.setdefault(name, []).append(column.heading)
    above = [cell for row in sheet.rows[:top] for cell in row if cell]
    return recognised(contract, headings, [*above, sheet.name] if sheet.name else above)


def _missing(contract: Contract, columns: Sequence[Column], constants: dict[str, str]) -> tuple[str, ...]:
    given = {
        name
        for column in columns
        if column.meaning.kind in ("field", "above", "ambiguous")
        for name in column.meaning.fields
    }
    given |= set(constants)
    return tuple(field.name for field in contract.required if field.name not in given)
