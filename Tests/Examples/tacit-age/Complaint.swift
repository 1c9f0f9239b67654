import Glibc
import TacitAge
import TacitCrypto

/// What is said when something is wrong, and with which exit code: every sentence of the program.
///
/// One line, what is wrong and then what to do; never a byte of a file or of a key.
struct Complaint: Error {
    let sentence: String
    let exitCode: Int32

    private init(_ sentence: String, _ exitCode: Int32 = 1) {
        self.sentence = sentence
        self.exitCode = exitCode
    }

    func write() {
        StandardError.write("tacit-age: error: \(sentence)\n")
    }

    static let locked = Complaint(
        "memory for secrets cannot be locked; raise the limit with 'ulimit -l' and try again",
        2
    )
    static let terminal = Complaint(
        "an encrypted file would garble the terminal; add -a for text or -o FILE"
    )
    static let noRecipient = Complaint(
        "nobody to encrypt to; add -r RECIPIENT, -R FILE or --passphrase-file FILE"
    )
    static let noIdentity = Complaint(
        "nothing to decrypt with; add -i FILE or --passphrase-file FILE"
    )
    static let mixedPassphrase = Complaint(
        "a passphrase stands alone; leave out either it or the recipients"
    )

    static func system(_ act: String, _ path: String, _ number: Int32) -> Complaint {
        Complaint("cannot \(act) '\(path)': \(message(number))", 2)
    }

    static func tooLarge(_ path: String) -> Complaint {
        Complaint("'\(path)' is over 1 MiB, which no file of keys is; check the path")
    }

    static func argument(_ error: KeyTextError) -> Complaint {
        Complaint("-r: \(reason(error))")
    }

    static func file(_ path: String, _ error: KeyFileError) -> Complaint {
        switch error {
        case .line(let number, let error): Complaint("'\(path)', line \(number): \(reason(error))")
        case .empty: Complaint("'\(path)' holds no key; check the path")
        case .tooLarge: tooLarge(path)
        }
    }

    static func age(_ error: AgeError) -> Complaint {
        switch error {
        case .noMatch:
            Complaint("no identity or passphrase fits this file; try another one")
        case .headerMAC:
            Complaint("the header was changed after it was written; ask for the file again")
        case .header(.notAge):
            Complaint("this is no age file; check the path")
        case .header(.workFactor):
            Complaint("the file asks for more memory than an attempt may take; ask who made it")
        case .header, .armor:
            Complaint("the file is damaged before its content; ask for it again")
        case .payload(.truncated):
            Complaint("the file ends too early; what came out is not all; ask for it again")
        case .payload:
            Complaint("the content was changed; what came out before is not all; ask for it again")
        case .recipients:
            Complaint("age1pq1 recipients cannot be mixed with others, nor be more than 1,024")
        case .publicKey:
            Complaint("a recipient is a key that nobody can have; ask for it again")
        case .primitive(.outOfMemory):
            Complaint("not enough memory for this passphrase; close something and try again", 2)
        case .primitive:
            locked
        case .reading(let number):
            Complaint("cannot read the input: \(message(number))", 2)
        case .writing(let number):
            Complaint("cannot write the output: \(message(number))", 2)
        }
    }

    private static func reason(_ error: KeyTextError) -> String {
        switch error {
        case .malformed: "not a key of age; check for missing characters"
        case .identityNotRecipient: "a secret key where a recipient belongs; use 'age1...'"
        case .recipientNotIdentity: "a recipient where a secret key belongs; use -r for it"
        case .lockedMemoryUnavailable: locked.sentence
        }
    }

    private static func message(_ number: Int32) -> String {
        unsafe String(cString: strerror(number))
    }
}

/// Standard error, for sentences.
enum StandardError {
    /// Writes a sentence; there is nowhere to say that it could not be written.
    static func write(_ sentence: String) {
        _ = try? DescriptorSink(STDERR_FILENO).write(Array(sentence.utf8).span)
    }
}
