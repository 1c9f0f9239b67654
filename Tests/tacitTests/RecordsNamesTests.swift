import ArgumentParser
import TacitAgentAPI
import TacitClinical
import TacitCrypto
import Testing

@testable import tacit

struct WithoutNamesTests {
    private func text(_ value: some Encodable) throws -> String {
        String(decoding: try WireJSON.encode(try WithoutNames(value)), as: UTF8.self)
    }

    @Test func noMemberSaysWhoAClientIs() throws {
        var brief = BriefReply(
            client: Samples.client,
            plan: Samples.plan,
            lastNote: Samples.note,
            notes: 1,
            drafts: [Samples.draft]
        )
        brief.client.client.emergencyContact = "Edda"
        brief.client.client.guardian = "Edda"
        brief.client.client.chartNumber = "A-017"
        let json = try text(brief)
        for word in ["Rowan", "\"Ro\"", "1988-05-04", "0151", "Edda", "A-017"] {
            #expect(!json.contains(word))
        }
        for word in ["otter-4", "large print", "2031-01-20T11:00:00Z", "Imogen Vale"] {
            #expect(json.contains(word))
        }
    }

    @Test func everythingElseIsAsItWas() throws {
        let report = CheckReply(
            entries: 9_007_199_254_740_993,
            records: 0,
            unknown: 1,
            findings: [],
            line: "a"
        )
        #expect(try text(report) == String(decoding: WireJSON.encode(report), as: UTF8.self))
        #expect(try text([1.5]) == "[1.5]")
        #expect(try text([true, false]) == "[true,false]")
        #expect(try text(["a": [String?.none]]) == "{\"a\":[null]}")
    }

    @Test func everyIdentifyingFieldOfAClientIsOnTheList() throws {
        // A new field of a client has to be put on one of the two lists on purpose.
        let harmless: Set = [
            "pronouns", "consent_authority", "authority_citation", "part2", "accommodation_needs",
            "next",
        ]
        var client = Client(name: "Rowan Ashdown")
        client.called = "Ro"
        client.born = Samples.day("1988-05-04")
        client.pronouns = "they"
        client.contact = "x"
        client.emergencyContact = "x"
        client.consentAuthority = .both
        client.guardian = "x"
        client.authorityCitation = "x"
        client.part2 = true
        client.accommodationNeeds = "x"
        client.chartNumber = "A-017"
        client.next = Samples.moment("2031-01-27T11:00:00Z")
        let tree = try WireJSON.decode(JSONTree.self, from: try WireJSON.encode(client))
        guard case .object(let members) = tree else { throw Problem(.bug) }
        #expect(Set(members.keys).subtracting(WithoutNames.members) == harmless)
    }
}

struct SealedInboxTextTests {
    @Test func onlyTheVaultsKeyOpensIt() throws {
        let key = try AgreementKey.random()
        let hexadecimal = key.publicKey.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        let text = SealedInboxText(
            client: "otter-4",
            purpose: .note,
            noteClass: .contact,
            text: "called at noon"
        )
        let sealed = try text.sealed(to: hexadecimal)
        let opened = try SealedBox.open(sealed.span, with: key)
        let members = try WireJSON.decode([String: String].self, from: opened)
        #expect(
            members == [
                "client": "otter-4", "draft_for": "note", "class": "contact",
                "text": "called at noon",
            ]
        )
    }

    /// Whoever has the disk sees the box: its length is that of many texts.
    @Test func aTextOfAnotherLengthHasABoxOfTheSame() throws {
        let key = try AgreementKey.random()
        let hexadecimal = key.publicKey.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
        let counts = try Set(
            [0, 1, 100, 3_000].map { count in
                let text = String(repeating: "x", count: count)
                return try SealedInboxText(
                    client: "otter-4", purpose: .note, noteClass: .contact, text: text
                ).sealed(to: hexadecimal).count
            })
        #expect(counts == [4_096 + SealedBox.overhead])
    }

    @Test(arguments: [
        nil, "", "zz", String(repeating: "0", count: 62), String(repeating: "ü", count: 64),
    ])
    func aKeyThatIsNoneKeepsNothing(key: String?) {
        let text = SealedInboxText(
            client: "otter-4",
            purpose: .note,
            noteClass: .contact,
            text: "x"
        )
        #expect { try text.sealed(to: key) } throws: { ($0 as? Problem)?.kind == .locked }
    }
}

struct ArgumentTests {
    @Test(arguments: [
        (["otter-4"], ["otter-4"], nil), (["otter-4", "-"], ["otter-4"], "-"), ([], [], nil),
        (["-"], [], "-"),
        (["otter-4", "heron-7", "./note"], ["otter-4", "heron-7"], "./note"),
        (["otter-4", "a.md"], ["otter-4"], "a.md"),
    ])
    func codeNamesAndDocumentAreToldApart(arguments: [String], people: [String], document: String?) {
        let given = PeopleAndDocument(arguments)
        #expect(given.people == people && given.document == document)
    }

    @Test(arguments: [
        ("n7f3q", true), ("d2222", true), ("otter-4", false), ("n7f", false), ("n7f1q", false),
        ("N7F3Q", false),
        ("panda", true), ("x7f3q", false), ("", false),
    ])
    func aReferenceIsKnownByItsForm(text: String, isOne: Bool) {
        #expect(RecordReference.isWellFormed(text) == isOne)
    }

    @Test func everyClassLetterIsThatOfItsCompartment() {
        for letter in ClassLetter.allCases {
            #expect(letter.compartment.letter.map(String.init) == letter.rawValue)
            #expect(letter.noteClass.compartment == letter.compartment)
        }
    }
}

struct RecordsHelpTests {
    @Test func everyHelpPageFitsAScreen() {
        for command in Self.all(RecordCommands.daily + RecordCommands.records) {
            let lines = command.helpMessage(columns: 80).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            #expect(lines.count <= 40, "\(command)")
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(command)")
            #expect(command.configuration.discussion.contains("Example: tacit "), "\(command)")
        }
    }

    /// Flags that would tell in a shell history what is clinical must not come back unnoticed.
    @Test func noCommandTakesClinicalText() {
        for command in Self.all(RecordCommands.daily + RecordCommands.records) {
            let help = command.helpMessage(columns: 80)
            for flag in ["--text", "--message", "--name ", "--diagnosis", "--title"] {
                #expect(!help.contains(flag), "\(command)")
            }
        }
    }

    private static func all(_ commands: [any AsyncParsableCommand.Type])
        -> [any ParsableCommand.Type]
    {
        commands.flatMap { [$0] + $0.configuration.subcommands }
    }
}
