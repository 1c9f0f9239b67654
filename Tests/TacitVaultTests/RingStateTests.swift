import TacitCrypto
import TacitLog
import Testing

@testable import TacitVault

@Suite struct RingStateTests {
    private static let vaultID = [UInt8](repeating: 0xa1, count: 16)

    private func stream(_ byte: UInt8, _ code: UInt16 = 1) throws -> StreamID {
        let client = [UInt8](repeating: byte, count: 16)
        return StreamID(client: try OpaqueID(client.span), stream: code)
    }

    private func bytes(_ key: borrowing SecureBytes) -> [UInt8] {
        key.withSpan { span in span.indices.map { span[$0] } }
    }

    @Test func everyKeyAndIdentityComesBackFromTheCell() throws {
        let ring = try slotKey(1)
        let signing = try SigningKey.random()
        let inbox = try AgreementKey.random()
        let share = try ShareSecrets.random()
        let first = try (0..<3).map { try StreamKeys.random(for: stream($0)) }
        var state = try RingState.first(
            signing: signing,
            inbox: inbox,
            share: share,
            at: 5,
            streams: first
        )
        let more = try (3..<1_000).map { index in
            try StreamKeys.random(for: stream(UInt8(index % 251), UInt16(index)))
        }
        for keys in more { state = try state.next(adding: keys) }
        #expect(state.sequence == UInt64(more.count) + 1)
        let cell = try state.sealed(ring: ring, vaultID: Self.vaultID)
        #expect(cell.count == 131_072, "1,000 streams of 94 bytes, in a power of two")
        let read = try RingState(opening: cell, ring: ring, vaultID: Self.vaultID)
        #expect(read.sequence == state.sequence)
        for keys in first + more {
            let found = try #require(try read.keys(of: keys.stream))
            #expect(bytes(found.content) == bytes(keys.content))
            #expect(bytes(found.locator) == bytes(keys.locator))
            #expect(found.version == 1 && found.fromSequence == 0)
        }
        #expect(try read.streams().count == 1_000)
        #expect(try read.keys(of: stream(255, 7)) == nil)
        let seed = try read.identity(.signing)
        #expect(signing.withSeed { span in span.indices.map { span[$0] } } == bytes(seed))
        let secret = try read.identity(.inbox)
        #expect(inbox.withSecret { span in span.indices.map { span[$0] } } == bytes(secret))
        #expect(try bytes(read.identity(.shareX25519)) == bytes(share.x25519))
        #expect(try bytes(read.identity(.shareHybrid)) == bytes(share.hybrid))
    }

    @Test func identitiesForSharingThatCameLaterStandBesideTheOldOnes() throws {
        let first = try RingState.first(
            signing: .random(), inbox: .random(), share: .random(), at: 5, streams: [.random(for: stream(1))])
        let inbox = try bytes(first.identity(.inbox))
        let old = try bytes(first.identity(.shareHybrid))
        let more = try ShareSecrets.random()
        let next = try first.next(adding: more, at: 6)
        var found: [[UInt8]] = []
        try next.eachIdentity(.shareHybrid) { (secret) throws(VaultError) in found.append(bytes(secret)) }
        #expect(found == [bytes(more.hybrid), old])
        #expect(try bytes(next.identity(.inbox)) == inbox)
        let stream = try stream(1)
        #expect(try next.keys(of: stream) != nil)
        #expect(next.sequence == 2)
    }

    @Test func theNewestVersionOfAKeyCounts() throws {
        let name = try stream(9)
        let versions = try [UInt32(2), 3, 1].map { version in
            StreamKeys(
                stream: name,
                version: version,
                fromSequence: UInt64(version),
                content: try slotKey(UInt8(version)),
                locator: try slotKey(UInt8(version))
            )
        }
        let state = try RingState.first(
            signing: .random(),
            inbox: .random(),
            share: .random(),
            at: 5,
            streams: versions
        )
        let found = try #require(try state.keys(of: name))
        #expect(found.version == 3 && bytes(found.content) == [UInt8](repeating: 3, count: 32))
        #expect(try state.streams() == [name])
    }

    @Test func anotherKeyOrAnotherVaultOpensNoState() throws {
        let state = try RingState.first(signing: .random(), inbox: .random(), share: .random(), at: 5, streams: [])
        let cell = try state.sealed(ring: slotKey(1), vaultID: Self.vaultID)
        #expect(throws: VaultError.integrity) {
            _ = try RingState(opening: cell, ring: slotKey(2), vaultID: Self.vaultID).sequence
        }
        let other = [UInt8](repeating: 0xa2, count: 16)
        #expect(throws: VaultError.integrity) {
            _ = try RingState(opening: cell, ring: slotKey(1), vaultID: other).sequence
        }
    }
}
