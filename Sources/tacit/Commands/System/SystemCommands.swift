import ArgumentParser

/// The commands on the vault as a whole and on this machine, in the order in which help lists them.
enum SystemCommands {
    /// What is done every day.
    static let daily: [any ParsableCommand.Type] = [
        UnlockCommand.self, LockCommand.self, StatusCommand.self,
    ]
    /// The rest.
    static let rest: [any ParsableCommand.Type] = [
        InitCommand.self, BackupCommand.self, KeyCommand.self, AgentCommand.self, DoctorCommand.self,
        CompletionCommand.self,
        ConfigCommand.self, HelpCommand.self, VersionCommand.self, CompleteHandlesCommand.self,
    ]
}
