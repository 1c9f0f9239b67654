import Foundation
import TacitFuzz
import Testing

/// Every input that was ever worth keeping, through the same functions as the fuzzer's, in the
/// ordinary build: a broken property ends the process.
@Suite struct CorpusTests {
    private static let corpora = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz/corpora")

    @Test(arguments: FuzzTarget.allCases)
    func inputBreaksAProperty(_ target: FuzzTarget) throws {
        let folder = Self.corpora.appending(path: target.rawValue)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.count >= 3)
        for name in names.sorted() {
            let bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
            target.run(bytes)
            // What is cut off is where readers go wrong; a few places are enough for every day.
            for cut in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 16)) {
                target.run(Array(bytes.prefix(cut)))
            }
        }
    }

    @Test func folderWithoutATarget() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpora.path)
        #expect(Set(folders) == Set(FuzzTarget.allCases.map(\.rawValue)))
    }
}
