import TacitVault

/// What requests have written, and when it is in the file.
extension WorkerCore {
    /// How many commits of the open vault have failed: what a request notes before its first act.
    func failures() -> Int {
        guard case .open(let vault) = holding else { return 0 }
        return vault.failures
    }

    /// Returns when everything that was written in the open vault is in its file; also at the end of this life,
    /// for the answers that still go out.
    ///
    /// - Throws: why a commit failed, when one has since `failures` was noted.
    func settle(since failures: Int) async throws(VaultError) {
        guard case .open(let vault) = holding else { return }
        try await vault.settled(since: failures)
    }

    /// What `enter` gives, when it is in the file: before that nothing may wait to be fetched.
    ///
    /// - Throws: what `enter` does, and why a commit failed.
    func durably<Value: Sendable>(_ enter: @Sendable () async throws -> Value) async throws -> Value {
        let failures = failures()
        let value = try await enter()
        try await settle(since: failures)
        return value
    }
}
