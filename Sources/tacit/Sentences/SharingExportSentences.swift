import TacitAgentAPI

/// What is said about copies of a chart.
enum ExportSentences {
    static let goesIn = "in it"
    static let stays = "left out"
    static let nothing = "nothing"
    static let question = "Make this copy?"
    static let notMade = "no copy was made"
    static let oneOf = "one of --paper, --choose and --slots"
    static let slipNeedsWords = "a slip needs generated words"
    static let slipHint = "leave --choose or --paper out"
    static let onlyForClient = "--sections, --reviewed and --request belong to the client's copy"
    static let onlyForClientHint = "leave --for me out; your own copy holds the whole chart"
    static let slotRange = "a file has 1 to 8 readers"
    static let chooseNeedsTerminal = "a passphrase is chosen on a terminal, or given with --passphrase-file"
    static let chooseHint = "without --choose six words are generated"
    static let opensWith =
        "it opens on computers, tablets and telephones, in Firefox, Chrome, Edge or Safari; a mail program cannot open it"
    static let remember = "a chosen passphrase is not shown; say it to the reader yourself"
    static func words(_ words: String, _ number: Int, of count: Int) -> String {
        count == 1 ? "the words, shown once: \(words)" : "the words of reader \(number), shown once: \(words)"
    }
    static func made(_ ref: String?, _ path: String) -> String {
        ref.map { "entered \($0); written to \(path)" } ?? "written to \(path)"
    }
    static func slip(_ path: String) -> String {
        "the slip is in \(path), in clear: print it, hand it over, and remove the file"
    }
    static let slipIsCopy = "the slip and the copy would be one file"
    static let slipIsCopyHint = "give the slip another name: whoever has both can read the copy"
    static func enteredOnly(_ ref: String) -> String {
        "the copy was entered as \(ref) and not written; when it did not reach the client: tacit mark-error \(ref)"
    }

    // The page on paper.
    static let opened = "the page is open in the browser, from memory; print it there"
    static let printed = "Printed? Press Enter, and it is removed: "
    static let spool =
        "a printer keeps what it printed: clear its queue, and print at the practice alone; the browser is to keep no history of it"
    static let noBrowser = "no browser was found"
    static let noBrowserHint = "set BROWSER to one, or write the page with -o page.html and remove it yourself"
    static let paperNeedsTerminal = "the page is shown in a browser, and there is no terminal to wait on"
    static let paperHint = "write it with -o page.html, print it, and remove it"
}
