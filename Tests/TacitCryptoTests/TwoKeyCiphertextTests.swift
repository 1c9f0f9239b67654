import CSodium
import Testing

@testable import TacitCrypto

/// The attack that the commitment is there for, done for real.
///
/// Poly1305 is a polynomial over the integers mod p = 2^130 - 5, and both of its keys are known to
/// the attacker. Of a ciphertext of two blocks the first is free; the second, x, is the solution of
/// "the tag under key 1 equals the tag under key 2", a linear equation in x.
@Suite struct TwoKeyCiphertextTests {
    @Test func openedTwiceByThePlainCipher() throws {
        let keys = [RandomBytes.bytes(32), RandomBytes.bytes(32)]
        let nonce = RandomBytes.bytes(24)
        let sealed = try #require(Forgery(keys: keys, nonce: nonce).sealed())
        let first = try XChaCha20Poly1305.open(
            sealed.span,
            key: secure(keys[0]),
            nonce: nonce.span,
            associatedData: Span()
        )
        let second = try XChaCha20Poly1305.open(
            sealed.span,
            key: secure(keys[1]),
            nonce: nonce.span,
            associatedData: Span()
        )
        #expect(first != second)
    }

    @Test(arguments: [0, 1])
    func refusedUnderTheKeyThatItDoesNotCommitTo(committed: Int) throws {
        let roots = [RandomBytes.bytes(32), RandomBytes.bytes(32)]
        let nonce = RandomBytes.bytes(24)
        let subkeys = try roots.map { try self.subkeys(of: $0, nonce) }
        let cipherKeys = subkeys.map { Array($0[..<32]) }
        let sealed = try #require(Forgery(keys: cipherKeys, nonce: nonce).sealed())
        // Both cipher keys open it, so only the commitment can tell the two apart.
        for key in cipherKeys {
            _ = try XChaCha20Poly1305.open(
                sealed.span,
                key: secure(key),
                nonce: nonce.span,
                associatedData: Span()
            )
        }
        let box = nonce + subkeys[committed][32...] + sealed
        #expect(try open(box, roots[committed]).count == 32)
        #expect(throws: CryptoError.authenticationFailed) {
            _ = try open(box, roots[1 - committed])
        }
    }

    private func open(_ box: [UInt8], _ key: [UInt8]) throws -> [UInt8] {
        try CommittingAEAD.open(
            box.span,
            key: secure(key),
            label: .record,
            context: Span(),
            associatedData: Span()
        )
    }

    /// `ek || cm` for the label `record` and an empty context.
    private func subkeys(of key: [UInt8], _ nonce: [UInt8]) throws -> [UInt8] {
        let message = [0, 0, 0, 15] + Array("tacit/v1/record".utf8) + [0, 0, 0, 0] + nonce
        return try blake2b(message, key: key, count: 64)
    }
}

/// Makes one ciphertext with tag, 48 bytes, for two keys of XChaCha20-Poly1305 and one nonce.
private struct Forgery {
    let keys: [[UInt8]]
    let nonce: [UInt8]

    /// Nil only when 1,000 first blocks were tried in vain; each has a chance of about one in four.
    func sealed() -> [UInt8]? {
        let macs = keys.map(oneTimeKey)
        for _ in 0..<1_000 {
            let first = RandomBytes.bytes(16)
            // How far the two sums may lie apart in multiples of 2^128 when the tags agree.
            for carry in -4...4 {
                guard let second = solve(macs, first, carry) else { continue }
                let text = first + second
                let tags = macs.map { tag(of: text, $0) }
                if tags[0] == tags[1] { return text + tags[0] }
            }
        }
        return nil
    }

    /// The block x with `P1(x) + s1 = P2(x) + s2 + carry * 2^128`, when it is a block.
    ///
    /// P(x) = c r^3 + x r^2 + l r with c the first block and l the block of lengths.
    private func solve(_ macs: [[UInt8]], _ first: [UInt8], _ carry: Int) -> [UInt8]? {
        let block = Field(block: first)
        let lengths = Field(block: [UInt8](repeating: 0, count: 8) + [32, 0, 0, 0, 0, 0, 0, 0])
        let sums = macs.map { mac in
            let r = Field(clamped: Array(mac[..<16]))
            let s = Field(Array(mac[16...]))
            return (known: block * r * r * r + lengths * r + s, factor: r * r)
        }
        let shift = Field(high: 1, low: 0) * Field(high: 0, low: UInt128(carry.magnitude))
        let known = sums[1].known - sums[0].known
        let wanted = carry < 0 ? known - shift : known + shift
        return (wanted * (sums[0].factor - sums[1].factor).inverse).asBlock
    }

