import TacitAgentAPI
import TacitAgentClient
import TacitCrypto

/// One line of a descriptor, read straight into locked memory.
enum SecretLine {
    /// Reads up to a line end or the end of input; nil when nothing at all was there.
    static func read(_ descriptor: Int32, _ signals: SignalGuard? = nil) throws(Problem)
        -> SecureBytes?
    {
        var used = 0
        var last = Keystroke.end
        do {
            let room = try SecureBytes(count: Passphrase.maximumCount + 1) { bytes in
                while used < bytes.count {
                    last = Keystroke.next(descriptor, signals)
                    guard case .byte(let byte) = last, byte != UInt8(ascii: "\n") else { return }
                    bytes[used] = byte
                    used += 1
                }
            }
            switch last {
            case .interrupted: throw Problem(.interrupted)
            case .failed: throw Problem(.unreadableInput)
            case .byte, .end: break
            }
            guard used <= Passphrase.maximumCount else { throw CryptoError.invalidLength }
            return last == .end && used == 0 ? nil : try room.slice(0..<used)
        } catch let error as CryptoError {
            throw error.problem
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.bug)
        }
    }
}
