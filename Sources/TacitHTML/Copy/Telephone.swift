/// Telephone numbers in a text, so that they can be dialled: the only links that leave a page.
///
/// A number is a link only when it is clear where it ends: in a crisis a wrong number is worse than none. What stands
/// there is shown as it was typed.
enum Telephone {
    /// The text of one line with its numbers as links.
    static func linked(_ line: String) -> [Markup] {
        let characters = Array(line)
        let groups = TelephoneGroup.all(in: characters)
        var pieces: [Markup] = []
        var shown = 0
        var index = 0
        while index < groups.count {
            let run = groups[index...].prefix(joined: characters)
            switch TelephoneShape.read(run.map(\.self)) {
            case .number(let count, let dialled):
                let range = groups[index].range.lowerBound..<groups[index + count - 1].range.upperBound
                if shown < range.lowerBound { pieces.append(.text(String(characters[shown..<range.lowerBound]))) }
                pieces.append(
                    .element(.a, .telephone(dialled), content: [.text(String(characters[range]))]))
                shown = range.upperBound
                index += count
            case .unclear: index += run.count
            case .none: index += 1
            }
        }
        return shown < characters.count ? pieces + [.text(String(characters[shown...]))] : pieces
    }

    /// The lines of a text as a list.
    static func list(_ text: String) -> [Markup] {
        let lines = text.split(separator: "\n").map { line in
            line.drop { " \t-*".contains($0) }
        }.filter { !$0.isEmpty }
        return lines.isEmpty
            ? [] : [.element(.ul, role: "call", lines.map { .element(.li, linked(String($0))) })]
    }
}

extension ArraySlice<TelephoneGroup> {
    /// The groups from the first one on that nothing but one blank stands between.
    fileprivate func prefix(joined characters: [Character]) -> ArraySlice<TelephoneGroup> {
        var end = startIndex
        while end < endIndex {
            let isNext =
                end == startIndex
                || self[end].range.lowerBound == self[end - 1].range.upperBound + 1
                    && " \u{A0}".contains(characters[self[end - 1].range.upperBound]) && !self[end].hasPlus
                    && !self[end].isOther
            guard isNext else { break }
            end += 1
            if self[end - 1].isOther { break }
        }
        return self[startIndex..<end]
    }
}
