"""What constituents raise: a topic that fits the level it will come to rest at, the month and the village."""

import re
from functools import cache
from random import Random

from etl.demo.chance import drawn, person, telephone
from etl.demo.material import Topic, topics
from etl.demo.record import Fate, Story, Village


def story(random: Random, village: Village, month: int, fate: Fate) -> Story:
    """One constituent's words."""
    topic = _topics_of(fate, month, village.is_community)
    chosen = drawn(random, topic)
    kind = "community" if village.is_community else "village"
    place = village.name + random.choice(topics().places[kind])
    return Story(
        topic=chosen,
        place=place,
        title=filled(random.choice(chosen.titles), place, random),
        content=filled(random.choice(chosen.contents), place, random),
        constituent=person(random),
        phone=telephone(random),
    )


def filled(template: str, place: str, random: Random) -> str:
    """The sentence with its place and small numbers put in."""
    text = template.replace("{place}", place)
    text = text.replace("{days}", str(random.choice((3, 5, 7, 10, 15, 20, 30))))
    return re.sub(re.escape("{n}"), lambda _: str(random.randint(2, 9)), text)


@cache
def _topics_of(fate: Fate, month: int, is_community: bool) -> dict[Topic, float]:
    level = "county" if fate == "county_open" else fate
    weights: dict[Topic, float] = {}
    for topic in topics().topic:
        if topic.urban and not is_community:
            continue
        weight = getattr(topic.weights, level) * topics().seasons[topic.season][month - 1]
        if weight:
            weights[topic] = weight
    return weights
