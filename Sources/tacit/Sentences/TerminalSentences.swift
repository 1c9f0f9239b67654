/// What prompts and inputs say.
enum TerminalSentences {
    static let yesOrNo = "y/n"
    static let sayYesOrNo = "please say y or n"
    static let oneLetter = "please say one of the letters"
    static let nobody = "this asks something, and there is no terminal to ask on"
    static let nobodyHint = "give it as a document, or its answers as flags: tacit help documents"
    static let notUTF8 = "what was typed is not UTF-8"
}

/// What is said of documents that cannot be read.
enum InputSentences {
    static func notUTF8(offset: Int) -> String { "byte \(offset) is not part of UTF-8 text" }
    static func hasNUL(offset: Int) -> String { "byte \(offset) is NUL, which no document has" }
}

/// What is said about editors.
enum EditorSentences {
    static let keepsCopies =
        "this editor keeps copies of what it edits, on the disk and in clear; better: tacit config set editor nano"
    static let notFound = "the editor is not on this machine"
    static let looseRuntime = "the directory for editor files is not private to you"
    static let notInMemory =
        "the directory for editor files is on a disk, where deleted text can be found again"
    static let notInMemoryHint = "set XDG_RUNTIME_DIR to a tmpfs of yours, or say --insecure-temp"
}

/// What the picker of clients says.
enum PickerSentences {
    static let prompt = "Client:"
    static let closed = "closed"
    static let noneFits = "  nobody fits"
    static let noClient = "which client?"
    static let noClientHint = "give a code name; tacit client list shows them"
    static let noClients = "there are no clients yet; add one with tacit client add"
    static let unknown = "no client has that code name"
    static let unknownHint = "tacit client list shows them"
    static func confirm(handle: String, name: String) -> String { "\(name) (\(handle))?" }
}
