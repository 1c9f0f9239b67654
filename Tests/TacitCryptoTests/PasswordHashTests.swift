import Testing

@testable import TacitCrypto

@Suite(.serialized) struct PasswordHashTests {
    private func parameters(
        _ passes: UInt32 = 2,
        _ memoryKiB: UInt64 = 65_536,
        salt: Int = 16
    ) -> PasswordHashParameters {
        PasswordHashParameters(
            passes: passes,
            memoryKiB: memoryKiB,
            salt: (0..<salt).map { UInt8($0) }
        )
    }

    /// The expected value is that of argon2-cffi 25.1 (the reference implementation in C).
    @Test func knownAnswer() throws {
        let key = try PasswordHash.derive(secure("correct horse battery staple"), parameters())
        #expect(
            try array(key)
                == bytes(hex: "c05ce4c4dd7e0e45ee6011cc59d068ade47df1b01fc0cf9cd4678bdf68a5b7b0")
        )
    }

    @Test func anotherSaltPassphraseOrCostIsAnotherKey() throws {
        var other = parameters()
        other.salt[15] ^= 1
        let keys = [
            try array(PasswordHash.derive(secure("a"), parameters())),
            try array(PasswordHash.derive(secure("b"), parameters())),
            try array(PasswordHash.derive(secure(""), parameters())),
            try array(PasswordHash.derive(secure("a"), other)),
            try array(PasswordHash.derive(secure("a"), parameters(3))),
        ]
        #expect(Set(keys).count == keys.count)
    }

    /// A header is untrusted: neither a cheap hash nor a memory bomb.
    ///
    /// 1 TiB could not be had, so an attempt at it would be `outOfMemory`: this error says that
    /// none was made.
    @Test(
        arguments: [
            (0, 65_536), (1, 65_536), (17, 65_536), (.max, 65_536),
            (2, 0), (2, 65_535), (2, 4_194_305), (2, 1 << 30), (2, .max), (.max, .max),
        ] as [(UInt32, UInt64)]
    )
    func costsOutOfRangeAreRefusedBeforeAnyWork(passes: UInt32, memoryKiB: UInt64) throws {
        let tampered = parameters(passes, memoryKiB)
        let passphrase = try secure("a")
        let time = ContinuousClock().measure {
            #expect(throws: CryptoError.parametersOutOfRange) {
                _ = try PasswordHash.derive(passphrase, tampered)
            }
        }
        #expect(time < .milliseconds(50))
        #expect(throws: CryptoError.parametersOutOfRange) { try PasswordHash.check(tampered) }
    }

    @Test func limitsThemselvesAreAccepted() throws {
        for cost in [PasswordHash.minimum, PasswordHash.floor, PasswordHash.maximum] {
            try PasswordHash.check(parameters(cost.passes, cost.memoryKiB))
        }
    }

    @Test(arguments: [0, 15, 17])
    func saltOfAnotherLengthIsRefused(count: Int) {
        #expect(throws: CryptoError.parametersOutOfRange) {
            try PasswordHash.check(parameters(salt: count))
        }
    }

    @Test func endlessPassphraseIsRefused() throws {
        let passphrase = try SecureBytes.random(count: Passphrase.maximumCount + 1)
        #expect(throws: CryptoError.invalidLength) {
            _ = try PasswordHash.derive(passphrase, parameters())
        }
    }

    @Test func floorAndQuarterAreTold() {
        #expect(PasswordHash.isBelowFloor(parameters(2, 262_144)))
        #expect(PasswordHash.isBelowFloor(parameters(3, 262_143)))
        #expect(!PasswordHash.isBelowFloor(parameters(3, 262_144)))
        let quarter = MachineMemory.kibibytes() / 4
        #expect(quarter > 0)
        #expect(!PasswordHash.exceedsQuarterOfMemory(parameters(3, quarter)))
        #expect(PasswordHash.exceedsQuarterOfMemory(parameters(3, quarter + 1)))
    }

    @Test func calibrationNeverGoesBelowTheFloor() throws {
        let found = try PasswordHash.calibrate(targetSeconds: 0, ceilingKiB: 1)
        #expect(found.passes == PasswordHash.floor.passes)
        #expect(found.memoryKiB == PasswordHash.floor.memoryKiB)
        #expect(found.salt.count == PasswordHashParameters.saltCount)
        try PasswordHash.check(found)
    }

    @Test func calibrationStopsAtTheCeilingAndAddsPasses() throws {
        let found = try PasswordHash.calibrate(targetSeconds: 1e9, ceilingKiB: 512 * 1_024)
        let quarter = MachineMemory.kibibytes() / 4 / 65_536 * 65_536
        #expect(found.memoryKiB == min(512 * 1_024, max(262_144, quarter)))
        #expect(found.passes == PasswordHash.maximum.passes)
    }

    @Test func memoryGrowsBeforePassesAndStaysBelowItsCeiling() {
        func memoryMiB(_ target: Double, _ seconds: Double) -> UInt64 {
            PasswordHash.memoryKiB(
                reaching: target,
                secondsForFloor: seconds,
                ceilingKiB: 1_000 * 1_024
            ) / 1_024
        }
        #expect(memoryMiB(1, 0.5) == 512)
        #expect(memoryMiB(1, 0.45) == 512)
        #expect(memoryMiB(1, 0.44) == 576)
        #expect(memoryMiB(1, 0.9) == 256)
        #expect(memoryMiB(1, 2) == 256)
        #expect(memoryMiB(10, 0.5) == 960)
        #expect(memoryMiB(.infinity, 0.5) == 960)
        #expect(memoryMiB(.nan, 0.5) == 256)
        #expect(memoryMiB(1, 0) == 960)
    }

    @Test func passesStayBetweenFloorAndMaximum() {
        func passes(_ target: Double, _ seconds: Double) -> UInt32 {
            PasswordHash.passes(reaching: target, secondsForFloorPasses: seconds)
        }
        #expect(passes(1, 0.5) == 6)
        #expect(passes(1, 0.4) == 7)
        #expect(passes(1, 1.2) == 3)
        #expect(passes(100, 0.5) == 16)
        #expect(passes(1, 0) == 16)
        #expect(passes(.nan, 1) == 3)
        #expect(passes(-1, 1) == 3)
        #expect(passes(.infinity, 1) == 16)
    }
}
