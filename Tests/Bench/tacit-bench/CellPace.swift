import CSodium
import TacitCrypto
import TacitRecord

/// A cell against what it is made of: libsodium's XChaCha20-Poly1305 under a random nonce.
enum CellPace {
    /// Cells in one measurement: some milliseconds, long against the clock.
    private static let batch = 2_000
    /// A payload that fills a cell of 1,984 bytes, and one of 2 KiB, which the next class holds
    /// (3,008 bytes).
    private static let payloads = [1_984 - Cell.overhead, 2_048]

    static func measure(rounds: Int) throws {
        let key = try SecureBytes.random(count: 32)
        let bareKey = RandomBytes.bytes(32)
        for count in payloads {
            let payload = RandomBytes.bytes(count)
            var seal: [Double] = []
            var open: [Double] = []
            var bareSeal: [Double] = []
            var bareOpen: [Double] = []
            let cell = try sealed(payload, key)
            // The first payload fills its cell, and the frame is what it is sealed as. The second
            // is held against itself, without the padding of its class.
            let frame = count == payloads[0] ? [UInt8](repeating: 1, count: count + 4) : payload
            var box = [UInt8](repeating: 0, count: frame.count + 16)
            var text = frame
            var nonce = [UInt8](repeating: 0, count: 24)
            for _ in 0..<rounds {
                seal.append(try nanoseconds { _ = try sealed(payload, key) })
                bareSeal.append(
                    nanoseconds { bareSealed(frame, &nonce, bareKey, into: &box) }
                )
                open.append(try nanoseconds { _ = try opened(cell, key) })
                bareOpen.append(
                    try nanoseconds { try bareOpened(box, nonce, bareKey, into: &text) }
                )
            }
            for (name, times) in [
                ("seal", seal), ("open", open), ("bare-seal", bareSeal), ("bare-open", bareOpen),
            ] {
                Bench.say("\(count) \(name) " + times.map { "\($0)" }.joined(separator: " "))
            }
        }
    }

    private static let context = CellContext(
        vaultID: [UInt8](repeating: 1, count: 16),
        locator: [UInt8](repeating: 2, count: 16),
        kind: 4,
        stream: 1,
        keyVersion: 1
    )

    private static func sealed(
        _ payload: [UInt8],
        _ key: borrowing SecureBytes
    ) throws -> [UInt8] {
        try Cell.seal(payload.span, key: key, label: .recordCell, context: context)
    }

    private static func opened(_ cell: [UInt8], _ key: borrowing SecureBytes) throws -> [UInt8] {
        try Cell.open(cell.span, key: key, label: .recordCell, context: context)
    }

    private static func bareSealed(
        _ frame: [UInt8],
        _ nonce: inout [UInt8],
        _ key: [UInt8],
        into box: inout [UInt8]
    ) {
        unsafe randombytes_buf(&nonce, nonce.count)
        _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
            &box,
            nil,
            frame,
            UInt64(frame.count),
            nil,
            0,
            nil,
            nonce,
            key
        )
    }

    private static func bareOpened(
        _ box: [UInt8],
        _ nonce: [UInt8],
        _ key: [UInt8],
        into text: inout [UInt8]
    ) throws {
        let result = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
            &text,
            nil,
            nil,
            box,
            UInt64(box.count),
            nil,
            0,
            nonce,
            key
        )
        guard result == 0 else { throw CryptoError.authenticationFailed }
    }

    /// What one call takes, on the average of a batch.
    private static func nanoseconds(_ body: () throws -> Void) rethrows -> Double {
        let begun = ContinuousClock.now
        for _ in 0..<batch { try body() }
        let (seconds, attoseconds) = (ContinuousClock.now - begun).components
        return (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(batch)
    }
}
