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
        _ path: String, asksWords: Bool, client: String?
    ) async throws -> (id: RecordID, reply: BundleReply) {
        _ = try await unlockedAgent()
        var request = OpeningRequest(client: client)
        if asksWords {
            guard let words = try terminal.ask(BundleSentences.askWords)?.trimmed, !words.isEmpty else {
                throw Problem(.aborted)
            }
            request.passphrase = words.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        }
        let id = try await giveBundle(path)
        return (id, try await agent.openBundle(id, request))
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
            // The agent has refused every path that is not of plain names; a folder in one is made before its file.
            let folder = member.path.split(separator: "/").dropLast().joined(separator: "/")
            if !folder.isEmpty, made.insert(folder).inserted {
                guard unsafe mkdir("\(path)/\(folder)", 0o700) == 0 else { throw Problem(.outputExists) }
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
