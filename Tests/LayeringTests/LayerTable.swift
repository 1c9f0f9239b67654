/// What a target may import; the same table as that of `Docs/Architecture.md`.
struct Layer: Sendable {
    /// From the bottom; a target uses lower ones only, with the exceptions that its row names.
    let number: Int
    /// The target.
    let target: String
    /// Targets of ours.
    let ours: Set<String>
    /// Modules of packages.
    let packages: Set<String>
    /// Modules of the toolchain.
    let toolchain: Set<String>

    /// Everything that may follow `import`.
    var allowed: Set<String> { ours.union(packages).union(toolchain) }

    private init(
        _ number: Int,
        _ target: String,
        _ ours: String = "",
        packages: String = "",
        toolchain: String = ""
    ) {
        func set(_ words: String) -> Set<String> {
            Set(words.split(separator: " ").map(String.init))
        }
        self.number = number
        self.target = target
        self.ours = set(ours)
        self.packages = set(packages)
        self.toolchain = set(toolchain)
    }

    /// All targets but those of tests, from the bottom.
    static let table = [
        Layer(0, "CSodium"), Layer(0, "CSQLite"), Layer(0, "CUTF8Proc"), Layer(0, "CZxcvbn"),
        Layer(0, "CQREncode"), Layer(0, "CTacitSystem"),
        Layer(1, "TacitCrypto", "CSodium CUTF8Proc CZxcvbn CTacitSystem", toolchain: "Glibc"),
        Layer(1, "TacitClinical"),
        Layer(
            2,
            "TacitAge",
            "TacitCrypto",
            packages: "Crypto",
            toolchain: "Dispatch FoundationEssentials Glibc Synchronization"
        ),
        Layer(2, "TacitLog", "TacitCrypto"),
        Layer(2, "TacitRecord", "TacitCrypto"),
        Layer(
            2,
            "TacitStore",
            "CSQLite",
            packages: "GRDB",
            toolchain: "Foundation Glibc Synchronization"
        ),
        Layer(2, "TacitMarkup", "TacitClinical", packages: "Yams"),
        Layer(2, "TacitSheet", "CQREncode", toolchain: "Glibc"),
        Layer(2, "TacitFHIR", "TacitClinical", toolchain: "FoundationEssentials"),
        Layer(2, "TacitHTML", "TacitClinical", toolchain: "FoundationEssentials"),
        Layer(
            2, "TacitClientCopy", "TacitCrypto", packages: "Crypto CryptoExtras",
            toolchain: "Dispatch FoundationEssentials Synchronization"),
        Layer(3, "TacitShare", "TacitCrypto TacitAge TacitLog", packages: "Crypto"),
        Layer(
            3,
            "TacitVault",
            "TacitCrypto TacitClinical TacitAge TacitLog TacitRecord TacitStore",
            packages: "SystemPackage",
            toolchain: "FoundationEssentials Glibc Synchronization"
        ),
        Layer(4, "TacitAgentAPI", "TacitClinical", toolchain: "FoundationEssentials"),
        Layer(
            5,
            "TacitAgentClient",
            "TacitAgentAPI TacitClinical TacitCrypto CTacitSystem",
            packages: "NIOCore NIOPosix NIOHTTP1 SystemPackage",
            toolchain: "FoundationEssentials Glibc"
        ),
        Layer(
            5,
            "TacitAgent",
            "TacitAgentAPI TacitVault TacitClinical TacitMarkup TacitFHIR TacitHTML TacitClientCopy TacitShare TacitAge TacitCrypto "
                + "CTacitSystem",
            packages: "Hummingbird HummingbirdCore Logging NIOCore NIOHTTP1 NIOPosix SystemPackage",
            toolchain: "Dispatch Glibc Synchronization"
        ),
        Layer(
            6,
            "tacit",
            "TacitAgentClient TacitAgentAPI TacitClinical TacitCrypto TacitSheet CTacitSystem",
            packages: "ArgumentParser Subprocess SystemPackage",
            toolchain: "FoundationEssentials Glibc Synchronization"
        ),
        Layer(6, "tacit-agent", "TacitAgent", packages: "ArgumentParser"),
    ]
}
