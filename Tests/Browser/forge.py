"""Pages whose content is ours: one that tacit made, its content sealed anew from Docs/Formats/client-copy.md.

So gate, script, style and policy are the real ones, and the content can be what tacit's own writer never makes.
"""

import base64
import ctypes
import functools
import hashlib
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Interop" / "reader"))

from client_copy import _crypto, gcm_open, sealed_part  # noqa: E402
import client_copy  # noqa: E402

_GET_TAG = 0x10
STEP = 16_384


def gcm_seal(key: bytes, nonce: bytes, text: bytes, associated: bytes) -> bytes:
    """AES-256-GCM, the tag at the end."""
    context = ctypes.c_void_p(_crypto.EVP_CIPHER_CTX_new())
    try:
        out, tag, count = ctypes.create_string_buffer(len(text) or 1), ctypes.create_string_buffer(16), ctypes.c_int()
        good = _crypto.EVP_EncryptInit_ex(context, ctypes.c_void_p(_crypto.EVP_aes_256_gcm()), None, key, nonce)
        good &= _crypto.EVP_EncryptUpdate(context, None, ctypes.byref(count), associated, len(associated))
        good &= _crypto.EVP_EncryptUpdate(context, out, ctypes.byref(count), text, len(text))
        good &= _crypto.EVP_EncryptFinal_ex(context, ctypes.byref(ctypes.c_int()), ctypes.byref(count))
        good &= _crypto.EVP_CIPHER_CTX_ctrl(context, _GET_TAG, 16, tag)
    finally:
        _crypto.EVP_CIPHER_CTX_free(context)
    if not good:
        raise RuntimeError("AES-GCM")
    return out.raw[:len(text)] + tag.raw


def content_key(sealed: dict, words: str) -> bytes:
    """The key that the words open."""
    return _content_key(sealed["head"], json.dumps(sealed["slots"][0]), words)


# A second of work, and asked for with each attack.
@functools.lru_cache
def _content_key(head: str, slot: str, words: str) -> bytes:
    slot = json.loads(slot)
    secret = client_copy.passphrase(words, slot["typing"])
    key = hashlib.pbkdf2_hmac("sha256", secret, base64.b64decode(slot["salt"]), json.loads(head)["iter"], 32)
    return gcm_open(key, base64.b64decode(slot["nonce"]), base64.b64decode(slot["key"]), head.encode())


def resealed(page: str, words: str, content: dict) -> str:
    """The page with another content under the same words."""
    sealed = sealed_part(page)
    text = json.dumps(content).encode()
    padded = len(text).to_bytes(4, "big") + text
    padded += bytes(-len(padded) % STEP)
    nonce = os.urandom(12)
    sealed["nonce"] = base64.b64encode(nonce).decode()
    sealed["content"] = base64.b64encode(
        gcm_seal(content_key(sealed, words), nonce, padded, sealed["head"].encode())).decode()
    return with_sealed(page, sealed)


def with_sealed(page: str, sealed: dict) -> str:
    """The page with another object in it."""
    mark = '<script type="application/json" id="sealed">'
    return re.sub(re.escape(mark) + "[^<]*</script>", lambda _: f"{mark}{json.dumps(sealed)}</script>", page)
