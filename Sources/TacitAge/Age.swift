internal import TacitCrypto

/// Files in the format of age-encryption.org/v1.
///
/// Everything else in this module is what these functions take. See the module's page for examples
/// and for what the format does not protect.
public enum Age {
    /// How a file is written down.
    public enum Form: Sendable {
        /// As it is.
        case binary

        /// As text (PEM), a third longer.
        case armored
    }

    /// Encrypts everything from a source to recipients, in constant memory.
    ///
    /// The source is read some MiB ahead. Throws `recipients` unless there are 1 to
    /// ``Header/maximumStanzas`` that may stand together, `publicKey`, `primitive`, or what source
    /// and sink throw; nothing is written before the recipients are in order.
    public static func encrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        recipients: [any Recipient],
        form: Form = .binary
    ) throws(AgeError) {
        switch form {
        case .binary:
            try seal(source, to: sink, recipients)
        case .armored:
            let armor = ArmorWriter(sink)
            try seal(source, to: armor, recipients)
            try armor.finish()
        }
    }

    /// Decrypts everything from a source with whichever identity fits first, in constant memory.
    ///
    /// The form is found out unless it is given. Only what is authentic is written, but an end that
    /// was cut off is found at the end: who cannot take back what was written decrypts to memory or
    /// to a file that gets its name afterwards. Throws `noMatch`, `headerMAC`, `header`, `armor`,
    /// `payload`, `primitive`, or what source and sink throw.
    public static func decrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        identities: [any Identity],
        form: Form? = nil
    ) throws(AgeError) {
        let buffered = BufferedSource(source)
        let isArmored =
            if let form { form == .armored } else { try Armor.begins(in: buffered) }
        let file = isArmored ? BufferedSource(ArmorReader(buffered: buffered)) : buffered
        let header = try Header.read(from: file)
        let key = try unwrap(header, identities)
        var nonce: [UInt8] = []
        while nonce.count < nonceCount {
            guard let byte = try file.next() else { throw .header(.malformed) }
            nonce.append(byte)
        }
        let cipher = try key.payloadCipher(nonce: nonce)
        try ChunkPipeline(.open, cipher).run(from: file, to: sink)
    }

    /// Encrypts a text in memory; as ``encrypt(from:to:recipients:form:)``.
    public static func encrypt(
        _ text: [UInt8],
        to recipients: [any Recipient],
        form: Form = .binary
    ) throws(AgeError) -> [UInt8] {
        let sink = MemorySink(expecting: form == .binary ? sealedCount(of: text.count) : 0)
        try encrypt(from: MemorySource(text), to: sink, recipients: recipients, form: form)
        return sink.bytes
    }

    /// Decrypts a file in memory; as ``decrypt(from:to:identities:form:)``, but all or nothing.
    public static func decrypt(
        _ file: [UInt8],
        with identities: [any Identity],
        form: Form? = nil
    ) throws(AgeError) -> [UInt8] {
        let sink = MemorySink(expecting: file.count)
        try decrypt(from: MemorySource(file), to: sink, identities: identities, form: form)
        return sink.bytes
    }

    /// Bytes of the nonce in front of the chunks.
    private static let nonceCount = 16

    /// Bytes of a payload, and of a header for one hybrid recipient.
    private static func sealedCount(of count: Int) -> Int {
        let chunks = count / ChunkWork.textCount + 1
        return count + chunks * ChunkCipher.tagCount + nonceCount + 2_048
    }

    private static func seal(
        _ source: any ByteSource,
        to sink: any ByteSink,
        _ recipients: [any Recipient]
    ) throws(AgeError) {
        let key = try FileKey.random()
        let header = try Header(stanzas(for: recipients, key), key: key)
        let nonce = RandomBytes.bytes(nonceCount)
        let cipher = try key.payloadCipher(nonce: nonce)
        try sink.write((header.encoded + nonce).span)
        try ChunkPipeline(.seal, cipher).run(from: source, to: sink)
    }

    private static func stanzas(
        for recipients: [any Recipient],
        _ key: borrowing FileKey
    ) throws(AgeError) -> [Stanza] {
        guard let company = recipients.first?.company,
            recipients.count <= Header.maximumStanzas,
            recipients.allSatisfy({ $0.company == company }),
            company != .alone || recipients.count == 1
        else { throw .recipients }
        var stanzas: [Stanza] = []
        for recipient in recipients {
            stanzas += try recipient.wrap(key)
        }
        return stanzas
    }

    /// The file key that the first fitting identity gives, once the header was held against it.
    private static func unwrap(
        _ header: Header,
        _ identities: [any Identity]
    ) throws(AgeError) -> FileKey {
        let stanzas = header.stanzas
        let hasPassphrase = stanzas.contains { $0.type == PassphraseStanza.type }
        guard !hasPassphrase || stanzas.count == 1 else { throw .header(.passphraseNotAlone) }
        for identity in identities {
            guard let key = try identity.unwrap(stanzas) else { continue }
            try header.verify(key)
            return key
        }
        throw .noMatch
    }
}
