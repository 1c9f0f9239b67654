/// What a consent names by a short name, replaced by what it means for ever: a REF by the whole id, a code by the
/// person.
///
/// A REF of four digits may name two records one day, and the scope would then be wider than what was signed.
extension SharedPart {
    /// The part with the whole id of the record that its REF names among those that stand; nil when it names none,
    /// several, or one of another class.
    public func resolved(in context: EntryContext) -> SharedPart? {
        switch self {
        case .attachment(let ref):
            Self.only(context.all(of: .attachment), ref).map { .attachment(Reference(.entry, whole: $0)) }
        case .psychotherapyNote(let ref):
            Self.only(context.notes(.psychotherapy), ref).map {
                .psychotherapyNote(Reference(.note, whole: $0))
            }
        case .sudCounsellingNote(let ref):
            Self.only(context.notes(.sudCounselling), ref).map {
                .sudCounsellingNote(Reference(.note, whole: $0))
            }
        default: self
        }
    }

    /// The part as a list shows it: a record by its REF of four digits, as the log has it.
    public var short: String {
        switch self {
        case .attachment(let ref): Self.attachment(ref.shortened).description
        case .psychotherapyNote(let ref): Self.psychotherapyNote(ref.shortened).description
        case .sudCounsellingNote(let ref): Self.sudCounsellingNote(ref.shortened).description
        default: description
        }
    }

    private static func only(_ ids: [RecordID], _ ref: Reference) -> RecordID? {
        let fitting = ids.filter(ref.matches)
        return fitting.count == 1 ? fitting[0] : nil
    }
}

extension Reference {
    /// The REF that names one record and no other, ever.
    init(_ kind: Kind, whole id: RecordID) { self.init(kind, id, digits: Self.longest) }

    /// The same record with four digits.
    fileprivate var shortened: Reference { Reference("\(kind.rawValue)\(prefix.prefix(Self.shortest))") ?? self }
}

extension EntryContext {
    fileprivate func all(of kind: EntryKind) -> [RecordID] {
        entries.filter { $0.content.kind == kind }.map(\.id)
    }

    fileprivate func notes(_ noteClass: NoteClass) -> [RecordID] {
        notes.filter { $0.noteClass == noteClass }.map(\.id)
    }
}

extension Provider {
    /// The provider as a form names it to the client: a code name says nothing to anybody else.
    public var named: String {
        [name, organisation].compactMap(\.self).filter { !CareRules.isBlank($0) }.joined(separator: ", ")
    }
}

extension ConsentQuestion {
    /// The same question about a provider: a consent may name the person, the office, both, or the record.
    public mutating func ask(about provider: ProviderRecord) {
        self.provider = provider.id
        recipient += ShareRecipient(provider).names
    }
}

extension Consent {
    /// The scope with whole ids in the place of REFs, and providers by id and name in the place of their codes; what
    /// names nothing stays, and is a fault.
    mutating func resolve(in context: EntryContext) {
        scope = scope?.map { text in
            SharedPart(text)?.resolved(in: context)?.description ?? text
        }
        var known = providers ?? []
        recipients = recipients?.map { text in
            guard let found = context.providers.first(where: { $0.code == text }) else { return text }
            if !known.contains(found.id) { known.append(found.id) }
            return found.provider.named
        }
        providers = known.isEmpty ? nil : known
    }

    /// Parts whose record is not there, and codes of nobody.
    func unknownNames(in context: EntryContext) -> [EntryFault] {
        let lost = (scope ?? []).contains { text in
            SharedPart(text).map { $0.resolved(in: context) == nil } ?? false
        }
        let nobody = (recipients ?? []).contains(where: Handle.isWellFormed)
        let strangers = (providers ?? []).contains { id in !context.providers.contains { $0.id == id } }
        return [
            lost ? .unknownRecord(in: "scope") : nil, nobody ? .unknownProvider("recipients") : nil,
            strangers ? .unknownProvider("providers") : nil,
        ].compactMap(\.self)
    }
}
