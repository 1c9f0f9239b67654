import TacitAgentAPI
import TacitAgentClient

/// What is said about the vault as a whole.
enum VaultSentences {
    static let fictional = "FICTIONAL: every person in this vault is invented"
    static let none = "no vault"
    static let locked = "locked"
    static let unlocked = "unlocked"
    static let readOnly = "for reading only"
    static func faults(_ count: Int) -> String {
        "\(count) \(count == 1 ? "fault" : "faults") found since unlock: tacit check tells where"
    }
    static func held(_ count: Int) -> String {
        "\(count) \(count == 1 ? "read is" : "reads are") not entered yet, for want of room; locked so, they never are"
    }
    static let openForReading =
        "the vault is open for reading only, and why says: tacit lock; tacit unlock"
    static let lockedNow = "locked; nothing of it is left in memory"
    static let makeOne = "tacit init"
    static let openIt = "tacit unlock"
    static let alreadyUnlocked = "it was unlocked already"

    static func drafts(_ count: Int) -> String {
        count == 1 ? "1 draft waits" : "\(count) drafts wait"
    }
    static func inbox(_ count: Int) -> String {
        count == 1 ? "1 text waits in the inbox" : "\(count) texts wait in the inbox"
    }
    static func filed(_ count: Int) -> String {
        count == 1
            ? "1 text from the inbox is a draft now"
            : "\(count) texts from the inbox are drafts now"
    }
    static func lastUnlock(_ time: String) -> String { "last unlocked \(time)" }
    static let firstUnlock = "not unlocked before"
    static func locksIn(minutes: Int) -> String { "locks after \(minutes) min without activity" }
    static let rewrapped = "the keyslot was wrapped again with more work"
}

/// What is said about versions.
enum VersionSentences {
    static let text = TacitVersion.text
}

/// What is asked and said about passphrases.
enum PassphraseSentences {
    static let prompt = "Passphrase: "
    static let old = "Present passphrase: "
    static let kit = "Recovery kit (tacit-kit1...): "
    static let wrong = "that passphrase does not open this vault"
    static let wrongKit =
        "that is no kit, or there is a slip in it: 48 characters, tacit-kit1 in front"
    static let heavy = "this keyslot takes more than a quarter of this machine's memory"
    static let looseFile = "others can read the passphrase file"
    static let emptyFile = "there is no passphrase in it"
    static let offer = "Six words, drawn by this machine. Nobody can guess them:"
    static let question = "Take them?"
    static let take = "take these"
    static let again = "draw others"
    static let own = "choose my own"
    static let typeBack = "Type them back: "
    static let ownPrompt = "New passphrase: "
    static let ownAgain = "Once more: "
    static let differs = "they differ; please type it once more"
    static let keepPaper =
        "Write them on paper now; the screen is cleared after you have typed them back."
    static func score(_ digits: Int) -> String { "a guesser needs about 10^\(digits) tries" }
    static let noTerminal = "a new passphrase is chosen on a terminal, or read from a file"
    static let noTerminalHint = "tacit init --passphrase-file FILE --no-recovery"
    static let wouldChange = "would wrap a keyslot under a new passphrase; nothing was done"
    static let changed =
        "the passphrase is changed; the old one opens nothing any more, except old copies of the vault"
}

/// What is said about the recovery sheet.
enum SheetSentences {
    static let intro = "This is the recovery sheet. It opens the vault when the passphrase is lost."
    static let copy =
        "Write it down or photograph it with nothing that has a network. The screen is cleared afterwards."
    static func printed(_ path: String) -> String {
        "The sheet is in \(path). Print it now; a printer's spool and memory may keep a copy."
    }
    static let typeBack = "Type the kit back from the paper: "
    static let differs =
        "that is not the kit on the sheet; look again (Ctrl-D leaves, and nothing was changed)"
    static let notInMemory =
        "a sheet goes to a file on tmpfs only, where it can be removed for good"
    static let notInMemoryHint = "name a file below /dev/shm or $XDG_RUNTIME_DIR"
    static let needsTerminal = "the kit is typed back from the sheet, on a terminal"
    static let needsTerminalHint = "say --no-recovery to go without a kit"
    static let wouldReplace = "would put a new kit in the place of the old one; nothing was done"
    static let replaced = "the new kit is the only one now; destroy the old sheet"
}

/// What `init` says.
enum InitSentences {
    static let measuring = "measuring how much work this machine can do in a second"
    static let reopening = "closing the vault and opening it again with the kit"
    static let done = "the vault is made and open"
    static let doneWithKit = "the vault is made; the kit has opened it"
    static let next = "tacit client add"
    static let noKit =
        "without a recovery kit a lost passphrase means a lost vault: tacit key recovery makes one"
    static func dryRun(_ path: String) -> String { "would make a vault in \(path)" }
    static let kitDidNotOpen = "the kit did not open the vault; do not use it, and report this"
}
