internal import FoundationEssentials

/// Everything that a page says before it is open, and around its content. Nothing here tells what kind of document it
/// is, or that it comes from a practice.
enum GateWords {
    static let title = "Document"
    static let heading = "A sealed document"
    static let save =
        "Save this file first. Then open it with a browser: Firefox, Chrome, Edge or Safari. It needs no internet."
    static let need = "It opens with the words that came to you on paper, or that you were told."
    static let noScript =
        "This is only a preview. Save this file on your device. Then open it with a browser: Firefox, Chrome, Edge or "
        + "Safari. A mail program cannot open it."
    static let label = "The words"
    static let hint = "Capital letters, spaces and dashes do not matter."
    static let open = "Open"

    /// What the script says, by the names that it uses.
    struct Said: Encodable {
        let opening = "Opening. This takes a second or two."
        let otherWords = "These are not the words. Nothing is lost: look again, and try once more."
        let noWords = "Type the words first."
        let damaged = "This file is damaged. Ask for it once more."
        let newer = "A newer kind of file, which its own page does not know. Ask for it once more."
        let failed = "It could not be opened. Try another browser."
        let tooOld =
            "This browser cannot open it here. Save the file, and open it with Firefox, Chrome, Edge or Safari."
        let closed = "Closed. Nothing of it was kept. To read it again, open the file again."
        let showWords = GateWords.showWords
        let hideWords = "Hide the words"
        let close = "Close"
        let save = "Save the data file"
        let search = "Search this page"
        let found = "# found"
    }

    static let showWords = "Show the words"
}
