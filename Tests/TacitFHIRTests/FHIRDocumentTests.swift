import Foundation
import SampleCharts
import TacitClinical
import Testing

@testable import TacitFHIR

@Suite struct FHIRDocumentTests {
    typealias JSON = [String: Any]

    private static let consent = FHIRDocument.ConsentFacts(
        id: SampleChart.marked.psychotherapy.id,
        kind: .part2Specific,
        signedOn: SampleChart.day("2031-01-13"),
        expiresOn: SampleChart.day("2031-12-31"),
        purpose: .treatment,
        scope: ["plan", "measures"]
    )

    /// The documents that the checks from outside read as well.
    static func samples() throws -> [String: (SharedChart, [UInt8])] {
        let marked = SampleChart.marked
        let rowan = SampleChart.rowan
        let juniper = SampleChart.juniper
        func psychotherapy(_ sample: SampleChart) throws -> SharedChart {
            try sample.shared(
                [.psychotherapyNote(Reference(.note, sample.psychotherapy.id, digits: 26))],
                note: sample.psychotherapy
            )
        }
        let counselling = try rowan.shared(
            [.sudCounsellingNote(Reference(.note, rowan.counselling.id, digits: 26))],
            note: rowan.counselling
        )
        let charts: [String: (SharedChart, FHIRDocument.Ground)] = [
            "marked": (try marked.shared(marked.everything), .consent(consent)),
            "rowan": (try rowan.shared(rowan.everything), .consent(consent)),
            "rowan-access": (try rowan.shared(rowan.everything), .access),
            "rowan-seal-3": (try rowan.shared([.accommodations]), .other),
            "juniper": (try juniper.shared(juniper.everything), .other),
            "juniper-seal-4": (try juniper.shared([.plan, .lastReview]), .consent(consent)),
            "juniper-note": (try psychotherapy(juniper), .other),
            "rowan-note": (try psychotherapy(rowan), .other),
            "rowan-counselling": (counselling, .other),
            "nothing": (try juniper.shared([.safetyPlan, .alterations]), .other),
        ]
        return charts.mapValues { ($0.0, FHIRDocument.bytes(of: $0.0, on: $0.1)) }
    }

