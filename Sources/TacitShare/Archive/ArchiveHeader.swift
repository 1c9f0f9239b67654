/// The block in front of a file: the same for each file but for path, size and check sum.
enum ArchiveHeader {
    static let pathField = 0..<100
    static let sizeField = 124..<136
    static let typeField = 156
    private static let checksumField = 148..<156

    /// The type of a regular file.
    static let regular = UInt8(ascii: "0")

    /// The only header that a file with this path and size has here.
    static func block(path: some Collection<UInt8>, size: Int) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: Archive.block)
        func put(_ text: some Collection<UInt8>, at place: Int) {
            block.replaceSubrange(place..<place + text.count, with: text)
        }
        put(path, at: pathField.lowerBound)
        put("0000600".utf8, at: 100)  // mode: what is unpacked is for its owner alone
        put("0000000".utf8, at: 108)  // owner and group: none
        put("0000000".utf8, at: 116)
        put(octal(size, digits: 11), at: sizeField.lowerBound)
        put("00000000000".utf8, at: 136)  // time: the manifest has the only one
        block[typeField] = regular
        put("ustar".utf8, at: 257)
        put("00".utf8, at: 263)
        put("0000000".utf8, at: 329)  // no device
        put("0000000".utf8, at: 337)
        // The sum of all bytes, those of the sum itself taken as spaces: at most 512 * 255, six octal digits.
        let sum = block.reduce(checksumField.count * 0x20) { $0 + Int($1) }
        put(octal(sum, digits: 6) + [0, 0x20], at: checksumField.lowerBound)
        return block
    }

    /// The number of a size field; nil for any other text than eleven octal digits and a zero byte.
    static func size(_ block: ArraySlice<UInt8>) -> Int? {
        let field = block.dropFirst(sizeField.lowerBound).prefix(sizeField.count)
        guard field.last == 0 else { return nil }
        var size = 0
        for digit in field.dropLast() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { return nil }
            // Eleven digits of three bits: no overflow.
            size = size << 3 | Int(digit - UInt8(ascii: "0"))
        }
        return size
    }

    private static func octal(_ number: Int, digits: Int) -> [UInt8] {
        (0..<digits).reversed().map { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number >> ($0 * 3) & 7) }
    }
}
