/// What a client gets to keep of the own chart (client-export.md): nine parts, the client's words first.
///
/// The page is made from this value alone, so that it cannot hold more than the practitioner was shown. Protected notes
/// are never in it, and neither is what somebody else said: evidence, and notes of sessions with other people.
public struct ClientCopy: Hashable, Sendable {
    /// What is asked for besides what every copy has.
    public struct Options: Hashable, Sendable {
        /// Progress notes go along.
        public var withNotes = false
        /// Notes with other participants were looked through and go along, too.
        public var withOthers = false

        /// What every copy has.
        public init(withNotes: Bool = false, withOthers: Bool = false) {
            self.withNotes = withNotes
            self.withOthers = withOthers
        }
    }

    /// Who, when, and what is next.
    public struct Head: Hashable, Sendable {
        /// The client's name.
        public var name: String
        /// What the client wants to be called.
        public var called: String?
        /// Who wrote it.
        public var writer: SharedChart.Party
        /// The day of the copy.
        public var day: CalendarDay
        /// The version of the plan and since when it holds.
        public var plan: PlanDay?
        /// The next appointment, when one lies ahead.
        public var nextMeeting: Moment?
        /// When the plan is looked at again, when that lies ahead.
        public var nextReview: CalendarDay?
        /// The last day, after which there is no next.
        public var closedOn: CalendarDay?
    }

    /// A version of the plan on the time axis.
    public struct PlanDay: Hashable, Sendable {
        /// Its number.
        public var version: Int
        /// Since when it holds.
        public var on: CalendarDay
        /// Why there is a new one.
        public var reason: String?
    }

    /// A goal with its objectives.
    public struct Goal: Hashable, Sendable {
        /// The goal.
        public var goal: PlanGoal
        /// What shows that it is reached.
        public var objectives: [PlanObjective]
    }

    /// What was asked to be done differently, and what became of it.
    public struct Help: Hashable, Sendable {
        /// What was asked, as the client said it.
        public var asked: String
        /// When.
        public var on: CalendarDay
        /// Whether the client has it now.
        public var isInForce: Bool
        /// Where it stands, in few words.
        public var state: String
        /// What was agreed instead or as a part of it.
        public var agreed: String?
        /// What was offered instead.
        public var offered: [String]
        /// Why it was decided so.
        public var reason: String?
        /// What the client said to it.
        public var answer: String?
        /// When it is looked at again.
        public var reviewOn: CalendarDay?
    }

    /// What was changed or added in a record of the chart.
    public struct Correction: Hashable, Sendable {
        /// The day of the record that it belongs to.
        public var recordOn: CalendarDay
        /// The day of the correction.
        public var on: CalendarDay
        /// Whether it amends or adds.
        public var kind: AmendmentContent.Kind
        /// What was wrong or missing.
        public var reason: String?
        /// The text as it was, which is kept.
        public var before: String
        /// What was added.
        public var text: String
    }

    /// What the log was when the copy was made.
    public struct Seal: Hashable, Sendable {
        /// Entries of the log.
        public var size: UInt64
        /// Its root in eight words.
        public var words: String

        /// A checkpoint in short.
        public init(size: UInt64, words: String) { (self.size, self.words) = (size, words) }
    }

    /// Whether everybody in it is invented.
    public var isFictional: Bool
    /// Who, when, and what is next.
    public var head: Head
    /// What the plan says in the client's words and otherwise.
    public var sections: [Section]
    /// The goals, open ones first.
    public var goals: [Goal]
    /// The steps as they stand, with those that became another.
    public var steps: [PlanStep]
    /// Readings.
    public var measures: [MeasureSeries]
    /// Versions of the plan.
    public var versions: [PlanDay]
    /// Every departure from the usual, by its first day.
    public var changes: [Alteration]
    /// Departures from the usual that hold now.
    public var inForce: [Alteration]
    /// What was asked for to be done differently.
    public var helps: [Help]
    /// The newest safety plan.
    public var safety: SafetyEntry?
    /// Consents that were signed.
    public var agreements: [ConsentStanding]
    /// What was told to others.
    public var received: [Disclosure]
    /// What was amended or added.
    public var corrections: [Correction]
    /// What the client asked of the records, with the answers.
    public var requests: [RequestRecord]
    /// Notes, when they were asked for.
    public var notes: [SharedChart.SharedNote]
    /// What is not in it, and why: the same words whatever the chart holds.
    public var leftOut: [SharedChart.LeftOut]
    /// The log at that moment.
    public var seal: Seal
    /// The same for programs.
    public var shared: SharedChart
}
