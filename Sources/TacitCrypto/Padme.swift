/// Lengths of files that leave the vault (Padmé: Nikitin, Barman, Lueks, Underwood, Hubaux, Ford,
/// "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019, section 4).
public enum Padme {
    /// `count` rounded up so that only its leading bits are set: at most 12 % more, and what the
    /// length tells grows with log log of it.
    ///
    /// With E = floor(log2 count) and S = floor(log2 E) + 1 the lowest E - S bits become zero. 0
    /// and 1 stay. A count that would round up past 64 bits gives `UInt64.max`.
    public static func padded(_ count: UInt64) -> UInt64 {
        guard count > 1 else { return count }
        let exponent = UInt64.bitWidth - 1 - count.leadingZeroBitCount
        let significant = Int.bitWidth - exponent.leadingZeroBitCount
        let mask = (UInt64(1) << (exponent - significant)) - 1
        let (sum, overflow) = count.addingReportingOverflow(mask)
        return overflow ? .max : sum & ~mask
    }
}
