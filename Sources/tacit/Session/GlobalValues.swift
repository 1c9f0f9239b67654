/// What the global flags say, apart from the parser that read them.
struct GlobalValues {
    var vault: String?
    var json = false
    var plain = false
    var quiet = false
    var verbose = false
    var noInput = false
    var color: ColorChoice?
    var noPager = false
    var dryRun = false
    var output: String?
    var force = false
    var passphraseFile: String?
    var passphraseDescriptor: Int32?
    var names = false
    var insecureTemp = false
    var breakGlass = false
    var clock: String?

    /// No flag at all.
    init() {}

    init(_ options: GlobalOptions) {
        vault = options.vault
        json = options.json
        plain = options.plain
        quiet = options.quiet
        verbose = options.verbose
        noInput = options.noInput
        color = options.color
        noPager = options.noPager
        dryRun = options.dryRun
        output = options.output
        force = options.force
        passphraseFile = options.passphraseFile
        passphraseDescriptor = options.passphraseDescriptor
        names = options.names
        insecureTemp = options.insecureTemp
        breakGlass = options.breakGlass
        clock = options.clock
    }
}
