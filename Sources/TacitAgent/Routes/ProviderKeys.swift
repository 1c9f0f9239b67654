import TacitAge
import TacitCrypto
import TacitMarkup

/// What the keys of a provider are worth.
enum ProviderKeys {
    /// The fault of a key's text; nil for one that can be used.
    static func fault(_ field: ProviderKeyField, _ text: String) -> ProviderKeyFault? {
        switch field {
        case .recipient: recipientFault(text)
        case .signingKey: signingFault(text)
        }
    }

    /// Seals one byte to the recipient: whether a point has low order, or ML-KEM can use a key, turns out only then.
    private static func recipientFault(_ text: String) -> ProviderKeyFault? {
        let recipient: any Recipient
        do throws(KeyTextError) { recipient = try KeyFile.recipient(text) } catch { return .malformed }
        do throws(AgeError) { _ = try Age.encrypt([0], to: [recipient]) } catch { return .worthless }
        return nil
    }

    private static func signingFault(_ text: String) -> ProviderKeyFault? {
        do throws(CryptoError) { _ = try VerifyingKey(sshText: text) } catch {
            return error == .invalidPoint ? .worthless : .malformed
        }
        return nil
    }
}
