"""The closed and open lists of words, read from data/vocabularies/*.toml."""

from functools import cached_property, lru_cache

from pydantic import BaseModel, ConfigDict, Field

from etl.configuration import Strict, configured
from etl.errors import BadConfiguration
from etl.folding import folded, folded_forms
from etl.paths import VOCABULARIES


class Member(Strict):
    """One word of a vocabulary: `code` stands in the tables, `zh` and `en` are shown, synonyms are read."""

    model_config = ConfigDict(extra="allow", frozen=True)

    code: str
    zh: str
    en: str
    synonyms: tuple[str, ...] = ()


class Vocabulary(BaseModel):
    """A list of words. In an open one a word that isn't listed is kept as it stands."""

    name: str
    open: bool = False
    members: tuple[Member, ...] = Field(alias="member")

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes: dict[str, str] = {}
        for member in self.members:
            for word in (member.code, member.zh, member.en, *member.synonyms):
                if codes.setdefault(folded(word), member.code) != member.code:
                    raise BadConfiguration(f"vocabulary {self.name}: {word} stands for two members")
        return codes

    def code(self, text: str) -> str | None:
        """The code of a word or its synonym, however spaced and bracketed; None where it is unknown."""
        return next((self._codes[form] for form in folded_forms(text) if form in self._codes), None)


@lru_cache(maxsize=64)
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name; BadConfiguration where its file is missing or breaks the form."""
    return configured(VOCABULARIES / f"{name}.toml", Vocabulary)
