internal import CQREncode
internal import Glibc

/// Why there is no code.
public enum SheetError: Error, Equatable, Sendable {
    /// More text than a code holds.
    case tooLong
    /// The system has no memory left.
    case outOfMemory
}

/// A QR code (ISO/IEC 18004) as dark and light modules, made by libqrencode.
public struct QRMatrix: Equatable, Sendable {
    /// Light modules that must surround the code.
    public static let quietZone = 4

    /// Modules along one side, without the quiet zone: 21 to 177.
    public let size: Int
    private let modules: [Bool]

    /// Encodes ASCII text with error correction level M (15 %).
    ///
    /// Capitals, digits and `-` alone take fewer modules.
    public init(_ text: String) throws(SheetError) {
        guard let code = unsafe QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
            throw errno == ERANGE ? .tooLong : .outOfMemory
        }
        defer { unsafe QRcode_free(code) }
        let width = unsafe Int(code.pointee.width)
        guard width >= 21, width <= 177, let data = unsafe code.pointee.data else {
            throw .outOfMemory
        }
        size = width
        // Bit 0 of each byte is the colour; libqrencode gives width * width of them.
        modules = unsafe UnsafeBufferPointer(start: data, count: width * width).map { $0 & 1 == 1 }
        // The code is the kit in another form; what follows is its only other copy.
        unsafe explicit_bzero(data, width * width)
    }

    /// Whether a module is dark; light outside the code.
    public func isDark(row: Int, column: Int) -> Bool {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
        return modules[row * size + column]
    }

    /// The code with its quiet zone, two rows of modules in each line, a dark module as ink: for paper, or for black
    /// on white on a screen.
    public func halfBlocks() -> [String] {
        let end = size + Self.quietZone
        return stride(from: -Self.quietZone, to: end, by: 2).map { row in
            (-Self.quietZone..<end).map { column in
                switch (isDark(row: row, column: column), isDark(row: row + 1, column: column)) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }.joined()
        }
    }
}
