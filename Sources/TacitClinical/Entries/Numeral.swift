/// How numbers are written.
enum Numeral {
    /// Whole numbers without a fraction: `16`, `62.4`.
    static func of(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// With a sign, but for 0.
    static func signed(_ value: Double) -> String { value > 0 ? "+\(of(value))" : of(value) }
}
