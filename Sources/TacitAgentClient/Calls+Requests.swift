public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// Every request of every chart, and the demands about nobody of the practice.
    public func requests() async throws(Problem) -> [RequestRecord] {
        try await all(RequestRecord.self, Call(endpoint: .listRequests))
    }

    /// Records a demand about nobody of the practice, as its document or in JSON.
    public func createDemand(_ text: String) async throws(Problem) -> RequestRecord {
        try await value(RequestRecord.self, Call(endpoint: .createDemand, body: Self.form(text)))
    }

    /// Records the answer to such a demand, as its document or in JSON.
    public func answerDemand(_ id: RecordID, _ text: String) async throws(Problem) -> RequestRecord {
        let call = Call(
            endpoint: .answerDemand,
            parameters: [id.description],
            body: Self.form(text)
        )
        return try await value(RequestRecord.self, call)
    }

    /// A document begins with its fields, and JSON with a brace.
    private static func form(_ text: String) -> Body {
        text.first { !$0.isWhitespace } == "{" ? .encodedJSON(Array(text.utf8)) : .document(text)
    }

    /// One page of the vault's log, and the number to ask for the next one with; nil on the last.
    public func auditLog(_ query: AuditQuery) async throws(Problem) -> (lines: [AuditLine], next: UInt64?) {
        let page = try await value(
            ListReply<AuditLine>.self,
            Call(endpoint: .audit, body: try .json(query))
        )
        return (page.items, page.next.flatMap(UInt64.init))
    }

    /// The accounting of a client's disclosures.
    public func accounting(_ handle: String) async throws(Problem) -> Accounting {
        try await value(Accounting.self, Call(endpoint: .accounting, parameters: [handle]))
    }

    /// The letters to the past recipients under a consent that was revoked.
    public func consentLetters(_ handle: String, _ consent: RecordID) async throws(Problem)
        -> [RelianceLetter]
    {
        let call = Call(endpoint: .consentLetters, parameters: [handle, consent.description])
        return try await all(RelianceLetter.self, call)
    }

    /// The accounting of a client's disclosures as a page to print.
    public func accountingPage(_ handle: String) async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .accounting, parameters: [handle], accept: html))
    }

    /// The letters after a revocation as a page to print, each on a sheet of its own.
    public func consentLettersPage(_ handle: String, _ consent: RecordID) async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .consentLetters, parameters: [handle, consent.description], accept: html))
    }
}
