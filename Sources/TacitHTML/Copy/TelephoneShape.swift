/// What groups of digits with one blank between them are.
enum TelephoneShape {
    /// The first so many of them are a number, dialled so.
    case number(Int, String)
    /// They begin as a number does, and it is not clear where it ends.
    case unclear
    /// The first begins no number.
    case none

    /// Emergency and crisis lines, which are shorter than any other number and begin no other.
    private static let short = ["911", "988", "112", "999"]
    /// Samaritans, usually written in two groups.
    private static let samaritans = ["116", "123"]
    /// Fewer digits than a number of a town has are a room or an age.
    private static let fewest = 7
    /// E.164.
    private static let most = 15
    /// Digits of a number of one country with the 0 in front.
    private static let mostNational = 12

    /// Reads the beginning of groups.
    static func read(_ groups: [TelephoneGroup]) -> TelephoneShape {
        let groups = Array(groups.prefix { !$0.isOther })
        guard let first = groups.first else { return .none }
        let digits = first.digits
        if first.hasPlus {
            return digits.first == "1" ? whole(groups, [11]) : open(groups, most)
        }
        if first.lengths.count == 1, short.contains(digits) || digits == samaritans.joined() {
            return .number(1, digits)
        }
        if groups.prefix(2).map(\.digits) == samaritans { return .number(2, samaritans.joined()) }
        if digits.first == "0" { return open(groups, mostNational) }
        if (fewest...most).contains(digits.count) { return isDays(first) ? .none : .number(1, digits) }
        if first.hasBrackets || digits.count == 3 { return whole(groups, first.hasBrackets ? [10] : [fewest, 10]) }
        return digits == "1" ? whole(groups, [11]) : .none
    }

    /// Numbers whose length is known, such as those of North America.
    private static func whole(_ groups: [TelephoneGroup], _ lengths: [Int]) -> TelephoneShape {
        var dialled = ""
        for (count, group) in zip(1..., groups) {
            dialled += group.digits
            let isAll = lengths.contains(dialled.count) && groups.count == count
            if isAll || dialled.count == lengths.last {
                return groups.count == count ? .number(count, plus(groups) + dialled) : .unclear
            }
        }
        return dialled.count < fewest ? .none : .unclear
    }

    /// Numbers whose length is not known: all groups, if they fit.
    private static func open(_ groups: [TelephoneGroup], _ limit: Int) -> TelephoneShape {
        let dialled = groups.map { group in
            // `+44 (0)20`: the 0 is dialled within the country alone.
            let isTrunk = groups[0].hasPlus && group.hasBrackets && group.digits.first == "0"
            return isTrunk ? String(group.digits.dropFirst()) : group.digits
        }.joined()
        if dialled.count > limit { return .unclear }
        return dialled.count < fewest || isDays(groups[0]) ? .none : .number(groups.count, plus(groups) + dialled)
    }

    private static func plus(_ groups: [TelephoneGroup]) -> String { groups[0].hasPlus ? "+" : "" }

    /// `2031-03-04`, `24.12.2031`, `2031-2032`.
    private static func isDays(_ group: TelephoneGroup) -> Bool {
        let years = group.lengths.count { $0 == 4 }
        let isDay = group.lengths.count == 3 && years == 1 && group.lengths.count { $0 < 3 } == 2
        return isDay || group.lengths == [4, 4] && ["19", "20"].contains(String(group.digits.prefix(2)))
    }
}
