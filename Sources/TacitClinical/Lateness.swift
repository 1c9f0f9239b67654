/// Whether something was written down late (clinical.md 1.5: both dates stay, the mark is
/// computed).
public enum Lateness {
    /// Whether more than the limit lies between what occurred and its record; exactly so much is
    /// not late.
    public static func isLate(occurred: Moment, recorded: Moment, limitMilliseconds: Int64) -> Bool {
        // Both lie between 1970 and 9999, so that the difference cannot overflow.
        recorded.unixMilliseconds - occurred.unixMilliseconds > limitMilliseconds
    }
}
