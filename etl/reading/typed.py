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

    `stage` has only the columns of fields that a sheet gives, with _id, _part, _sheet, _row, _extra, _unit.
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
            selected.append(f'{_text(wanted, raw)} as "{name}"')
            continue
        found = look_up(connection, raw, wanted, context)
        typed.lookups[name] = found
        table = f"lookup_{raw.contract.ledger}_{name}"
        store(connection, found, table)
        selected += _looked_up(wanted, bool(found.placed))
        joins += _joins(wanted, table, bool(found.placed))
    extra = _struck("mask_text(r._extra)", raw)
    system = (
        f"r._id, r._part, r._sheet, r._row, {_key(raw)} as _key, {extra} as _extra, r._rest, u.unit as _unit"
    )
    connection.execute(
        f"create or replace table {typed.stage} as select {', '.join([*selected, system])} "
        f"from {raw.view} as r join batch_units as u on u.part = r._part {' '.join(joins)}"
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
        return _text(wanted, raw)
    value, second = f'"v_{wanted.name}".value', f'"v_{wanted.name}".second'
    return f"{value} || '..' || {second}" if wanted.type == "period" else value


def _text(wanted: Field, raw: RawLedger) -> str:
    """Free text is masked; an id isn't, or 13-digit numbers would merge."""
    if wanted.type == "id":
        return f'r."{wanted.name}"'
    masked = f'mask_text(r."{wanted.name}")'
    return masked if wanted.type == "names" else _struck(masked, raw)


def _struck(expression: str, raw: RawLedger) -> str:
    """The row's own constituent's name struck from the text."""
    for name in raw.fields:
        if raw.contract.by_name[name].type == "name":
            expression = f'strike_names({expression}, r."{name}")'
    return expression


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
