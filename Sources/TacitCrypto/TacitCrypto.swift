// TacitCrypto: the primitives of tacit, each behind a door that is hard to misuse.
//
// What is in here and in which order to read it:
//
//  1. `SecureBytes` holds every secret. It cannot be copied by accident, its pages are locked in
//     RAM or it is not made, and it is overwritten when its one owner lets go.
//  2. `KeyLabel` lists every label; `KeyDerivation` makes one key from another under a label.
//  3. `CommittingAEAD` seals. It picks the nonce itself and commits to key, label and context, so a
//     box opens under one key only. `XChaCha20Poly1305`, `ChaCha20Poly1305` and `ChunkCipher` do not
//     commit: they are for formats of others.
//  4. `PasswordHash` (Argon2id) and `Passphrase` turn what a person knows into a key; `Scrypt` does
//     it for formats of others.
//  5. `SigningKey`, `VerifyingKey`, `AgreementKey` and `SealedBox` are for two parties.
//  6. `SHA256Hash`, `HMACSHA256`, `HKDFSHA256` are building blocks; `Bech32` and `Base32` make text.
//  7. `SizeClass` and `Padme` say how much longer a thing is made so that its length tells little.
//
// Sealing and opening:
//
//     try SecureMemory.verify()                           // first, once a process
//     let root = try SecureBytes.random(count: 32)
//     let ring = try KeyDerivation.derive(root, .ring, context: vaultID.span)
//     let box = try CommittingAEAD.seal(
//         text.span, key: ring, label: .state, context: context.span, associatedData: head.span)
//     let back = try CommittingAEAD.open(
//         box.span, key: ring, label: .state, context: context.span, associatedData: head.span)
//
// Rules that hold for all of it:
//
//  - No cipher, hash, curve or Unicode table is written here: libsodium, libutf8proc and libzxcvbn
//    do that.
//  - A secret is a `SecureBytes`; what is public or sealed is `[UInt8]`; what is only read is a
//    `Span<UInt8>`. A plaintext that `open` returns is an array, because texts end up in strings
//    anyway; for keys there is `openSecure`.
//  - Whatever may come from outside is checked, and answered by a `CryptoError`, which carries no
//    data.
//  - Two secrets, tags or codes are compared in constant time (`ConstantTime`).
//
// What it does not protect against: a debugger or root on the unlocked machine, registers and stack
// frames of libsodium's own functions, and swap of memory that is not `SecureBytes`. Freed heap
// memory is overwritten by `CTacitSystem/zero_on_free.c`.
