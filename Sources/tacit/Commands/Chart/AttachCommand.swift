import ArgumentParser
import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitClinical
import TacitCrypto

/// `tacit attach`.
struct AttachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "Files of a chart, such as a report.",
        discussion: """
            A file is sealed in parts under keys of its own, at most 256 MiB. The original stays \
            where it is: remove it yourself.

            Example: tacit attach list otter-4
            """,
        subcommands: [AttachAdd.self, AttachList.self, AttachSave.self]
    )
}

/// `tacit attach add`.
struct AttachAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Attach a file.",
        discussion: """
            The file's name is kept, sealed; --as gives it another. What it is follows from the \
            ending, or from --type.

            Example: tacit attach add otter-4 report.pdf
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String
    @Argument(help: "The file.", completion: .file()) var file: String
    @Option(name: .customLong("as"), help: "The name under which it is kept.") var name: String?
    @Option(help: "What it is, such as application/pdf.") var type: String?

    func run() async throws {
        try await Session.run(global) { session in
            let agent = try await session.unlockedAgent()
            let client = try await session.pickClient(client)
            if session.isDryRun(AttachmentSentences.wouldAttach(client.handle)) { return }
            let id = RecordID.random()
            let progress = Progress(session, AttachmentSentences.attaching)
            var hash = SHA256Stream()
            var number = 0
            let source = try FileParts(file)
            while case let part = try source.next(), number == 0 || !part.isEmpty {
                number += 1
                hash.update(part.span)
                try await agent.putPart(client.handle, of: id, number: number, part)
                progress.show(source.done, of: source.size)
                if part.count < Attachment.partSize { break }
            }
            progress.end()
            let request = AttachmentRequest(
                name: name ?? FileParts.name(of: file),
                mediaType: type ?? FileParts.mediaType(of: file),
                parts: number,
                sha256: Hexadecimal.text(hash.finish())
            )
            let entry = try await agent.attach(client.handle, id, request)
            try session.emitSigned(SignedReply(entry: entry), name: client.name)
        }
    }
}

/// `tacit attach list`.
struct AttachList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the files of a chart.",
        discussion: """
            The newest first.

            Example: tacit attach list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { try await $0.emitEntries(client, of: [.attachment]) }
    }
}

/// `tacit attach save`.
struct AttachSave: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Write an attached file out.",
        discussion: """
            In clear, readable by you alone, under the name that -o says; its bytes are checked \
            against what was attached.

            Example: tacit attach save e7f3q -o report.pdf
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let reference = try await session.resolve(ref)
            guard reference.kind == "entry",
                let file = try await session.agent.entry(reference.handle, reference.id).content
                    .value as? Attachment
            else { throw Problem(.notFound, detail: AttachmentSentences.notAFile) }
            guard let path = global.output, path != "-" else {
                throw UsageProblem.because(AttachmentSentences.whereTo)
            }
            let progress = Progress(session, AttachmentSentences.saving)
            var hash = SHA256Stream()
            var bytes: [UInt8] = []
            bytes.reserveCapacity(file.size)
            for number in 1...file.parts {
                let part = try await session.agent.attachmentPart(
                    reference.handle,
                    reference.id,
                    number: number
                )
                hash.update(part.span)
                bytes += part
                progress.show(bytes.count, of: file.size)
            }
            progress.end()
            guard Hexadecimal.text(hash.finish()) == file.sha256 else { throw Problem(.integrity) }
            session.output.bytes(bytes, said: AttachmentSentences.saved(path))
        }
    }
}
