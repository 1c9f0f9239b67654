import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// Passphrases from a file or a descriptor, for scripts; never from a flag or the environment.
enum Passphrases {
    /// Whether the command line says where the passphrase is.
    static func isGiven(_ global: GlobalValues) -> Bool {
        global.passphraseFile != nil || global.passphraseDescriptor != nil
    }

    /// The first line of what the command line names; nil when it names nothing.
    static func given(_ global: GlobalValues) throws(Problem) -> SecureBytes? {
        if let path = global.passphraseFile {
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
            guard descriptor >= 0 else { throw Problem(.unreadableInput) }
            defer { close(descriptor) }
            return try line(of: descriptor)
        }
        return try global.passphraseDescriptor.map { (descriptor) throws(Problem) in
            try line(of: descriptor)
        }
    }

    private static func line(of descriptor: Int32) throws(Problem) -> SecureBytes {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw Problem(.unreadableInput) }
        if facts.st_mode & S_IFMT == S_IFREG, facts.st_mode & 0o077 != 0 {
            throw Problem(.permissions, detail: PassphraseSentences.looseFile)
        }
        guard let line = try SecretLine.read(descriptor), line.count > 0 else {
            throw Problem(.unreadableInput, detail: PassphraseSentences.emptyFile)
        }
        return line
    }
}

/// The first act of every command that handles a secret.
enum LockedMemoryCheck {
    static func run() throws(Problem) {
        do { try SecureMemory.verify() } catch { throw error.problem }
    }
}
