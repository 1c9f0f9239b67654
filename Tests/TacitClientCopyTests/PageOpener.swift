import Crypto
import CryptoExtras
import Foundation
import Testing

/// Opens a page in Swift as `Docs/Formats/client-copy.md` says: the other half of the round trip.
struct PageOpener {
    struct Slot: Codable, Equatable {
        var typing, salt, nonce, key: String
    }

    struct Sealed: Codable, Equatable {
        var head: String
        var slots: [Slot]
        var nonce, content: String
    }

    struct File: Codable, Equatable {
        let name, type, text: String
    }

    struct Content: Codable, Equatable {
        let html: String
        let file: File?
    }

    let html: String
    var sealed: Sealed

    init(_ file: [UInt8]) throws {
        html = String(decoding: file, as: UTF8.self)
        sealed = try JSONDecoder().decode(
            Sealed.self,
            from: Data(try Self.element("<script type=\"application/json\" id=\"sealed\">", "</script>", html).utf8))
    }

    /// What stands between two marks.
    static func element(_ start: String, _ end: String, _ html: String) throws -> String {
        let from = try #require(html.range(of: start))
        let to = try #require(html.range(of: end, range: from.upperBound..<html.endIndex))
        return String(html[from.upperBound..<to.lowerBound])
    }

    /// The content; nil when no slot opens.
    func open(_ words: String) throws -> Content? {
        let head = Data(sealed.head.utf8)
        for slot in sealed.slots {
            let key = try KDF.Insecure.PBKDF2.deriveKey(
                from: Data(words.utf8), salt: try bytes(slot.salt), using: .sha256, outputByteCount: 32,
                rounds: 2_000_000)
            guard let raw = try? decrypt(slot.key, slot.nonce, key, head) else { continue }
            let padded = try decrypt(sealed.content, sealed.nonce, SymmetricKey(data: raw), head)
            #expect(padded.count % 16_384 == 0)
            let count = padded.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            #expect(padded.dropFirst(4 + count).allSatisfy { $0 == 0 })
            return try JSONDecoder().decode(Content.self, from: padded.dropFirst(4).prefix(count))
        }
        return nil
    }

    private func bytes(_ text: String) throws -> Data { try #require(Data(base64Encoded: text)) }

    private func decrypt(_ text: String, _ nonce: String, _ key: SymmetricKey, _ head: Data) throws -> Data {
        let all = try bytes(text)
        let box = try AES.GCM.SealedBox(
            nonce: AES.GCM.Nonce(data: try bytes(nonce)), ciphertext: all.dropLast(16), tag: all.suffix(16))
        return try AES.GCM.open(box, using: key, authenticating: head)
    }
}
