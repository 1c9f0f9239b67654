/// A request with all that was answered, and where its clock stands.
public struct RequestRecord: Hashable, Sendable {
    /// The record of the request.
    public var id: RecordID
    /// Its REF.
    public var ref: String
    /// The client's code name; nil for a demand about nobody of the practice.
    public var handle: String?
    /// When it was recorded.
    public var recordedAt: Moment
    /// The request.
    public var request: ClientRequest
    /// Its answers, in the order of recording.
    public var answers: [Charted<RequestAnswer>]
    /// The client's statements of disagreement.
    public var disagreements: [Charted<Disagreement>]

    /// Makes a record without answers.
    public init(id: RecordID, ref: String, handle: String?, recordedAt: Moment, request: ClientRequest) {
        self.id = id
        self.ref = ref
        self.handle = handle
        self.recordedAt = recordedAt
        self.request = request
        answers = []
        disagreements = []
    }

    /// The answer that closed it.
    public var closing: RequestAnswer? {
        answers.last { $0.content.decision != .extended }?.content
    }

    /// Whether it still waits.
    public var isOpen: Bool { closing == nil }

    /// The last day for an answer, with the extension.
    public var due: CalendarDay {
        answers.compactMap(\.content.until).max() ?? request.firstDue
    }
}

extension RequestRecord: Codable {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, ref, handle, request, answers, disagreements, due, open
        case recordedAt = "recorded_at"
    }

    /// Reads a record; where its clock stands is computed anew.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(RecordID.self, forKey: .id)
        ref = try container.decode(String.self, forKey: .ref)
        handle = try container.decodeIfPresent(String.self, forKey: .handle)
        recordedAt = try container.decode(Moment.self, forKey: .recordedAt)
        request = try container.decode(ClientRequest.self, forKey: .request)
        answers = try container.decode([Charted<RequestAnswer>].self, forKey: .answers)
        disagreements = try container.decode([Charted<Disagreement>].self, forKey: .disagreements)
    }

    /// Writes a record with its last day and whether it waits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(ref, forKey: .ref)
        try container.encodeIfPresent(handle, forKey: .handle)
        try container.encode(recordedAt, forKey: .recordedAt)
        try container.encode(request, forKey: .request)
        try container.encode(answers, forKey: .answers)
        try container.encode(disagreements, forKey: .disagreements)
        try container.encode(due, forKey: .due)
        try container.encode(isOpen, forKey: .open)
    }
}

/// Puts together what was entered about each request.
public enum Requests {
    /// The requests of a chart in the order of their recording.
    public static func fold(entries: [Entry]) -> [RequestRecord] {
        let answers = Charted<RequestAnswer>.all(in: entries)
        let disagreements = Charted<Disagreement>.all(in: entries)
        return entries.compactMap { entry in
            guard entry.stands, let request = entry.content.value as? ClientRequest else { return nil }
            var record = RequestRecord(
                id: entry.id,
                ref: entry.ref,
                handle: entry.handle,
                recordedAt: entry.recordedAt,
                request: request
            )
            record.answers = answers.filter { $0.content.request == entry.id }
            record.disagreements = disagreements.filter { $0.content.request == entry.id }
            return record
        }
    }
}
