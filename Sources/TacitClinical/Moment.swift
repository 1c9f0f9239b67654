/// A point in time together with the offset of the clock on the wall there; RFC 3339 in JSON.
///
/// Resolution is a millisecond, years are 1970 to 9999, offsets up to 18 hours. Two moments are equal
/// when both the point and the offset are; they are ordered by the point.
public struct Moment: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let unixMilliseconds: Int64
    /// Minutes east of UTC.
    public let offsetMinutes: Int

    /// Makes a moment; nil before 1970, after 9999 or with an offset over 18 hours.
    public init?(unixMilliseconds: Int64, offsetMinutes: Int = 0) {
        guard (0...253_402_214_400_000).contains(unixMilliseconds), (-1_080...1_080).contains(offsetMinutes)
        else { return nil }
        self.unixMilliseconds = unixMilliseconds
        self.offsetMinutes = offsetMinutes
    }

    /// Makes the moment at which a clock with this offset shows this day and time of day.
    public init?(day: CalendarDay, hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0, offsetMinutes: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond), (-1_080...1_080).contains(offsetMinutes)
        else { return nil }
        let minutes = (day.daysSince1970 * 24 + hour) * 60 + minute - offsetMinutes
        self.init(
            unixMilliseconds: Int64(minutes * 60 + second) * 1_000 + Int64(millisecond), offsetMinutes: offsetMinutes)
    }

    /// The day that the clock on the wall showed.
    public var day: CalendarDay {
        let seconds = Int(unixMilliseconds / 1_000) + offsetMinutes * 60
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        // The initialiser's range keeps every moment, with any offset, inside the calendar.
        return CalendarDay(daysSince1970: days) ?? CalendarDay.first
    }

    /// Hours and minutes on the wall, `HH:MM`.
    public var timeOfDay: String {
        let minutes = Int(unixMilliseconds / 60_000) + offsetMinutes
        let ofDay = ((minutes % 1_440) + 1_440) % 1_440
        return "\(digits(ofDay / 60, 2)):\(digits(ofDay % 60, 2))"
    }

    /// The moment so many milliseconds later; nil outside the range.
    public func adding(milliseconds: Int64) -> Self? {
        let (sum, overflow) = unixMilliseconds.addingReportingOverflow(milliseconds)
        return overflow ? nil : Self(unixMilliseconds: sum, offsetMinutes: offsetMinutes)
    }

    /// Orders by the point in time.
    public static func < (one: Self, other: Self) -> Bool {
        (one.unixMilliseconds, one.offsetMinutes) < (other.unixMilliseconds, other.offsetMinutes)
    }
}

extension CalendarDay {
    static let first = CalendarDay(year: 1970, month: 1, day: 1) ?? CalendarDay(validYear: 1970)

    private init(validYear: Int) {
        year = validYear
        month = 1
        day = 1
    }
}

extension Moment: Codable, LosslessStringConvertible {
    /// RFC 3339; fractions only when there are any.
    public var description: String {
        let seconds = Int(unixMilliseconds / 1_000) % 60
        let fraction = Int(unixMilliseconds % 1_000)
        let zone =
            offsetMinutes == 0
            ? "Z"
            : "\(offsetMinutes < 0 ? "-" : "+")\(digits(abs(offsetMinutes) / 60, 2)):\(digits(abs(offsetMinutes) % 60, 2))"
        return "\(day)T\(timeOfDay):\(digits(seconds, 2))\(fraction == 0 ? "" : ".\(digits(fraction, 3))")\(zone)"
    }

    /// Reads RFC 3339 with an offset; at most three digits of a fraction; no leap second.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 29, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let day = CalendarDay(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
        else { return nil }
        var rest = bytes[19...]
        var millisecond = 0
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
            guard (1...3).contains(fraction.count), let value = number(fraction) else { return nil }
            millisecond = fraction.count == 1 ? value * 100 : fraction.count == 2 ? value * 10 : value
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard let offset = Self.offset(Array(rest)) else { return nil }
        self.init(
            day: day, hour: hour, minute: minute, second: second, millisecond: millisecond, offsetMinutes: offset)
    }

    private static func offset(_ zone: [UInt8]) -> Int? {
        if zone == [UInt8(ascii: "Z")] { return 0 }
        guard zone.count == 6, zone[3] == UInt8(ascii: ":"), let hours = number(zone[1..<3]),
            let minutes = number(zone[4..<6]), minutes < 60
        else { return nil }
        switch zone[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }

    /// Reads RFC 3339.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment")
        }
        self = value
    }

    /// Writes RFC 3339.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
