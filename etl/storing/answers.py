"""What senders answered about their headings: one mapping file per unit and ledger under `mappings/`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import tomlkit

from etl.home import Home, write_whole
from etl.mapping import Mapping as MappingFile


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

    def keep(
        self,
        unit: str,
        ledger: str,
        columns: Mapping[str, Sequence[str] | None],
        sheets: Sequence[str] = (),
        order: str | None = None,
    ) -> MappingFile:
        """Adds answers to a sender's mapping and answers it whole; a heading with None is forgotten.

        A heading with no field (an empty list) stays in the archive. BadConfiguration, with nothing changed,
        where the contract has no such field.
        """
        path = self.folder / f"{unit}.{ledger}.toml"
        document = tomlkit.parse(path.read_text("utf-8") if path.exists() else "")
        document["unit"], document["ledger"] = unit, ledger
        if sheets:
            document["sheets"] = list(dict.fromkeys([*document.get("sheets", []), *sheets]))
        if order:
            document["dates"] = {"order": order}
        table = document.setdefault("columns", tomlkit.table())
        for heading, fields in columns.items():
            if fields is None:
                table.pop(heading, None)
            else:
                table[heading] = fields[0] if len(fields) == 1 else list(fields)
        text = tomlkit.dumps(document).encode("utf-8")
        kept = MappingFile.parsed(path.name, text)
        write_whole(path, text)
        return kept

    def path(self, unit: str, ledger: str) -> Path:
        """Where a sender's answers about a ledger are kept."""
        return self.folder / f"{unit}.{ledger}.toml"
