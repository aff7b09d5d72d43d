"""Files of data/ and etl/contracts that someone may edit: read into their form, or refused by name."""

from pathlib import Path
from typing import TypeVar

import tomli
from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import BadConfiguration


class Strict(BaseModel):
    """A form that has no place for what it doesn't name, and doesn't change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Form = TypeVar("Form", bound=BaseModel)


def configured(path: Path, form: type[Form]) -> Form:
    """What a TOML file says, in its form; BadConfiguration, naming it, where it is missing or breaks that."""
    try:
        return form.model_validate(tomli.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomli.TOMLDecodeError, ValidationError) as error:
        raise BadConfiguration(f"{path.name}: {error}") from error
