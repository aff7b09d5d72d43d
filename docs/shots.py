"""Pictures of every page: in every theme and size to look at, or with `--readme` those of the readme."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, sync_playwright

HOUSE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("MINQING_HOME", HOUSE / "data" / "home"))
PORT = 8051
SCOPE = "region=610902&from=2021-01-01&to=2021-12-31"
PAGES = {
    "overview": f"/?{SCOPE}",
    "issues": f"/issues?{SCOPE}",
    "stations": f"/stations?{SCOPE}",
    "data": "/data",
    "definitions": "/definitions",
}
SIZES = {"laptop": (1366, 768), "phone": (390, 844)}
README = ("overview", "issues", "stations")


@contextmanager
def served() -> Iterator[tuple[str, str]]:
    """Where the product is served for as long as the pictures take, and its one-time sign-in link."""
    command = [sys.executable, "-m", "dashboard", "serve", "--home", str(HOME), "--port", str(PORT)]
    process = subprocess.Popen(command, cwd=HOUSE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        process.stderr.readline()  # the address
        link = process.stderr.readline().split()[-1]
        base = f"http://127.0.0.1:{PORT}"
        for _try in range(120):
            try:
                urlopen(f"{base}/health", timeout=5).close()
                break
            except OSError:
                time.sleep(0.25)
        yield base, link
    finally:
        process.terminate()
        process.wait(timeout=20)


def picture(context: BrowserContext, address: str, size: tuple[int, int], theme: str, path: Path) -> None:
    """One page as it looks at this size and in this theme, once its charts are drawn."""
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(f"{address}&theme={theme}" if "?" in address else f"{address}?theme={theme}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    page.screenshot(path=path)
    page.close()


def pages(folder: Path, is_readme: bool) -> None:
    """Every page in every theme and size; for the readme its few, light, on a laptop."""
    with served() as (base, link), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        context = browser.new_context()
        context.new_page().goto(link)
        for name, path in PAGES.items():
            if is_readme and name in README:
                picture(context, base + path, SIZES["laptop"], "light", folder / f"{name}.png")
            for size_name, size in () if is_readme else SIZES.items():
                for theme in ("light", "dark"):
                    picture(context, base + path, size, theme, folder / f"{name}-{size_name}-{theme}.png")
        browser.close()


def slide(folder: Path, number: int) -> None:
    """One slide of the quarter's deck as LibreOffice draws it; left out where that is not installed."""
    if not (which("soffice") and which("pdftoppm")):
        return
    with tempfile.TemporaryDirectory() as temporary:
        deck = Path(temporary) / "deck.pptx"
        quarter = ["--region", "610902", "--quarter", "2021Q4"]
        command = [
            sys.executable,
            "-m",
            "dashboard",
            "slides",
            *quarter,
            "--home",
            str(HOME),
            "-o",
            str(deck),
        ]
        subprocess.run(command, cwd=HOUSE, check=True)
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", str(deck)], cwd=temporary, check=True)
        pages_of = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "80"]
        subprocess.run(
            ["pdftoppm", "-png", *pages_of, "deck.pdf", str(folder / "slide")], cwd=temporary, check=True
        )


if __name__ == "__main__":
    is_readme = "--readme" in sys.argv
    target = HOUSE / "docs" / "pictures" if is_readme else Path(tempfile.mkdtemp(prefix="minqing-shots-"))
    target.mkdir(parents=True, exist_ok=True)
    pages(target, is_readme)
    if is_readme:
        slide(target, 5)
    print(target)
