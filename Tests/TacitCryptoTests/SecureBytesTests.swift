import Foundation
import Glibc
import Testing

@testable import TacitCrypto

@Suite struct SecureBytesTests {
    @Test(arguments: [0, 1, 31, 32, 4_095, 4_096, 4_097, 100_000])
    func lengthsRoundTrip(count: Int) throws {
        let source = RandomBytes.bytes(count)
        let secret = try secure(source)
        #expect(secret.count == count)
        #expect(array(secret) == source)
    }

    @Test func fillStartsFromZeros() throws {
        var before: [UInt8] = [1]
        let secret = try SecureBytes(count: 4) { bytes in
            before = bytes.indices.map { bytes[$0] }
            bytes[2] = 7
        }
        #expect(before == [0, 0, 0, 0])
        #expect(array(secret) == [0, 0, 7, 0])
    }

    @Test func consumedArrayIsOverwrittenAndEmptied() throws {
        var bytes: [UInt8] = Array("a passphrase of nobody".utf8)
        let secret = try SecureBytes(consuming: &bytes)
        #expect(bytes.isEmpty)
        #expect(array(secret) == Array("a passphrase of nobody".utf8))
    }

    @Test func consumedArrayIsOverwrittenWhenRefused() {
        var bytes = [UInt8](repeating: 1, count: SecureBytes.maximumCount + 1)
        #expect(throws: CryptoError.invalidLength) { _ = try SecureBytes(consuming: &bytes) }
        #expect(bytes.isEmpty)
    }

    @Test func wipeReachesTheStorage() throws {
        var bytes = [UInt8](repeating: 0x5a, count: 65_536)
        let address = unsafe bytes.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
        SecureMemory.wipe(&bytes)
        #expect(bytes.isEmpty)
        #expect(!ProcessMemory.holdsRun(of: 0x5a, at: address, count: 65_536))
    }

    @Test func lengthsOutOfRangeAreRefused() {
        for count in [-1, Int.min, SecureBytes.maximumCount + 1, Int.max] {
            #expect(throws: CryptoError.invalidLength) {
                _ = try SecureBytes.random(count: count)
            }
        }
    }

    @Test func sliceOutsideIsRefused() throws {
        let secret = try secure([1, 2, 3, 4])
        #expect(try array(secret.slice(1..<3)) == [2, 3])
        #expect(try array(secret.slice(4..<4)).isEmpty)
        for range in [0..<5, -1..<2, 5..<6, 0..<Int.max, Int.min..<0] {
            #expect(throws: CryptoError.invalidLength) { _ = try secret.slice(range) }
        }
    }

    @Test func unequalSecretsAreTold() throws {
        let secret = try secure([1, 2, 3])
        let copy = try secret.copy()
        let last = try secure([1, 2, 4])
        let longer = try secure([1, 2, 3, 0])
        let found = (secret.equals(copy), secret.equals(last), secret.equals(longer))
        #expect(found == (true, false, false))
    }

    @Test func randomSecretsDiffer() throws {
        let first = try SecureBytes.random(count: 32)
        let second = try SecureBytes.random(count: 32)
        let same = first.equals(second)
        #expect(!same)
    }

    @Test func freedSecretIsGone() throws {
        var address: UInt = 0
        do {
            let secret = try secure([UInt8](repeating: 0xa7, count: 32))
            address = secret.withSpan { span in
                unsafe span.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
            }
            #expect(ProcessMemory.read(at: address, count: 32).allSatisfy { $0 == 0xa7 })
        }
        // Unmapped, or mapped again for something else: in no case the old bytes.
        #expect(!ProcessMemory.holdsRun(of: 0xa7, at: address, count: 32))
    }

    @Test func failedFillLeavesNothing() throws {
        var address: UInt = 0
        #expect(throws: CryptoError.authenticationFailed) {
            _ = try unsafe SecureBytes.written(count: 32) { (memory) throws(CryptoError) in
                unsafe memory.initialize(repeating: 0xa7, count: 32)
                address = UInt(bitPattern: memory)
                throw .authenticationFailed
            }
        }
        #expect(address != 0)
        #expect(!ProcessMemory.holdsRun(of: 0xa7, at: address, count: 32))
    }
}

@Suite struct SecureMemoryTests {
    @Test func verifyPassesHere() throws {
        try SecureMemory.verify()
    }

    @Test func secretsAreCountedAsLocked() throws {
        let before = try #require(LockedMemory.kibibytes())
        let secret = try SecureBytes.random(count: 2 << 20)
        let during = try #require(LockedMemory.kibibytes())
        // Other tests lock and free some pages at the same time, nowhere near half of this.
        #expect(during - before >= secret.count / 1_024 / 2)
    }

    @Test func lockedLineIsReadWhereverItStands() {
        func read(_ text: String) -> Int? {
            LockedMemory.kibibytes(inStatus: Array(text.utf8)[...])
        }
        #expect(read("VmSize:\t  9 kB\nVmLck:\t    132 kB\nVmPin:\t 1 kB\n") == 132)
        #expect(read("VmLck:\t       0 kB") == 0)
        #expect(read("VmLck:\t garbage\n") == nil)
        #expect(read("NotVmLck:\t 4 kB\n") == nil)
        #expect(read("") == nil)
    }

    /// Root is not bound by the limit, so the child gives root up.
    @Test(.enabled(if: getuid() == 0, "needs root, to become a second user in a child process"))
    func withoutLockedMemoryNoSecretIsMade() async {
        await #expect(processExitsWith: .exitCode(0)) {
            becomeSecondUser(lockLimit: 0)
            exit(refusal { _ = try SecureBytes.random(count: 32) })
        }
        await #expect(processExitsWith: .exitCode(0)) {
            becomeSecondUser(lockLimit: 0)
            exit(refusal { try SecureMemory.verify() })
        }
    }

    @Test(.enabled(if: getuid() == 0, "needs root, to become a second user in a child process"))
    func limitUsedUpIsNoticedByTheNextSecret() async {
        await #expect(processExitsWith: .exitCode(0)) {
            becomeSecondUser(lockLimit: UInt(sysconf(Int32(_SC_PAGESIZE))))
            guard let first = try? SecureBytes.random(count: 32) else { exit(3) }
            let code = refusal { _ = try first.copy() }
            guard first.count == 32 else { exit(4) }
            exit(code)
        }
    }
}

/// Gives up root for "nobody" after limiting how much memory may be locked.
///
/// Exits 5 when it cannot.
private func becomeSecondUser(lockLimit: UInt) {
    var limit = rlimit(rlim_cur: lockLimit, rlim_max: lockLimit)
    guard unsafe setrlimit(Int32(__RLIMIT_MEMLOCK.rawValue), &limit) == 0, setgid(65_534) == 0,
        setuid(65_534) == 0
    else { exit(5) }
}

/// 0 when the body refuses for want of locked memory, 1 when it goes on, 2 for any other error.
private func refusal(_ body: () throws -> Void) -> Int32 {
    do {
        try body()
        return 1
    } catch CryptoError.lockedMemoryUnavailable {
        return 0
    } catch {
        return 2
    }
}
