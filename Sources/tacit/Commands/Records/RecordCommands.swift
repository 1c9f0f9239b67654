import ArgumentParser

/// The commands of this folder, in the order in which help lists them.
enum RecordCommands {
    /// What is done every day.
    static let daily: [any AsyncParsableCommand.Type] = [
        TodayCommand.self, BriefCommand.self, NoteCommand.self, ShowCommand.self,
    ]
    /// The rest.
    static let records: [any AsyncParsableCommand.Type] = [
        ClientCommand.self, PlanCommand.self, SignCommand.self, AmendCommand.self, UndoCommand.self,
        MarkErrorCommand.self, DraftCommand.self, LogCommand.self, PracticeCommand.self,
        CheckCommand.self,
    ]
}
