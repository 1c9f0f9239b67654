/// Why a primitive refused.
///
/// Carries no data, so it can be logged and shown.
public enum CryptoError: Error, Equatable, Sendable {
    /// Memory could not be locked in RAM, so no secret is put into it.
    ///
    /// `RLIMIT_MEMLOCK` is used up (Debian's default is 8 MiB a process) or locking is forbidden.
    case lockedMemoryUnavailable

    /// The system has no memory left for the request.
    case outOfMemory

    /// Wrong key, wrong context, or bytes that were changed.
    ///
    /// Deliberately not more precise.
    case authenticationFailed

    /// A count that the primitive cannot take: key, nonce, signature, output or message length.
    case invalidLength

    /// A key of the wrong length for its use.
    case invalidKey

    /// A public key that is no point of the curve, or one of low order.
    case invalidPoint

    /// Text that is not UTF-8, not Bech32, not Base32, or not in its only canonical form.
    case invalidEncoding

    /// Password hash parameters, or a number of words, outside the limits.
    case parametersOutOfRange
}
