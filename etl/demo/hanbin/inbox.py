"""Hanbin's ledgers as its senders hand them in: an inbox tree of files in each town's own form."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from etl.demo.book import Page, write_book, write_csv
from etl.demo.chance import person, stream
from etl.demo.hanbin.entries import Entry, Row
from etl.demo.hanbin.ledgers import Ledgers
from etl.demo.hanbin.sheets import COUNTY, EVENTS, RECEPTIONS, REGIONS, STATIONS, TOWN, VILLAGE, page
from etl.demo.material import Form, Published, forms
from etl.demo.record import Reception, Station, Town

_QUARTERS = ("一", "二", "三", "四")


@dataclass(frozen=True)
class Location:
    """Where a row stands: the file below the inbox, its sheet (None for text), the row as a person counts."""

    file: str
    sheet: str | None
    row: int


def write_inbox(target: Published, held: Ledgers, inbox: Path) -> dict[str, Location]:
    """Write every ledger; where each issue entry stands, by its key unit/id."""
    writer = _Writer(target, held, inbox)
    writer.registers()
    writer.receptions()
    return writer.issues()


class _Writer:
    def __init__(self, target: Published, held: Ledgers, inbox: Path) -> None:
        self._target, self._held, self._inbox = target, held, inbox
        self._forms = forms("hanbin")
        self._towns = {town.code: town for town in held.towns}

    def registers(self) -> None:
        """The register of regions and the register of stations, by the county."""
        form = self._forms[0]
        folder = self._inbox / _short(self._target.region) / "all"
        regions: list[Row] = [{"code": t.code, "name": t.name, "voters": t.voters} for t in self._held.towns]
        regions += [
            {"code": v.code, "name": v.official_name, "voters": v.voters}
            for t in self._held.towns
            for v in t.villages
        ]
        rows = [_station_row(self._target, station) for station in self._held.stations]
        write_book(
            folder / "行政区划表.xlsx", [page(REGIONS, "行政区划", form, regions, ["汉滨区行政区划表"])]
        )
        title = ["汉滨区人大代表家站室登记表"]
        write_book(folder / "联络站登记表.xlsx", [page(STATIONS, "登记表", form, rows, title)])

    def issues(self) -> dict[str, Location]:
        """One running issue ledger a unit, and the county's flow ledger."""
        places: dict[str, Location] = {}
        for unit, entries in self._held.issues.items():
            name, form = self._sender(unit)
            shape = COUNTY if unit == self._target.region else TOWN if unit in self._towns else VILLAGE
            rows = [_addressed(entry, form) for entry in entries]
            made = page(shape, "问题台账", form, rows, self._title(name, "问题台账"), self._signed(unit))
            file = self._write(unit, "all", f"{name}问题台账", [made], form)
            numbers = zip(entries, made.row_numbers(), strict=True)
            sheet = None if form.is_csv else made.name
            places |= {entry.key: Location(file, sheet, number) for entry, number in numbers}
        form = self._forms[0]
        flow = page(EVENTS, "流转台账", form, self._held.events, ["汉滨区人大代表之家问题流转台账"])
        self._write(self._target.region, "all", "问题流转台账", [flow], form)
        return places

    def receptions(self) -> None:
        """One reception ledger a town (and the county) and quarter."""
        piles: dict[tuple[str, str], list[Reception]] = defaultdict(list)
        for held in self._held.receptions:
            town = held.station.town
            unit = town.code if town and held.station.kind == "station" else self._target.region
            piles[unit, _quarter(held)].append(held)
        for (unit, quarter), pile in sorted(piles.items()):
            self._reception_file(unit, quarter, pile)

    def _reception_file(self, unit: str, quarter: str, pile: Sequence[Reception]) -> None:
        name, _ = self._sender(unit)
        form = self._form(unit)
        spoken = f"{quarter[:4]}年第{_QUARTERS[int(quarter[5]) - 1]}季度"
        title = self._title(name, f"代表接待台账（{spoken}）")
        pages = [
            page(RECEPTIONS, sheet, form, [_reception_row(r) for r in part], title, self._signed(unit))
            for sheet, part in _parts(pile, form)
        ]
        self._write(unit, _period(self._target, quarter), f"{name}接待台账{spoken}", pages, form)

    def _sender(self, unit: str) -> tuple[str, Form]:
        """The sender's name and the form it keeps its running ledgers in."""
        form = self._form(unit).with_year()
        if unit == self._target.region:
            return self._target.short, form
        town = self._towns[f"{unit[:9]}000"]
        village = next((v.name for v in town.villages if v.code == unit), "")
        return town.name + village, form

    def _form(self, unit: str) -> Form:
        if unit == self._target.region:
            return self._forms[0]
        return self._forms[self._towns[f"{unit[:9]}000"].number % len(self._forms)]

    def _title(self, name: str, what: str) -> list[str]:
        county = "" if name == self._target.short else self._target.short
        return [f"{county}{name}人大代表联络站{what}", f"填报单位：{name}人大代表联络站"]

    def _signed(self, unit: str) -> str:
        random = stream(self._target.seed, "signature", unit)
        return f"填表人：{person(random)}    审核人：{person(random)}"

    def _write(self, unit: str, period: str, name: str, pages: Sequence[Page], form: Form) -> str:
        """Write the pages into the unit's folder; the file's name below the inbox."""
        path = self._inbox / _short(unit) / period / (name + (".csv" if form.is_csv else ".xlsx"))
        if form.is_csv:
            write_csv(path, pages[0], "gb18030")
        else:
            write_book(path, pages)
        return path.relative_to(self._inbox).as_posix()


