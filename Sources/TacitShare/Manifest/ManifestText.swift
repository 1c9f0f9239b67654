internal import TacitAge
internal import TacitCrypto

extension Manifest {
    /// First line.
    static let format = "tacit bundle 1"

    /// What stands for a field that has no value.
    private static let none = "none"

    /// The names of the fields, in order.
    private static let fields = [
        "id", "created", "sender", "recipient", "purpose", "basis", "consent", "expires", "regime", "notice",
        "fictional",
        "checkpoint-sha256",
    ]

    /// The text, in UTF-8.
    public var text: [UInt8] {
        let values = [
            id.text, facts.created.text, sender.sshText, recipient.text, facts.purpose, facts.basis,
            facts.consent?.text ?? Self.none, facts.expires?.text ?? Self.none, facts.regime, facts.notice,
            facts.isFictional ? "yes" : "no", facts.checkpoint?.text ?? Self.none,
        ]
        var text = Array((Self.format + "\n").utf8)
        for (field, value) in zip(Self.fields, values) {
            text += "\(field) \(value)\n".utf8
        }
        text += "\n".utf8
        for item in items {
            text += "\(item.hash.text)  \(item.path)\n".utf8
        }
        return text
    }

    /// Reads a manifest; throws `manifest` for anything but the one text: what was read is printed again and compared.
    public init(parsing text: ArraySlice<UInt8>) throws(BundleError) {
        guard text.count <= Self.maximumCount, text.last == UInt8(ascii: "\n") else { throw .manifest }
        let lines = text.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let itemStart = Self.fields.count + 2
        guard lines.count >= itemStart, lines[0].elementsEqual(Self.format.utf8), lines[itemStart - 1].isEmpty else {
            throw .manifest
        }
        var values: [String] = []
        for (field, line) in zip(Self.fields, lines[1...]) {
            let start = Array((field + " ").utf8)
            guard line.starts(with: start) else { throw .manifest }
            values.append(String(decoding: line.dropFirst(start.count), as: UTF8.self))
        }
        var items: [Item] = []
        for line in lines[itemStart...] {
            items.append(try Item(parsing: line))
        }
        guard items.count <= Archive.maximumMembers, MemberPath.areApart(items.map(\.path)) else { throw .manifest }
        self = try Self.made(of: values, items)
        guard self.text.elementsEqual(text) else { throw .manifest }
    }

    /// A manifest of the texts of its fields; throws `manifest`.
    private static func made(of values: [String], _ items: [Item]) throws(BundleError) -> Manifest {
        guard let id = BundleID(values[0]), let created = BundleTime(values[1]),
            let sender = try? VerifyingKey(sshText: values[2]), let recipient = recipient(values[3])
        else { throw .manifest }
        let facts = Facts(
            created: created, purpose: values[4], basis: values[5], consent: FileHash(values[6]),
            expires: BundleDay(values[7]), regime: values[8], notice: values[9], isFictional: values[10] == "yes",
            checkpoint: FileHash(values[11]))
        do throws(BundleError) {
            return try Manifest(id: id, sender: sender, recipient: recipient, facts: facts, items: items)
        } catch {
            throw .manifest
        }
    }

    private static func recipient(_ text: String) -> BundleRecipient? {
        text == BundleRecipient.passphrase.text ? .passphrase : try? BundleRecipient(text)
    }
}

extension Manifest.Item {
    /// Reads a line as `sha256sum` prints it: hash, two spaces, path.
    fileprivate init(parsing line: ArraySlice<UInt8>) throws(BundleError) {
        let digits = 2 * SHA256Hash.count
        let path = line.dropFirst(digits + 2)
        guard line.dropFirst(digits).starts(with: "  ".utf8), MemberPath.isValid(path),
            let hash = FileHash(String(decoding: line.prefix(digits), as: UTF8.self))
        else { throw .manifest }
        self.hash = hash
        self.path = String(decoding: path, as: UTF8.self)
    }
}
