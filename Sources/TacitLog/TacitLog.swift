// The vault's log: an append-only hash tree, its entries, its proofs and its signed heads.
//
// Every act that changes or discloses is one entry. Entries stand in two trees at once, both as
// RFC 6962 section 2.1 defines them, with SHA-256:
//
// - the *stream tree*: the leaves are the `StreamEntry` values of one stream of one client;
// - the *vault tree*: the leaves are `VaultEntry` values, one for each stream entry of any
//   stream, each binding the stream's entry, size and root.
//
// `TreeFrontier` holds what appending needs (one hash for each set bit of the size), `LogHeads`
// the frontiers of the vault tree and of every stream, `TreeProof` shows that an entry is in a
// tree and that one tree is the beginning of another. A `TreeHead` is signed into a
// `Checkpoint` (C2SP tlog-checkpoint) and travels with an entry as a `LogProof`
// (C2SP tlog-proof), so that anyone can check them with tools that are not tacit.
//
// ``
// var heads = LogHeads()
// let cell = try heads.append(entry, to: stream, headerSequence: 1)   // writing
// try heads.replay(cell)                                              // reading
// let head = try TreeHead(origin: origin, size: heads.vault.size, root: heads.vault.root)
// let checkpoint = try Checkpoint(head, signature: sign(head.text), by: publicKey)
// ``
//
// What it stands against: a reader who holds an old checkpoint finds that entries were changed,
// removed or reordered. What it does not: the holder of the signing key can sign a second history;
// only what others already hold speaks against it. Entries commit to blinded contents
// (`Commitment`), so a proof tells nothing about its neighbours.
//
// The module knows no SQL, no cipher, no client. Byte tables: `Docs/Formats/log.md`.
