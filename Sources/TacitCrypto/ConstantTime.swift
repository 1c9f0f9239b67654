internal import CSodium

/// Comparison that does not tell where two values differ.
public enum ConstantTime {
    /// Whether both hold the same bytes, in a time that depends on the counts only.
    public static func equal(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
        guard first.count == second.count else { return false }
        return unsafe first.withPointer { left, count in
            unsafe second.withPointer { right, _ in
                unsafe sodium_memcmp(left, right, count) == 0
            }
        }
    }
}
