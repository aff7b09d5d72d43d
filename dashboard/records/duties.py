"""What one subject owes: its duties of a period, each with what was required and done by a day."""

from dataclasses import dataclass
from datetime import date

from dashboard.lights import Light
from dashboard.scope import Scope, date_of, day_number
from dashboard.warehouse import Warehouse


@dataclass(frozen=True)
class Duty:
    """One obligation in one period, by its code; `met` is the day on which the requirement was met."""

    obligation: str
    period: str
    due: date
    required: int
    done: int
    met: date | None
    light: Light


def duties_of(warehouse: Warehouse, kind: str, subject: str, scope: Scope) -> tuple[Duty, ...]:
    """The duties of a subject of that kind in the scope's period that had begun by as_of, latest first."""
    as_of = day_number(scope.as_of)
    rows = warehouse.query(
        _DUTIES,
        {
            "kind": kind,
            "subject": subject,
            "first": day_number(scope.start),
            "last": day_number(scope.end),
            "as_of": as_of,
        },
    )
    return tuple(
        Duty(
            obligation=obligation,
            period=period,
            due=date_of(due),
            required=required,
            done=done,
            met=date_of(met) if met is not None and met <= as_of else None,
            light=_light(due, met, as_of),
        )
        for obligation, period, due, required, met, done in rows
    )


def _light(due: int, met: int | None, as_of: int) -> Light:
    if met is not None and met <= as_of:
        return "done" if met <= due else "due"
    return "none" if due > as_of else "late"


_DUTIES = """
select duties.obligation, duties.period, duties.due_day, duties.required, duties.done_day,
  coalesce(sum(case when deeds.day <= $as_of then deeds.amount end), 0)
from obligations as duties
left join obligation_deeds as deeds on duties.duty = deeds.duty
where duties.subject_kind = $kind and duties.subject = $subject and duties.first_day <= $last
  and duties.due_day >= $first and duties.first_day <= $as_of
group by duties.obligation, duties.period, duties.due_day, duties.required, duties.done_day
order by duties.due_day desc, duties.obligation
"""
