"""What senders answered about their headings: one mapping file per unit and ledger under `mappings/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import tomlkit

from etl.home import Home, write_whole
from etl.mapping import DateOrder
from etl.mapping import Mapping as MappingFile


@dataclass(frozen=True)
class Answer:
    """What is said of one sender's sheets of one ledger; `unit` has 12 digits.

    `columns`: heading -> names of fields (none: the column stays in the archive; None: an earlier answer is
    forgotten). `sheets`: all headings of a sheet that is of this ledger, in one text. `aliases`: (field, text
    in a cell) -> what it means (None: forgotten).
    """

    unit: str
    ledger: str
    columns: Mapping[str, Sequence[str] | None] = field(default_factory=dict)
    sheets: Sequence[str] = ()
    order: DateOrder | None = None
    aliases: Mapping[tuple[str, str], str | None] = field(default_factory=dict)


class Answered:
    """The mapping files of a home, in the form of data/mappings; people may edit them as well."""

    def __init__(self, home: Home) -> None:
        self.folder = home.mappings

    def all(self) -> dict[str, tuple[MappingFile, ...]]:
        """Each sender's mappings, by unit; BadConfiguration names the file that breaks the form."""
        found: dict[str, tuple[MappingFile, ...]] = {}
        for path in sorted(self.folder.glob("*.toml")):
            one = MappingFile.read(path)
            if one.unit is not None:
                found[one.unit] = (*found.get(one.unit, ()), one)
        return found

    def keep(self, answer: Answer) -> MappingFile:
        """Adds an answer to a sender's mapping, and answers the mapping as it is now.

        BadConfiguration, with nothing changed, where the contract has no such field or it is personal.
        """
        path = self.folder / f"{answer.unit}.{answer.ledger}.toml"
        document = tomlkit.parse(path.read_text("utf-8") if path.exists() else "")
        document["unit"], document["ledger"] = answer.unit, answer.ledger
        if answer.sheets:
            document["sheets"] = list(dict.fromkeys([*document.get("sheets", []), *answer.sheets]))
        if answer.order:
            document["dates"] = {"order": answer.order}
        table = document.setdefault("columns", tomlkit.table())
        for heading, fields in answer.columns.items():
            _set(table, heading, fields[0] if fields and len(fields) == 1 else fields)
        for (name, written), meant in answer.aliases.items():
            aliases = document.setdefault("aliases", tomlkit.table())
            _set(aliases.setdefault(name, tomlkit.table()), written, meant)
        text = tomlkit.dumps(document).encode("utf-8")
        kept = MappingFile.parsed(path.name, text)
        write_whole(path, text)
        return kept


def _set(table: Any, key: str, value: object) -> None:
    """Sets a key of a TOML table; None takes it away."""
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
