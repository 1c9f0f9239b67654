import Glibc
import TacitAgentAPI
import TacitAgentClient

/// Which editor, and what it is told so that no copy of the text stays anywhere.
struct EditorChoice: Equatable {
    /// The path of the program.
    let program: String
    /// What stands before the file's name.
    let arguments: [String]
    /// It is known to keep copies, and cannot be told not to.
    let keepsCopies: Bool

    /// Graphical editors and those with backups that no argument turns off.
    private static let copying: Set<String> = [
        "code", "codium", "subl", "atom", "gedit", "gnome-text-editor", "kate", "kwrite", "pluma",
        "mousepad",
        "xed", "micro", "joe", "jed", "jmacs", "jstar",
    ]

    /// The editor of `config`, `VISUAL`, `EDITOR`, else nano; `bad-configuration` when it is not there.
    static func find(_ configuration: Configuration) throws(Problem) -> Self {
        let candidates = [
            configuration.editor, ProcessEnvironment.value("VISUAL"),
            ProcessEnvironment.value("EDITOR"),
        ]
        let command = candidates.compactMap { $0 }.first { !$0.trimmed.isEmpty } ?? "nano"
        let words = command.split(separator: " ").map(String.init)
        guard let name = words.first, let path = Programs.path(of: name) else {
            throw Problem(.badConfiguration, detail: EditorSentences.notFound)
        }
        return Self(path: path, resolved: resolved(path), arguments: Array(words.dropFirst()))
    }

    /// `resolved` is the program behind the links of Debian's alternatives.
    init(path: String, resolved: String, arguments own: [String]) {
        program = path
        let name = String(resolved.split(separator: "/").last ?? "")
        arguments = own + Self.safe(name)
        keepsCopies = Self.copying.contains(name)
    }

    private static func safe(_ name: String) -> [String] {
        // `silent!`, because small builds lack some of the options. Once before and once after the person's vimrc.
        let vim = "silent! set noswapfile nobackup nowritebackup noundofile backupcopy=yes"
        if name.hasPrefix("nvim") { return ["-n", "-i", "NONE", "--cmd", vim, "-c", vim] }
        if name.hasPrefix("vim") {
            return ["-n", "-i", "NONE", "--cmd", vim, "-c", vim, "-c", "silent! set viminfo="]
        }
        if name.hasPrefix("emacs") && !name.hasPrefix("emacsclient") {
            let lisp =
                "(setq make-backup-files nil backup-inhibited t auto-save-default nil create-lockfiles nil "
                + "savehist-mode nil recentf-mode nil)"
            return ["--no-desktop", "--eval", lisp]
        }
        // Without its configuration file nano keeps neither backups nor histories. Not `--restricted`: that
        // would also turn off the copy that nano saves beside the file when it is killed.
        if name == "nano" || name == "pico" {
            return ["--ignorercfiles", "--softwrap", "--atblanks"]
        }
        return []
    }

    private static func resolved(_ path: String) -> String {
        guard let full = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(full) }
        return unsafe String(cString: full)
    }
}
