internal import CSodium

/// Random numbers from the kernel's generator.
public enum RandomBytes {
    /// `count` random bytes that are not secret: ids, nonces, salts.
    ///
    /// A negative count gives none.
    public static func bytes(_ count: Int) -> [UInt8] {
        _ = Sodium.started
        guard count > 0 else { return [] }
        return unsafe [UInt8](count: count) { output in
            unsafe randombytes_buf(output, count)
        }
    }

    /// A number from 0 up to but not including `limit`, each equally likely; 0 for a limit of 0 or
    /// 1.
    public static func uniform(below limit: UInt32) -> UInt32 {
        _ = Sodium.started
        return randombytes_uniform(limit)
    }
}
