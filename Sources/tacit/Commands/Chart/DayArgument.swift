import TacitAgentAPI
import TacitAgentClient
import TacitClinical

extension Session {
    /// The day that an option says; by the vault's clock today when it says none.
    func day(_ text: String?) async throws -> CalendarDay {
        guard let text, text != "today" else { return try await unlockedAgent().lastBackup().day }
        guard let day = CalendarDay(text) ?? DayText.parse(text) else {
            throw UsageProblem.because(DaySentences.notADay, hint: DaySentences.write)
        }
        return day
    }
}
