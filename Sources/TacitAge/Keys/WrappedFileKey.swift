internal import TacitCrypto

/// The file key as stanzas carry it that make a key of their own for it.
extension FileKey {
    /// The file key in a body under a key that serves nothing else; nil when it is another's.
    static func opened(
        _ body: [UInt8],
        key: consuming SecureBytes
    ) throws(AgeError) -> FileKey? {
        let bytes: SecureBytes
        do throws(CryptoError) {
            bytes = try ChaCha20Poly1305.openOnce(body.span, key: key)
        } catch .authenticationFailed {
            return nil
        } catch {
            throw .primitive(error)
        }
        return try FileKey(bytes)
    }

    /// The body that `opened` opens.
    borrowing func sealed(key: consuming SecureBytes) throws(AgeError) -> [UInt8] {
        // A closure cannot take ownership of what it captures once, so the key goes through a slot.
        var slot: SecureBytes? = key
        return try withSpan { (bytes) throws(AgeError) in
            do throws(CryptoError) {
                guard let key = slot.take() else { throw .invalidKey }
                return try ChaCha20Poly1305.sealOnce(bytes, key: key)
            } catch {
                throw .primitive(error)
            }
        }
    }
}
