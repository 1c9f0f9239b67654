import Glibc
import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// One line of a descriptor, read straight into locked memory.
enum SecretLine {
    /// Reads up to a line end or the end of input; nil when nothing at all was there.
    static func read(_ descriptor: Int32) throws(Problem) -> SecureBytes? {
        var used = 0
        var ended = false
        var failure: Int32 = 0
        do {
            let room = try SecureBytes(count: Passphrase.maximumCount + 1) { bytes in
                while used < bytes.count {
                    var byte: UInt8 = 0
                    let count = unsafe Glibc.read(descriptor, &byte, 1)
                    if count < 0 { failure = errno }
                    ended = count <= 0
                    if ended || byte == UInt8(ascii: "\n") { return }
                    bytes[used] = byte
                    used += 1
                }
            }
            guard failure == 0 else { throw Problem(failure == EINTR ? .interrupted : .unreadableInput) }
            guard used <= Passphrase.maximumCount else { throw CryptoError.invalidLength }
            return ended && used == 0 ? nil : try room.slice(0..<used)
        } catch let error as CryptoError {
            throw error.problem
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.bug)
        }
    }
}
