/// One line of the client list.
public struct ClientSummary: Codable, Hashable, Sendable {
    /// The opaque id.
    public var id: ClientID
    /// The code name.
    public var handle: String
    /// The name; shown on terminals, in pipes only with `--names`.
    public var name: String
    /// Whether the work has ended.
    public var closed: Bool
    /// The next appointment.
    public var next: Moment?

    /// Makes a line.
    public init(id: ClientID, handle: String, name: String, closed: Bool, next: Moment?) {
        self.id = id
        self.handle = handle
        self.name = name
        self.closed = closed
        self.next = next
    }
}

/// One client as the roster has it now.
public struct ClientRecord: Codable, Hashable, Sendable {
    /// The opaque id.
    public var id: ClientID
    /// The code name.
    public var handle: String
    /// How often it was revised, from 1; the value of `If-Match`.
    public var version: Int
    /// The fields.
    public var client: Client
    /// How and when the work ended.
    public var closure: Closure?
    /// The notices given.
    public var notices: [NoticeGiven]

    /// Makes a reply.
    public init(
        id: ClientID, handle: String, version: Int, client: Client, closure: Closure?, notices: [NoticeGiven]
    ) {
        self.id = id
        self.handle = handle
        self.version = version
        self.client = client
        self.closure = closure
        self.notices = notices
    }
}
