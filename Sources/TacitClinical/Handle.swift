/// The form of a client's code name: one or more animals and a digit, such as `otter-4` or
/// `otter-heron-4`.
public enum Handle {
    /// The digits of a code name: 0 and 1 are left out, because they read as letters.
    static let digits = 2...9
    /// Letters of one animal.
    static let letters = 3...10

    /// Whether a text has the form; it need not be one of this version's animals, so that no list
    /// is frozen.
    public static func isWellFormed(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count >= 2, let last = parts.last, last.count == 1, let digit = number(last),
            digits.contains(digit)
        else { return false }
        return parts.dropLast().allSatisfy { animal in
            letters.contains(animal.count) && animal.allSatisfy { (97...122).contains($0) }
        }
    }

    /// The animals of a code name, without the digit; nil when it is none.
    static func stem(_ text: String) -> Substring? {
        isWellFormed(text) ? text.dropLast(2) : nil
    }
}

/// Makes code names.
///
/// They come from chance alone and say nothing about the client.
public enum HandleMaker {
    /// All animals, in no meaning of order.
    static let animals: [String] = Animals.list.description.split(separator: " ").map(String.init)

    /// Animals that the examples of the help have: a line copied from there shall never be about a real chart.
    static let examples: Set<String> = ["heron", "otter"]

    /// A code name whose animal is in none of the taken ones, and no example's.
    ///
    /// When every animal is taken, two are joined, and so on: a name is always found, and it
    /// differs from every taken one in at least three letters or in a whole animal.
    public static func next(taken: Set<String>, using generator: inout some RandomNumberGenerator)
        -> String
    {
        let stems = Set(taken.compactMap { Handle.stem($0).map(String.init) })
        let digit = Int.random(in: Handle.digits, using: &generator)
        let free = animals.filter { !stems.contains($0) && !examples.contains($0) }
        if let animal = free.randomElement(using: &generator) { return "\(animal)-\(digit)" }
        return "\(joined(avoiding: stems, using: &generator))-\(digit)"
    }

    /// How often one length is tried before a longer one.
    private static let tries = 64

    private static func joined(
        avoiding stems: Set<String>,
        using generator: inout some RandomNumberGenerator
    ) -> String {
        // Ends, because only finitely many stems are taken; the first round all but always finds
        // one of 100,000.
        var count = 2
        while true {
            for _ in 0..<tries {
                let stem = animals.shuffled(using: &generator).prefix(count).joined(separator: "-")
                if !stems.contains(stem) { return stem }
            }
            count += 1
        }
    }
}
