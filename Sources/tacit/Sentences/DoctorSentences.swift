/// What `doctor` finds and advises.
enum DoctorSentences {
    static let memoryLocked = "memory for keys can be locked"
    static let memoryNotLocked = "memory for keys cannot be locked, so it could reach the disk"
    static let raiseLimit = "raise the limit: ulimit -l 8192, or LimitMEMLOCK= in systemd"
    static let noSwap = "no swap on a disk"
    static let swap = "swap may write the memory of programs to a disk"
    static let swapAdvice =
        "keys are never swapped, texts can be: encrypt the swap (crypttab) or turn it off (swapoff -a)"
    static let noHibernation = "this machine does not hibernate"
    static let hibernates = "this machine can hibernate, which writes all memory to a disk"
    static let hibernationAdvice =
        "lock before it sleeps: tacit doctor --sleep-hook | sudo tee /usr/lib/systemd/system-sleep/tacit, then chmod +x it"
    static func landlock(_ version: Int32) -> String { "version \(version)" }
    static let lacking = "this kernel has it not"
    static let present = "present"
    static let landlockAdvice =
        "the agent can then read more files than the vault's: a kernel from 5.13 on with landlock in lsm= has it"
    static let seccompAdvice =
        "the agent can then make every system call: use a kernel with CONFIG_SECCOMP_FILTER"
    static let editorAdvice = "install nano, or: tacit config set editor NAME"
    static let multiplexed = "tmux or screen keeps what was printed"
    static let multiplexedAdvice =
        "tacit lock cannot clear that: tmux clear-history, or set history-limit 0"
    static let sandboxed = "the worker has given up every right it does not need"
    static func sandboxLacks(_ steps: [String]) -> String {
        "the worker could not give up: \(steps.joined(separator: ", "))"
    }
    static let sandboxAdvice =
        "a newer kernel has these steps (network from 6.7, scope from 6.12), or a container forbids them; the others hold"
    static let memoryAdvice = "the agent takes no key: raise LimitMEMLOCK= in its unit, or ulimit -l 8192"
    static let passphraseStrong = "no passphrase in use is easy to guess"
    static let passphraseWeak = "a passphrase is in use that is easy to guess"
    static let passphraseAdvice = "take six drawn words: tacit key passphrase"
    static let agentAdvice = "install tacit-agent into the directory of tacit"
    static let keyslotsStrong = "every passphrase slot has today's cost"
    static let keyslotsWeak = "a passphrase slot costs a guesser less than it could"
    static let keyslotsAdvice = "unlock once with the passphrase: the slot is then wrapped again"
    static let inMemory = "lie in memory"
    static let leftOverAdvice =
        "an editor is open, or a tacit was killed while one was; when none is, keep what is in there and remove it"
    static func makePrivate(_ path: String, _ mode: String) -> String {
        "chmod \(mode) \(path), and make it yours"
    }

    /// Locks by SIGUSR1, which the agent takes as "now".
    static func sleepHook(uid: UInt32) -> String {
        """
        #!/bin/sh
        # Locks tacit before the machine sleeps (systemd-sleep(8)).
        [ "$1" = pre ] && pkill -USR1 -u \(uid) -x tacit-agent
        exit 0
        """
    }
}
