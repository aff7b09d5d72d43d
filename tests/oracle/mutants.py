# ruff: noqa: E501 - lines of statements are told whole
"""Ways to change one place of a statement, and those known to change nothing that is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

EACH, SEED = 12, 7
"""So many changes of a frame are tried, drawn by this seed."""

EDITS = (
    (r" <= ", " < "),
    (r" < ", " <= "),
    (r" >= ", " > "),
    (r" > ", " >= "),
    (r" <> ", " = "),
    (r" = ", " <> "),
    (r" is not null\b", " is null"),
    (r" is null\b", " is not null"),
    (r"\bnot (?=[a-z(])", ""),
    (r"\n +and .+(?=\n)", ""),
    (r" or ", " and "),
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r"\bcoalesce\(([^,()]+), [^()]+\)", r"\1"),
    (r"\bmin\(", "max("),
    (r"\bmax\(", "min("),
    (r"\bleft join\b", "inner join"),
)
"""What is changed into what, one occurrence at a time; the house's SQL has one predicate a line."""

SPARED = "an inner part reads less, and what it is joined to leaves out the rest anyway"
LESSER = "of days that are the same either is the lesser"
ALIKE = "all rows of the group say the same"
UNKNOWN = "an unknown number is neither more nor as many, so that the case falls through as for none"
SAME: dict[str, tuple[str, ...]] = {
    SPARED: (
        *(
            f"{place} {change}"
            for place in (
                *(
                    "budget_calendar results:",
                    "budget_lines months_told:",
                    "budget_reports told:",
                    "city_issues reached:",
                ),
                *(
                    "duty_list made:",
                    "meeting_duties made:",
                    "obligations made:",
                    "projects nodes:",
                    "review_quotas held:",
                ),
                *("reception_days held:", "routed_issues travelled:"),
            )
            for change in ("and region < $hi -> and region <= $hi", "and region < $hi -> nothing")
        ),
        "running_duties held: and deeds.region < $hi -> and deeds.region <= $hi",
        "running_duties held: and deeds.region < $hi -> nothing",
        "running_duties held: and points.last_day <= deeds.due_day -> nothing",
        "duty_list made: and family = 'duty_list' -> nothing",
        "meeting_duties made: and family = 'meeting' -> nothing",
        "rated_projects answers: and project is not null -> nothing",
        "routed_issues travelled: and collected_day >= $first -> nothing",
        "routed_issues travelled: and collected_day <= $last -> nothing",
    ),
    LESSER: (
        *(
            f"{place} {change}"
            for place in ("deputy_months spans:", "serving_deputies shuts:")
            for change in (
                "when last_day <= $last and last_day <= $as_of then last_day -> when last_day < $last and last_day <= $as_of then last_day",
                "when last_day <= $last and last_day <= $as_of then last_day -> when last_day <= $last and last_day < $as_of then last_day",
                "when $last <= $as_of then $last -> when $last < $as_of then $last",
            )
        ),
        "budget_lines stood: and budget_states.valid_from_day <= case when $last < $as_of then $last else $as_of end -> and budget_states.valid_from_day <= case when $last <= $as_of then $last else $as_of end",
        "budget_lines stood: and budget_states.valid_to_day > case when $last < $as_of then $last else $as_of end -> and budget_states.valid_to_day > case when $last <= $as_of then $last else $as_of end",
        "duty_list final: case when made.amount_made >= duties.required then 0 else duties.required - coalesce(made.amount_made, 0) end -> case when made.amount_made > duties.required then 0 else duties.required - coalesce(made.amount_made, 0) end",
        "meeting_duties final: case when made.amount_made >= duties.required then 0 else duties.required - coalesce(made.amount_made, 0) end -> case when made.amount_made > duties.required then 0 else duties.required - coalesce(made.amount_made, 0) end",
    ),
    ALIKE: (
        *(
            f"budget_reports lines: min({name}) as of_{name}, -> max({name}) as of_{name},"
            for name in ("county", "town", "village")
        ),
        "budget_lines latest: max(case when month_of_year = 12 then executed_fen end) as december, -> min(case when month_of_year = 12 then executed_fen end) as december,",
        "budget_lines latest: max(case when month_of_year = 9 then cumulative_fen end) as by_september, -> min(case when month_of_year = 9 then cumulative_fen end) as by_september,",
        "budget_lines latest: max(case when month_of_year = 12 then cumulative_fen end) as by_december -> min(case when month_of_year = 12 then cumulative_fen end) as by_december",
    ),
    UNKNOWN: (
        "review_quotas final: when coalesce(held.offices_held, 0) > quotas.most then 'above' -> when held.offices_held > quotas.most then 'above'",
        "review_quotas final: when coalesce(held.offices_held, 0) >= quotas.least then 'within' -> when held.offices_held >= quotas.least then 'within'",
    ),
    "a deputy of no register has no term, and so is in office on no day": (
        *(
            f"{frame}: and not deputies.is_provisional -> {change}"
            for frame in ("deputies final", "deputy_months final", "serving_deputies in_office")
            for change in ("nothing",)
        ),
    ),
    "every day that can be asked for is in the calendar": (
        "backlog : left join calendar -> inner join calendar",
        *(
            f"{frame}: left join calendar as {name} -> inner join calendar as {name}"
            for frame in ("open_stays held", "open_suggestions timed")
            for name in ("now", "opening")
        ),
        "receptions : left join calendar -> inner join calendar",
        "reception_issues : left join calendar -> inner join calendar",
    ),
}
"""Why changes tell nothing else, and which: looked at one by one; they aren't tried."""


@dataclass(frozen=True)
class Mutant:
    """A statement changed in one place: in which part, the line as it was and as it is, and the SQL."""

    part: str
    was: str
    now: str
    sql: str

    @property
    def what(self) -> str:
        """The change in words: 'held: and region < $hi -> nothing'."""
        return f"{self.part}: {self.was} -> {self.now or 'nothing'}"


def every_mutant(sql: str) -> Iterator[Mutant]:
    """All ways to change one place, each once. Comments stay as they are."""
    bare, seen = re.sub(r"^--.*$", "", sql, flags=re.MULTILINE), set[str]()
    for pattern, new in EDITS:
        for place in re.finditer(pattern, bare):
            changed = bare[: place.start()] + place.expand(new) + bare[place.end() :]
            if changed in seen:
                continue
            seen.add(changed)
            first = place.start() + 1 if place[0].startswith("\n") else place.start()
            began, ended = bare.rfind("\n", 0, first) + 1, bare.find("\n", first)
            now = "" if place[0].startswith("\n") else changed[began : ended + len(changed) - len(bare)]
            parts = re.findall(r"^(\w+) as \($", bare[:began], flags=re.MULTILINE)
            yield Mutant(parts[-1] if parts else "", bare[began:ended].strip(), now.strip(), changed)


def mutants(frame: str, sql: str) -> list[Mutant]:
    """A drawn dozen of those that may tell something else."""
    same = {what for told in SAME.values() for what in told}
    found = [one for one in every_mutant(sql) if f"{frame} {one.what}" not in same]
    return Random(SEED).sample(found, min(EACH, len(found)))
