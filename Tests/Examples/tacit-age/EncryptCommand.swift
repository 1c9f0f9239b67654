import ArgumentParser
import Glibc
import TacitAge
import TacitCrypto

/// `tacit-age encrypt`.
struct EncryptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encrypt",
        abstract: "Encrypt a file to recipients or a passphrase.",
        discussion: """
            Example:
              tacit-age encrypt -R colleague.txt -o report.age report.pdf
            """
    )

    @Option(name: .short, help: "A recipient: age1... or age1pq1...; may be repeated.")
    var recipient: [String] = []

    @Option(name: [.customShort("R")], help: "A file of recipients, one a line; may be repeated.")
    var recipientsFile: [String] = []

    @Option(help: "A file whose first line is the passphrase.")
    var passphraseFile: String?

    @Option(help: "The logarithm of the work for one attempt at the passphrase.")
    var workFactor = PassphraseRecipient.defaultWorkFactor

    @Flag(name: .shortAndLong, help: "Write text that survives mail and copying.")
    var armor = false

    @Option(name: .shortAndLong, help: "Where to write; standard output otherwise.")
    var output: String?

    @Argument(help: "What to read; standard input otherwise.")
    var input: String?

    func run() throws {
        let recipients = try recipients()
        if output == nil && !armor && isatty(STDOUT_FILENO) == 1 { throw Complaint.terminal }
        let input = try Input(input)
        let output = try Output(output)
        do throws(AgeError) {
            try Age.encrypt(
                from: DescriptorSource(input.descriptor),
                to: DescriptorSink(output.descriptor),
                recipients: recipients,
                form: armor ? .armored : .binary
            )
        } catch {
            throw Complaint.age(error)
        }
        try output.complete()
    }

    private func recipients() throws -> [any Recipient] {
        var recipients: [any Recipient] = []
        for text in recipient {
            do throws(KeyTextError) {
                recipients.append(try KeyFile.recipient(text))
            } catch {
                throw Complaint.argument(error)
            }
        }
        for path in recipientsFile {
            let text = try Input(path).secret()
            do throws(KeyFileError) {
                recipients += try text.withSpan(KeyFile.recipients)
            } catch {
                throw Complaint.file(path, error)
            }
        }
        if let passphraseFile {
            guard recipients.isEmpty else { throw Complaint.mixedPassphrase }
            let passphrase = try Passphrases.first(in: passphraseFile)
            do throws(AgeError) {
                let recipient = try PassphraseRecipient(passphrase, workFactor: workFactor)
                recipients.append(recipient)
            } catch {
                throw ValidationError("--work-factor must be from 1 to 22")
            }
        }
        guard !recipients.isEmpty else { throw Complaint.noRecipient }
        return recipients
    }
}

/// Passphrases in files.
enum Passphrases {
    /// The first line of a file.
    static func first(in path: String) throws -> SecureBytes {
        let text = try Input(path).secret()
        let count = text.withSpan { bytes in
            bytes.indices.first { bytes[$0] == UInt8(ascii: "\n") } ?? bytes.count
        }
        return try text.slice(0..<count)
    }
}
