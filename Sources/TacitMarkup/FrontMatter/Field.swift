/// One field of the front matter with its places.
struct Field {
    /// Where its name stands.
    let place: Place
    let value: FieldValue
}

/// What a field may hold: the part of YAML that documents use.
enum FieldValue {
    /// Nothing behind the colon.
    case missing
    case text(FieldText)
    case list([FieldText])
    /// One level of `key: value`.
    case map([(key: FieldText, value: FieldText)])
    /// Already reported.
    case broken
}

/// One scalar, as written: `no` and `017` are text until a form asks for something else.
struct FieldText {
    let text: String
    let place: Place

    /// Without spaces and newlines around it.
    init(_ text: String, at place: Place) {
        self.text = text.trimmed
        self.place = place
    }
}

extension String {
    /// Without spaces, tabs and newlines around it.
    var trimmed: String {
        let kept = unicodeScalars.drop { $0.isBlank }
        guard let last = kept.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(String.UnicodeScalarView(kept[...last]))
    }
}

extension Unicode.Scalar {
    /// Space, tab, newline, carriage return; no other, because others are typed on purpose.
    var isBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}
