import TacitClinical

/// What is said about entries of a chart.
enum EntrySentences {
    static let none = "nothing is entered"
    static let undone = "taken back"
    static let severalBySemicolon = "several: put a ; between them"
    static let pairsBySemicolon = "as name: value; name: value"
    static let yesOrNo = "yes or no"
    static let mayBeEmpty = "may be empty"

    static func enter(_ kind: EntryKind) -> String { "Enter this \(ClinicalWords.entry(kind))?" }
    static let mendJSON = "mend the JSON and give it again; nothing was entered or kept"
    static let noItem = "neither plan nor problems have this id"

    static func entered(_ entry: Entry) -> String {
        "entered \(entry.ref), \(ClinicalWords.entry(entry.content.kind)): \(entry.content.value.title)"
    }
    static func wouldEnter(_ kind: EntryKind, _ handle: String) -> String {
        "would enter this for \(handle): \(ClinicalWords.entry(kind)); nothing was looked at or done"
    }
    static func otherKind(_ kind: EntryKind) -> String {
        "the REF names something else than this: \(ClinicalWords.entry(kind))"
    }
    static func refMissing(_ kind: EntryKind) -> String {
        "give the REF of this: \(ClinicalWords.entry(kind)); tacit log lists them"
    }
    static func itemsWith(_ handle: String) -> String {
        "the ids stand in: tacit plan show \(handle), tacit problem list \(handle)"
    }
}

/// What is said about accommodations.
enum AccommodationSentences {
    static let none = "nothing was asked for"
    static let inForce = "in force"
}

/// What is said about alterations.
enum AlterationListSentences {
    static let noneAtAll = "nothing was ever altered"

    static func none(_ day: String) -> String { "nothing was altered on \(day)" }
}

/// What is said about measures.
enum MeasureSentences {
    static let none = "nothing was measured"
    static let noValue = "no value yet"
    static let met = "met"
    static let notMeasured = "nothing is measured under this id"

    static func listWith(_ handle: String) -> String { "what is measured: tacit measure list \(handle)" }
}

/// What is said about safety.
enum SafetySentences {
    static let noneOpen = "no flag is open"
}

/// What is said about days.
enum DaySentences {
    static let notADay = "this is no day"
    static let write = "write it as 2031-01-13 or today"
}

/// What is asked in a review.
enum ReviewSentences {
    static let moved = "How did it move?"
    static let goesOn = "What now?"
    static let why = "Why, in a few words:"
    static let participants = "Who took part besides you and the client (several: put a ; between them):"
    static let clientView = "What does the client say (empty: not asked):"
    static let nextReview = "Next review on (such as 2031-04-13):"
    static let newVersion = "Does the plan change?"
    static let notAsked = "not asked"
}

/// What stands on a printed plan.
enum PlanPageSentences {
    static let title = "Treatment plan"
    static let steps = "Steps"
    static let waivers = "Left out on purpose"
    static let accommodations = "Accommodations and alterations in force"
    static let signatures = "Signatures"
    static let blanks = ["Client: ______________________  Date: ____________", "", "Practitioner: ________________  Date: ____________"]

    static func version(_ number: Int, _ day: String) -> String { "Version \(number), in force from \(day)" }
}

/// What is asked of an instrument.
enum AssessSentences {
    static let which = "Instrument (such as PHQ-9):"
    static let unknown = "no instrument has this name"
    static let onWhichDay = "Filled in on (empty: today):"
    static let answer = "answer:"
    static let total = "Total (empty when it is not complete):"

    static func known(_ names: [String]) -> String { "the instruments are: \(names.joined(separator: ", "))" }
    static func oneOf(_ values: [Int]) -> String {
        "   one of \(values.map(String.init).joined(separator: ", ")); an empty line leaves the item out"
    }
}

/// What is said about goals.
enum GoalSentences {
    static let added = "a goal was added"
    static let skeleton = """
        ## Goal: 
        - problems: 
        - client: 
        - until: 

        ### Objective: 
        - measure: 
        - unit: 
        - baseline: 
        - target: 
        - every: 
        - due: 
        - review: 
        - who: 

        """
}

/// What is said about finding.
enum FindSentences {
    static let ask = "Find:"
    static let none = "nothing was found"
    static let notHere = "words to find do not stand on the command line"
    static let sayThem = "leave them out and they are asked for, or give - and write them to stdin"
}

/// What is said about what is due.
enum DueWords {
    static let none = "nothing is due"
    static let today = "today"
    static let withinRange = "--within takes 0 to 366 days"

    static func late(_ days: Int) -> String { days == 1 ? "1 day late" : "\(days) days late" }
    static func ahead(_ days: Int) -> String { days == 1 ? "tomorrow" : "in \(days) days" }
}

extension EntrySentences {
    static let notAnEntry = "the REF is not of an assessment; tacit assess list lists them"
}

/// What is said about the thread.
enum ThreadSentences {
    static let none = "there is no plan with goals yet"
    static let loose = "Hanging loose"
    static let noNotes = "no note yet"

    static func line(_ end: GoldenThread.LooseEnd, _ since: String?) -> String {
        switch end.what {
        case .note: "note \(end.id) touches no objective"
        case .objective: "\(end.id) was not touched since \(since ?? "")"
        case .goal: "\(end.id) has no problem"
        case .problem: "\(end.id) has no goal"
        case .diagnosis: "\(end.id) has no problem"
        }
    }
}

/// Headings of a chart of a day.
enum ViewSentences {
    static let inForce = "Alterations in force"
    static let notes = "Notes"
    static let entries = "Entries"

    static func knownOn(_ day: String) -> String { "as it was known on \(day)" }
}

/// What is said about jotted texts.
enum JotSentences {
    static let ask = "jot (an empty line ends it):"
    static let kept = "kept in the inbox"
    static let wouldKeep = "would keep this text; nothing was done"
    static let listWith = "see what waits, once it is unlocked: tacit inbox list"
}

/// What is said about the inbox.
enum InboxListSentences {
    static let none = "the inbox is empty"
    static let absent = "the inbox has no such text"
    static let seeList = "tacit inbox list names what waits"
    static let wouldDiscard = "would remove a text; nothing was done"

    static func discarded(_ ref: String) -> String { "removed \(ref)" }
    static func wait(_ count: Int) -> String {
        "\(ClinicalWords.count(count, "text")) for no client yet: tacit inbox list"
    }
}

/// What is said about templates.
enum TemplateSentences {
    static let none = "there is no template of your own"
    static let badName = "a template's name is a word of small letters, digits and hyphens"
    static let exists = "there is a template of this name already"
    static let absent = "there is no template of this name"
    static let unchanged = "nothing was written; no template was kept"
    static let otherClass = "the template is for another class of notes; say --class as it was made"
    static let seeList = "tacit template list names them"
    static let wouldRemove = "would remove a template; nothing was done"
    static let wouldKeep = "would keep a template; nothing was done"

    static func kept(_ name: String) -> String { "kept the template \(name)" }
    static func removed(_ name: String) -> String { "removed the template \(name)" }
}

/// What is said about files.
enum AttachmentSentences {
    static let attaching = "attaching"
    static let saving = "saving"
    static let plainFile = "this is no plain file"
    static let largest = "a file of a chart has at most 256 MiB"
    static let notAFile = "the REF is not of a file; tacit attach list lists them"
    static let whereTo = "say where to write it with -o FILE"

    static func wouldAttach(_ handle: String) -> String { "would attach a file for \(handle); nothing was done" }
    static func saved(_ path: String) -> String { "written to \(path), in clear" }
}
