import TacitCrypto
import Testing

@testable import TacitAge

/// What can be wrong with armor.
@Suite struct ArmorTests {
    private func armor(_ bytes: [UInt8], step: Int = .max) throws -> [UInt8] {
        let sink = MemorySink()
        let writer = ArmorWriter(sink)
        var rest = bytes.span
        while !rest.isEmpty {
            let part = rest.extracting(first: min(step, rest.count))
            try writer.write(part)
            rest = rest.extracting(droppingFirst: part.count)
        }
        try writer.finish()
        return sink.bytes
    }

    /// The bytes behind armor, or nil when it is not armor.
    private func strip(_ text: [UInt8], step: Int = .max, room: Int = 100) throws -> [UInt8]? {
        let reader = ArmorReader(SlowSource(text, step: step))
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: room)
        do throws(AgeError) {
            while true {
                let count = try buffer.withPart(0..<room) { (span) throws(AgeError) in
                    try reader.read(into: &span)
                }
                guard count > 0 else { return bytes }
                bytes += buffer[..<count]
            }
        } catch {
            #expect(error == .armor)
            return nil
        }
    }

    private func strip(_ text: String) throws -> [UInt8]? { try strip(Array(text.utf8)) }

    private let begin = "-----BEGIN AGE ENCRYPTED FILE-----\n"
    private let end = "-----END AGE ENCRYPTED FILE-----\n"

    @Test func bytesDoNotComeBack() throws {
        for count in Array(0...150) + [4_800, 10_000] {
            let bytes = pattern(count)
            let text = try armor(bytes)
            for step in [1, 47, 48, 49, 100] {
                #expect(try armor(bytes, step: step) == text, "\(count) bytes, \(step) at a time")
            }
            #expect(try strip(text) == bytes, "\(count) bytes")
            #expect(try strip(text, step: 1, room: 1) == bytes, "\(count) bytes, one by one")
        }
    }

    @Test func linesHaveOtherLengthsThan64() throws {
        let lines = try armor(pattern(1_000)).split(separator: 10).dropFirst().dropLast()
        #expect(lines.dropLast().allSatisfy { $0.count == 64 })
        #expect((1...64).contains(try #require(lines.last).count))
    }

    @Test func lineEndsOfWindows() throws {
        let text = try armor(pattern(100)).flatMap { $0 == 10 ? [13, 10] : [$0] }
        #expect(try strip(text) == pattern(100))
    }

    @Test func whiteSpaceAround() throws {
        let text = String(decoding: try armor(pattern(100)), as: UTF8.self)
        #expect(try strip("\n \t\r\n" + text + "\n \t\r\n") == pattern(100))
        let most = String(repeating: " ", count: 1_023) + "\n"
        #expect(try strip(most + text + most) == pattern(100))
        #expect(try strip(most + " \n" + text) == nil)
        #expect(try strip(text + most + " ") == nil)
        #expect(try strip(" " + text) == nil)
    }

    @Test func everyCharacterChanged() throws {
        let bytes = pattern(100)
        let text = try armor(bytes)
        for index in text.indices {
            for other in [UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "="), 0, 10, 13, 0xff]
            where other != text[index] {
                var changed = text
                changed[index] = other
                // White space may stand at the end, and a CR may be missing its use there only.
                let isEnd = index == text.count - 1 && (other == 32 || other == 13)
                if !isEnd {
                    #expect(try strip(changed) != bytes, "character \(index) is now \(other)")
                }
            }
        }
    }

    @Test func armorCutAnywhere() throws {
        let text = try armor(pattern(100))
        // Without its last newline it is complete.
        for count in 0..<text.count - 1 {
            #expect(try strip(Array(text.prefix(count))) == nil, "at \(count)")
        }
    }

    @Test func otherFormsOfTheSameBytes() throws {
        let cases = [
            "AAAA\nAAAA\n", "AAA=\nAAAA\n", "AA\n", "AAA\n", "AAAAA\n", "AA=\n", "AA===\n",
            "A===\n",
            "====\n", "AB==\n", "AAB=\n", "\nAAAA\n", "AAAA\n\n", " AAAA\n", "AAAA \n", "AA AA\n",
            "AAAA\r\r\n", "AA==AAAA\n", "AA-_\n", "=AAA\n",
            String(repeating: "A", count: 68) + "\n",
            "Comment: x\n\nAAAA\n", "AAAA\n=abcd\n",
        ]
        for text in cases {
            #expect(try strip(begin + text + end) == nil, "\(text.debugDescription)")
        }
        #expect(try strip(begin + "AAAA\n" + end) == [0, 0, 0])
    }

    @Test func secondFileBehindTheFirst() throws {
        let text = try armor(pattern(100))
        #expect(try strip(text + text) == nil)
    }

    @Test func lineThatNeverEnds() throws {
        let text = Array(begin.utf8) + [UInt8](repeating: 0x41, count: 1 << 22)
        #expect(try strip(text) == nil)
        #expect(try strip([UInt8](repeating: 0x20, count: 1 << 22)) == nil)
    }

    @Test func armoredFileDoesNotComeBack() throws {
        let identity = try HybridIdentity.random()
        for count in [0, 1, 65_536, 1_000_000] {
            let text = pattern(count)
            let file = try Age.encrypt(text, to: [identity.recipient], form: .armored)
            #expect(file.starts(with: begin.utf8))
            #expect(try Age.decrypt(file, with: [identity]) == text)
            #expect(Outcome(of: file, [identity], form: .binary).error == .header(.notAge))
        }
    }

    @Test func binaryFileTakenForArmor() throws {
        let identity = try X25519Identity.random()
        let file = try Age.encrypt([1], to: [identity.recipient])
        #expect(Outcome(of: file, [identity], form: .armored).error == .armor)
    }
}
