internal import Yams

/// Composes one field and takes from the nodes what a field may hold.
struct FieldReading {
    let entry: FieldEntry

    func value() throws -> FieldValue {
        let text = entry.lines.joined(separator: "\n")
        // Without rules every plain scalar stays text; the encoding is given, because Yams prints
        // when it looks it up.
        let parser = try Parser(
            yaml: text,
            resolver: .basic,
            constructor: .default,
            encoding: .utf8
        )
        guard case .mapping(let root) = try parser.singleRoot(), let pair = root.first,
            root.count == 1,
            case .scalar(let name) = pair.key, name.string == entry.key
        else { throw FieldRefusal(sentence: .malformed, place: entry.place) }
        switch pair.value {
        case .scalar(let scalar): return isMissing(scalar) ? .missing : .text(try self.text(scalar))
        case .sequence(let sequence): return .list(try sequence.map(self.item))
        case .mapping(let mapping):
            return .map(
                try mapping.map { (key: try self.item($0.key), value: try self.item($0.value)) }
            )
        case .alias: throw FieldRefusal(sentence: .anchor, place: entry.place)
        }
    }

    /// An empty value and `~`; the words `null` and `Null` are text, because Null is a name.
    private func isMissing(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~")
    }

    private func item(_ node: Node) throws -> FieldText {
        guard case .scalar(let scalar) = node else {
            throw FieldRefusal(sentence: .tooDeep, place: place(node.mark))
        }
        return try text(scalar)
    }

    private func text(_ scalar: Node.Scalar) throws -> FieldText {
        // Escapes in double quotes could bring back what the source may not hold.
        guard scalar.string.unicodeScalars.allSatisfy({ !$0.isControl || $0 == "\n" || $0 == "\t" })
        else {
            throw FieldRefusal(sentence: .controlCharacter, place: place(scalar.mark))
        }
        return FieldText(scalar.string, at: place(scalar.mark))
    }

    private func place(_ mark: Mark?) -> Place {
        mark.map { entry.place(line: $0.line - 1, column: $0.column - 1) } ?? entry.place
    }
}
