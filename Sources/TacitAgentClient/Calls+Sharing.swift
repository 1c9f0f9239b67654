internal import NIOCore
public import TacitAgentAPI
public import TacitClinical
public import TacitCrypto

/// How a bundle is sealed, besides what its document says.
public struct SealingOptions: Sendable {
    /// To eight generated words in the place of the recipient's key.
    public var toPassphrase = false
    /// With a checkpoint of the log and a proof for each record that leaves.
    public var withProofs = false

    /// Seals to the recipient's key, without proofs.
    public init() {}

    var headers: [(name: String, value: String)] {
        let words = [toPassphrase ? "passphrase" : nil, withProofs ? "proofs" : nil].compactMap(\.self)
        return words.isEmpty ? [] : [(TacitHeader.sealing, words.joined(separator: " "))]
    }
}

extension AgentClient {
    /// What would leave, and whether it may; a text that begins with a brace is JSON.
    public func previewShare(
        _ handle: String, _ text: String, _ options: SealingOptions
    ) async throws(Problem) -> SharePreview {
        let call = Call(
            endpoint: .previewBundle, parameters: [handle], headers: options.headers, body: Self.body(text))
        return try await value(SharePreview.self, call)
    }

    /// Enters the disclosure and seals the bundle; its bytes wait to be fetched.
    ///
    /// Throws `no-consent` with every reason when the gate refuses.
    public func share(
        _ handle: String, _ text: String, _ options: SealingOptions
    ) async throws(Problem) -> ShareReply {
        let call = Call(
            endpoint: .createBundle, parameters: [handle], headers: options.headers, body: Self.body(text),
            seconds: 600)
        return try await value(ShareReply.self, call)
    }

    /// A part of a sealed bundle, from 1; with the last one the agent forgets it.
    public func bundlePart(_ handle: String, _ id: RecordID, number: Int) async throws(Problem) -> [UInt8] {
        try await send(
            Call(
                endpoint: .getBundlePart, parameters: [handle, id.description, String(number)], accept: octets))
    }

    /// The words of a bundle that was sealed to a passphrase; they are told once.
    public func bundleWords(_ handle: String, _ id: RecordID) async throws(Problem) -> [UInt8] {
        try await send(Call(endpoint: .getBundleWords, parameters: [handle, id.description], accept: octets))
    }

    /// What left in a bundle, made again from the records, with whether it is the same.
    public func sharedAgain(_ handle: String, _ id: RecordID) async throws(Problem) -> SharedAgainReply {
        try await value(
            SharedAgainReply.self, Call(endpoint: .getBundle, parameters: [handle, id.description]))
    }

    /// Gives a part of a file that is to be opened, from 1.
    public func putOpeningPart(_ id: RecordID, number: Int, _ bytes: [UInt8]) async throws(Problem) {
        let body = Body(bytes: ByteBuffer(bytes: bytes), mediaType: octets)
        _ = try await send(
            Call(endpoint: .putOpeningPart, parameters: [id.description, String(number)], body: body))
    }

    /// Gives the words that a file is sealed to; they are copied once, into a buffer that is overwritten when sent.
    public func putOpeningWords(_ id: RecordID, _ words: borrowing SecureBytes) async throws(Problem) {
        _ = try await send(
            Call(endpoint: .putOpeningWords, parameters: [id.description], body: .secret(words)))
    }

    /// What the file is from outside.
    public func inspectBundle(_ id: RecordID) async throws(Problem) -> BundleReply {
        try await value(BundleReply.self, Call(endpoint: .inspectBundle, parameters: [id.description]))
    }

    /// Opens the file, everything of it verified; files it when a client is named.
    public func openBundle(_ id: RecordID, _ request: OpeningRequest) async throws(Problem) -> BundleReply {
        let call = Call(
            endpoint: .openBundle, parameters: [id.description], body: try .json(request), seconds: 600)
        return try await value(BundleReply.self, call)
    }

    /// A part of a file of the bundle that was opened; both count from 1.
    public func openedPart(_ id: RecordID, file: Int, number: Int) async throws(Problem) -> [UInt8] {
        try await send(
            Call(
                endpoint: .getOpenedPart, parameters: [id.description, String(file), String(number)],
                accept: octets))
    }

    private static func body(_ text: String) -> Body {
        let isJSON = text.utf8.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "{")
        return isJSON ? .encodedJSON(Array(text.utf8)) : .document(text)
    }
}
