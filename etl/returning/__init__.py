"""The way back: the sender's own workbook, with what is wrong marked where it stands."""
