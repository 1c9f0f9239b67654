import TacitAgentAPI
import TacitClinical
import TacitCrypto
import TacitLog
import TacitMarkup
import TacitRecord

enum Bech32Target {
    static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = try? Bech32.decode(text)
        if let parts {
            let again = try? Bech32.encode(prefix: parts.prefix, parts.data.span, parts.variant)
            precondition(again == text || again == text.lowercased(), "a text has a second form")
        }
        // The reader of secrets takes the prefix from outside, and capitals only.
        let prefix = parts?.prefix.uppercased() ?? "AGE-SECRET-KEY-"
        let secret = try? Bech32.decodeSecret(prefix: prefix, bytes.span)
        let agrees = parts?.variant == .bech32 && text == text.uppercased()
        precondition((secret != nil) == agrees, "the two readers disagree")
        guard let secret, let parts else { return }
        let isSame = secret.withSpan { span in
            span.count == parts.data.count && span.indices.allSatisfy { span[$0] == parts.data[$0] }
        }
        precondition(isSame, "the two readers read other bytes")
    }
}

/// A cell with changes: each three bytes are a place and what is added to it.
enum CellTarget {
    private static let payload = Array("a session, written down".utf8)

    static func run(_ bytes: [UInt8]) {
        let key = Sealed.shared
        var cell = key.cell
        var rest = bytes[...]
        while rest.count >= 3 {
            let place = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            cell[place % cell.count] &+= rest[rest.startIndex + 2]
            rest = rest.dropFirst(3)
        }
        let isWhole = cell == key.cell
        // One or two bytes left over: the cell also loses its end.
        if !rest.isEmpty { cell.removeLast(rest.count) }
        let opened = try? Cell.open(
            cell.span,
            key: key.key,
            label: .recordCell,
            context: Sealed.context
        )
        precondition(opened == (isWhole && rest.isEmpty ? payload : nil), "another cell opens")
        // And as it is, for readers that look at lengths first.
        _ = try? Cell.open(bytes.span, key: key.key, label: .recordCell, context: Sealed.context)
        if let body = try? RecordBody(decoding: bytes[...]) {
            precondition(body.encoded == bytes, "a body has a second form")
        }
    }

    private final class Sealed: Sendable {
        static let shared = Sealed()
        static let context = CellContext(
            vaultID: [UInt8](repeating: 1, count: 16),
            locator: [UInt8](repeating: 2, count: 16),
            kind: 3,
            stream: 4,
            keyVersion: 5
        )

        let key: SecureBytes
        let cell: [UInt8]

        private init() {
            do {
                key = try SecureBytes.random(count: 32)
                cell = try Cell.seal(
                    CellTarget.payload.span,
                    key: key,
                    label: .recordCell,
                    context: Self.context
                )
            } catch {
                preconditionFailure("a cell could not be made")
            }
        }
    }
}

enum CheckpointTarget {
    static func run(_ bytes: [UInt8]) {
        guard let checkpoint = try? UnverifiedCheckpoint(parsing: bytes.span) else { return }
        precondition(checkpoint.note == bytes, "a checkpoint has a second form")
    }
}

/// The first byte chooses the kind of document or of body.
enum DocumentTarget {
    private static let context: DocumentContext = {
        guard let now = Moment("2031-01-13T16:30:00Z") else {
            preconditionFailure("the moment exists")
        }
        return DocumentContext(now: now, offsetAt: { _, _, _ in 60 }, practice: Practice())
    }()

    static func run(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
        switch choice % 3 {
        case 0:
            check(text, ClientDocument.parse) { ClientDocument.render($0, context: context) }
        case 1:
            check(text, PracticeDocument.parse) { practice in PracticeDocument.render(practice) }
        default:
            check(text) { (text, context) throws(DocumentErrors) in
                try NoteDocument.parse(text, noteClass: .progress, context: context)
            } render: {
                NoteDocument.render($0, context: context)
            }
        }
    }

    private static func check<Value: Equatable>(
        _ text: String,
        _ parse: (String, DocumentContext) throws(DocumentErrors) -> Value,
        render: (Value) -> String
    ) {
        guard let value = try? parse(text, context) else { return }
        let again = try? parse(render(value), context)
        precondition(again == value, "a document does not come back")
    }
}

enum JSONTarget {
    static func run(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let body = Array(bytes.dropFirst())
        switch choice % 6 {
        case 0: check(Client.self, body)
        case 1: check(Practice.self, body)
        case 2: check(PlanContent.self, body)
        case 3: check(AmendmentContent.self, body)
        case 4: check(ErrorMarkRequest.self, body)
        default: check(MoveRequest.self, body)
        }
    }

    private static func check<Value: Codable & Equatable>(_ type: Value.Type, _ body: [UInt8]) {
        guard let value = try? WireJSON.decodeStrictly(type, from: body) else { return }
        let again = (try? WireJSON.encode(value)).flatMap {
            try? WireJSON.decodeStrictly(type, from: $0)
        }
        precondition(again == value, "a body does not come back")
    }
}
