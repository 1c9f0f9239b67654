import Hummingbird
import HummingbirdCore
import TacitAgentAPI
import TacitClinical
import TacitVault

extension Call {
    /// A header field that may stand there once.
    func header(_ name: String) throws(Problem) -> String? {
        guard let field = HTTPFields.Element.Name(name) else { return nil }
        let values = request.headers[values: field]
        guard values.count < 2 else { throw .malformed("\(name) may stand there once") }
        return values.first
    }

    /// Refuses a caller who means the vault of another directory: two agents can be given one socket by mistake.
    func checkVault() throws(Problem) {
        guard let meant = try header(TacitHeader.vault) else { return }
        guard meant == TacitHeader.escaped(core.places.vaultDirectory) else {
            throw Problem(.busy, detail: "the agent at this socket serves another vault")
        }
    }

    /// Refuses a header field of ours that has no value of ours, also where it would make no difference.
    func checkHeaders() throws(Problem) {
        _ = try idempotencyKey()
        _ = try breaksGlass()
        _ = try clock()
    }

    /// The time that the caller says; nil when it says none.
    func clock() throws(Problem) -> Moment? {
        guard let text = try header(TacitHeader.clock) else { return nil }
        guard let moment = Moment(text) else {
            throw .malformed(
                "\(TacitHeader.clock) takes a time with offset: 2031-01-06T14:00:00+01:00"
            )
        }
        return moment
    }

    /// The id that the caller chose for the record; a second request with it gets the first one's answer.
    func idempotencyKey() throws(Problem) -> RecordID? {
        guard let text = try header(TacitHeader.idempotencyKey) else { return nil }
        guard let id = RecordID(text) else {
            throw .malformed(
                "\(TacitHeader.idempotencyKey) takes 16 random bytes as 26 letters of base32"
            )
        }
        return id
    }

    /// The version that a change is based on: `If-Match: "3"`, and `"0"` where there is none yet.
    ///
    /// - Throws: 428 when it is missing, because a change that does not say what it was made from could undo
    ///   another one unseen.
    func basedOn() throws(Problem) -> Int {
        guard let text = try header("If-Match") else {
            var problem = Problem.malformed(
                "send the version it is based on, as If-Match: \"3\"; \"0\" for the first"
            )
            problem.status = HTTPResponse.Status.preconditionRequired.code
            throw problem
        }
        let digits = text.utf8.dropFirst().dropLast()
        guard text.utf8.count >= 3, text.hasPrefix("\""), text.hasSuffix("\""),
            (1...9).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let version = Int(String(Substring(digits)))
        else { throw .malformed("If-Match takes a version in quotes: \"3\"") }
        return version
    }

    /// The class of a draft, fixed before its text is looked at; nil when the caller leaves it to us.
    func noteClass() throws(Problem) -> NoteClass? {
        guard let text = try header(TacitHeader.noteClass) else { return nil }
        guard let noteClass = NoteClass(rawValue: text) else {
            throw .malformed("\(TacitHeader.noteClass) takes one of: \(NoteClass.list)")
        }
        return noteClass
    }

    /// The client whom a document is about; nil when the caller does not say.
    func documentClient() throws(Problem) -> String? {
        guard let text = try header(TacitHeader.client) else { return nil }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "-") })
        else { throw .malformed("\(TacitHeader.client) takes a code name") }
        return text
    }

    /// What a draft is for; nil when the caller does not say.
    func draftPurpose() throws(Problem) -> DraftPurpose? {
        guard let text = try header(TacitHeader.draftFor) else { return nil }
        guard let purpose = DraftPurpose(text) else {
            throw .malformed(
                "\(TacitHeader.draftFor) takes note, plan, addendum:ID or amendment:ID"
            )
        }
        return purpose
    }

    /// What the caller accepts at unlock.
    func accepted() throws(Problem) -> Accepted {
        switch try header(TacitHeader.accept) {
        case nil: .nothing
        case "anchor": .anchor
        case "rollback": .rollback
        default: throw .malformed("\(TacitHeader.accept) takes anchor or rollback")
        }
    }

    /// Whether a restored vault may take the place of one that is there.
    func acceptsReplacement() throws(Problem) -> Bool {
        switch try header(TacitHeader.accept) {
        case nil: false
        case "replacement": true
        default: throw .malformed("\(TacitHeader.accept) takes replacement")
        }
    }

    /// Whether a read is shown although there is no room on the disk for its entry.
    func breaksGlass() throws(Problem) -> Bool {
        switch try header(TacitHeader.breakGlass) {
        case nil: false
        case "yes": true
        default: throw .malformed("\(TacitHeader.breakGlass) takes yes")
        }
    }

    /// Whether the passphrase of the slot in this request was found easy to guess where it was typed.
    func hasWeakPassphrase() throws(Problem) -> Bool {
        switch try header(TacitHeader.weakPassphrase) {
        case nil: false
        case "yes": true
        default: throw .malformed("\(TacitHeader.weakPassphrase) takes yes")
        }
    }

    /// Whether the caller would rather have the document form: `Accept` names `text/markdown` and no JSON
    /// before it.
    var wantsDocument: Bool { wanted(ContentType.markdown) }

    /// Whether the caller would rather have a page: `Accept` names `text/html` and no JSON before it.
    var wantsPage: Bool { wanted(ContentType.html) }

    private func wanted(_ type: String) -> Bool {
        let types = (request.headers[.accept] ?? "").split(separator: ",").map { entry in
            entry.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        }
        return types.first { $0 == type || $0 == ContentType.json } == type
    }
}

extension NoteClass {
    fileprivate static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
