import SeededDice
import Testing

@testable import TacitShare

/// What can go wrong with an archive.
@Suite struct ArchiveTests {
    private let members: [Archive.Member]

    init() throws {
        members = [
            try Archive.Member(path: "a", bytes: [1, 2, 3]), try Archive.Member(path: "b/c.txt", bytes: []),
            try Archive.Member(path: "b/d-e_f", bytes: [UInt8](repeating: 9, count: 512)),
        ]
    }

    /// The bytes of one header and content, changed; with a check sum that is right unless it is changed as well.
    private func archive(
        path: String = "a", size: Int = 3, checked: Bool = true, change: (inout [UInt8]) -> Void = { _ in }
    ) -> [UInt8] {
        var header = ArchiveHeader.block(path: path.utf8, size: size)
        change(&header)
        if checked {
            header.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
            let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
            header.replaceSubrange(148..<154, with: (String(repeating: "0", count: 6 - sum.count) + sum).utf8)
            header[154] = 0
        }
        return header + [1, 2, 3] + [UInt8](repeating: 0, count: 16_384 - 515)
    }

    @Test func archiveIsReadOtherwise() throws {
        let archive = try Archive(members)
        let text = archive.encoded()
        #expect(text.count == archive.count && text.count == 16_384)
        #expect(try Archive(parsing: text) == archive)
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: self.archive()) } == nil)
    }

    @Test func randomArchiveIsReadOtherwise() throws {
        for seed in 0..<60 {
            var dice = Dice(seed)
            var members: [Archive.Member] = []
            for number in 0..<Int.random(in: 0...12, using: &dice) {
                let folder = Bool.random(using: &dice) ? "d\(number % 3)x/" : ""
                let count = Int.random(in: 0...Bool.random(using: &dice).hashedSize, using: &dice)
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
                members.append(try Archive.Member(path: "\(folder)f\(number)", bytes: bytes))
            }
            let archive = try Archive(members)
            let text = archive.encoded()
            #expect(text.count == archive.count)
            #expect(try Archive(parsing: text) == archive)
        }
    }

    @Test func changedByteIsReadAsAnotherArchive() throws {
        let archive = try Archive(members)
        let text = archive.encoded()
        for place in text.indices {
            var changed = text
            changed[place] ^= 1
            // Content and letters of a path may change; then it is another archive with another text.
            if let read = try? Archive(parsing: changed) {
                #expect(read != archive && read.encoded() == changed)
            }
        }
    }

    @Test(arguments: [
        "", "/etc/passwd", "../a", "a/../b", "a//b", "a/", ".", "..", ".hidden", "-rf", "a/-b", "a b", "a\\b", "a:b",
        "ä", "a\u{0}b", "a\nb", String(repeating: "a", count: 100),
    ])
    func pathOfAnotherForm(_ path: String) {
        #expect(fault { () throws(ArchiveFault) in try Archive.Member(path: path, bytes: []) } == .path)
        guard path.utf8.count <= 100, !path.utf8.contains(0) else { return }
        let text = archive(path: path)
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .path)
    }

    @Test(arguments: [("a", "a"), ("MANIFEST", "manifest"), ("a", "a/b"), ("x/Y/z", "x/y")])
    func pathsThatMeet(_ paths: (String, String)) throws {
        let pair = try [paths.0, paths.1].map { try Archive.Member(path: $0, bytes: []) }
        #expect(fault { () throws(ArchiveFault) in try Archive(pair) } == .duplicatePath)
        let headers = [paths.0, paths.1].flatMap { ArchiveHeader.block(path: $0.utf8, size: 0) }
        let text = headers + [UInt8](repeating: 0, count: 16_384 - headers.count)
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .duplicatePath)
    }

    @Test(arguments: Array("123456 7gxLKVSDMN".utf8) + [0])
    func memberThatIsNoFile(_ type: UInt8) {
        let text = archive { $0[156] = type }
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .notAFile)
    }

    /// A prefix, a name behind the zero byte, a link's target, a mode, an owner, a time, a name, magic of GNU.
    @Test(arguments: [345, 50, 157, 106, 114, 122, 146, 265, 297, 262, 264, 500])
    func headerWithMore(_ place: Int) {
        let text = archive { $0[place] = UInt8(ascii: "1") }
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .header)
    }

    @Test func checkSumIsWrong() {
        let text = archive(checked: false) { $0[149] ^= 1 }
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .header)
    }

    @Test(arguments: [
        "77777777777\0", "00000037001\0", "0000000003 \0", "-0000000003\0", "\u{7f}0000000003\0", "000000000038",
    ])
    func sizeThatLies(_ size: String) {
        let text = archive { $0.replaceSubrange(124..<136, with: size.utf8) }
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .size)
    }

    /// Numbers of more than eleven digits, as GNU tar writes them.
    @Test func sizeInBinary() {
        let text = archive { $0.replaceSubrange(124..<136, with: [0x80] + [UInt8](repeating: 0xff, count: 11)) }
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .size)
    }

    @Test func tooManyMembers() throws {
        let one = ArchiveHeader.block(path: "a".utf8, size: 0)
        let headers = (0..<10_000).flatMap { _ in one }
        let count = Archive.padded(headers.count + Archive.endCount)
        let text = headers + [UInt8](repeating: 0, count: count - headers.count)
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: text) } == .tooManyMembers)
        let members = try (0...Archive.maximumMembers).map { try Archive.Member(path: "f\($0)", bytes: []) }
        #expect(fault { () throws(ArchiveFault) in try Archive(members) } == .tooManyMembers)
        #expect(try Archive(parsing: Archive(Array(members.dropLast())).encoded()).members.count == 4_096)
    }

    @Test func paddingIsNotZero() throws {
        let text = try Archive(members).encoded()
        for place in [515, 1_100, 2_600, 3_000, text.count - 1] where text[place] == 0 {
            var changed = text
            changed[place] = 1
            let found = fault { () throws(ArchiveFault) in try Archive(parsing: changed) }
            #expect(found != nil)
        }
        var changed = text
        changed[text.count - 1] = 1
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: changed) } == .padding)
        changed = text
        changed[600] = 1
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: changed) } == .padding)
    }

    @Test func lengthIsAnother() throws {
        let text = try Archive(members).encoded()
        for changed in [
            [], Array(text.dropLast()), text + [0], Array(text.prefix(8_192)), text + text.map { _ in 0 },
            Array(text.prefix(512)), [UInt8](repeating: 0, count: 1_024),
        ] {
            #expect(fault { () throws(ArchiveFault) in try Archive(parsing: changed) } == .length)
        }
        // Cut inside the list of members, at the smallest length: no end follows.
        let full = [UInt8](repeating: 5, count: 15_872)
        let whole = try Archive([Archive.Member(path: "a", bytes: full)]).encoded()
        #expect(fault { () throws(ArchiveFault) in try Archive(parsing: Array(whole.prefix(16_384))) } == .length)
    }

    @Test func moreThanMayBeHeld() throws {
        let third = [UInt8](repeating: 0, count: 120 << 20)
        let three = try ["a", "b", "c"].map { try Archive.Member(path: $0, bytes: third) }
        #expect(fault { () throws(ArchiveFault) in try Archive(three) } == .tooLarge)
        #expect(fault { () throws(ArchiveFault) in try Archive(Array(three.dropLast())) } == nil)
    }

    @Test(arguments: [
        (1_024, 16_384), (16_384, 16_384), (16_385, 32_768), (32_769, 65_536), (524_289, 1_048_576),
        (1_048_576, 1_048_576), (1_048_577, 1_081_344), (268_435_456, 268_435_456), (268_435_457, 276_824_064),
    ])
    func lengthTellsMore(_ lengths: (Int, Int)) { #expect(Archive.padded(lengths.0) == lengths.1) }
}

extension Bool {
    /// Small or a few blocks.
    fileprivate var hashedSize: Int { self ? 40 : 5_000 }
}
