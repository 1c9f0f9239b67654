/// Lets the global flags stand before the verb as well as after it.
enum ArgumentOrder {
    /// Global flags that take a value.
    static let withValue: Set<String> = [
        "--vault", "--color", "--passphrase-file", "--passphrase-fd", "--clock", "-o", "--output",
    ]
    /// Global flags that take none.
    static let withoutValue: Set<String> = [
        "--json", "--plain", "-q", "--quiet", "-v", "--verbose", "--no-input", "--no-pager", "-n",
        "--dry-run",
        "--force", "--names", "--insecure-temp", "--break-glass",
    ]

    /// The same arguments with the global flags that stood before the verb at the end, in their order.
    ///
    /// What stands after `--` is never a flag, so they go before it. The first word that is no global flag ends
    /// the search: a flag of the verb's own is left where it is.
    static func globalsLast(_ arguments: [String]) -> [String] {
        var globals: [String] = []
        var rest = arguments[...]
        while let word = rest.first {
            let name = String(word.prefix { $0 != "=" })
            if withValue.contains(word) {
                globals += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if withoutValue.contains(word) || (name != word && withValue.contains(name)) {
                globals.append(word)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return rest[..<end] + globals + rest[end...]
    }
}
