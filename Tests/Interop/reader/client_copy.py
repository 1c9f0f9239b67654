#!/usr/bin/env python3
"""Opens a page of `tacit export` with its words, from Docs/Formats/client-copy.md alone.

    client_copy.py FILE < words

Prints the JSON that is inside. AES-GCM is that of OpenSSL's libcrypto.
"""

import base64
import ctypes
import ctypes.util
import hashlib
import json
import pathlib
import re
import sys
import unicodedata

_crypto = ctypes.CDLL(ctypes.util.find_library("crypto"))
for _name in ("EVP_CIPHER_CTX_new", "EVP_aes_256_gcm"):
    getattr(_crypto, _name).restype = ctypes.c_void_p
# EVP_CTRL_AEAD_SET_TAG
_SET_TAG = 0x11


class Refused(Exception):
    """A tag that does not fit, or a file of another form."""


def gcm_open(key: bytes, nonce: bytes, sealed: bytes, associated: bytes) -> bytes:
    """AES-256-GCM with the tag at the end (SP 800-38D)."""
    text, tag = sealed[:-16], sealed[-16:]
    context = ctypes.c_void_p(_crypto.EVP_CIPHER_CTX_new())
    try:
        out, count = ctypes.create_string_buffer(len(text) or 1), ctypes.c_int()
        cipher = ctypes.c_void_p(_crypto.EVP_aes_256_gcm())
        good = _crypto.EVP_DecryptInit_ex(context, cipher, None, key, nonce)
        good &= _crypto.EVP_DecryptUpdate(context, None, ctypes.byref(count), associated, len(associated))
        good &= _crypto.EVP_DecryptUpdate(context, out, ctypes.byref(count), text, len(text))
        good &= _crypto.EVP_CIPHER_CTX_ctrl(context, _SET_TAG, 16, tag)
        good &= _crypto.EVP_DecryptFinal_ex(context, ctypes.byref(ctypes.c_int()), ctypes.byref(count)) > 0
    finally:
        _crypto.EVP_CIPHER_CTX_free(context)
    if not good:
        raise Refused("another tag")
    return out.raw[:len(text)]


def passphrase(typed: str, typing: str) -> bytes:
    """What was typed as the passphrase of a slot."""
    if typing == "words":
        return "-".join(re.findall("[a-z]+", unicodedata.normalize("NFKC", typed).lower())).encode()
    if typing == "exact":
        return unicodedata.normalize("NFC", typed).encode()
    raise Refused("another way of typing")


def sealed_part(file: str) -> dict:
    """The one JSON object with what is sealed."""
    found = re.findall(r'<script type="application/json" id="sealed">([^<]*)</script>', file)
    if len(found) != 1:
        raise Refused("not such a page")
    return json.loads(found[0])


def open_page(file: str, typed: str) -> dict:
    """The JSON inside."""
    sealed = sealed_part(file)
    head = sealed["head"].encode()
    facts = json.loads(head)
    if facts["v"] != 1 or facts["kdf"] != "PBKDF2-SHA-256":
        raise Refused("a file of a later version")
    if not 1 <= len(sealed["slots"]) <= 8:
        raise Refused("another number of slots")
    for slot in sealed["slots"]:
        salt, nonce, wrapped = (base64.b64decode(slot[name], validate=True) for name in ("salt", "nonce", "key"))
        if (len(salt), len(nonce), len(wrapped)) != (16, 12, 48):
            raise Refused("a slot of another form")
        key = hashlib.pbkdf2_hmac("sha256", passphrase(typed, slot["typing"]), salt, facts["iter"], 32)
        try:
            content_key = gcm_open(key, nonce, wrapped, head)
        except Refused:
            continue
        return content(gcm_open(content_key, base64.b64decode(sealed["nonce"]), base64.b64decode(sealed["content"]), head))
    raise Refused("these are not its words")


def content(padded: bytes) -> dict:
    """`length | JSON | zeros`."""
    count = int.from_bytes(padded[:4], "big")
    if len(padded) % 16_384 or 4 + count > len(padded) or any(padded[4 + count:]):
        raise Refused("another padding")
    return json.loads(padded[4:4 + count])


if __name__ == "__main__":
    json.dump(open_page(pathlib.Path(sys.argv[1]).read_text(), sys.stdin.read().strip("\n")), sys.stdout)
