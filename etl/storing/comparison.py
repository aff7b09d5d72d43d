"""What a submission changes against the one it replaces, by row and by field, without anybody's name."""

from collections.abc import Iterator, Mapping, Sequence

import duckdb

from etl.contract import Contract, contract
from etl.reading.wording import written
from etl.storing.journal import Force, Group, Submission
from etl.storing.lake import CHANGE_COLUMNS, CHANGES, Lake
from etl.tables import Columns, Row, literal, literals, shared_table

_COMPARED = {"submission": "varchar", "grp": "integer", "newest": "varchar", "is_new": "boolean"}


def compare(
    connection: duckdb.DuckDBPyConnection,
    lake: Lake,
    force: Force,
    new: Sequence[Submission],
    keeps: Sequence[str],
) -> tuple[str, ...]:
    """Makes `intake_changes` where new submissions replace some in `force`; ("changes",), else nothing.

    One row per row added or removed (`field` null) and per field that a row has otherwise now; of personal
    fields only that they changed. Expects the rows of the load as `intake_<ledger>` (see intake.take_in).
    """
    kept = set(keeps)
    replaced = {
        group: old
        for group in dict.fromkeys(one.group for one in new)
        if (old := [one for one in force.get(group, ()) if one.submission not in kept])
    }
    if not replaced:
        return ()
    shared_table(connection, "compared", _COMPARED, _sides(replaced, new))
    shared_table(connection, f"intake_{CHANGES}", CHANGE_COLUMNS, ())
    for ledger in dict.fromkeys(group[0] for group in replaced):
        loads = sorted({one.load for group, old in replaced.items() if group[0] == ledger for one in old})
        _compare(connection, contract(ledger), lake, loads)
    return (CHANGES,)


def _sides(replaced: Mapping[Group, Sequence[Submission]], new: Sequence[Submission]) -> Iterator[Row]:
    came: dict[Group, list[Submission]] = {}
    for one in new:
        came.setdefault(one.group, []).append(one)
    for number, (group, old) in enumerate(replaced.items()):
        newest = came[group][-1].submission
        for is_new, side in ((False, old), (True, came[group])):
            for one in side:
                yield {"submission": one.submission, "grp": number, "newest": newest, "is_new": is_new}


def _compare(
    connection: duckdb.DuckDBPyConnection, wanted: Contract, lake: Lake, loads: Sequence[str]
) -> None:
    """Adds a ledger's changes; a key that stands twice (in two files of one group) is paired by its order."""
    fields = [field for field in wanted.fields if field.derived is None]
    texts = {field.name: f'"{field.columns[0][0]}"' if field.personal else written(field) for field in fields}
    shape = {name: kind for name, kind in wanted.columns if name != "_part"} | {"_submission": "varchar"}
    _side(connection, "before", texts, shape, _stored(lake.files(wanted.ledger, loads)), is_new=False)
    _side(connection, "after", texts, shape, f"from intake_{wanted.ledger}", is_new=True)
    differences = ", ".join(
        f'case when b."{field.name}" is distinct from a."{field.name}" then {{\'field\': '
        f"{literal(field.name)}, 'before': {_told(field.personal, 'b', field.name)}, "
        f"'after': {_told(field.personal, 'a', field.name)}}} end"
        for field in fields
    )
    connection.execute(
        f"""
        insert into intake_{CHANGES} by name
        with joined as (
            select
                coalesce(a.newest, b.newest) as submission,
                coalesce(a._key, b._key) as key,
                coalesce(a._sheet, b._sheet) as sheet,
                coalesce(a._row, b._row) as row,
                case when b._key is null then 'added' when a._key is null then 'removed' else 'changed' end
                    as change,
                list_filter([{differences}], lambda one: one is not null) as differences
            from after_rows as a full join before_rows as b
                on a.grp = b.grp and a._key = b._key and a.nth = b.nth
        ),
        told as (
            select * replace (case when change = 'changed' then differences else [null] end as differences)
            from joined
        )
        select submission, {literal(wanted.ledger)} as ledger, change, key, sheet, row,
            difference.field, difference.before, difference.after
        from (select * exclude (differences), unnest(differences) as difference from told)
        """
    )


def _told(is_personal: bool, side: str, name: str) -> str:
    return "null::varchar" if is_personal else f'{side}."{name}"'


def _stored(files: Sequence[object]) -> str:
    return f"from read_parquet({literals(files)}, union_by_name = true)" if files else "from nothing"


def _side(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    texts: Mapping[str, str],
    shape: Columns,
    source: str,
    is_new: bool,
) -> None:
    """Makes `<name>_rows`: the rows of one side with every field as text."""
    columns = ", ".join(f'"{column}" {kind}' for column, kind in shape.items())
    connection.execute(f"create or replace temp table nothing ({columns})")
    chosen = ", ".join(f'{text} as "{field}"' for field, text in texts.items())
    connection.execute(
        f"create or replace temp table {name}_rows as select c.grp, coalesce(case when c.is_new then "
        f"c.submission end, c.newest) as newest, _key, _sheet, _row, row_number() over (partition by c.grp, "
        f"_key order by _submission, _sheet, _row) as nth, {chosen} "
        f"from (from nothing union all by name ({source})) as rows "
        f"inner join compared as c on c.submission = rows._submission and c.is_new = {is_new}"
    )
