"""Which pages are looked at: those that the demo made, with their words."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def copies(folder: pathlib.Path) -> dict[str, tuple[pathlib.Path, str]]:
    """Pages and words by the file's name without its end: of the demo of `make test`, else of one played now."""
    given = pathlib.Path(os.environ.get("TACIT_BUNDLES", "none"))
    if not (given / "copies").is_dir():
        given = folder / "bundles"
        subprocess.run([sys.executable, ROOT / "Tests/Demo/demo.py"], check=False, stdout=subprocess.DEVNULL,
                       env={**os.environ, "TACIT_BUNDLES": str(given)})
    place = given / "copies"
    pairs = (line.split() for line in (place / "words.txt").read_text().splitlines())
    return {pathlib.Path(name).stem: (place / name, words) for name, words in pairs}
