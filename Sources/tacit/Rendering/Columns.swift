/// Rows of cells set under each other.
enum Columns {
    private static let gap = "  "

    /// Lays out rows so that the cells of a column begin together; the last column is cut to what
    /// is left.
    ///
    /// Cells are made safe to print. `emphasis` is applied to the padded cell of a column, after
    /// widths are known.
    static func lines(
        _ rows: [[String]],
        width: Int,
        emphasis: (_ column: Int, _ cell: String) -> String = { $1 }
    ) -> [String] {
        let safe = rows.map { $0.map(VisibleText.inLine) }
        let count = safe.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            safe.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return safe.map { row in
            var used = 0
            let cells = row.enumerated().map { column, cell in
                let isLast = column == row.count - 1
                defer { used += widths[column] + gap.count }
                let fitted = isLast ? Paragraph.fitted(cell, width: max(8, width - used)) : cell
                let padding = isLast ? 0 : widths[column] - DisplayWidth.of(fitted)
                return emphasis(column, fitted) + String(repeating: " ", count: padding)
            }
            return cells.joined(separator: gap).trimmingEnd()
        }
    }

    /// Lines of `label  value`, values wrapped under each other; a pair without a value is left
    /// out.
    static func fields(_ pairs: [(String, String?)], style: Style) -> [String] {
        let shown = pairs.compactMap { label, value in value.map { (label, $0) } }
        let labelWidth = shown.map { DisplayWidth.of($0.0) }.max() ?? 0
        return shown.flatMap { label, value in
            let indent = labelWidth + gap.count
            let lines = Paragraph.lines(value, width: style.width, indent: indent)
            let padding = String(repeating: " ", count: labelWidth - DisplayWidth.of(label))
            let first = lines.first.map { String($0.dropFirst(indent)) } ?? ""
            return ["\(style.dim(label))\(padding)\(gap)\(first)"] + lines.dropFirst()
        }
    }
}

extension String {
    /// The text without spaces at its end.
    func trimmingEnd() -> String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
