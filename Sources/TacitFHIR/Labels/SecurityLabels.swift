/// The security labels of a resource (HL7 DS4P 1.0.0 over ActCode 11.0.0; fhir.md 3.2).
struct SecurityLabels: Hashable, Sendable {
    /// How confidential, lowest first (`v3-Confidentiality`).
    enum Confidentiality: String, Comparable, CaseIterable, Sendable {
        case restricted = "R"
        case veryRestricted = "V"

        static func < (one: Self, other: Self) -> Bool {
            one == .restricted && other == .veryRestricted
        }

        var display: String { self == .restricted ? "restricted" : "very restricted" }
    }

    /// A label of `v3-ActCode`: sensitivity, law, obligation, refrain.
    ///
    /// `NORDSLCD` is retired and no case.
    enum Code: String, Comparable, CaseIterable, Sendable {
        case sud = "SUD"
        case mentalHealth = "MH"
        case psychotherapy = "PSYTHPN"
        case cognitive = "COGN"
        case part2 = "42CFRPart2"
        case psychotherapyLaw = "HIPAAPsyNotes"
        case access = "HIPAAROA"
        case encrypt = "ENCRYPT"
        case noRedisclosure = "NORDSCLCD"
        case noAuthorization = "NOAUTH"

        static func < (one: Self, other: Self) -> Bool {
            (allCases.firstIndex(of: one) ?? 0) < (allCases.firstIndex(of: other) ?? 0)
        }

        var display: String {
            switch self {
            case .sud: "substance use disorder information sensitivity"
            case .mentalHealth: "mental health information sensitivity"
            case .psychotherapy: "psychotherapy note information sensitivity"
            case .cognitive: "cognitive disability information sensitivity"
            case .part2: "42 CFR Part 2"
            case .psychotherapyLaw: "HIPAA psychotherapy notes"
            case .access: "HIPAA right of access"
            case .encrypt: "encrypt"
            case .noRedisclosure: "no redisclosure without consent directive"
            case .noAuthorization: "no disclosure without subject authorization"
            }
        }
    }

    /// How confidential.
    var confidentiality: Confidentiality
    /// The other labels.
    var codes: Set<Code>

    /// Of a chart: under 42 CFR Part 2, or of mental health alone.
    static func chart(isPart2: Bool) -> Self {
        Self(
            confidentiality: .restricted,
            codes: isPart2 ? [.part2, .sud, .noRedisclosure, .encrypt] : [.mentalHealth]
        )
    }

    /// Of a psychotherapy note.
    static func psychotherapy(isPart2: Bool) -> Self {
        let own: Set<Code> = [.psychotherapy, .psychotherapyLaw, .noAuthorization]
        return Self(
            confidentiality: .veryRestricted,
            codes: isPart2 ? own.union([.part2, .noRedisclosure]) : own
        )
    }

    /// Of a SUD counselling note (42 CFR 2.11, 2.31(b)).
    static let sudCounselling = Self(
        confidentiality: .veryRestricted,
        codes: [.sud, .part2, .psychotherapy, .noRedisclosure]
    )

    /// The high-water mark of both.
    func union(_ other: Self) -> Self {
        Self(
            confidentiality: max(confidentiality, other.confidentiality),
            codes: codes.union(other.codes)
        )
    }

    func adding(_ code: Code) -> Self {
        Self(confidentiality: confidentiality, codes: codes.union([code]))
    }

    /// `meta.security`: confidentiality first; what rests on a law that is named says on which.
    var codings: FHIRValue {
        let first = FHIRValue.object([
            "extension": .list(of: basis(of: nil)),
            "system": .text(CodeSystem.confidentiality.rawValue),
            "code": .code(confidentiality),
            "display": .text(confidentiality.display),
        ])
        return .list(
            [first]
                + codes.sorted().map { code in
                    .object(["extension": .list(of: basis(of: code))]).adding(Self.coding(code))
                }
        )
    }

    /// The extension `sec-label-basis` of DS4P: the law that a label rests on; nil for none, and for a law itself.
    private func basis(of code: Code?) -> FHIRValue? {
        let laws: [Code] =
            switch code {
            case nil: [.psychotherapyLaw, .part2, .access]
            case .sud, .noRedisclosure, .encrypt: [.part2]
            case .psychotherapy: [.psychotherapyLaw, .part2]
            case .noAuthorization: [.psychotherapyLaw]
            case .mentalHealth, .cognitive, .part2, .psychotherapyLaw, .access: []
            }
        return laws.first(where: codes.contains).map { law in
            .object([
                "url":
                    "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-sec-label-basis",
                "valueCoding": Self.coding(law),
            ])
        }
    }

    private static func coding(_ code: Code) -> FHIRValue {
        .coding(.actCode, code.rawValue, code.display)
    }
}
