import ArgumentParser

/// The commands of this folder, in the order in which help lists them.
enum RecordCommands {
    /// What is done every day.
    static let daily: [any AsyncParsableCommand.Type] = [
        TodayCommand.self, BriefCommand.self, NoteCommand.self, JotCommand.self, DueCommand.self,
        FindCommand.self, ShowCommand.self, ShareCommand.self, ExportCommand.self,
    ]
    /// The rest.
    static let records: [any AsyncParsableCommand.Type] = [
        ClientCommand.self, AssessCommand.self, ProblemCommand.self, DiagnosisCommand.self,
        PlanCommand.self, GoalCommand.self, MeasureCommand.self, AccommodateCommand.self,
        AlterCommand.self, ConsentCommand.self, BundleCommand.self, RequestCommand.self,
        SafetyCommand.self, AttachCommand.self, SignCommand.self, AmendCommand.self,
        UndoCommand.self,
        MarkErrorCommand.self, DraftCommand.self, InboxCommand.self, LogCommand.self,
        ThreadCommand.self, AsOfCommand.self, TemplateCommand.self, PracticeCommand.self,
        ProviderCommand.self, CheckCommand.self, AuditCommand.self,
    ]
}
