// swift-tools-version:6.2
import PackageDescription

/// Every target of tacit is built with the same strictness; `Tests/LayeringTests` reads this file's result
/// (`swift package dump-package`) and the sources, and holds both to the layer table of `Docs/Architecture.md`.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

func library(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "tacit",
    products: [
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // Layer 0: C libraries of Debian, and the few C lines that no package has.
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CZxcvbn", providers: [.apt(["libzxcvbn-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CTacitSystem"),
        // Layer 1
        library("TacitCrypto", ["CSodium", "CUTF8Proc", "CZxcvbn", "CTacitSystem"], exclude: ["Data"]),
        library("TacitClinical", exclude: ["Data"]),
        // Layer 2
        library("TacitLog", ["TacitCrypto"]),
        library("TacitRecord", ["TacitCrypto"]),
        library("TacitStore", ["CSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
        // Layer 3
        library("TacitVault", ["TacitCrypto", "TacitClinical", "TacitLog", "TacitRecord", "TacitStore", systemPackage]),
        // Layer 4
        // Layer 5
        // Layer 6
        // Tests, beside the sources they hold to account.
        tests("TacitCryptoTests", ["TacitCrypto", "CSodium"]),
        tests("TacitClinicalTests", ["TacitClinical"]),
        tests("TacitLogTests", ["TacitLog", "TacitCrypto"]),
        tests("TacitRecordTests", ["TacitRecord", "TacitCrypto"]),
        tests("TacitStoreTests", ["TacitStore", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
    ]
)
