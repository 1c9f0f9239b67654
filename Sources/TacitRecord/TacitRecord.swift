// The cell: the one form of every ciphertext in the vault, where it is put and what is in it.
//
// - `Cell` seals a payload into one of eleven sizes, bound to its place by a `CellContext`;
//   `LargeCell` does the same for the three meta rows, which are padded to a power of two.
// - `RowAddress` turns a locator key and a number into the row id under which a cell is stored:
//   without the key, two rows of one client cannot be linked.
// - `Parts` and `PartReader` cut what is longer than one cell and put it together again.
// - `RecordContent` is what a record's cell holds.
//
// What it stands against, given that a content key is known to its owner alone:
//
// 1. A changed bit: the commitment covers nonce, key and context, the tag covers the rest.
// 2. A cell put in another place: vault, locator, kind, stream, key version, part and "last" are in
//    the context of the cipher key and in the associated data.
// 3. A cell that opens under two keys: the commitment is compared before anything is decrypted.
// 4. A length that tells: a cell has one of eleven sizes, and padding that is not the smallest
//    class or not zero is refused, so that a payload has one size only.
// 5. Missing, swapped or added parts: each part's index and whether it is the last are bound.
//
// It does not find a cell that is missing as a whole, or an older cell put back in its own place
// with everything else: the log does. The module knows no client and no row store. Byte tables:
// `Docs/Formats/cell.md`.
