import ArgumentParser
import TacitAgentAPI
import TacitAgentClient
import TacitClinical

/// `tacit bundle`.
struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "What left, and what colleagues send.",
        discussion: """
            Nobody needs tacit to read a bundle: age, tar and ssh-keygen do. `inspect` looks from \
            outside, `open` verifies everything and shows or files it, `verify` only tells whether \
            it is whole and whose.

            Example: tacit bundle list otter-4
            """,
        subcommands: [
            BundleList.self, BundleShow.self, BundleInspect.self, BundleOpen.self, BundleVerify.self,
        ]
    )
}

/// `tacit bundle list`.
struct BundleList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what left a chart, and what was refused.",
        discussion: """
            Bundles, what was told, and refusals; the newest first. For an accounting see `tacit \
            audit disclosures`.

            Example: tacit bundle list otter-4
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "A code name.", completion: .handles) var client: String?

    func run() async throws {
        try await Session.run(global) { try await $0.emitEntries(client, of: [.disclosure, .refusal]) }
    }
}

/// `tacit bundle show`.
struct BundleShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show again what left in a bundle.",
        discussion: """
            The content is made again from the records of that moment and compared with the hash \
            in the manifest.

            Example: tacit bundle show e7f3q
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The REF of a disclosure.") var ref: String

    func run() async throws {
        try await Session.run(global) { session in
            let reference = try await session.resolve(ref)
            guard reference.kind == "entry" else { throw Problem(.notFound, detail: BundleSentences.noDisclosure) }
            let reply = try await session.agent.sharedAgain(reference.handle, reference.id)
            guard let disclosure = reply.disclosure.content.value as? Disclosure else { throw Problem(.bug) }
            try session.emit("bundle", reply, plain: (disclosure.manifest ?? "").documentLines.map { String($0) }) {
                BundleRendering.again(reply, disclosure, style: $0)
            }
            if !reply.isSame { throw Problem(.findings, detail: BundleSentences.notTheSame) }
        }
    }
}

/// `tacit bundle inspect`.
struct BundleInspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Look at a bundle from outside.",
        discussion: """
            How large it is and to what it is sealed; nothing is decrypted.

            Example: tacit bundle inspect document-2031-01-13-7f3a.tar.age
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The file.", completion: .file()) var file: String

    func run() async throws {
        try await Session.run(global) { session in
            let id = try await session.giveBundle(file)
            let reply = try await session.agent.inspectBundle(id)
            try session.emit("bundle-inspect", reply, plain: [reply.sealedTo]) { style in
                BundleRendering.facts(reply, style: style)
            }
        }
    }
}

/// `tacit bundle verify`.
struct BundleVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Tell whether a bundle is whole, and whose it is.",
        discussion: """
            Everything is verified in memory: recipient, manifest, every byte, the signature, the \
            proofs. Nothing of it is shown or kept.

            Example: tacit bundle verify document-2031-01-13-7f3a.tar.age
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The file.", completion: .file()) var file: String
    @Flag(help: "Ask for the words that it is sealed to.") var passphrase = false

    func run() async throws {
        try await Session.run(global) { session in
            let (_, reply) = try await session.openBundle(file, asksWords: passphrase, verifiesOnly: true)
            try session.emit("bundle-verify", reply, plain: [reply.words ?? ""]) { style in
                BundleRendering.facts(reply, style: style)
            }
            for warning in reply.warnings { session.output.warn(warning) }
        }
    }
}

/// `tacit bundle open`.
struct BundleOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a bundle that a colleague sent.",
        usage: """
            tacit bundle open <file> [--passphrase] [--client <client>]
                              [--into <into>]
            """,
        discussion: """
            Everything is verified first; the sender must be one of your list whose words you \
            compared. With --client it is filed in that chart, with --into its files are written \
            into a new directory of yours.

            Example: tacit bundle open document-2031-01-13-7f3a.tar.age
            """
    )

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The file.", completion: .file()) var file: String
    @Flag(help: "Ask for the words that it is sealed to.") var passphrase = false
    @Option(help: "The code name of the client whose chart it goes into.", completion: .handles) var client: String?
    @Option(help: "A directory that is made for the files.", completion: .directory) var into: String?

    func run() async throws {
        try await Session.run(global) { session in
            _ = try await session.unlockedAgent()
            let person = client == nil ? nil : try await session.pickClient(client)
            let (id, reply) = try await session.openBundle(file, asksWords: passphrase, client: person?.handle)
            if let into { try await session.write(reply, id, into: into) }
            let readme = into == nil && person == nil ? try await session.member("README.txt", of: reply, id) : nil
            try session.emit("bundle-open", reply, plain: reply.filed.map { [$0.ref] } ?? reply.members.map(\.path)) {
                BundleRendering.facts(reply, style: $0) + BundleRendering.text(readme, style: $0)
            }
            for warning in reply.warnings { session.output.warn(warning) }
        }
    }
}
