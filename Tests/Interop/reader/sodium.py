"""The primitives of libsodium that the formats name, by ctypes."""

import ctypes
import ctypes.util
import hashlib

_lib = ctypes.CDLL(ctypes.util.find_library("sodium") or "libsodium.so.23")
if _lib.sodium_init() < 0:
    raise SystemExit("libsodium does not start")
_ull = ctypes.c_ulonglong


def b2(key: bytes, count: int, message: bytes) -> bytes:
    """Keyed BLAKE2b."""
    return hashlib.blake2b(message, digest_size=count, key=key).digest()


def lp(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def kdf(key: bytes, label: str, context: bytes) -> bytes:
    return b2(key, 32, lp(b"tacit/v1/" + label.encode()) + lp(context))


def argon2id(passphrase: bytes, salt: bytes, passes: int, kib: int) -> bytes:
    if not (2 <= passes <= 16 and 65_536 <= kib <= 4_194_304):
        raise ValueError("work out of bounds")
    out = ctypes.create_string_buffer(32)
    code = _lib.crypto_pwhash(
        out, _ull(32), passphrase, _ull(len(passphrase)), salt, _ull(passes),
        ctypes.c_size_t(kib * 1024), ctypes.c_int(2))
    if code != 0:
        raise MemoryError("Argon2id")
    return out.raw


def open_xchacha(key: bytes, nonce: bytes, box: bytes, associated: bytes) -> bytes:
    """XChaCha20-Poly1305-IETF; ciphertext || tag."""
    out = ctypes.create_string_buffer(max(len(box) - 16, 1))
    count = _ull(0)
    code = _lib.crypto_aead_xchacha20poly1305_ietf_decrypt(
        out, ctypes.byref(count), None, box, _ull(len(box)), associated,
        _ull(len(associated)), nonce, key)
    if code != 0:
        raise ValueError("not authentic")
    return out.raw[: count.value]


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    return len(signature) == 64 and _lib.crypto_sign_verify_detached(
        signature, message, _ull(len(message)), public) == 0


def signing_public(seed: bytes) -> bytes:
    public, secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
    _lib.crypto_sign_seed_keypair(public, secret, seed)
    return public.raw


def agreement_public(secret: bytes) -> bytes:
    public = ctypes.create_string_buffer(32)
    _lib.crypto_scalarmult_curve25519_base(public, secret)
    return public.raw


def open_sealed(box: bytes, secret: bytes) -> bytes:
    out = ctypes.create_string_buffer(max(len(box) - 48, 1))
    code = _lib.crypto_box_seal_open(
        out, box, _ull(len(box)), agreement_public(secret), secret)
    if code != 0:
        raise ValueError("not sealed to this key")
    return out.raw[: len(box) - 48]
