import TacitAgentAPI
import TacitClinical

/// Whether the last backup and its last test are old enough to say so.
enum BackupAge {
    /// A week of work is more than she could write again.
    static let mostDays = 7
    /// Once a quarter a restore is really done.
    static let mostDaysWithoutTest = 92

    /// What to look at, and what to do; empty when all is well.
    static func advice(_ last: LastBackupReply) -> [(found: String, advice: String)] {
        guard let made = last.made else {
            return [(BackupSentences.never, BackupSentences.createAdvice)]
        }
        var advice: [(found: String, advice: String)] = []
        let today = last.day.daysSince1970
        let age = today - made.day.daysSince1970
        if age > mostDays {
            advice.append((BackupSentences.old(age), BackupSentences.createAdvice))
        }
        let tested = last.verified.map { today - $0.day.daysSince1970 }
        if tested ?? .max > mostDaysWithoutTest {
            advice.append((BackupSentences.untested(tested), BackupSentences.verifyAdvice))
        }
        return advice
    }
}
