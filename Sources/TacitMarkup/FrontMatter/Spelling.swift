/// Which known word a mistyped one was meant to be.
enum Spelling {
    /// The nearest of the words, when at most two letters, and fewer than half of them, are wrong.
    static func nearest(to typed: String, of words: [String]) -> String? {
        let typed = Array(
            typed.lowercased().utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }
        )
        // No word that long is near any of ours; it also bounds the work.
        guard typed.count <= 40 else { return nil }
        let near = words.map { (word: $0, edits: edits(typed, Array($0.utf8))) }.min {
            $0.edits < $1.edits
        }
        guard let near, near.edits <= 2, near.edits * 2 < max(near.word.utf8.count, 2) else {
            return nil
        }
        return near.word
    }

    /// The Levenshtein distance.
    private static func edits(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (line, mine) in one.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, theirs) in other.enumerated() {
                let above = row[column + 1]
                row[column + 1] = min(
                    above + 1,
                    row[column] + 1,
                    diagonal + (mine == theirs ? 0 : 1)
                )
                diagonal = above
            }
        }
        return row[other.count]
    }
}
