/// Who receives, as the gate and the record of a disclosure need it.
public struct ShareRecipient: Hashable, Sendable {
    /// The provider, for one of the list.
    public let record: ProviderRecord?
    /// The name.
    public let name: String
    /// The practice, clinic or office.
    public let organisation: String?
    /// Where the recipient is, on one line.
    public let address: String?

    /// A provider of the list.
    public init(_ record: ProviderRecord) {
        self.record = record
        name = record.provider.name
        organisation = record.provider.organisation
        address = record.provider.address.map { text in
            text.split(whereSeparator: \.isNewline).joined(separator: ", ")
        }
    }

    /// Somebody who is in no list; nil when nobody is named.
    public init?(_ request: ShareRequest) {
        guard let name = request.recipientName, !CareRules.isBlank(name) else { return nil }
        record = nil
        self.name = name
        organisation = request.recipientOrganisation
        address = request.recipientAddress
    }

    /// Whether it is a covered entity, as far as it was said.
    public var isCovered: Bool? { record?.provider.coveredEntity }

    /// As it stands on what leaves: what the record of the disclosure keeps, so that it can be shown again.
    public var party: SharedChart.Party { SharedChart.Party(name: name, organisation: organisation) }

    /// The names by which a consent may have named it.
    ///
    /// A code names a provider for ever; a name alone could be another's, and is what the client read on the form.
    public var names: [String] {
        [record?.code, name, organisation, organisation.map { "\(name), \($0)" }].compactMap(\.self)
    }
}