    private static func bundle(_ name: String) throws -> (bundle: JSON, resources: [JSON]) {
        let bytes = try #require(try samples()[name]).1
        let bundle = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? JSON)
        let entries = try #require(bundle["entry"] as? [JSON])
        return (bundle, entries.compactMap { $0["resource"] as? JSON })
    }

    private static func codes(_ resource: JSON) -> Set<String> {
        let security = (resource["meta"] as? JSON)?["security"] as? [JSON] ?? []
        return Set(security.compactMap { $0["code"] as? String })
    }

    /// Writes them, with each chart's `plan.json`, where `Tests/Interop/FHIR/run.py` says.
    @Test func samplesAreWrittenForTheChecksFromOutside() throws {
        let samples = try Self.samples()
        #expect(samples.count == 10)
        guard let folder = ProcessInfo.processInfo.environment["TACIT_FHIR_SAMPLES"] else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (name, sample) in samples {
            let path = URL(fileURLWithPath: folder).appendingPathComponent(name)
            try Data(sample.1).write(to: path.appendingPathExtension("fhir.json"))
            try encoder.encode(sample.0).write(to: path.appendingPathExtension("plan.json"))
        }
    }

    @Test func theSameChartMakesTheSameBytes() throws {
        let first = try Self.samples()
        for (name, sample) in try Self.samples() { #expect(first[name]?.1 == sample.1) }
    }

    @Test func holdsOneOfEachKindOfThing() throws {
        let types = Set(
            try Self.bundle("marked").resources.compactMap { $0["resourceType"] as? String }
        )
        #expect(
            types == [
                "Composition", "Patient", "Practitioner", "PractitionerRole", "Organization",
                "Condition", "Goal",
                "CarePlan", "ServiceRequest", "Task", "Flag", "Observation",
                "QuestionnaireResponse",
                "ClinicalImpression", "Consent", "Provenance", "DocumentReference",
            ]
        )
    }

    @Test func holdsNothingThatTheSharedChartDoesNot() throws {
        let text = String(decoding: try #require(try Self.samples()["marked"]).1, as: UTF8.self)
        #expect(
            !text.contains("mark-never") && !text.contains("HERON-4471")
                && !text.contains("WREN-9032")
        )
        let seal = String(
            decoding: try #require(try Self.samples()["rowan-seal-3"]).1,
            as: UTF8.self
        )
        for word in [
            "F10.20", "Alcohol", "AUDIT", "alcohol-free", "brain injury", "otter", "A-017", "COGN",
        ] {
            #expect(!seal.contains(word), "\(word)")
        }
    }

    @Test func everyReferenceResolvesAndEveryIdIsItsOwn() throws {
        for name in try Self.samples().keys {
            let (bundle, resources) = try Self.bundle(name)
            let urls = try #require(bundle["entry"] as? [JSON]).compactMap {
                $0["fullUrl"] as? String
            }
            #expect(Set(urls).count == urls.count)
            #expect(resources.first?["resourceType"] as? String == "Composition")
            let text = String(decoding: try #require(try Self.samples()[name]).1, as: UTF8.self)
            let references = text.components(separatedBy: "\"reference\":\"").dropFirst().compactMap {
                $0.split(separator: "\"").first.map(String.init)
            }
            #expect(!references.isEmpty && Set(references).isSubset(of: urls), "\(name)")
        }
    }

    @Test func labelsAreThoseOfTheLaw() throws {
        let part2: Set = ["R", "42CFRPart2", "SUD", "NORDSCLCD", "ENCRYPT"]
        #expect(
            try Self.bundle("rowan").resources.allSatisfy { Self.codes($0).isSuperset(of: part2) }
        )
        #expect(Self.codes(try Self.bundle("rowan-access").bundle).contains("HIPAAROA"))
        #expect(try Self.bundle("juniper").resources.allSatisfy { Self.codes($0) == ["R", "MH"] })
        let note = try #require(
            try Self.bundle("juniper-note").resources.first {
                $0["resourceType"] as? String == "DocumentReference"
            }
        )
        #expect(Self.codes(note) == ["V", "PSYTHPN", "HIPAAPsyNotes", "NOAUTH"])
        let counselling = try Self.bundle("rowan-counselling").bundle
        #expect(
            Self.codes(counselling).isSuperset(of: [
                "V", "SUD", "42CFRPart2", "PSYTHPN", "NORDSCLCD",
            ])
        )
        for name in try Self.samples().keys {
            let text = String(decoding: try #require(try Self.samples()[name]).1, as: UTF8.self)
            #expect(!text.contains("\"NORDSLCD\""), "it is retired")
        }
    }

    /// The bundle is labelled as high as the highest thing in it, and with every label of it.
    @Test func theBundleIsLabelledAtTheHighWaterMark() throws {
        for name in try Self.samples().keys {
            let (bundle, resources) = try Self.bundle(name)
            let all = resources.reduce(into: Set<String>()) { $0.formUnion(Self.codes($1)) }
            #expect(
                Self.codes(bundle) == (all.contains("V") ? all.subtracting(["R"]) : all),
                "\(name)"
            )
        }
    }

    @Test func textIsEscapedInNarrativesAndInJSON() throws {
        let (_, resources) = try Self.bundle("marked")
        let patient = try #require(resources.first { $0["resourceType"] as? String == "Patient" })
        let names = try #require(patient["name"] as? [JSON]).compactMap { $0["text"] as? String }
        #expect(names == ["Rowan Ashdown", "Row <&\"> O'Neil"])
        let sections = try #require(resources.first?["section"] as? [JSON])
        let divs = sections.compactMap { ($0["text"] as? JSON)?["div"] as? String }
        #expect(divs.count == sections.count)
        #expect(divs.contains { $0.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;") })
        #expect(Narrative.escaped("a\u{0}\u{1B}<\u{FFFE}\u{1F600}") == "a&lt;\u{1F600}")
    }

    @Test func valuesAreWrittenAsJSON() throws {
        let value = FHIRValue.object([
            "a": .text("\"\\\n\t\u{1}é"), "gone": nil, "empty": "", "list": .list([]),
            "whole": .number(16),
            "part": .number(2.5), "no": .number(.nan), "yes": .flag(true),
        ])
        #expect(
            String(decoding: value.bytes, as: UTF8.self)
                == "{\"a\":\"\\\"\\\\\\n\\u0009\\u0001é\",\"whole\":16,\"part\":2.5,\"yes\":true}"
        )
        for text in ["", "a", "ab", "abc", "abcd", "\u{0}\u{FF}ÿ"] {
            #expect(FHIRValue.base64(text.utf8) == .text(Data(text.utf8).base64EncodedString()))
        }
    }

    @Test func theProtectedTextIsInItsDocumentAlone() throws {
        let (_, resources) = try Self.bundle("rowan-note")
        let text = String(decoding: try #require(try Self.samples()["rowan-note"]).1, as: UTF8.self)
        #expect(!text.contains("WREN-9032"))
        let note = try #require(
            resources.first { $0["resourceType"] as? String == "DocumentReference" }
        )
        let attachment = try #require(((note["content"] as? [JSON])?.first?["attachment"]) as? JSON)
        let data = try #require((attachment["data"] as? String).flatMap { Data(base64Encoded: $0) })
        #expect(String(decoding: data, as: UTF8.self).contains("WREN-9032"))
    }

    /// A device of a UUID that two resources shared would merge them at the recipient.
    @Test func idsDifferAndHoldNoText() throws {
        var seen: Set<String> = []
        for number in 0..<10_000 { seen.insert(ResourceIDs.of("abc", .goal, "G\(number)")) }
        #expect(seen.count == 10_000)
        #expect(
            seen.allSatisfy {
                $0.wholeMatch(
                    of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
                ) != nil
            }
        )
    }
}
