import TacitCrypto

@testable import TacitRecord

/// Values that the tests of this module share.
enum SampleCell {
    static let vaultID = [UInt8](repeating: 0xa1, count: 16)
    static let locator = [UInt8](repeating: 0xb2, count: 16)
    static let context = CellContext(
        vaultID: vaultID,
        locator: locator,
        kind: 1,
        stream: 2,
        keyVersion: 3
    )

    /// The key 0x00, 0x01, to 0x1f.
    static func key() throws -> SecureBytes {
        let bytes = Array(UInt8(0)...31)
        return try SecureBytes(copying: bytes.span)
    }

    static func payload(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
    }

    static func seal(
        _ payload: [UInt8],
        key: borrowing SecureBytes,
        context: CellContext = context
    ) throws -> [UInt8] {
        try Cell.seal(payload.span, key: key, label: .record, context: context)
    }

    static func open(
        _ cell: [UInt8],
        key: borrowing SecureBytes,
        context: CellContext = context
    ) throws(CellError) -> [UInt8] {
        try Cell.open(cell.span, key: key, label: .record, context: context)
    }

    static func bytes(hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
