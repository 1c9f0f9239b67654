import ArgumentParser
import TacitClinical

/// A command that enters something of one kind; the configuration says what, the rest is the same for all.
protocol EntryCommand: AsyncParsableCommand {
    static var kind: EntryKind { get }
    /// Fields that the command line gives, of an id such as `G1` or of the verb itself.
    static func prefilled(_ item: String?) -> [(key: String, value: String)]
    var global: GlobalOptions { get }
    var entry: EntryOptions { get }
}

extension EntryCommand {
    static func prefilled(_ item: String?) -> [(key: String, value: String)] { [] }

    func run() async throws {
        try await EntryFlow.run(global, entry, Self.kind, prefilled: Self.prefilled)
    }
}

/// The same where a REF says what the entry belongs to.
protocol LinkedEntryCommand: AsyncParsableCommand {
    static var kind: EntryKind { get }
    /// The kind that the REF must be of, and the field that holds it.
    static var link: (kind: EntryKind, field: String) { get }
    var global: GlobalOptions { get }
    var entry: LinkedEntryOptions { get }
}

extension LinkedEntryCommand {
    func run() async throws {
        try await EntryFlow.run(
            global,
            entry,
            Self.kind,
            to: Self.link.kind,
            field: Self.link.field
        )
    }
}