def _short(unit: str) -> str:
    """The code as its sender writes it: without the levels below."""
    return unit.removesuffix("000000") if unit.endswith("000000") else unit.removesuffix("000")


def _addressed(entry: Entry, form: Form) -> Row:
    """The row with its sender named as the form does: by key, or by number beside the village's name."""
    if entry.sender and form.from_issue == "village":
        return entry.row | {"from_issue": entry.sender.rsplit("/")[-1]}
    return entry.row


def _quarter(reception: Reception) -> str:
    return f"{reception.day.year}Q{(reception.day.month + 2) // 3}"


def _period(target: Published, quarter: str) -> str:
    """The quarter; for the one still running, its months up to `as_of`."""
    last = target.as_of
    if quarter == f"{last.year}Q{(last.month + 2) // 3}" and last.month % 3:
        first = (last.month - 1) // 3 * 3 + 1
        return f"{last.year}-{first:02d}..{last.year}-{last.month:02d}"
    return quarter


def _parts(pile: Sequence[Reception], form: Form) -> list[tuple[str, list[Reception]]]:
    """The sheets of a reception file: one, or one a month."""
    if form.sheets == "month":
        ordered = sorted(pile, key=lambda r: (r.day.month, r.station.id, r.day))
        return [(f"{month}月", list(part)) for month, part in groupby(ordered, key=lambda r: r.day.month)]
    return [("接待台账", sorted(pile, key=lambda r: (r.station.id, r.day)))]


def _reception_row(held: Reception) -> Row:
    return {
        "id": held.id,
        "date": held.day,
        "planned": held.planned,
        "station": held.station.name,
        "mode": held.mode,
        "setting": held.setting,
        "deputies": "、".join(deputy.name for deputy in held.deputies),
        "others": "、".join(held.others) or None,
        "person_times": held.person_times,
        "opinions": held.opinions,
        "solved_on_spot": held.solved_on_spot,
    }


def _station_row(target: Published, station: Station) -> Row:
    return {
        "id": station.id,
        "name": station.name,
        "kind": station.kind,
        "grade": station.grade,
        "region": station.region,
        "opened": station.opened,
        "subsidy": station.subsidy,
        "reception_day": f"每月{station.reception_day}日" if station.reception_day else None,
        "guidance_group": _group(station.town),
        "feature": station.feature,
    }


def _group(town: Town | None) -> str | None:
    return f"第{'一二三四五'[town.number % 5]}指导组" if town else None
