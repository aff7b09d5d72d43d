"""The commands of `python -m dashboard`, one module a family; dashboard/cli.py names them."""
