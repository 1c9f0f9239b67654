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

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")

func library(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// The program that libFuzzer drives links only with `-sanitize=fuzzer`, which brings its `main`: `make fuzz` asks for it.
let fuzzer: [Target] =
    Context.environment["TACIT_FUZZ"] == nil
    ? []
    : [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "tacit-fuzz", dependencies: ["TacitFuzz", "CFuzzer"], path: "Tests/Fuzz/Runner", swiftSettings: strict
        ),
    ]

let package = Package(
    name: "tacit",
    products: [
        .executable(name: "tacit", targets: ["tacit"]),
        .executable(name: "tacit-agent", targets: ["tacit-agent"]),
        .library(name: "TacitAge", targets: ["TacitAge"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
    ],
    targets: [
        // Layer 0: C libraries of Debian, and the few C lines that no package has.
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
        .systemLibrary(name: "CZxcvbn", providers: [.apt(["libzxcvbn-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CTacitSystem"),
        // Layer 1
        library("TacitCrypto", ["CSodium", "CUTF8Proc", "CZxcvbn", "CTacitSystem"], exclude: ["Data"]),
        library("TacitClinical", exclude: ["Data"]),
        // Layer 2
        library("TacitAge", ["TacitCrypto", .product(name: "Crypto", package: "swift-crypto")]),
        library("TacitLog", ["TacitCrypto"]),
        library("TacitRecord", ["TacitCrypto"]),
        library("TacitStore", ["CSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
        library("TacitMarkup", ["TacitClinical", "Yams"]),
        library("TacitSheet", ["CQREncode"]),
        library("TacitFHIR", ["TacitClinical"]),
        library("TacitHTML", ["TacitClinical"]),
        library(
            "TacitClientCopy",
            [
                "TacitCrypto", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ], exclude: ["Data"]),
        // Layer 3
        library(
            "TacitShare",
            ["TacitCrypto", "TacitAge", "TacitLog", .product(name: "Crypto", package: "swift-crypto")]),
        library(
            "TacitVault",
            ["TacitCrypto", "TacitClinical", "TacitAge", "TacitLog", "TacitRecord", "TacitStore", systemPackage]),
        // Layer 4
        library("TacitAgentAPI", ["TacitClinical"]),
        // Layer 5
        library(
            "TacitAgentClient", ["TacitAgentAPI", "TacitCrypto", nioCore, nioPosix, nioHTTP1]),
        library(
            "TacitAgent",
            [
                "TacitAgentAPI", "TacitVault", "TacitClinical", "TacitMarkup", "TacitFHIR", "TacitHTML",
                "TacitClientCopy",
                "TacitShare", "TacitAge", "TacitCrypto", "CTacitSystem", nioCore, nioPosix, nioHTTP1,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // Layer 6
        .executableTarget(
            name: "tacit",
            dependencies: [
                "TacitAgentClient", "TacitAgentAPI", "TacitClinical", "TacitCrypto", "TacitSheet", "CTacitSystem",
                argumentParser, systemPackage,
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "tacit-agent", dependencies: ["TacitAgent", argumentParser], swiftSettings: strict),
        // A disk that loses power and fails calls, for tests alone.
        .target(name: "CPowerLoss", path: "Tests/Support/CPowerLoss"),
        // Charts for tests of what leaves.
        .target(
            name: "SampleCharts", dependencies: ["TacitClinical"], path: "Tests/Support/SampleCharts",
            swiftSettings: strict),
        // Random samples that can be played again.
        .target(name: "SeededDice", path: "Tests/Support/SeededDice", swiftSettings: strict),
        // What `make bench` measures inside one process; no product of the package.
        .executableTarget(
            name: "tacit-bench",
            dependencies: [
                "TacitVault", "TacitRecord", "TacitClinical", "TacitShare", "TacitAge", "TacitCrypto", "CSodium",
            ],
            path: "Tests/Bench/tacit-bench", swiftSettings: strict),
        // What fuzzers and their replay in the tests call.
        .target(
            name: "TacitFuzz",
            dependencies: [
                "TacitAge", "TacitAgentAPI", "TacitClinical", "TacitCrypto", "TacitLog", "TacitMarkup", "TacitRecord",
                "TacitShare", "TacitVault",
            ],
            path: "Tests/Fuzz/Targets", swiftSettings: strict),
        // An example of TacitAge, which interop and bench run.
        .executableTarget(
            name: "tacit-age", dependencies: ["TacitAge", "TacitCrypto", argumentParser],
            path: "Tests/Examples/tacit-age", swiftSettings: strict),
        // Tests, beside the sources they hold to account.
        tests("TacitAgeTests", ["TacitAge", "TacitCrypto", "tacit-age"]),
        tests("TacitFuzzTests", ["TacitFuzz"]),
        tests("TacitCryptoTests", ["TacitCrypto", "CSodium"]),
        tests("TacitClinicalTests", ["TacitClinical", "SampleCharts", "SeededDice"]),
        tests("TacitLogTests", ["TacitLog", "TacitCrypto"]),
        tests("TacitRecordTests", ["TacitRecord", "TacitCrypto"]),
        tests("TacitStoreTests", ["TacitStore", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("TacitSheetTests", ["TacitSheet"]),
        tests("TacitShareTests", ["TacitShare", "TacitAge", "TacitLog", "TacitCrypto", "SeededDice"]),
        tests("TacitFHIRTests", ["TacitFHIR", "TacitClinical", "SampleCharts"]),
        tests("TacitHTMLTests", ["TacitHTML", "TacitClinical", "SampleCharts", "SeededDice"]),
        tests(
            "TacitClientCopyTests",
            [
                "TacitClientCopy", "TacitCrypto", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        tests("TacitMarkupTests", ["TacitMarkup", "TacitClinical", "SeededDice"]),
        tests(
            "TacitVaultTests",
            [
                "TacitVault", "TacitAge", "TacitStore", "TacitRecord", "TacitLog", "TacitClinical", "TacitCrypto",
                "CPowerLoss", "SeededDice",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests("TacitAgentClientTests", ["TacitAgentClient", "TacitAgentAPI", "TacitClinical", "TacitCrypto"]),
        tests(
            "TacitAgentTests",
            [
                "TacitAgent", "TacitAgentAPI", "TacitVault", "TacitClinical", "TacitCrypto", "CTacitSystem", nioCore,
                "tacit-agent", "CPowerLoss",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
            ]),
        tests(
            "tacitTests",
            ["tacit", "TacitAgentAPI", "TacitClinical", "TacitCrypto", argumentParser]),
        tests("LayeringTests", []),
    ] + fuzzer
)
