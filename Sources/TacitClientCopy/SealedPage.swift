internal import Crypto
internal import Dispatch
internal import FoundationEssentials
internal import Synchronization
internal import TacitCrypto

/// A file of HTML that opens offline in a browser with words that were told (`Docs/Formats/client-copy.md`).
///
/// A random key seals the content by AES-256-GCM; PBKDF2-SHA-256 makes of each reader's words a key that wraps it.
/// The policy in the file's head lets the one script and the one style run that stand in it, by their hashes: nothing
/// that the content holds can run or load anything, whatever it says.
///
/// ```swift
/// let words = try PageWords()
/// let file = try SealedPage.seal(style: css, to: [words]) { PageContent(html: page) }
/// ```
public enum SealedPage {
    /// How many readers one file may have; each costs its opener a derivation.
    public static let slotLimits = 1...8

    /// A name that tells nothing but the day: `document-2032-03-04-7f3a.html`, another one each time.
    public static func proposedName(on day: String) -> String {
        "document-\(day)-\(Hexadecimal.text(RandomBytes.bytes(2))).html"
    }

    /// The file; `style` is the content's own, without `</`, and defines the colours `--paper`, `--ink`, `--quiet`, `--line`,
    /// `--accent` and `--on-accent` of the gate, too.
    ///
    /// `content` is made while the readers' keys are derived, which takes as long as everything else together. Throws
    /// `slots`, `tooLarge` or `primitive`.
    public static func seal(
        style: String = "", to readers: [PageWords], content: @Sendable () -> PageContent
    ) throws(PageError) -> [UInt8] {
        guard slotLimits.contains(readers.count) else { throw .slots }
        let head = #"{"v":1,"kdf":"PBKDF2-SHA-256","iter":\#(PageKey.rounds)}"#
        let salts = readers.map { _ in RandomBytes.bytes(PageKey.saltCount) }
        let (slotKeys, content) = try parallel(content, readers, salts)
        let key = SymmetricKey(size: .bits256)
        var raw = unsafe key.withUnsafeBytes { unsafe Array($0) }
        defer { SecureMemory.wipe(&raw) }
        var slots: [Slot] = []
        for ((reader, salt), slotKey) in zip(zip(readers, salts), slotKeys) {
            let nonce = RandomBytes.bytes(PageKey.nonceCount)
            let wrapped = try PageKey.seal(raw, with: slotKey, nonce: nonce, head: Array(head.utf8))
            slots.append(
                Slot(typing: reader.typing.rawValue, salt: base64(salt), nonce: base64(nonce), key: base64(wrapped)))
        }
        let nonce = RandomBytes.bytes(PageKey.nonceCount)
        var padded = try content.padded()
        defer { SecureMemory.wipe(&padded) }
        let sealed = Sealed(
            head: head, slots: slots, nonce: base64(nonce),
            content: base64(try PageKey.seal(padded, with: key, nonce: nonce, head: Array(head.utf8))))
        return Array(try file(sealed, style: PageData.style + style).utf8)
    }

    /// The key of each reader, and the content, on as many cores as there are.
    private static func parallel(
        _ content: @Sendable () -> PageContent, _ readers: [PageWords], _ salts: [[UInt8]]
    ) throws(PageError) -> (keys: [SymmetricKey], content: PageContent) {
        let found = Mutex<(keys: [Int: SymmetricKey], content: PageContent?)>(([:], nil))
        DispatchQueue.concurrentPerform(iterations: readers.count + 1) { number in
            if number < readers.count {
                let key = try? PageKey.derived(from: readers[number], salt: salts[number])
                found.withLock { $0.keys[number] = key }
            } else {
                let made = content()
                found.withLock { $0.content = made }
            }
        }
        let (keys, made) = found.withLock { (keys: $0.keys, content: $0.content) }
        guard let made, keys.count == readers.count else { throw .primitive }
        return (readers.indices.compactMap { keys[$0] }, made)
    }

    private struct Slot: Encodable {
        let typing, salt, nonce, key: String
    }

    private struct Sealed: Encodable {
        let head: String
        let slots: [Slot]
        let nonce, content: String
    }

    private static func file(_ sealed: Sealed, style: String) throws(PageError) -> String {
        let policy =
            "default-src 'none'; script-src '\(source(PageData.script))'; style-src '\(source(style))'; img-src data:; "
            + "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types tacit"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(GateWords.title)</title>
            <style>\(style)</style>
            </head>
            <body>
            \(gate)
            <script type="application/json" id="say">\(try json(GateWords.Said()))</script>
            <script type="application/json" id="sealed">\(try json(sealed))</script>
            <script>\(PageData.script)</script>
            </body>
            </html>

            """
    }

    /// What is seen before it is open; without a script only the first lines are.
    private static let gate = """
        <main class="gate">
        <h1>\(GateWords.heading)</h1>
        <noscript><p><strong>\(GateWords.noScript)</strong></p></noscript>
        <div id="gate" hidden>
        <p>\(GateWords.save)</p>
        <p>\(GateWords.need)</p>
        <form id="form">
        <label for="words">\(GateWords.label)</label>
        <span class="hint" id="hint">\(GateWords.hint)</span>
        <input id="words" type="password" autocomplete="current-password" autocapitalize="none" autocorrect="off" spellcheck="false" aria-describedby="hint">
        <button class="first" id="open" type="submit">\(GateWords.open)</button>
        <button id="show" type="button">\(GateWords.showWords)</button>
        <p class="say" id="status" role="status"></p>
        </form>
        </div>
        </main>
        """

    private static func json(_ value: some Encodable) throws(PageError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { throw .primitive }
        return String(decoding: data, as: UTF8.self)
    }

    private static func base64(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

    /// The hash by which a policy names a script or style.
    private static func source(_ text: String) -> String {
        "sha256-\(base64(SHA256.hash(data: Data(text.utf8))))"
    }
}
