import Foundation

/// A value with an attack at every text that may be any text, and how many those are.
struct Attacked<Value: Codable> {
    let value: Value
    let count: Int

    init(_ value: Value, with attack: String) throws {
        var root = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
        var (found, count) = (value, 0)
        for path in Self.paths(root) {
            let next = Self.replaced(root, path[...], by: attack)
            guard let data = try? JSONSerialization.data(withJSONObject: next),
                let decoded = try? JSONDecoder().decode(Value.self, from: data)
            else { continue }
            (root, found, count) = (next, decoded, count + 1)
        }
        (self.value, self.count) = (found, count)
    }

    private static func paths(_ node: Any) -> [[String]] {
        if let object = node as? [String: Any] {
            return object.keys.sorted().flatMap { key in paths(object[key] ?? "").map { [key] + $0 } }
        }
        if let list = node as? [Any] {
            return list.indices.flatMap { index in paths(list[index]).map { ["\(index)"] + $0 } }
        }
        return node is String ? [[]] : []
    }

    private static func replaced(_ node: Any, _ path: ArraySlice<String>, by attack: String) -> Any {
        guard let key = path.first else { return attack }
        if var object = node as? [String: Any], let inner = object[key] {
            object[key] = replaced(inner, path.dropFirst(), by: attack)
            return object
        }
        if var list = node as? [Any], let index = Int(key) {
            list[index] = replaced(list[index], path.dropFirst(), by: attack)
            return list
        }
        return node
    }
}

/// What stands between `<` and `>`.
enum Tags {
    /// Tags of a body that are not elements of ours with attributes of ours; none, when every text is text.
    static func strange(in html: some StringProtocol) -> [String] {
        let names: String =
            "html|body|h1|h2|h3|h4|p|ul|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|section|aside|header|main|strong|div|"
            + "span|details|summary|figure|figcaption|nav|a|ins|del|svg|title|desc|line|rect|path|polyline|circle|text|g"
        let value: String = "\"[-a-zA-Z0-9 .,#%]*\""
        let attribute: String =
            "( (class|id|aria-labelledby|aria-hidden|role|scope|viewBox|x|y|x1|x2|y1|y2|r|rx|cx|cy|d|points|width|height|"
            + "text-anchor|href|focusable)=(\(value)|\"tel:[0-9+]+\")| open| data-search)"
        guard let tag = try? Regex("/?(\(names))\(attribute)*/?") else { return ["no pattern"] }
        let tags: [String] = html.split(separator: "<").map { part in String(part.prefix { $0 != ">" }) }
        return tags.filter { $0.wholeMatch(of: tag) == nil }
    }
}
