/// A box in a picture, in its units; y grows downwards.
struct ChartBox: Hashable {
    let x: Double
    let y: Double
    let width: Double
    let height: Double

    init(x: Double = 0, y: Double = 0, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    var right: Double { x + width }
    var bottom: Double { y + height }

    /// Whether two boxes have more than an edge in common.
    func overlaps(_ other: Self) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    /// Whether another box lies in this one, but for the rounding of sums: places are written in tenths.
    func holds(_ other: Self) -> Bool {
        let least = 0.001
        return other.x >= x - least && other.right <= right + least && other.y >= y - least
            && other.bottom <= bottom + least
    }

    /// Whether a line passes through: Liang and Barsky's clipping leaves something of it.
    func isCrossed(by from: SVG.Point, _ to: SVG.Point) -> Bool {
        var (start, end) = (0.0, 1.0)
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        for (step, room) in [(-dx, from.x - x), (dx, right - from.x), (-dy, from.y - y), (dy, bottom - from.y)] {
            if step == 0 {
                if room <= 0 { return false }
            } else if step < 0 {
                start = max(start, room / step)
            } else {
                end = min(end, room / step)
            }
        }
        return start < end
    }
}

/// A text of the picture at its place, with the box that it fills at most.
struct ChartLabel: Hashable {
    /// How large it is.
    enum Size {
        /// Months, marks, ranges, the goal.
        case small
        /// The first and the last value.
        case large

        /// Height of the letters, in units of the picture: 360 units shown 288 px wide make 14 of them 11 px.
        var height: Double {
            switch self {
            case .small: 14
            case .large: 19
            }
        }
    }

    let text: String
    let anchor: SVG.Anchor
    let size: Size
    /// The middle of the text's height.
    let at: SVG.Point

    /// The box that it fills at most.
    var box: ChartBox {
        let width = Self.width(text, size)
        let x =
            switch anchor {
            case .start: at.x
            case .middle: at.x - width / 2
            case .end: at.x - width
            }
        return ChartBox(x: x, y: at.y - size.height / 2, width: width, height: size.height)
    }

    func markup(role: StaticString) -> Markup { SVG.words(role: role, at, anchor, text) }

    /// The width of a text in the usual fonts of a system, rather too much than too little: no font can be measured here.
    static func width(_ text: String, _ size: Size) -> Double {
        text.unicodeScalars.reduce(0) { $0 + share($1) } * size.height
    }

    private static func share(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "t", "f", "r", ".", ",", "'", " ", "I": 0.4
        case "m", "w", "M", "W", "%": 0.95
        case "A"..."Z": 0.75
        case "a"..."z", "0"..."9", "-", "+": 0.62
        default: 1.1
        }
    }
}
