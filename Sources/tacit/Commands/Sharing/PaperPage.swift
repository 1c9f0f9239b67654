import Subprocess
import SystemPackage
import TacitAgentAPI
import TacitAgentClient

/// A page in clear that is looked at and printed: it lies in memory, in a directory of ours, as long as that takes.
struct PaperPage {
    let session: Session

    /// Opens the page in a browser, waits until it was printed, and removes it.
    func show(_ page: [UInt8]) async throws {
        let signals = SignalGuard()
        defer { signals.end() }
        let folder = try EditFolder(
            in: session.agent.places.runtime, evenOnDisk: session.global.insecureTemp)
        defer { folder.remove() }
        let file = try folder.write(String(decoding: page, as: UTF8.self), named: "page.html")
        try await open(file)
        session.output.message(ExportSentences.opened)
        session.output.warn(ExportSentences.spool)
        _ = try session.terminal.ask(ExportSentences.printed)
    }

    private func open(_ file: String) async throws {
        let named = [ProcessEnvironment.value("BROWSER")].compactMap(\.self)
        for program in (named + ["xdg-open"]).compactMap(Programs.path) {
            let ended = try? await run(
                .path(FilePath(program)), arguments: Arguments([file]), output: .discarded, error: .discarded)
            if ended?.terminationStatus.isSuccess == true { return }
        }
        throw UsageProblem.because(ExportSentences.noBrowser, hint: ExportSentences.noBrowserHint)
    }
}
