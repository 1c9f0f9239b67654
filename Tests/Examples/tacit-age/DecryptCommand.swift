import ArgumentParser
import TacitAge
import TacitCrypto

/// `tacit-age decrypt`.
struct DecryptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decrypt",
        abstract: "Decrypt a file with identities or a passphrase.",
        discussion: """
            Example:
              tacit-age decrypt -i key.txt -o report.pdf report.age
            """
    )

    @Option(name: .short, help: "A file of identities, one a line; may be repeated.")
    var identitiesFile: [String] = []

    @Option(help: "A file whose first line is the passphrase.")
    var passphraseFile: String?

    @Option(name: .shortAndLong, help: "Where to write; standard output otherwise.")
    var output: String?

    @Argument(help: "What to read; standard input otherwise.")
    var input: String?

    func run() throws {
        let identities = try identities()
        let input = try Input(input)
        let output = try Output(output)
        do throws(AgeError) {
            try Age.decrypt(
                from: DescriptorSource(input.descriptor),
                to: DescriptorSink(output.descriptor),
                identities: identities
            )
        } catch {
            throw Complaint.age(error)
        }
        try output.complete()
    }

    private func identities() throws -> [any Identity] {
        var identities: [any Identity] = []
        for path in identitiesFile {
            let text = try Input(path).secret()
            do throws(KeyFileError) {
                identities += try text.withSpan(KeyFile.identities)
            } catch {
                throw Complaint.file(path, error)
            }
        }
        if let passphraseFile {
            identities.append(try PassphraseIdentity(Passphrases.first(in: passphraseFile)))
        }
        guard !identities.isEmpty else { throw Complaint.noIdentity }
        return identities
    }
}
