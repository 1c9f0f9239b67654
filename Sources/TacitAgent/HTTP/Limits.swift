import NIOCore

/// What one request may cost.
///
/// The peers are programs of the same user, so these guard against mistakes and
/// runaway loops rather than against a determined peer, who could stop the agent anyway.
enum Limits {
    /// Open connections; a further one waits in the kernel's backlog.
    static let connections = 64
    /// Request line and header fields together.
    static let headerBytes = 16_384
    /// Header fields.
    static let headerFields = 64
    /// A request's body.
    static let bodyBytes = 8 << 20
    /// A text: what TacitMarkup takes.
    static let textBytes = 4 << 20
    /// A text that was sealed to the inbox key: a text, its JSON escapes and the box.
    static let inboxBytes = 5 << 20
    /// A body over its limit is read and thrown away, so that the answer can be read; past this the connection ends.
    static let drainedBytes = 2 * bodyBytes
    /// From the first byte of a header (at first: from the connection) to its last.
    static let headerTime = TimeAmount.seconds(10)
    /// For a peer to read why its header was refused.
    static let afterRefusal = TimeAmount.seconds(1)
    /// Without a byte in either direction, also between two requests.
    static let silence = TimeAmount.minutes(5)
}
