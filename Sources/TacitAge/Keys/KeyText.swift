internal import TacitCrypto

/// Why a text is no recipient or no identity.
///
/// Never carries the text: it may be a secret in the wrong place.
public enum KeyTextError: Error, Equatable, Sendable {
    /// Neither a recipient nor an identity of a kind that is known here, or mistyped.
    case malformed

    /// A secret identity stands where a recipient belongs.
    case identityNotRecipient

    /// A recipient stands where an identity belongs.
    case recipientNotIdentity

    /// Memory for a secret could not be locked.
    case lockedMemoryUnavailable
}

/// The texts of keys: Bech32 (BIP-173) under a prefix that says the kind.
enum KeyText {
    /// The public key behind a prefix in small letters.
    static func publicKey(
        _ text: String,
        prefix: String,
        count: Int
    ) throws(KeyTextError) -> [UInt8] {
        if isIdentity(Array(text.utf8).span) { throw .identityNotRecipient }
        let parts: (prefix: String, data: [UInt8], variant: Bech32.Variant)
        do throws(CryptoError) {
            parts = try Bech32.decode(text)
        } catch {
            throw .malformed
        }
        // `decode` takes capitals as well; age has one form.
        guard parts.prefix == prefix, parts.variant == .bech32, parts.data.count == count,
            text.hasPrefix(prefix + "1")
        else { throw .malformed }
        return parts.data
    }

    /// The text of a public key.
    static func encode(_ key: [UInt8], prefix: String) -> String {
        do throws(CryptoError) {
            return try Bech32.encode(prefix: prefix, key.span, .bech32)
        } catch {
            preconditionFailure("a prefix of age and a key of a fixed length can be encoded")
        }
    }

    /// The 32 secret bytes behind a prefix in capitals.
    static func secret(
        _ text: Span<UInt8>,
        prefix: String
    ) throws(KeyTextError) -> SecureBytes {
        let secret: SecureBytes
        do throws(CryptoError) {
            secret = try Bech32.decodeSecret(prefix: prefix, text)
        } catch .lockedMemoryUnavailable {
            throw .lockedMemoryUnavailable
        } catch {
            throw starts(text, with: "age1") ? .recipientNotIdentity : .malformed
        }
        guard secret.count == 32 else { throw .malformed }
        return secret
    }

    /// Whether a text begins like an identity, in capitals or not.
    static func isIdentity(_ text: Span<UInt8>) -> Bool {
        starts(text, with: "age-secret-key-")
    }

    /// Whether a text begins with some small letters, in capitals or not.
    static func starts(_ text: Span<UInt8>, with letters: String) -> Bool {
        let letters = Array(letters.utf8)
        guard text.count >= letters.count else { return false }
        return letters.indices.allSatisfy { index in
            let byte = text[index]
            return (0x41...0x5a).contains(byte)
                ? byte + 0x20 == letters[index]
                : byte == letters[index]
        }
    }
}
