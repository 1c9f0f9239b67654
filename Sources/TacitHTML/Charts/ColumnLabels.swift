/// Words in a column at the right edge of a chart: the goal at its line, the names of ranges as near to their middle as
/// there is room.
enum ColumnLabels {
    /// Words of one thing, in one or two lines.
    struct Block {
        let lines: [String]
        /// Where its middle is wanted.
        let wanted: Double
        /// How much of the axis it names; the smallest are left out first.
        let weight: Double

        /// With a little room, so that two lines of one name are not read as two names.
        var height: Double { Double(lines.count) * ChartLabel.Size.small.height + 3 }
    }

    /// A long name of two words as two lines.
    static func lines(of name: String) -> [String] {
        guard name.count > 10, let space = name.lastIndex(of: " ") else { return [name] }
        return [String(name[..<space]), String(name[name.index(after: space)...])]
    }

    /// The middle of each block that has room between two heights, by its place in `blocks`; none touches another.
    static func place(_ blocks: [Block], from top: Double, to bottom: Double) -> [Int: Double] {
        var kept = blocks.indices.sorted { blocks[$0].wanted < blocks[$1].wanted }
        while kept.reduce(0, { $0 + blocks[$1].height }) > bottom - top {
            guard let least = kept.min(by: { blocks[$0].weight < blocks[$1].weight }) else { break }
            kept.removeAll { $0 == least }
        }
        var tops: [Double] = []
        var free = top
        for index in kept {
            tops.append(max(free, blocks[index].wanted - blocks[index].height / 2))
            free = (tops.last ?? top) + blocks[index].height
        }
        var limit = bottom
        for place in kept.indices.reversed() {
            tops[place] = min(tops[place], limit - blocks[kept[place]].height)
            limit = tops[place]
        }
        return Dictionary(uniqueKeysWithValues: zip(kept, tops).map { ($0, $1 + blocks[$0].height / 2) })
    }

    /// The lines of a block as labels that begin at `x`.
    static func labels(of block: Block, x: Double, middle: Double) -> [ChartLabel] {
        let line = ChartLabel.Size.small.height
        let first = middle - Double(block.lines.count - 1) * line / 2
        return block.lines.enumerated().map { number, text in
            ChartLabel(
                text: text, anchor: .start, size: .small, at: SVG.Point(x: x, y: first + Double(number) * line))
        }
    }
}
