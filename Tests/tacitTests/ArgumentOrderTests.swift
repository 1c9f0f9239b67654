import ArgumentParser
import TacitAgentAPI
import Testing

@testable import tacit

struct ArgumentOrderTests {
    @Test(arguments: [
        (["status"], ["status"]),
        (["--vault", "/v", "status"], ["status", "--vault", "/v"]),
        (["--vault=/v", "--json", "client", "list"], ["client", "list", "--vault=/v", "--json"]),
        (["-n", "note", "otter-4", "--", "-"], ["note", "otter-4", "-n", "--", "-"]),
        (["status", "--vault", "/v"], ["status", "--vault", "/v"]),
        (["--help"], ["--help"]),
        (["--plain"], ["--plain"]),
        (["--bogus", "--json", "status"], ["--bogus", "--json", "status"]),
        (["--vault"], ["--vault"]),
        ([], []),
    ])
    func globalsMayStandBeforeTheVerb(typed: [String], ordered: [String]) {
        #expect(ArgumentOrder.globalsLast(typed) == ordered)
    }

    @Test func everyGlobalFlagIsTakenBeforeTheVerb() throws {
        for flag in ArgumentOrder.withoutValue {
            let command = try Tacit.parseAsRoot(ArgumentOrder.globalsLast([flag, "status"]))
            #expect(command is StatusCommand, "\(flag)")
        }
        let values = ["--color": "never", "--passphrase-fd": "3"]
        for flag in ArgumentOrder.withValue {
            let typed = [flag, values[flag] ?? "x", "status"]
            #expect(
                try Tacit.parseAsRoot(ArgumentOrder.globalsLast(typed)) is StatusCommand,
                "\(flag)"
            )
        }
    }

    @Test func everyDeclaredGlobalIsInTheList() throws {
        let help = GlobalOptions.helpMessage(includeHidden: true, columns: 200)
        let declared = help.split { " ,\n".contains($0) }.filter {
            $0.hasPrefix("-") && $0.count > 1
        }.map(String.init)
        let known = ArgumentOrder.withValue.union(ArgumentOrder.withoutValue).union([
            "-h", "--help",
        ])
        #expect(declared.count > 15)
        for flag in declared { #expect(known.contains(flag), "\(flag)") }
    }

    @Test func theValueArrives() throws {
        let command = try Tacit.parseAsRoot(
            ArgumentOrder.globalsLast(["--vault", "/v", "-o", "-", "status", "-q"])
        )
        let status = try #require(command as? StatusCommand)
        #expect(status.global.vault == "/v" && status.global.output == "-" && status.global.quiet)
    }
}

struct UsageProblemTests {
    @Test(arguments: [
        ("Unexpected argument 'Mona Lisa'", "unexpected argument (not repeated here)"),
        ("Unknown option '--bogus'", "unknown option '--bogus'"),
        ("Missing expected argument '<client>'", "missing expected argument '<client>'"),
        (
            "2 unexpected arguments: 'Mona', 'Lisa'",
            "2 unexpected arguments: (not repeated here), (not repeated here)"
        ),
        ("The value 'O'Hara' is invalid for '--color <color>'.", "the value"),
        ("Missing value for '--vault <vault>'.", "missing value for '--vault <vault>'"),
    ])
    func aNameOnTheCommandLineIsNotRepeated(said: String, repeated: String) {
        #expect(UsageProblem.from(said).detail == repeated)
    }

    @Test func anUnknownVerbIsAnsweredWithTheNearestOne() {
        #expect(UnknownVerb.problem(in: ["unlok"])?.hint?.hasSuffix("tacit unlock") == true)
        #expect(UnknownVerb.problem(in: ["xyzzy-plugh"])?.hint == "see: tacit help")
        #expect(UnknownVerb.problem(in: ["status"]) == nil)
        #expect(UnknownVerb.problem(in: ["--json"]) == nil)
        #expect(UnknownVerb.problem(in: []) == nil)
    }
}
