import ArgumentParser

/// Flags with the same meaning everywhere, before or after the verb.
///
/// They are hidden in the help of single commands; `tacit help all` lists them once.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: .init("The vault's directory (TACIT_VAULT).", visibility: .hidden))
    var vault: String?

    @Flag(name: .long, help: .init("One JSON document on stdout.", visibility: .hidden))
    var json = false

    @Flag(name: .long, help: .init("Bare lines on stdout, for scripts.", visibility: .hidden))
    var plain = false

    @Flag(name: .shortAndLong, help: .init("No messages but errors.", visibility: .hidden))
    var quiet = false

    @Flag(name: .shortAndLong, help: .init("More messages.", visibility: .hidden))
    var verbose = false

    @Flag(name: .customLong("no-input"), help: .init("Ask nothing.", visibility: .hidden))
    var noInput = false

    @Option(name: .long, help: .init("Colour on a terminal.", visibility: .hidden))
    var color: ColorChoice?

    @Flag(
        name: .customLong("no-pager"),
        help: .init("Print long output as it is.", visibility: .hidden)
    )
    var noPager = false

    @Flag(
        name: [.customShort("n"), .customLong("dry-run")],
        help: .init("Change nothing.", visibility: .hidden)
    )
    var dryRun = false

    @Option(
        name: .shortAndLong,
        help: .init("Write the result to a file, - for stdout.", visibility: .hidden)
    )
    var output: String?

    @Flag(name: .long, help: .init("Overwrite the file that is there.", visibility: .hidden))
    var force = false

    @Option(
        name: .customLong("passphrase-file"),
        help: .init("Read the passphrase from the first line of a file.", visibility: .hidden)
    )
    var passphraseFile: String?

    @Option(
        name: .customLong("passphrase-fd"),
        help: .init("Read the passphrase from an open descriptor.", visibility: .hidden)
    )
    var passphraseDescriptor: Int32?

    @Flag(name: .long, help: .init("Print names in pipes and JSON too.", visibility: .hidden))
    var names = false

    @Flag(
        name: .customLong("insecure-temp"),
        help: .init("Let the editor file lie on a disk.", visibility: .hidden)
    )
    var insecureTemp = false

    @Flag(
        name: .customLong("break-glass"),
        help: .init("Read though a full disk cannot enter it.", visibility: .hidden)
    )
    var breakGlass = false

    @Option(
        name: .long,
        help: .init("The time of the act, in a fictional vault.", visibility: .private)
    )
    var clock: String?
}

/// The value of `--color`.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}
