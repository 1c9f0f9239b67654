import ArgumentParser
import Glibc
import TacitCrypto

/// Encrypts and decrypts age files with nothing but the public interface of `TacitAge`.
///
/// An example of its use, the counterpart of stock age in the tests, and what is measured against
/// it. Exit codes: 0 done, 1 the file or the keys are not in order, 2 the system refused (no file,
/// no space, no locked memory), 64 the command line is not in order.
@main
struct TacitAgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tacit-age",
        abstract: "Encrypt and decrypt files in the format of age-encryption.org/v1.",
        subcommands: [EncryptCommand.self, DecryptCommand.self, KeygenCommand.self]
    )

    /// The one place that ends the process.
    static func main() {
        do {
            try SecureMemory.verify()
            var command = try parseAsRoot()
            try command.run()
        } catch let complaint as Complaint {
            complaint.write()
            Glibc.exit(complaint.exitCode)
        } catch is CryptoError {
            let complaint = Complaint.locked
            complaint.write()
            Glibc.exit(complaint.exitCode)
        } catch {
            exit(withError: error)
        }
    }
}
