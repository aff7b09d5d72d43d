"""Chinese is the message id, English comes from the catalogue, and nothing is left untranslated."""

from dashboard.metrics.definition import Text
from dashboard.translation import _, language, missing, say, speaking


def test_language_is_chinese_unless_told():
    assert language() == "zh"
    assert _("民情看板") == "民情看板"
    with speaking("en"):
        assert _("民情看板") == "Minqing"
        assert say(Text("村级", "Village")) == "Village"
    assert language() == "zh"


def test_nonsense_language_is_chinese():
    with speaking("xx"):
        assert language() == "zh"


def test_text_without_english_stays_chinese():
    with speaking("en"):
        assert _("没有译文的一句") == "没有译文的一句"


def test_every_text_in_the_code_has_english():
    assert missing() == {}
