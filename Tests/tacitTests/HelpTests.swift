import ArgumentParser
import Foundation
import TacitAgentAPI
import Testing

@testable import tacit

struct HelpTests {
    /// Every command of the tree with the words that name it.
    static func commands(
        _ root: any ParsableCommand.Type = Tacit.self,
        _ words: [String] = []
    ) -> [(words: [String], type: any ParsableCommand.Type)] {
        root.configuration.subcommands.flatMap { command in
            let name = words + [command._commandName]
            return [(name, command)] + commands(command, name)
        }
    }

    @Test func everyPageOfACommandFitsOnAScreen() {
        for (words, type) in Self.commands() {
            let lines = Tacit.helpMessage(for: type, columns: 80).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            #expect(lines.count <= 40, "\(words)")
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(words)")
        }
    }

    @Test(arguments: [[], ["all"], ["exit-codes"], ["documents"], ["keys"], ["flags"], ["problem"]])
    func everyTopicFitsOnAScreen(topic: [String]) throws {
        let lines = try HelpPages.lines(topic)
        #expect(lines.count <= 40)
        for line in lines { #expect(line.count <= 90, "\(line)") }
    }

    @Test func everyCommandThatIsShownHasAnExample() {
        for (words, type) in Self.commands() where type.configuration.shouldDisplay {
            let discussion = type.configuration.discussion
            #expect(
                discussion.contains("  tacit ") || discussion.contains("Example: tacit "),
                "\(words)"
            )
        }
    }

    @Test func theDailyPageNamesOnlyCommandsThatThereAre() throws {
        let verbs = Set(Tacit.configuration.subcommands.map { $0._commandName })
        for line in try HelpPages.lines([]) where line.hasPrefix("  tacit ") {
            let word = String(line.split(separator: " ")[1])
            #expect(verbs.contains(word) || line.hasPrefix("  tacit      "), "\(line)")
        }
    }

    @Test(arguments: ProblemKind.allCases)
    func everyProblemIsExplainedAndItsCodeIsListed(kind: ProblemKind) throws {
        let page = try HelpPages.lines(["problem", kind.rawValue]).joined(separator: "\n")
        #expect(page.contains(kind.facts.title.prefix(20)))
        let code = "\(kind.facts.exitCode)"
        let codes = try HelpPages.lines(["exit-codes"]).joined(separator: " ").split(separator: " ")
            .map(String.init)
        #expect(codes.contains(code))
    }

    @Test func whatDoesNotExistIsAUsageProblem() {
        #expect(throws: Problem.self) { try HelpPages.lines(["frobnicate"]) }
        #expect(throws: Problem.self) { try HelpPages.lines(["problem", "moon"]) }
        #expect(throws: Problem.self) { try HelpPages.lines(["client", "frobnicate"]) }
    }
}

struct MachineTests {
    @Test func compressedMemoryIsNoSwapOnADisk() {
        let head = "Filename\tType\tSize\tUsed\tPriority\n"
        #expect(MachineFacts.swaps(head).isEmpty)
        #expect(MachineFacts.swaps("").isEmpty)
        #expect(MachineFacts.swaps(head + "/dev/zram0   partition 1 0 100\n").isEmpty)
        #expect(MachineFacts.swaps(head + "/dev/sda2   partition 1 0 -2\n") == ["/dev/sda2"])
    }

    @Test func aDeviceIsFoundAmongTheMounts() {
        let mounts = """
            22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
            27 22 0:24 / /dev/shm rw,nosuid master:3 propagate_from:2 - tmpfs tmpfs rw
            broken line
            """
        #expect(FileAccess.type(of: 24, in: mounts) == "tmpfs")
        #expect(FileAccess.type(of: 254 << 8, in: mounts) == "ext4")
        #expect(FileAccess.type(of: 99, in: mounts) == nil)
    }

    @Test func theSharedMemoryOfThisMachineLiesInMemory() {
        #expect(FileAccess.isInMemory("/dev/shm") == true)
        #expect(FileAccess.isInMemory("/nonexistent") == nil)
    }

    @Test func theUnitsAreThoseOfThePackaging() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Docs/Packaging")
        for (name, unit) in [("service", AgentUnits.service), ("socket", AgentUnits.socket)] {
            let file = root.appendingPathComponent("tacit-agent.\(name)")
            #expect(try String(contentsOf: file, encoding: .utf8) == unit)
        }
    }

    @Test func aPathInAUnitIsQuoted() {
        #expect(
            AgentInstallCommand.filled("ExecStart=@AGENT@ run", program: "/a/b")
                == "ExecStart=/a/b run"
        )
        #expect(
            AgentInstallCommand.filled("ExecStart=@AGENT@ run", program: "/a b/%")
                == "ExecStart=\"/a b/%%\" run"
        )
    }

    @Test(arguments: [
        ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("unlok", "unlock", 1),
    ])
    func editDistance(one: String, other: String, distance: Int) {
        #expect(EditDistance.between(one, other) == distance)
        #expect(EditDistance.between(other, one) == distance)
    }
}
