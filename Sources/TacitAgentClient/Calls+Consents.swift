public import TacitAgentAPI
public import TacitClinical

extension AgentClient {
    /// The consents of a client as they stand on a day.
    public func consents(_ handle: String, on day: CalendarDay) async throws(Problem) -> [ConsentStanding] {
        try await all(
            ConsentStanding.self,
            Call(endpoint: .listConsentsOn, parameters: [handle, day.description])
        )
    }

    /// Whether a disclosure would pass the gate; the question stands in a document, or in JSON whose members the agent
    /// checks.
    public func coverage(_ handle: String, asking text: String) async throws(Problem) -> ConsentCoverage {
        let body: Body = text.hasPrefix("{") ? .encodedJSON(Array(text.utf8)) : .document(text)
        return try await value(
            ConsentCoverage.self,
            Call(endpoint: .checkConsents, parameters: [handle], body: body)
        )
    }

    /// A consent as a form to read and to sign.
    public func consentForm(_ handle: String, _ id: RecordID) async throws(Problem) -> String {
        try await text(Call(endpoint: .consentForm, parameters: [handle, id.description]))
    }

    /// A consent as a page to print and sign.
    public func consentPage(_ handle: String, _ id: RecordID) async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .consentForm, parameters: [handle, id.description], accept: html))
    }
}
