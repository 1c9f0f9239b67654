import TacitClinical

/// Ids of resources, the same for the same record in every run and without a word of the chart in them.
///
/// A UUID of version 8 (RFC 9562, section 5.8): 128 bits of FNV-1a over what the resource is made from, which is the
/// random id of a record, the hash of a plan's version or the bundle's own seed. It names and proves nothing, so a hash
/// that can be forged is enough.
struct ResourceIDs {
    /// What ids of that rest on that belongs to no record: people, the composition, the bundle.
    private let seed: String

    init(_ chart: SharedChart) {
        seed =
            ([chart.madeAt.description, chart.plan?.contentHash ?? ""] + chart.parts
            + chart.recordIDs.map(\.description)).joined(separator: "/")
    }

    /// The id of a resource of the bundle as a whole.
    func own(_ type: String, _ name: String) -> String { Self.uuid("\(seed)/\(type)/\(name)") }

    /// The id of a resource that is made from a record, or from an item of a plan.
    static func of(_ origin: String, _ type: ResourceType, _ name: String) -> String {
        uuid("\(origin)/\(type.rawValue)/\(name)")
    }

    private static func uuid(_ text: String) -> String {
        var bytes = [UInt64(0xCBF2_9CE4_8422_2325), 0x6C62_272E_07BB_0142].flatMap { basis in
            let hash = text.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            // FNV leaves its high bits poorly mixed for short texts; the finalizer of SplitMix64 spreads them.
            let first = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
            let mixed = (first ^ first >> 27) &* 0x94D0_49BB_1331_11EB
            let last = mixed ^ mixed >> 31
            return stride(from: 56, through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: last >> UInt64($0))
            }
        }
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var uuid: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { uuid.append(UInt8(ascii: "-")) }
            uuid += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: uuid, as: UTF8.self)
    }
}