    /// The key of Poly1305 is the first half of block 0 of the key stream.
    private func oneTimeKey(_ key: [UInt8]) -> [UInt8] {
        var subkey = [UInt8](repeating: 0, count: 32)
        unsafe crypto_core_hchacha20(&subkey, nonce, key, nil)
        var stream = [UInt8](repeating: 0, count: 32)
        let rest = [UInt8](repeating: 0, count: 4) + nonce[16...]
        unsafe crypto_stream_chacha20_ietf(&stream, 32, rest, subkey)
        return stream
    }

    private func tag(of text: [UInt8], _ key: [UInt8]) -> [UInt8] {
        let input = text + [UInt8](repeating: 0, count: 8) + [32, 0, 0, 0, 0, 0, 0, 0]
        var tag = [UInt8](repeating: 0, count: 16)
        unsafe crypto_onetimeauth_poly1305(&tag, input, UInt64(input.count), key)
        return tag
    }
}

/// The integers mod 2^130 - 5, slow and plain.
private struct Field: Equatable {
    /// Bits 128 and 129, and the bits below.
    var high: UInt8
    var low: UInt128

    init(high: UInt8, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// Sixteen bytes, little-endian.
    init(_ bytes: [UInt8]) {
        self.init(high: 0, low: bytes.reversed().reduce(0) { $0 << 8 | UInt128($1) })
    }

    /// A block of a message: 2^128 is added to it.
    init(block: [UInt8]) {
        self.init(high: 1, low: Field(block).low)
    }

    /// The r of a key, with the bits cleared that Poly1305 clears.
    init(clamped bytes: [UInt8]) {
        let mask: UInt128 = 0x0fff_fffc_0fff_fffc_0fff_fffc_0fff_ffff
        self.init(high: 0, low: Field(bytes).low & mask)
    }

    /// The sixteen bytes of the block that has this value, if there is one.
    var asBlock: [UInt8]? {
        guard high == 1 else { return nil }
        return (0..<16).map { UInt8(truncatingIfNeeded: low >> UInt128($0 * 8)) }
    }

    /// p itself.
    private static let modulus = Field(high: 3, low: .max - 4)

    private var isBelowModulus: Bool {
        high < Self.modulus.high || high == Self.modulus.high && low < Self.modulus.low
    }

    private func subtractingModulus() -> Field {
        let (low, borrow) = low.subtractingReportingOverflow(Self.modulus.low)
        return Field(high: high - Self.modulus.high - (borrow ? 1 : 0), low: low)
    }

    static func + (a: Field, b: Field) -> Field {
        let (low, carry) = a.low.addingReportingOverflow(b.low)
        let sum = Field(high: a.high + b.high + (carry ? 1 : 0), low: low)
        return sum.isBelowModulus ? sum : sum.subtractingModulus()
    }

    static func - (a: Field, b: Field) -> Field {
        let (low, borrow) = modulus.low.subtractingReportingOverflow(b.low)
        return a + Field(high: modulus.high - b.high - (borrow ? 1 : 0), low: low)
    }

    static func * (a: Field, b: Field) -> Field {
        var product = Field(high: 0, low: 0)
        for bit in (0..<130).reversed() {
            product = product + product
            if b.hasBit(bit) { product = product + a }
        }
        return product
    }

    private func hasBit(_ bit: Int) -> Bool {
        bit < 128 ? low >> UInt128(bit) & 1 == 1 : high >> UInt8(bit - 128) & 1 == 1
    }

    /// a^(p - 2), by Fermat.
    var inverse: Field {
        let exponent = Field.modulus - Field(high: 0, low: 2)
        var power = Field(high: 0, low: 1)
        for bit in (0..<130).reversed() {
            power = power * power
            if exponent.hasBit(bit) { power = power * self }
        }
        return power
    }
}
