import CTacitSystem
import Glibc
import TacitAgentAPI
import TacitClinical

/// The system's time: the one place where it is read for an act.
enum Clock {
    /// Now, with the offset of the local wall clock; to the millisecond.
    ///
    /// - Throws: `bug` when the system's clock stands before 1970 or after 9999: no act may be dated so.
    static func now() throws(Problem) -> Moment {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let seconds = Int64(time.tv_sec)
        guard
            let moment = Moment(
                unixMilliseconds: seconds * 1_000 + Int64(time.tv_nsec) / 1_000_000,
                offsetMinutes: offsetMinutes(at: seconds)
            )
        else { throw Problem(.bug, detail: "the system's clock is not set") }
        return moment
    }

    /// Minutes east of UTC that the local wall clock shows at a point in time; 0 when the system does not know.
    static func offsetMinutes(at unixSeconds: Int64) -> Int {
        var offset: Int32 = 0
        guard unsafe tacit_local_offset(unixSeconds, &offset) == 0 else { return 0 }
        return Int(offset) / 60
    }

    /// Minutes east of UTC for a local day and time of day.
    ///
    /// The offset is looked up for the time as if it were UTC and once more with what that gave, which is exact
    /// but within the hour that a change of clocks skips or repeats; there, the later offset holds.
    static func offsetMinutes(day: CalendarDay, hour: Int, minute: Int) -> Int {
        let asIfUTC = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60)
        let guess = offsetMinutes(at: asIfUTC)
        return offsetMinutes(at: asIfUTC - Int64(guess) * 60)
    }
}
