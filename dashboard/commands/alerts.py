"""`alerts`: what must be acted on, and its digest for each place."""

from pathlib import Path

import click

from dashboard.alerts.alert import alert_scope, alerts
from dashboard.alerts.digest import digest_csv, digest_json, digest_text, digest_workbook
from dashboard.commands.options import HOME, day
from dashboard.commands.steadiness import steadily
from dashboard.errors import BadScope
from dashboard.export import BOM, json_text
from dashboard.regions import children, root, short
from dashboard.scope import Scope, data_day
from dashboard.warehouse import Warehouse


@click.command(name="alerts")
@click.option("--region", help="6, 9 or 12 digit code; without it, the smallest region that holds all data.")
@click.option("--as-of", "as_of", help="The day whose state is shown; the data date unless given.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV; with -o it begins with a UTF-8 mark, for Excel.")
@click.option(
    "--each", is_flag=True, help="A digest for every place below that has any; -o is the folder they go to."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The digest as a file: .xlsx with the rows, or text.",
)
@HOME
def command(
    region: str | None,
    as_of: str | None,
    as_json: bool,
    as_csv: bool,
    each: bool,
    output: Path | None,
    home: Path,
) -> None:
    """What must be acted on, by whom and since when, by the rules of data/policy/alerts.toml."""
    warehouse = Warehouse(home)

    def tell() -> None:
        upon = data_day(warehouse) if as_of is None else day("--as-of", as_of)
        scope = alert_scope(warehouse, region if region is not None else root(warehouse), upon)
        if each:
            _write_each(warehouse, scope, output)
        elif output is not None and output.suffix == ".xlsx":
            content = digest_workbook(warehouse, scope)
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_bytes(content)
        else:
            _tell(_text(warehouse, scope, as_json, as_csv), output, BOM if as_csv else "")

    steadily(warehouse, tell)


def _text(warehouse: Warehouse, scope: Scope, as_json: bool, as_csv: bool) -> str:
    if as_json:
        return json_text(digest_json(warehouse, scope)) + "\n"
    return digest_csv(warehouse, scope) if as_csv else digest_text(warehouse, scope)


def _tell(text: str, output: Path | None, mark: str) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes((mark + text).encode())


def _write_each(warehouse: Warehouse, scope: Scope, folder: Path | None) -> None:
    """`<code>-<name>.xlsx` for each place below that has an alert; the names are said on stderr."""
    if folder is None:
        raise BadScope("--each 需要 -o 文件夹", "--each needs -o FOLDER")
    folder.mkdir(parents=True, exist_ok=True)
    for place in children(warehouse, scope.region):
        if alerts(warehouse, place.code, scope.as_of):
            path = folder / f"{short(place.code)}-{place.name}.xlsx"
            path.write_bytes(digest_workbook(warehouse, scope.with_(region=place.code)))
            click.echo(str(path), err=True)
