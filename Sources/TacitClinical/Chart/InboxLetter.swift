/// A text that was sealed to the inbox and waits for its client.
public struct InboxLetter: Codable, Hashable, Sendable {
    /// Its id, chosen when it was sealed.
    public var id: RecordID
    /// The code name that it was written for; empty for nobody yet.
    public var handle: String
    /// The class under whose keys it will be.
    public var noteClass: NoteClass
    /// The text as typed.
    public var text: String

    /// Makes a letter.
    public init(id: RecordID, handle: String, noteClass: NoteClass, text: String) {
        self.id = id
        self.handle = handle
        self.noteClass = noteClass
        self.text = text
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, handle, text
        case noteClass = "class"
    }
}
