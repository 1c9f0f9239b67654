"""A search for words that must not be found: in files, in every encoding in which a program might leave them."""

import base64
import json
import os
import pathlib
import stat


def forms(word: str) -> dict[str, bytes]:
    """The byte strings that betray a word, by the name of the encoding.

    Base64 has three, one for each position in a group of three bytes; the ends that depend on the neighbours
    are left out.
    """
    plain = word.encode("utf-8")
    found = {"UTF-8": plain, "UTF-16LE": word.encode("utf-16-le"), "UTF-16BE": word.encode("utf-16-be")}
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + plain)
        first = (0, 2, 3)[shift]
        whole = (shift + len(plain)) // 3 * 4
        part = encoded[first:whole]
        # Shorter ones stand in any file by chance.
        if len(part) >= 8:
            found[f"base64+{shift}"] = part
            found[f"base64url+{shift}"] = part.translate(bytes.maketrans(b"+/", b"-_"))
    escaped = json.dumps(word)[1:-1].encode()
    if escaped != plain:
        found["JSON"] = escaped
    return found


def find(paths, words, also_names=True):
    """Yields (path, word, encoding) for every hit in the content and in the names of files."""
    wanted = [(word, name, data) for word in words for name, data in forms(word).items()]
    for path in paths:
        if also_names:
            for word in words:
                if word in str(path):
                    yield path, word, "file name"
        for content in _contents(pathlib.Path(path)):
            for word, name, data in wanted:
                if data in content:
                    yield path, word, name


def _contents(path: pathlib.Path):
    """The content of an ordinary file; nothing for a socket, a link or one that has gone."""
    try:
        if stat.S_ISREG(os.lstat(path).st_mode):
            yield path.read_bytes()
    except OSError:
        return
