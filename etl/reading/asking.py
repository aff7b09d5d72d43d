"""What of a sheet's headings is ambiguous, as questions: candidates, sample values, what settles it."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from etl.contract import contract
from etl.question import Candidate, Question, QuestionKind, map_command
from etl.reading.claims import doubled
from etl.reading.files import Sheet
from etl.reading.layout import Column, Layout
from etl.reading.limits import reading_policy
from etl.reading.privacy import masked_names, masked_text, quoted_text, written_forms
from etl.reading.sheet_findings import place_of
from etl.submission import Handed


class Asking:
    """Asks about one sheet of a file; `unit` has 12 digits."""

    def __init__(self, sheet: Sheet, handed: Handed, unit: str, digest: str) -> None:
        self.sheet = sheet
        self.handed = handed
        self.unit = unit
        self.digest = digest

    def of_layout(self, layout: Layout) -> Iterator[Question]:
        """What its headings leave open: one that fits several fields, several that fit one field."""
        for column in layout.ambiguous:
            yield self._heading(layout, column)
        for name, columns in doubled(layout, self.sheet).items():
            yield self._field(layout, name, columns)

    def of_ledgers(self, rivals: Sequence[Layout]) -> Question:
        """Which of several ledgers it is that fit equally well."""
        headings = headings_as_one(rivals[0])
        candidates = tuple(
            Candidate(
                rival.ledger, contract(rival.ledger).zh, contract(rival.ledger).en, None, (),
                map_command(self.unit, rival.ledger, "--sheet", headings),
            )
            for rival in rivals
        )  # fmt: skip
        listed = "、".join(f"{one.zh}（{one.answer}）" for one in candidates)
        zh = f"{self._place} 可能是几种台账：{listed}；{self._settle(candidates, '--ledger 后面')}"
        en = f"{self._place} may be one of several ledgers: {_listed_en(candidates)}; {candidates[0].command}"
        return self._question("ledger", None, headings, None, None, candidates, zh, en)

    def _heading(self, layout: Layout, column: Column) -> Question:
        fields = [contract(layout.ledger).by_name[name] for name in column.meaning.fields]
        samples = self._samples(layout, column, any(field.personal for field in fields))
        candidates = tuple(
            Candidate(
                field.name, field.zh, field.en, None, samples,
                map_command(self.unit, layout.ledger, f"{column.name}={field.name}"),
            )
            for field in fields
        )  # fmt: skip
        listed = "、".join(f"{one.zh}（{one.answer}）" for one in candidates)
        letter = self._letter(column)
        zh = (
            f"{self._place} 的 {letter} 列“{column.heading}”可能是 {listed}{_like(samples)}；"
            f"{self._settle(candidates, '等号后面')}"
        )
        en = (
            f"{self._place}, column {letter} {column.heading} may be {_listed_en(candidates)}"
            f"; {candidates[0].command}"
        )
        return self._question("heading", layout.ledger, column.name, letter, None, candidates, zh, en)

    def _field(self, layout: Layout, name: str, columns: Sequence[Column]) -> Question:
        field = contract(layout.ledger).by_name[name]
        candidates = tuple(
            Candidate(
                column.name, f"{self._letter(column)} 列“{column.heading}”",
                f"column {self._letter(column)} {column.heading}", self._letter(column),
                self._samples(layout, column, field.personal),
                map_command(self.unit, layout.ledger, f"{column.name}={name}"),
            )
            for column in columns
        )  # fmt: skip
        listed = "、".join(f"{one.column} 列“{one.answer}”{_like(one.samples)}" for one in candidates)
        settle = f"{self._settle(candidates, '等号前面')}，其余的列原样保留"
        zh = f"{self._place} 有几列都可能是{field.zh}（{name}）：{listed}；{settle}"
        en = f"{self._place}: several columns may be {field.en} ({name}): {_listed_en(candidates)}"
        return self._question("field", layout.ledger, None, None, name, candidates, zh, en)

    def _question(
        self, kind: QuestionKind, ledger: str | None, heading: str | None, column: str | None,
        name: str | None, candidates: tuple[Candidate, ...], zh: str, en: str,
    ) -> Question:  # fmt: skip
        place = (self.handed.name, self.digest, self.sheet.name, self.unit)
        return Question(kind, *place, ledger, heading, column, name, candidates, zh, en)

    @property
    def _place(self) -> str:
        return place_of(self.sheet, self.handed)

    def _settle(self, candidates: Sequence[Candidate], where: str) -> str:
        return f"请用 {candidates[0].command} 说明（{where}换成所选的那一个）"

    def _letter(self, column: Column) -> str:
        return get_column_letter(self.sheet.first_column + column.index)

    def _samples(self, layout: Layout, column: Column, is_personal: bool) -> tuple[str, ...]:
        """The first differing values, masked; the row's own constituent's name struck from them."""
        wanted = contract(layout.ledger).by_name
        named = [
            one.index
            for one in layout.columns
            if any(wanted[name].type == "name" for name in one.meaning.fields)
        ]
        found: dict[str, None] = {}
        for row in self.sheet.rows[layout.bottom + 1 :]:
            text = row[column.index] if column.index < len(row) else ""
            if not text:
                continue
            own = [name for i in named if i < len(row) and row[i] for name in written_forms(row[i])]
            found[masked_names(text) if is_personal else quoted_text(masked_text(text, own), "text")] = None
            if len(found) == reading_policy().shown.samples:
                break
        return tuple(found)


def headings_as_one(layout: Layout) -> str:
    """All headings of a sheet in one text, by which a sender's sheets of this kind are known again."""
    return "、".join(column.heading for column in sorted(layout.columns, key=lambda one: one.index))


def _like(samples: Sequence[str]) -> str:
    return f"（如 {'、'.join(samples)}）" if samples else "（没有内容）"


def _listed_en(candidates: Sequence[Candidate]) -> str:
    return ", ".join(f"{one.en} ({one.answer})" for one in candidates)
