import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitClinical
import TacitCrypto

/// A sealed file on its way to the agent, and its members on their way back.
extension Session {
    /// Gives a file to the agent in parts, under an id of its own.
    func giveBundle(_ path: String) async throws -> RecordID {
        let agent = try await unlockedAgent()
        let id = RecordID.random()
        let source = try FileParts(path)
        let progress = Progress(self, BundleSentences.reading)
        var number = 0
        while case let part = try source.next(), number == 0 || !part.isEmpty {
            number += 1
            try await agent.putOpeningPart(id, number: number, part)
            if source.size > Self.showsProgressFrom { progress.show(source.done, of: source.size) }
            if part.count < Attachment.partSize { break }
        }
        progress.end()
        return id
    }

    /// Opens a file, with the words that it is sealed to when they are asked for.
    func openBundle(
        _ path: String, asksWords: Bool, client: String? = nil, verifiesOnly: Bool = false
    ) async throws -> (id: RecordID, reply: BundleReply) {
        _ = try await unlockedAgent()
        let request = OpeningRequest(client: client, verifiesOnly: verifiesOnly ? true : nil)
        if asksWords {
            guard let line = try terminal.secret(BundleSentences.askWords), line.count > 0 else {
                throw Problem(.aborted)
            }
            let words = try Self.asGenerated(line)
            let id = try await giveBundle(path)
            try await agent.putOpeningWords(id, words)
            return (id, try await agent.openBundle(id, request))
        }
        let id = try await giveBundle(path)
        return (id, try await agent.openBundle(id, request))
    }

    /// Words as they were generated: in small letters, a hyphen for whatever was typed between two of them. What has
    /// anything else in it was not generated here, and is taken as it is.
    private static func asGenerated(_ line: borrowing SecureBytes) throws -> SecureBytes {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        func begins(_ span: Span<UInt8>, _ index: Int) -> Bool {
            isLetter(span[index]) && (index == 0 || !isLetter(span[index - 1]))
        }
        return try line.withSpan { span in
            let isOfWords = span.indices.allSatisfy { isLetter(span[$0]) || [0x20, 0x2d].contains(span[$0]) }
            let letters = span.indices.count { isLetter(span[$0]) }
            let words = span.indices.count { begins(span, $0) }
            guard isOfWords, words > 0 else { return try SecureBytes(copying: span) }
            return try SecureBytes(count: letters + words - 1) { target in
                var place = 0
                for index in span.indices where isLetter(span[index]) {
                    if place > 0, begins(span, index) {
                        target[place] = UInt8(ascii: "-")
                        place += 1
                    }
                    target[place] = span[index] | 0x20
                    place += 1
                }
            }
        }
    }

    /// One member's text.
    func member(_ path: String, of reply: BundleReply, _ id: RecordID) async throws -> String? {
        guard let place = reply.members.firstIndex(where: { $0.path == path }) else { return nil }
        return String(decoding: try await bytes(of: reply.members[place], place + 1, id), as: UTF8.self)
    }

    /// Writes every member below a directory that is made for it, mode 0700, and never over anything.
    func write(_ reply: BundleReply, _ id: RecordID, into path: String) async throws {
        guard unsafe mkdir(path, 0o700) == 0 else { throw Problem(.outputExists, detail: BundleSentences.newDirectory) }
        var made: Set<String> = []
        for (place, member) in reply.members.enumerated() {
            // The agent has refused every path that is not of plain names; folders are made before the file in them.
            var folder = path
            for name in member.path.split(separator: "/").dropLast() {
                folder += "/\(name)"
                guard made.insert(folder).inserted else { continue }
                guard unsafe mkdir(folder, 0o700) == 0 else { throw Problem(.outputExists) }
            }
            try OutputFile.write(
                try await bytes(of: member, place + 1, id), to: "\(path)/\(member.path)", overwrite: false)
        }
    }

    private func bytes(of member: BundleReply.Member, _ place: Int, _ id: RecordID) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(member.size)
        var number = 0
        while bytes.count < member.size {
            number += 1
            bytes += try await agent.openedPart(id, file: place, number: number)
        }
        guard Hexadecimal.text(SHA256Hash.digest(bytes.span)) == member.sha256 else { throw Problem(.integrity) }
        return bytes
    }

    /// Bytes from which on a bar is shown: 8 MiB (cli.md).
    private static let showsProgressFrom = 8 << 20
}
