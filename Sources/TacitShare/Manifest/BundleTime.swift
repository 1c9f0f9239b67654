/// A second of UTC in the years 1970 to 9999, written `2031-01-13T21:05:00Z` (RFC 3339).
public struct BundleTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01 00:00 UTC, without leap seconds.
    public let unixSeconds: Int64

    private static let secondsOfDay: Int64 = 86_400
    private static let end = Int64(BundleDay.end) * secondsOfDay

    /// Nil outside the years 1970 to 9999.
    public init?(unixSeconds: Int64) {
        guard (0..<Self.end).contains(unixSeconds) else { return nil }
        self.unixSeconds = unixSeconds
    }

    /// Reads the one text; nil for any other, such as one with an offset or a leap second.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let day = BundleDay(String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Digits.number(bytes[11..<13]), hour < 24,
            let minute = Digits.number(bytes[14..<16]), minute < 60,
            let second = Digits.number(bytes[17..<19]), second < 60
        else { return nil }
        unixSeconds = Int64(day.number) * Self.secondsOfDay + Int64(hour * 3_600 + minute * 60 + second)
    }

    /// The day in UTC.
    public var day: BundleDay { BundleDay(checked: Int(unixSeconds / Self.secondsOfDay)) }

    /// The text.
    public var text: String {
        let second = Int(unixSeconds % Self.secondsOfDay)
        let parts = [second / 3_600, second / 60 % 60, second % 60].map { Digits.text($0, 2) }
        return day.text + "T" + parts.joined(separator: ":") + "Z"
    }

    /// The earlier one is less.
    public static func < (left: BundleTime, right: BundleTime) -> Bool { left.unixSeconds < right.unixSeconds }
}

/// A day in the years 1970 to 9999, written `2031-01-13`.
public struct BundleDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    let number: Int

    /// The day behind 9999-12-31.
    static let end = days(year: 10_000, month: 1, day: 1)

    init(checked number: Int) { self.number = number }

    /// Reads the one text of a day that exists; nil for any other.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Digits.number(bytes[..<4]), let month = Digits.number(bytes[5..<7]),
            let day = Digits.number(bytes[8...]), year >= 1_970, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        number = Self.days(year: year, month: month, day: day)
        // 31 April would be 1 May.
        guard self.text.utf8.elementsEqual(bytes) else { return nil }
    }

    /// The text.
    ///
    /// The Gregorian calendar in years that begin in March, eras of 400 of them (Hinnant, "chrono-compatible
    /// low-level date algorithms", 2013).
    public var text: String {
        let shifted = number + 719_468
        let (era, dayOfEra) = (shifted / 146_097, shifted % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return [Digits.text(year, 4), Digits.text(month, 2), Digits.text(day, 2)].joined(separator: "-")
    }

    /// The earlier one is less.
    public static func < (left: BundleDay, right: BundleDay) -> Bool { left.number < right.number }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (year / 400, year % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// Decimal digits of a fixed number.
enum Digits {
    /// Nil when one is no digit; at most a few are given.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    static func text(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}
