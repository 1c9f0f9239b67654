public import TacitCrypto

/// Where a cell is stored: a pseudo-random number that only the holder of a locator key can work
/// out, so that ids tell neither the client, the stream nor the order of two rows.
///
/// ```
/// locator = B2(LK, 16, LP("tacit/v1/" + label) || stream u16 || writer u16 || number u64
///                      || part u32 || attempt u8)          label: record, tail or tile
/// row id  = first 8 bytes of the locator, top bit cleared
/// ```
public struct RowAddress: Hashable, Sendable {
    /// The only writer of version 1: one device writes the log.
    public static let writer: UInt16 = 0
    /// Attempts in the order in which writers try and readers probe: the next one is for a row id
    /// that is taken by another row.
    public static let attempts: ClosedRange<UInt8> = 0...3

    /// The 16 bytes that go into the cell's ``CellContext``.
    public let locator: [UInt8]
    /// The key of the row, not negative.
    public let rowID: Int64

    /// The address of a part of record `number` of a stream, under the stream's locator key.
    ///
    /// Throws ``CellError/unknownWriter`` for a writer other than 0; `attempt` is one of
    /// ``attempts``. The same holds for the other two.
    public static func record(
        key: borrowing SecureBytes,
        stream: UInt16,
        writer: UInt16 = writer,
        number: UInt64,
        part: UInt32,
        attempt: UInt8
    ) throws(CellError) -> RowAddress {
        try RowAddress(
            .record,
            key: key,
            stream: stream,
            writer: writer,
            number: number,
            part: part,
            attempt: attempt
        )
    }

    /// The address of a part of the tail cell whose first vault entry is `number`.
    public static func tail(
        key: borrowing SecureBytes,
        stream: UInt16,
        writer: UInt16 = writer,
        number: UInt64,
        part: UInt32,
        attempt: UInt8
    ) throws(CellError) -> RowAddress {
        try RowAddress(
            .tail,
            key: key,
            stream: stream,
            writer: writer,
            number: number,
            part: part,
            attempt: attempt
        )
    }

    /// The address of a part of log tile `number`, which holds the vault entries from 256 times it.
    public static func tile(
        key: borrowing SecureBytes,
        stream: UInt16,
        writer: UInt16 = writer,
        number: UInt64,
        part: UInt32,
        attempt: UInt8
    ) throws(CellError) -> RowAddress {
        try RowAddress(
            .tile,
            key: key,
            stream: stream,
            writer: writer,
            number: number,
            part: part,
            attempt: attempt
        )
    }

    private init(
        _ label: KeyLabel,
        key: borrowing SecureBytes,
        stream: UInt16,
        writer: UInt16,
        number: UInt64,
        part: UInt32,
        attempt: UInt8
    ) throws(CellError) {
        guard writer == Self.writer else { throw .unknownWriter }
        precondition(Self.attempts.contains(attempt))
        var message: [UInt8] = []
        message.reserveCapacity(4 + label.domainCount + 17)
        message.append(bigEndian: UInt32(label.domainCount))
        message += KeyLabel.domainStart.utf8
        message += label.rawValue.utf8
        message.append(bigEndian: stream)
        message.append(bigEndian: writer)
        message.append(bigEndian: number)
        message.append(bigEndian: part)
        message.append(attempt)
        do throws(CryptoError) {
            locator = try KeyDerivation.locator(key, message: message.span)
        } catch {
            throw CellError(error)
        }
        rowID = Int64(locator.prefix(8).bigEndian(UInt64.self) & UInt64(Int64.max))
    }
}
