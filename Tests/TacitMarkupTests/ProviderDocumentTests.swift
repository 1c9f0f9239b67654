import TacitClinical
import Testing

@testable import TacitMarkup

@Suite struct ProviderDocumentTests {
    private static let whole = """
        ---
        name: Corin Thale
        organisation: Thale Practice
        role: GP
        address: |
          1 Long Lane
          Harrowgate
        covered_entity: yes
        part2_program: no
        recipient: age1good
        signing_key: ssh-ed25519 AAAA
        ---

        """

    private static func fault(_ field: ProviderKeyField, _ text: String) -> ProviderKeyFault? {
        switch text {
        case "age1good": field == .recipient ? nil : .malformed
        case "ssh-ed25519 AAAA": field == .signingKey ? nil : .malformed
        case "age1low": .worthless
        default: .malformed
        }
    }

    private static func parse(_ text: String) throws(DocumentErrors) -> Provider {
        try ProviderDocument.parse(text, context: Clock.context, checking: fault)
    }

    private static func problems(_ text: String) -> [String] {
        do throws(DocumentErrors) {
            _ = try parse(text)
            return []
        } catch {
            return error.problems.map { "\($0.line):\($0.column) \($0.message)" }
        }
    }

    @Test func aProviderIsReadAndWrittenAlike() throws {
        let provider = try Self.parse(Self.whole)
        #expect(provider.name == "Corin Thale" && provider.address == "1 Long Lane\nHarrowgate")
        #expect(provider.coveredEntity == true && provider.part2Program == false)
        #expect(provider.keys == ["age1good", "ssh-ed25519 AAAA"])
        let text = ProviderDocument.render(provider)
        #expect(try Self.parse(text) == provider)
        #expect(try ProviderDocument.render(Self.parse(text)) == text)
        #expect(ProviderDocument.template().contains("\nsigning_key:\n"))
    }

    @Test func everyFaultHasItsPlace() {
        #expect(Self.problems("---\nrole: GP\n---\n") == ["1:1 the name is missing"])
        let keys = "---\nname: A\nrecipient: age1low\nsigning_key: age1good\n---\n"
        #expect(
            Self.problems(keys) == [
                "3:12 what is sealed to this key can be read by anybody", "4:14 this is no Ed25519 key",
            ])
        #expect(Self.problems("---\nname: A\nrecipient: |\n  age1good\n  x\n---\n").count == 1)
        #expect(Self.problems("---\nname: \"a\\x1bb\"\n---\n").count == 1, "a control character")
        #expect(Self.problems("---\nname: A\nowner: B\n---\n").count == 1, "an unknown field")
        let long = String(repeating: "a", count: 4_097)
        #expect(Self.problems("---\nname: A\nrecipient: \(long)\n---\n") == ["3:12 this is no age recipient"])
    }

    @Test(arguments: [
        "recipient: AGE-SECRET-KEY-1QQ", "signing_key: age-secret-key-pq-1QQ", "name: my AGE-SECRET-KEY-1QQ",
        "address: \"AGE-SECRET\\x2DKEY-1QQ\"", "#% AGE-SECRET-KEY-1QQ", "whatever: AGE-SECRET-KEY-1QQ",
        "address: -----BEGIN OPENSSH PRIVATE KEY-----",
    ])
    func aSecretKeyIsRefusedWhereverItStandsAndNeverQuoted(_ line: String) {
        let found = Self.problems("---\nname: A\n\(line)\n---\n")
        #expect(found.contains { $0.contains("this is a secret key") })
        #expect(found.allSatisfy { !$0.lowercased().contains("secret-key") && !$0.contains("QQ") })
    }
}
