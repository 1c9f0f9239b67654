import Foundation

extension [UInt8] {
    /// The offsets at which a text begins.
    ///
    /// As a `word` it must not go on before or behind what was found, where it begins or ends with a letter.
    func places(of text: String, asWord word: Bool = false) -> [Int] {
        let pattern = Data(text.utf8)
        guard let first = pattern.first, let last = pattern.last else { return [] }
        // Data's search is compiled with optimisation, a loop in a test is not.
        let data = Data(self)
        var found: [Int] = []
        var from = 0
        while let range = data.range(of: pattern, in: from..<count) {
            from = range.lowerBound + 1
            let goesOn =
                range.upperBound < count && Byte.isName(last) && Byte.isName(self[range.upperBound])
            let wentOn =
                range.lowerBound > 0 && Byte.isName(first)
                && Byte.isName(self[range.lowerBound - 1])
            if !word || !(goesOn || wentOn) { found.append(range.lowerBound) }
        }
        return found
    }

    /// The number of the line in which an offset lies, from 1.
    func line(at offset: Int) -> Int {
        self[..<offset].reduce(1) { $1 == Byte.newline ? $0 + 1 : $0 }
    }

    /// The line in which an offset lies.
    func lineText(at offset: Int) -> String {
        let start = self[..<offset].lastIndex(of: Byte.newline).map { $0 + 1 } ?? 0
        let end = self[offset...].firstIndex(of: Byte.newline) ?? count
        return String(decoding: self[start..<end], as: UTF8.self)
    }
}
