extension PasswordHash {
    /// Parameters with a fresh salt that take about `targetSeconds` on this machine, at least
    /// `floor`.
    ///
    /// Memory grows first, because memory is what costs an attacker's hardware; passes are added
    /// when memory has reached its ceiling. The ceiling is a quarter of RAM, or `ceilingKiB` when
    /// that is less; never below the floor and never above `maximum`. Measures two real hashes, the
    /// second of about the target.
    ///
    /// Throws `outOfMemory` when the memory is not to be had.
    public static func calibrate(
        targetSeconds: Double,
        ceilingKiB: UInt64? = nil
    ) throws(CryptoError) -> PasswordHashParameters {
        let quarter = MachineMemory.kibibytes() / 4
        let ceiling = min(maximum.memoryKiB, max(floor.memoryKiB, min(ceilingKiB ?? .max, quarter)))
        let reference = try measure(floor)
        let memory = memoryKiB(
            reaching: targetSeconds,
            secondsForFloor: reference,
            ceilingKiB: ceiling
        )
        let seconds =
            memory == floor.memoryKiB
            ? reference : try measure((passes: floor.passes, memoryKiB: memory))
        return PasswordHashParameters(
            passes: passes(reaching: targetSeconds, secondsForFloorPasses: seconds),
            memoryKiB: memory,
            salt: RandomBytes.bytes(PasswordHashParameters.saltCount)
        )
    }

    /// The most memory, in whole steps of 64 MiB, that stays within the target at `floor.passes`:
    /// the time is proportional to the memory.
    static func memoryKiB(
        reaching targetSeconds: Double,
        secondsForFloor seconds: Double,
        ceilingKiB: UInt64
    ) -> UInt64 {
        let step: UInt64 = 64 * 1_024
        let wanted = targetSeconds / seconds * Double(floor.memoryKiB)
        // Compared as Double first: not every Double is a UInt64.
        guard wanted > Double(floor.memoryKiB) else { return floor.memoryKiB }
        let most = wanted < Double(ceilingKiB) ? UInt64(wanted) : ceilingKiB
        return max(floor.memoryKiB, most / step * step)
    }

    /// The most passes that stay within the target when `floor.passes` take so many seconds.
    static func passes(
        reaching targetSeconds: Double,
        secondsForFloorPasses seconds: Double
    ) -> UInt32 {
        let wanted = targetSeconds / seconds * Double(floor.passes)
        // As above.
        guard wanted > Double(floor.passes) else { return floor.passes }
        return wanted < Double(maximum.passes) ? UInt32(wanted) : maximum.passes
    }

    /// Seconds that one hash takes.
    private static func measure(_ cost: Cost) throws(CryptoError) -> Double {
        let parameters = PasswordHashParameters(
            passes: cost.passes,
            memoryKiB: cost.memoryKiB,
            salt: [UInt8](repeating: 0, count: PasswordHashParameters.saltCount)
        )
        let passphrase = try SecureBytes.random(count: keyCount)
        let clock = ContinuousClock()
        let start = clock.now
        _ = try derive(passphrase, parameters)
        return (clock.now - start) / .seconds(1)
    }
}
