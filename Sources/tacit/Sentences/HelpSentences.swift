/// The pages of `tacit help`.
enum HelpSentences {
    static let daily = """
        tacit: an encrypted vault on your own machine for notes and treatment plans

        EVERY DAY
          tacit                     what is open, what waits, what is due
          tacit unlock              open the vault
          tacit brief otter-4       before a session: plan, measures, last note, needs
          tacit note otter-4        after it: write a note in your editor and sign it
          tacit jot otter-4         keep a few lines, also while it is locked
          tacit due --week          reviews, drafts and steps of the week
          tacit find                look for words in everything
          tacit show n7f3q          read a note again
          tacit share otter-4       parts of a chart, sealed, for a colleague
          tacit export otter-4      a copy for the client, to open in a browser
          tacit backup create DIR   copy the vault, encrypted, and test the copy
          tacit status              is it open?
          tacit lock                leave the desk

        A client is addressed by a code name such as otter-4. Leave it out on a
        terminal, and a list opens in which you type part of the name. Names never
        belong on a command line: it is kept in your shell's history.

        FIRST
          tacit init                make the vault
          tacit client add          add a client
          tacit assess add otter-4  intake: a questionnaire, item by item
          tacit plan new otter-4    the first plan (--formal: with goals); plan review
                                    walks through it, and problem add needs no plan
          tacit practice edit       your name as it stands on what you sign

        MORE
          tacit help all            every command
          tacit help note           one command
          tacit help problem NAME   what an error means, and what to do
          tacit help exit-codes     also: flags, documents, keys
        """

    static let allHeading = "Every command besides those of tacit help:"
    static let allEnd = """
        Say tacit help COMMAND for one of them, tacit help flags for what all take.
        """

    static let exitCodes = """
        Exit codes never change. One that you do not know means failure.

            0  done                              19  format not supported
            1  failed, or nothing found          20  stopped at your word
            3  findings or advice                21  the target failed
           10  no vault                          22  rollback or fork
           11  busy                              64  the command line is not right
           12  wrong passphrase                  65  document or data is not right
           13  locked                            66  the input cannot be read
           14  not found                         69  the agent does not answer
           15  ambiguous                         70  a mistake of tacit's own
           16  no consent                        73  the output cannot be written
           17  conflict                          74  disk error, or full
           18  the vault was tampered with       77  permission
                                                 78  configuration
                                                130  interrupted

        tacit status: 0 unlocked, 13 locked, 10 no vault.
        """

    static let flags = """
        These mean the same everywhere, before or after the verb:

          --vault DIR           another vault (TACIT_VAULT)
          --json                one JSON document on stdout; problems as JSON on stderr
          --plain               bare lines for scripts: what was made is the only line
          --names               print names in pipes and JSON too
          -o, --output FILE     write the result to a file (0600); - is stdout
          --force               overwrite the file that is there
          -n, --dry-run         change nothing
          --no-input            ask nothing
          --passphrase-file F   the passphrase is the first line of F (0600)
          --passphrase-fd N     the same from an open descriptor
          --color WHEN          auto, always, never (NO_COLOR)
          --no-pager            print long output as it is
          --insecure-temp       let the editor's file lie on a disk
          --break-glass         read though a full disk cannot enter the read
          -q, --quiet           no messages but warnings and errors
          -v, --verbose         more messages
          -h, --help            the help of a command
          --version             the version

        No flag and no variable takes a secret.
        """

    static let documents = """
        What you write in the editor is a document: a head of fields and a body of
        Markdown.

            ---
            at: 2031-01-13 14:00
            duration: 50 min
            ---
            ## Data
            ...

        The same document can come from a file or from stdin, so a script needs no
        terminal:

          tacit note otter-4 --template > note.md     print it empty
          tacit note otter-4 note.md                  keep it as a draft
          tacit note otter-4 - --sign < note.md       sign it, if nothing is wrong

        Times may be written 2031-01-13 14:00, 13 Jan 2031 14:00 or 14:00; lengths
        50 min or 14:00-14:50. Lines that begin with #% are help and are not kept.
        Text is UTF-8, at most 4 MiB. It is sealed as a draft before it is read, so a
        mistake in it loses nothing: the answer names line and column, and
        tacit draft edit REF opens it again.
        """

    static let keys = """
        The passphrase, or the kit on the recovery sheet, opens a keyslot; the keyslot
        holds the key of the vault. Both are made by tacit init.

          tacit key list            what opens the vault
          tacit key passphrase      set another passphrase
          tacit key recovery        make another kit; the old one opens nothing any more
          tacit unlock --recovery   open with the kit; a lost passphrase is then set
                                    with: tacit key passphrase --recovery

        The passphrase never leaves the command line's process. It is stretched with
        Argon2id (about a second of this machine's work), and only the result goes to
        the agent.

        A changed passphrase protects the vault from now on. Who has an old copy of
        the vault's file and the old passphrase can still open that copy.

        Nobody can open the vault without passphrase and kit: there is no third way.
        """

    static let problems = "tacit help problem NAME explains one of: "
    static let nextStep = "next step"
    static let exitCode = "exit code"
    static let httpStatus = "HTTP status"
    static let noSuchProblem = "there is no problem of that name"
    static let noSuchProblemHint = "tacit help problem lists them"
    static let seeAll = "see: tacit help all"
}
