import ArgumentParser
import TacitAge
import TacitCrypto

/// `tacit-age keygen`.
struct KeygenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make an identity, and say who encrypts to it.",
        discussion: """
            The recipient goes to standard error, and as a comment into the file.
            Example:
              tacit-age keygen --pq -o key.txt
            """
    )

    @Flag(help: "One that a quantum computer does not break (age1pq1...).")
    var pq = false

    @Option(name: .shortAndLong, help: "Where to write; standard output otherwise.")
    var output: String?

    func run() throws {
        let recipient: String
        let text: SecureBytes
        if pq {
            let identity = try HybridIdentity.random()
            recipient = identity.recipient.description
            text = try identity.text()
        } else {
            let identity = try X25519Identity.random()
            recipient = identity.recipient.description
            text = try identity.text()
        }
        // Nobody else may read it.
        let output = try Output(output, mode: 0o600)
        let sink = DescriptorSink(output.descriptor)
        do throws(AgeError) {
            try sink.write(Array("# recipient: \(recipient)\n".utf8).span)
            try text.withSpan { (bytes) throws(AgeError) in try sink.write(bytes) }
            try sink.write(Array("\n".utf8).span)
        } catch {
            throw Complaint.age(error)
        }
        try output.complete()
        StandardError.write("recipient: \(recipient)\n")
    }
}
