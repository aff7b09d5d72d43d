"""What is wrong with a text that should be a value."""


class BadValue(ValueError):
    """The text is no value of its type; carries the rule broken and what to do, in Chinese and English."""

    def __init__(self, rule: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.rule = rule
        self.zh = zh
        self.en = en
