import Foundation
import TacitCrypto
import Testing

@testable import TacitAge

/// All vectors of C2SP/CCTV: the class of the outcome, what comes out, and that there is one text
/// for one header.
@Suite struct VectorTests {
    @Test(arguments: try Vector.names())
    func outcomeDiffersWhenReadWhole(_ name: String) throws {
        let vector = try Vector(name)
        try check(vector, MemorySource(vector.file))
    }

    @Test(arguments: try Vector.names())
    func outcomeDiffersInOneByteReads(_ name: String) throws {
        let vector = try Vector(name)
        try check(vector, SlowSource(vector.file))
    }

    @Test(arguments: try Vector.names())
    func outcomeDiffersWhenTheFormIsFoundOut(_ name: String) throws {
        let vector = try Vector(name)
        let outcome = Outcome(of: vector.file, try vector.identities())
        #expect((outcome.error.map(\.vectorClass) ?? "success") == vector.expect)
    }

    /// The header of every vector that has one in order, and the armor of every armored one.
    @Test func parsedHeaderIsEncodedOtherwise() throws {
        var headers = 0
        for name in try Vector.names() {
            let vector = try Vector(name)
            let source: any ByteSource =
                vector.isArmored
                ? ArmorReader(MemorySource(vector.file)) : MemorySource(vector.file)
            guard let header = try? Header.read(from: BufferedSource(source)) else { continue }
            headers += 1
            let sink = MemorySink()
            var file = vector.file
            if vector.isArmored {
                let armor = ArmorReader(MemorySource(vector.file))
                var part = [UInt8](repeating: 0, count: 4_096)
                let count = try part.withPart(0..<4_096) { try armor.read(into: &$0) }
                sink.write(part.span.extracting(first: count))
                file = sink.bytes
            }
            #expect(file.starts(with: header.encoded), "\(name)")
        }
        #expect(headers > 50)
    }

    @Test func editedVectorIsNoticed() throws {
        let text = try String(
            contentsOf: Vector.folder.appending(path: "SHA256SUMS"),
            encoding: .utf8
        )
        let lines = text.split(separator: "\n")
        for line in lines {
            let parts = line.split(separator: " ").map(String.init)
            let file = try [UInt8](Data(contentsOf: Vector.folder.appending(path: parts[1])))
            #expect(hex(SHA256Hash.digest(file.span)) == parts[0], "\(parts[1])")
        }
        #expect(lines.count == 109)
        #expect(try Vector.names().count == 109)
    }

    private func check(_ vector: Vector, _ source: any ByteSource) throws {
        let form: Age.Form = vector.isArmored ? .armored : .binary
        let outcome = Outcome(of: source, try vector.identities(), form: form)
        #expect((outcome.error.map(\.vectorClass) ?? "success") == vector.expect)
        if let payload = vector.payload {
            #expect(hex(SHA256Hash.digest(outcome.text.span)) == payload)
        } else {
            #expect(outcome.text.isEmpty)
        }
    }
}
