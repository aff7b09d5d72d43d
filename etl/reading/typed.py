"""Raw texts -> typed rows, in bulk: one statement a ledger, each distinct text typed once."""

from dataclasses import dataclass, field

import duckdb

from etl.contract import SYSTEM_COLUMNS, Field
from etl.reading.lookup import Context, Lookup, is_looked_up, look_up, store
from etl.reading.raw import RawLedger

_MACROS = (
    # Of two dates where one is known to its month only, only the months can be compared.
    "create or replace temp macro precedes(a, a_day, b, b_day) as "
    "a < b and ((a_day and b_day) or date_trunc('month', a) < date_trunc('month', b))",
)


@dataclass
class TypedLedger:
    """The typed rows of a ledger in the table `stage`, in the columns given, and what could not be typed.

    `stage` has only the columns of fields that a sheet gives, with _id, _part, _sheet, _row, _key, _extra and
    _rest.
    """

    raw: RawLedger
    lookups: dict[str, Lookup] = field(default_factory=dict)

    @property
    def stage(self) -> str:
        """The table that holds them."""
        return f"stage_{self.raw.contract.ledger}"

    def publish(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Shows the stage as `typed_<ledger>` in the contract's columns, null if no sheet gives one."""
        contract = self.raw.contract
        columns = []
        for wanted in contract.fields:
            for name, sql_type in wanted.columns:
                if wanted.derived is not None:
                    columns.append(f'({wanted.derived})::{sql_type} as "{name}"')
                elif name in self.present:
                    columns.append(f'"{name}"')
                else:
                    columns.append(f'null::{sql_type} as "{name}"')
        system = ", ".join(name for name, _ in SYSTEM_COLUMNS)
        connection.execute(
            f"create or replace view {contract.table} as "
            f"select {', '.join(columns)}, {system} from {self.stage}"
        )

    @property
    def present(self) -> set[str]:
        """The typed columns that the stage has."""
        fields = self.raw.contract.by_name
        return {column for name in self.raw.fields for column, _ in fields[name].columns}


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """The macros that rules use."""
    for statement in _MACROS:
        connection.execute(statement)


def type_rows(connection: duckdb.DuckDBPyConnection, raw: RawLedger, context: Context) -> TypedLedger:
    """Builds the stage of a ledger from its raw view; needs the table `batch_units`(part, unit)."""
    typed = TypedLedger(raw)
    selected, joins = [], []
    for name in raw.fields:
        wanted = raw.contract.by_name[name]
        if not is_looked_up(wanted):
            selected.append(f'r."{name}"')
            continue
        found = look_up(connection, raw, wanted, context)
        typed.lookups[name] = found
        table = f"lookup_{raw.contract.ledger}_{name}"
        store(connection, found, table)
        selected += _looked_up(wanted, bool(found.placed))
        joins += _joins(wanted, table, bool(found.placed))
    system = f"r._id, r._part, r._sheet, r._row, {_key(raw)} as _key, r._extra, r._rest"
    connection.execute(
        f"create or replace table {typed.stage} as select {', '.join([*selected, system])} "
        f"from {_without_persons(raw)} as r join batch_units as u on u.part = r._part {' '.join(joins)}"
    )
    return typed


def _key(raw: RawLedger) -> str:
    """unit/id, of a register the id alone; null where the file gives no id."""
    contract = raw.contract
    if not contract.key or not set(contract.key).issubset(raw.fields):
        return "null::varchar"
    own = " || '/' || ".join(_key_part(contract.by_name[name], raw) for name in contract.key)
    return own if contract.key_is_global else f"u.unit || '/' || {own}"


def _key_part(wanted: Field, raw: RawLedger) -> str:
    """A field's part of the key; a year and its first half begin on one day and are two periods."""
    if not is_looked_up(wanted):
        return f'r."{wanted.name}"'
    value, second = f'"v_{wanted.name}".value', f'"v_{wanted.name}".second'
    return f"{value} || '..' || {second}" if wanted.type == "period" else value


def _without_persons(raw: RawLedger) -> str:
    """The raw rows, free text masked and the row's own constituent struck; ids only lose what shows nothing.

    It stands below the joins, in two steps, so that the engine prepares each pattern once: in an expression
    above them it does so for every join, and for every time one macro repeats what another gave it.
    """
    types = {name: raw.contract.by_name[name].type for name in raw.fields}
    free = [
        name for name in raw.fields if types[name] != "id" and not is_looked_up(raw.contract.by_name[name])
    ]
    masked = [f'mask_text("{name}") as "{name}"' for name in (*free, "_extra")]
    masked += [f'drop_hidden("{name}") as "{name}"' for name in raw.fields if types[name] == "id"]
    found = f"(select * replace ({', '.join(masked)}) from {raw.view})"
    for person in (name for name in raw.fields if types[name] == "name"):
        listed = (name for name in (*free, "_extra") if types.get(name) != "names")
        struck = [f'strike_names("{name}", "{person}") as "{name}"' for name in listed]
        found = f"(select * replace ({', '.join(struck)}) from {found})"
    return found


def _looked_up(wanted: Field, has_placed: bool) -> list[str]:
    name = wanted.name
    value, second = f'"v_{name}".value', f'"v_{name}".second'
    if has_placed:
        value, second = f'coalesce("p_{name}".value, {value})', f'coalesce("p_{name}".second, {second})'
    return [
        f'{text} as "{column}"' for text, (column, _) in zip((value, second), wanted.columns, strict=False)
    ]


def _joins(wanted: Field, table: str, has_placed: bool) -> list[str]:
    name = wanted.name
    joins = [f'left join {table} as "v_{name}" on "v_{name}".text = r."{name}"']
    if has_placed:
        joins.append(
            f'left join {table}_placed as "p_{name}" on "p_{name}".text = r."{name}" '
            f'and "p_{name}".part = r._part and "p_{name}".sheet = coalesce(r._sheet, \'\')'
        )
    return joins
