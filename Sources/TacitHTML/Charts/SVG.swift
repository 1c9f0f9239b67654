/// Pictures of typed shapes: what is placed or measured is a number, a class is a word of ours, and a text can only
/// stand between two tags, escaped by ``Markup/text(_:)``.
enum SVG {
    /// A place, in units of the picture; y grows downwards.
    struct Point: Hashable {
        let x: Double
        let y: Double
    }

    /// Where a text stands from its place.
    enum Anchor: String {
        case start, middle, end
    }

    /// A picture that is named and described in words; its number in the page makes the ids of both.
    static func picture(
        role: StaticString, number: Int, size: ChartBox, title: String, description: String, _ content: [Markup]
    ) -> Markup {
        let named = " role=\"img\" aria-labelledby=\"chart-title\(number) chart-text\(number)\""
        let words =
            "<title id=\"chart-title\(number)\">\(Markup.text(title).html)</title>\n"
            + "<desc id=\"chart-text\(number)\">\(Markup.text(description).html)</desc>\n"
        return frame(role, size, named, words, content)
    }

    /// A picture that shows only what words beside it say.
    static func decoration(role: StaticString, size: ChartBox, _ content: [Markup]) -> Markup {
        frame(role, size, " aria-hidden=\"true\"", "", content)
    }

    private static func frame(
        _ role: StaticString, _ size: ChartBox, _ attributes: String, _ words: String, _ content: [Markup]
    ) -> Markup {
        let box = "viewBox=\"0 0 \(number(size.width)) \(number(size.height))\""
        let body = content.map(\.html).joined()
        return Markup(html: "<svg class=\"\(role)\" \(box)\(attributes)>\n\(words)\(body)</svg>\n")
    }

    /// A line.
    static func line(role: StaticString, _ from: Point, _ to: Point) -> Markup {
        shape("line", role, [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)])
    }

    /// A filled box.
    static func rectangle(role: StaticString, _ box: ChartBox, corner: Double = 0) -> Markup {
        let place: [(StaticString, Double)] = [
            ("x", box.x), ("y", box.y), ("width", box.width), ("height", box.height), ("rx", corner),
        ]
        return shape("rect", role, corner > 0 ? place : place.dropLast())
    }

    /// A dot.
    static func dot(role: StaticString, _ at: Point, radius: Double) -> Markup {
        shape("circle", role, [("cx", at.x), ("cy", at.y), ("r", radius)])
    }

    /// A line through points.
    static func path(role: StaticString, _ points: [Point]) -> Markup {
        let list = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
        return Markup(html: "<polyline class=\"\(role)\" points=\"\(list)\"/>\n")
    }

    /// A text on one line.
    static func words(role: StaticString, _ at: Point, _ anchor: Anchor, _ text: String) -> Markup {
        let place = "x=\"\(number(at.x))\" y=\"\(number(at.y))\" text-anchor=\"\(anchor.rawValue)\""
        return Markup(html: "<text class=\"\(role)\" \(place)>\(Markup.text(text).html)</text>\n")
    }

    private static func shape(_ name: StaticString, _ role: StaticString, _ values: [(StaticString, Double)]) -> Markup
    {
        let list = values.map { " \($0)=\"\(number($1))\"" }.joined()
        return Markup(html: "<\(name) class=\"\(role)\"\(list)/>\n")
    }

    /// A length or coordinate to a tenth, the same on every machine; what is no number or far outside any picture is 0.
    static func number(_ value: Double) -> String {
        guard value.magnitude < 1e6 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
