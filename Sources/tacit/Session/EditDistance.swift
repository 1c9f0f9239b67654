/// How many letters must be put in, left out or changed to make one word of another (Levenshtein).
enum EditDistance {
    static func between(_ one: String, _ other: String) -> Int {
        let (rows, columns) = (Array(one), Array(other))
        var previous = Array(0...columns.count)
        for (row, letter) in rows.enumerated() {
            var current = [row + 1]
            for (column, candidate) in columns.enumerated() {
                let changed = previous[column] + (letter == candidate ? 0 : 1)
                current.append(min(changed, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[columns.count]
    }

    /// The nearest of some words, when it is near enough to be meant.
    static func nearest(to word: String, among words: [String]) -> String? {
        guard let best = words.map({ ($0, between(word, $0)) }).min(by: { $0.1 < $1.1 }) else {
            return nil
        }
        return best.1 <= max(1, word.count / 3) ? best.0 : nil
    }
}
