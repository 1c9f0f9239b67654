/// Whether something was written down late (clinical.md 1.5: both dates stay, the mark is computed).
public enum Lateness {
    /// Whether more than the limit lies between what occurred and its record.
    ///
    /// - Parameters:
    ///   - occurred: when it happened.
    ///   - recorded: when it was signed.
    ///   - limitMilliseconds: how much is not late; exactly so much is not.
    public static func isLate(occurred: Moment, recorded: Moment, limitMilliseconds: Int64) -> Bool {
        // Both lie between 1970 and 9999, so that the difference cannot overflow.
        recorded.unixMilliseconds - occurred.unixMilliseconds > limitMilliseconds
    }
}
