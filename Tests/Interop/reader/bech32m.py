"""Bech32m (BIP-350), reading only."""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _polymod(values) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(
                (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    return check


def decode(prefix: str, text: str, count: int) -> bytes:
    """The `count` bytes of a text with that prefix; spaces and capitals do not matter."""
    text = "".join(text.split()).lower()
    head, _, tail = text.rpartition("1")
    values = [ALPHABET.index(character) for character in tail]
    expanded = [ord(c) >> 5 for c in head] + [0] + [ord(c) & 31 for c in head]
    if head != prefix or _polymod(expanded + values) != 0x2BC830A3:
        raise ValueError("not a " + prefix)
    bits = "".join(f"{value:05b}" for value in values[:-6])
    if len(bits) // 8 != count or "1" in bits[8 * count:]:
        raise ValueError("another length")
    return int(bits[:8 * count], 2).to_bytes(count, "big")
