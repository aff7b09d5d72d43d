"""What is wrong with what was handed in: rules that spoke, findings, rows that wait in quarantine."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.records.handed_in import bounds
from dashboard.scope import Scope, day_number
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Rule:
    """A rule, how often it speaks now, and how often it did when what it is about was first handed in.

    `months` has both, first then now, of the submissions that reach to each month.
    """

    severity: str
    ledger: str
    rule: str
    first: int
    count: int
    example: str
    example_en: str
    months: Mapping[int, tuple[int, int]]


@dataclass(frozen=True)
class Finding:
    """One finding: where it stands and what it says."""

    severity: str
    ledger: str
    unit_name: str
    file: str
    sheet: str
    row: int | None
    column: str
    found: str
    message: str
    message_en: str


@dataclass(frozen=True)
class Waiting:
    """One row in quarantine: whose, where, what it holds (masked), and what is to be mended."""

    submission: str
    unit: str
    unit_name: str
    ledger: str
    file: str
    sheet: str
    row: int
    contents: Mapping[str, str]
    message: str
    message_en: str


@dataclass(frozen=True)
class Debtor:
    """A unit that has rows to mend."""

    unit: str
    unit_name: str
    rows: int
    files: int


def rules(warehouse: Warehouse, region: str) -> tuple[Rule, ...]:
    """The rules that spoke, errors first, the most frequent now first; also those all of which is mended."""
    trends: dict[tuple[str, str, str], dict[int, tuple[int, int]]] = {}
    for severity, ledger, rule, month, first, now in warehouse.query(_TRENDS, bounds(region)):
        trends.setdefault((severity, ledger, rule), {})[month] = (first, now)
    return tuple(
        Rule(*(severity, ledger, rule, *rest, trends.get((severity, ledger, rule), {})))
        for severity, ledger, rule, *rest in warehouse.query(_RULES, bounds(region))
    )


def findings(
    warehouse: Warehouse, region: str, limit: int | None = None, rule: str | None = None
) -> tuple[Finding, ...]:
    """The findings of a region's units, errors first; of one rule, or so many of them, where asked."""
    asked = {**bounds(region), "rule": rule, "limit": limit}
    return tuple(Finding(*row) for row in warehouse.query(_FINDINGS, asked))


def debtors(warehouse: Warehouse, region: str) -> tuple[Debtor, ...]:
    """The units whose rows wait to be mended, those with most first."""
    return tuple(Debtor(*row) for row in warehouse.query(_DEBTORS, bounds(region)))


def quarantine(warehouse: Warehouse, region: str, limit: int | None = None) -> tuple[Waiting, ...]:
    """The rows that wait, by unit and place in the file; so many of them where that is asked."""
    rows = warehouse.query(_WAITING, {**bounds(region), "limit": limit})
    return tuple(Waiting(*(*place, _contents(told), zh, en)) for *place, told, zh, en in rows)


def recent_months(warehouse: Warehouse, scope: Scope, count: int) -> tuple[int, ...]:
    """The last `count` months up to the data date, as 202106."""
    asked = {"as_of": day_number(scope.as_of), "count": count}
    return tuple(sorted(month for (month,) in warehouse.query(_MONTHS, asked)))


def _contents(told: str | None) -> dict[str, str]:
    found: dict[str, Any] = json.loads(told) if told else {}
    return {name: str(value) for name, value in found.items() if value not in (None, "")}


# The reader is asked of what was handed in first and of what is in force; the checks see the latter only.
_TOLD = """
select
    c.severity, c.ledger, c.rule, c.message, c.message_en, s.last_day,
    case when (c.is_of_reader and s.replaces is null) or (not c.is_of_reader and s.is_in_force)
        then c.often else 0 end as first,
    case when s.is_in_force then c.often else 0 end as now
from finding_counts as c
join submissions as s on s.submission = c.submission
where c.unit >= $lo and c.unit < $hi
"""

_RULES = f"""
select severity, ledger, rule, sum(first), sum(now) as often, min(message), min(message_en)
from ({_TOLD}) as t
group by severity, ledger, rule
having sum(first) > 0 or sum(now) > 0
order by severity, often desc, rule, ledger
"""

_TRENDS = f"""
select t.severity, t.ledger, t.rule, m.ym, sum(t.first), sum(t.now)
from ({_TOLD}) as t
join months as m on t.last_day >= m.first_day and t.last_day <= m.last_day
group by t.severity, t.ledger, t.rule, m.ym
"""

_MONTHS = "select ym from months where first_day <= $as_of order by ym desc limit $count"

_FINDINGS = """
select
    f.severity, f.ledger, coalesce(r.name, f.unit), f.file, coalesce(f.sheet, ''), f."row",
    coalesce(f."column", ''), coalesce(f.found, ''), f.message, coalesce(f.message_en, f.message)
from findings as f
left join regions as r on r.region = f.unit
where f.unit >= $lo and f.unit < $hi and ($rule is null or f.rule = $rule)
order by f.severity, f.file, f.sheet, f."row", f."column"
limit $limit
"""

_DEBTORS = """
select q.unit, coalesce(r.name, q.unit), count(*) as waiting, count(distinct q.file)
from quarantine as q
left join regions as r on r.region = q.unit
where q.unit >= $lo and q.unit < $hi
group by q.unit, r.name
order by waiting desc, q.unit
"""

_WAITING = """
select
    q.submission, q.unit, coalesce(r.name, q.unit), q.ledger, q.file, coalesce(q.sheet, ''), q."row",
    q.contents, coalesce(e.message, ''), coalesce(e.message_en, '')
from quarantine as q
left join regions as r on r.region = q.unit
left join (
    select
        submission, sheet, "row",
        string_agg(distinct message, '') as message, string_agg(distinct message_en, ' ') as message_en
    from findings
    where severity = 'error'
    group by submission, sheet, "row"
) as e
    on e.submission = q.submission and coalesce(e.sheet, '') = coalesce(q.sheet, '') and e."row" = q."row"
where q.unit >= $lo and q.unit < $hi
order by q.unit, q.file, q.sheet, q."row"
limit $limit
"""
