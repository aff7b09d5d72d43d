"""Rectangles on a slide, in EMU, and how they are divided."""

from dataclasses import dataclass, replace

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700


def inches(number: float) -> int:
    """Inches in EMU."""
    return round(number * EMU_PER_INCH)


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.top + self.height

    def columns(self, *shares: float, gap: int) -> tuple["Box", ...]:
        """Side by side, as wide as their shares say, `gap` between."""
        room = self.width - gap * (len(shares) - 1)
        boxes, left = [], self.left
        for share in shares:
            width = round(room * share / sum(shares))
            boxes.append(replace(self, left=left, width=width))
            left += width + gap
        return tuple(boxes)

    def rows(self, *shares: float, gap: int) -> tuple["Box", ...]:
        """One below the other, as high as their shares say, `gap` between."""
        room = self.height - gap * (len(shares) - 1)
        boxes, top = [], self.top
        for share in shares:
            height = round(room * share / sum(shares))
            boxes.append(replace(self, top=top, height=height))
            top += height + gap
        return tuple(boxes)

    def inset(self, margin: int) -> "Box":
        """Smaller by `margin` on every side."""
        return Box(self.left + margin, self.top + margin, self.width - 2 * margin, self.height - 2 * margin)
