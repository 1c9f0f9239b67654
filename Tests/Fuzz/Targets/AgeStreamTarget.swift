import TacitAge

/// A file that is in order, with changes that the input tells: raw bytes would never get past the
/// first tag.
///
/// The first byte chooses the file, then each five bytes are one change: what, where (three bytes),
/// and a value.
enum AgeStreamTarget {
    static func run(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let (text, file) = Files.shared.all[Int(choice) % Files.shared.all.count]
        var changed = file
        var rest = bytes.dropFirst()
        while rest.count >= 5 {
            change(&changed, Array(rest.prefix(5)))
            rest = rest.dropFirst(5)
        }
        let sink = MemorySink()
        let isWhole: Bool
        do {
            let source = MemorySource(changed)
            try Age.decrypt(
                from: source,
                to: sink,
                identities: Keys.shared.identities,
                form: .binary
            )
            isWhole = true
        } catch {
            isWhole = false
        }
        precondition(text.starts(with: sink.bytes), "something unauthentic came out")
        precondition(isWhole == (changed == file), "a changed file was taken, or a whole one not")
        precondition(!isWhole || sink.bytes == text, "the text is not all")
    }

    private static func change(_ file: inout [UInt8], _ act: [UInt8]) {
        let place = (Int(act[1]) << 16 | Int(act[2]) << 8 | Int(act[3])) % (file.count + 1)
        switch act[0] % 6 {
        case 0: if place < file.count { file[place] ^= act[4] }
        case 1: file.removeLast(file.count - place)
        case 2: file.insert(act[4], at: place)
        case 3: if place < file.count { file.remove(at: place) }
        case 4: file += [UInt8](repeating: act[4], count: place % 70_000)
        default: swapChunks(&file, place, Int(act[4]))
        }
    }

    /// Swaps what stands 65,552 bytes apart, so that whole chunks change places.
    private static func swapChunks(_ file: inout [UInt8], _ place: Int, _ count: Int) {
        for offset in 0..<count where place + offset + 65_552 < file.count {
            file.swapAt(place + offset, place + offset + 65_552)
        }
    }

    private struct Files {
        static let shared = Files()

        let all: [(text: [UInt8], file: [UInt8])]

        private init() {
            all = [0, 1, 100, 65_535, 65_536, 131_077].map { count in
                let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 251) }
                guard let file = try? Age.encrypt(text, to: [Keys.shared.recipient]) else {
                    preconditionFailure("a file could not be made")
                }
                return (text, file)
            }
        }
    }
}
