import Foundation
import Testing

@testable import TacitCrypto

/// All six Wycheproof files through the wrappers, no case left out.
///
/// Each test counts the cases that it ran, so that a file that parses to nothing is seen.
@Suite struct WycheproofTests {
    private struct File<Group: Decodable>: Decodable {
        let numberOfTests: Int
        let testGroups: [Group]
    }

    private func groups<Group: Decodable>(_ name: String, _ type: Group.Type) throws -> [Group] {
        let url = vectorsFolder.appending(path: "wycheproof/\(name)_test.json")
        return try JSONDecoder().decode(File<Group>.self, from: Data(contentsOf: url)).testGroups
    }

    private struct AEADGroup: Decodable {
        struct Case: Decodable {
            let tcId: Int, key, iv, aad, msg, ct, tag, result: String
        }
        let tests: [Case]
    }

    private typealias Sealer = (
        _ text: [UInt8], _ key: [UInt8], _ nonce: [UInt8], _ data: [UInt8]
    ) throws -> [UInt8]

    private func runAEAD(_ name: String, count: Int, seal: Sealer, open: Sealer) throws {
        let cases = try groups(name, AEADGroup.self).flatMap(\.tests)
        for test in cases {
            let key = try bytes(hex: test.key)
            let nonce = try bytes(hex: test.iv)
            let data = try bytes(hex: test.aad)
            let text = try bytes(hex: test.msg)
            let sealed = try bytes(hex: test.ct + test.tag)
            let opened = try? open(sealed, key, nonce, data)
            let resealed = try? seal(text, key, nonce, data)
            if test.result == "valid" {
                #expect(opened == text, "case \(test.tcId)")
                #expect(resealed == sealed, "case \(test.tcId)")
            } else {
                #expect(opened == nil, "case \(test.tcId)")
                #expect(resealed != sealed, "case \(test.tcId)")
            }
        }
        #expect(cases.count == count)
    }

    @Test func chacha20Poly1305Mismatches() throws {
        try runAEAD("chacha20_poly1305", count: 325) {
            let key = try secure($1)
            return try ChaCha20Poly1305.seal(
                $0.span,
                key: key,
                nonce: $2.span,
                associatedData: $3.span
            )
        } open: {
            let key = try secure($1)
            return try ChaCha20Poly1305.open(
                $0.span,
                key: key,
                nonce: $2.span,
                associatedData: $3.span
            )
        }
    }

    @Test func xchacha20Poly1305Mismatches() throws {
        try runAEAD("xchacha20_poly1305", count: 315) {
            let key = try secure($1)
            return try XChaCha20Poly1305.seal(
                $0.span,
                key: key,
                nonce: $2.span,
                associatedData: $3.span
            )
        } open: {
            let key = try secure($1)
            return try XChaCha20Poly1305.open(
                $0.span,
                key: key,
                nonce: $2.span,
                associatedData: $3.span
            )
        }
    }

    private struct SignatureGroup: Decodable {
        struct Key: Decodable { let pk: String }
        struct Case: Decodable { let tcId: Int, msg, sig, result: String }
        let publicKey: Key
        let tests: [Case]
    }

    @Test func ed25519Mismatches() throws {
        var ran = 0
        for group in try groups("ed25519", SignatureGroup.self) {
            let key = try VerifyingKey(bytes(hex: group.publicKey.pk))
            for test in group.tests {
                let signature = try bytes(hex: test.sig)
                let message = try bytes(hex: test.msg)
                let valid = key.isValid(signature.span, for: message.span)
                #expect(valid == (test.result == "valid"), "case \(test.tcId)")
                ran += 1
            }
        }
        #expect(ran == 151)
    }

    private struct ExpansionGroup: Decodable {
        struct Case: Decodable {
            let tcId: Int, size: Int, ikm, salt, info, okm, result: String
        }
        let tests: [Case]
    }

    @Test func hkdfMismatches() throws {
        let cases = try groups("hkdf_sha256", ExpansionGroup.self).flatMap(\.tests)
        for test in cases {
            let secret = try bytes(hex: test.ikm)
            let salt = try bytes(hex: test.salt)
            let info = try bytes(hex: test.info)
            if test.result == "valid" {
                let output = try HKDFSHA256.derive(
                    secret: secret.span,
                    salt: salt.span,
                    info: info.span,
                    count: test.size
                )
                #expect(try array(output) == bytes(hex: test.okm), "case \(test.tcId)")
            } else {
                #expect(throws: CryptoError.invalidLength, "case \(test.tcId)") {
                    _ = try HKDFSHA256.derive(
                        secret: secret.span,
                        salt: salt.span,
                        info: info.span,
                        count: test.size
                    )
                }
            }
        }
        #expect(cases.count == 86)
    }

    private struct CodeGroup: Decodable {
        struct Case: Decodable { let tcId: Int, key, msg, tag, result: String }
        let tagSize: Int
        let tests: [Case]
    }

    /// Half of the cases have tags cut to 16 bytes.
    ///
    /// Only whole tags are taken here, so for those the beginning of the code is compared, and the cut
    /// tag must be refused.
    @Test func hmacMismatches() throws {
        var ran = 0
        for group in try groups("hmac_sha256", CodeGroup.self) {
            for test in group.tests {
                let key = try bytes(hex: test.key)
                let message = try bytes(hex: test.msg)
                let tag = try bytes(hex: test.tag)
                let code = HMACSHA256.code(message.span, key: key.span)
                let expected = test.result == "valid"
                let matches = Array(code.prefix(group.tagSize / 8)) == tag
                #expect(matches == expected, "case \(test.tcId)")
                let whole = expected && group.tagSize == 256
                #expect(
                    HMACSHA256.isValid(tag.span, for: message.span, key: key.span) == whole,
                    "case \(test.tcId)"
                )
                ran += 1
            }
        }
        #expect(ran == 174)
    }

    private struct AgreementGroup: Decodable {
        struct Case: Decodable {
            let tcId: Int, flags: [String], shared: String
            let secret: String, publicKey: String

            enum CodingKeys: String, CodingKey {
                case tcId, flags, shared
                case secret = "private"
                case publicKey = "public"
            }
        }
        let tests: [Case]
    }

    /// "acceptable" cases are computed as the RFC says, but a shared secret of zero is refused.
    @Test func x25519Mismatches() throws {
        let cases = try groups("x25519", AgreementGroup.self).flatMap(\.tests)
        var refused = 0
        for test in cases {
            let key = try AgreementKey(secret: secure(bytes(hex: test.secret)))
            let theirs = try bytes(hex: test.publicKey)
            if test.flags.contains("ZeroSharedSecret") {
                #expect(throws: CryptoError.invalidPoint, "case \(test.tcId)") {
                    _ = try key.sharedSecret(with: theirs.span)
                }
                refused += 1
            } else {
                let shared = try key.sharedSecret(with: theirs.span)
                #expect(try array(shared) == bytes(hex: test.shared), "case \(test.tcId)")
            }
        }
        #expect(cases.count == 518)
        #expect(refused == 31)
    }

    @Test func editedVectorIsNoticed() throws {
        let folder = vectorsFolder.appending(path: "wycheproof")
        let sums = try String(contentsOf: folder.appending(path: "SHA256SUMS"), encoding: .utf8)
        let lines = sums.split(separator: "\n")
        for line in lines {
            let parts = line.split(separator: " ")
            let file = try [UInt8](Data(contentsOf: folder.appending(path: String(parts[1]))))
            let digest = SHA256Hash.digest(file.span)
            #expect(try digest == bytes(hex: String(parts[0])))
        }
        #expect(lines.count == 6)
    }
}
