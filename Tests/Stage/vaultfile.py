"""Changes a vault file from outside, as something other than tacit would (Docs/Formats/vault.md has the layout)."""

import ctypes
import sqlite3
import struct

# magic 8, format 2, minimum reader 2, flags 4, must understand 4, vault id 16, epoch 4, sequence 8
SIGNING_KEY = 48
# signing key 32, inbox key 32, length of an empty backup recipient 4, count of slots 1
FIRST_SLOT = SIGNING_KEY + 32 + 32 + 4 + 1
# id 4, kind 1, content 1
PASSES = FIRST_SLOT + 6
MEMORY = PASSES + 4


def change(path, statement, values=()):
    """Runs one statement on a vault that nobody has open."""
    connection = sqlite3.connect(path)
    try:
        connection.execute(statement, values)
        connection.commit()
    finally:
        connection.close()


def header(path) -> bytes:
    """The public header."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT v FROM meta WHERE k = 1").fetchone()[0]
    finally:
        connection.close()


def patch_header(path, offset: int, content: bytes):
    """Writes bytes into the header."""
    old = header(path)
    change(path, "UPDATE meta SET v = ? WHERE k = 1", (old[:offset] + content + old[offset + len(content):],))


def work(passes: int, memory_kib: int) -> bytes:
    """Passes and memory of a slot as the header has them."""
    return struct.pack(">IQ", passes, memory_kib)


def slot_key(passphrase: str, salt: bytes, passes: int, memory_kib: int) -> bytes:
    """Argon2id by libsodium, as the command line computes it."""
    sodium = ctypes.CDLL("libsodium.so.23")
    key = ctypes.create_string_buffer(32)
    secret = passphrase.encode()
    sodium.crypto_pwhash.argtypes = [
        ctypes.c_char_p, ctypes.c_ulonglong, ctypes.c_char_p, ctypes.c_ulonglong, ctypes.c_char_p,
        ctypes.c_ulonglong, ctypes.c_size_t, ctypes.c_int]
    if sodium.sodium_init() < 0 or sodium.crypto_pwhash(
            key, 32, secret, len(secret), salt, passes, memory_kib * 1024, 2) != 0:
        raise RuntimeError("Argon2id failed")
    return key.raw


def new_vault(passphrase: str, passes: int, memory_kib: int, fictional=True) -> bytes:
    """The body of `POST /v1/vault`: one passphrase slot with work that no command would choose."""
    salt = bytes(range(16))
    return struct.pack(">IBBIQ", int(fictional), 1, 1, passes, memory_kib) + salt + slot_key(
        passphrase, salt, passes, memory_kib)
