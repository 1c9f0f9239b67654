import Testing

@testable import TacitRecord

@Suite struct RecordContentTests {
    private static let json = Array(#"{"text":"Rowan Ashdown, FICTIONAL"}"#.utf8)

    private static func content() throws -> RecordContent {
        RecordContent(
            entry: [UInt8](repeating: 1, count: 67),
            blind: [UInt8](repeating: 2, count: 32),
            body: try RecordBody(kind: 0x0304, schema: 0x0506, json: json)
        )
    }

    @Test func theBytesAreTheDocumentedOnes() throws {
        let bytes = try Self.content().encoded
        #expect(
            bytes
                == [UInt8](repeating: 1, count: 67) + [UInt8](repeating: 2, count: 32)
                + [3, 4, 5, 6] + Self.json
        )
        #expect(try RecordContent(decoding: bytes) == Self.content())
    }

    @Test func contentsWithoutABodyAreRefused() throws {
        let bytes = try Self.content().encoded
        for count in 0...103 {
            #expect(throws: CellError.damaged) {
                try RecordContent(decoding: Array(bytes.prefix(count)))
            }
        }
        #expect(throws: CellError.damaged) { try RecordBody(kind: 1, schema: 1, json: []) }
    }

    @Test func aBodyThatIsNotUTF8IsRefused() throws {
        for json in [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]] as [[UInt8]] {
            #expect(throws: CellError.damaged) { try RecordBody(kind: 1, schema: 1, json: json) }
        }
    }

    @Test func unknownKindsAndSchemasAreCarried() throws {
        let bytes: [UInt8] = [0xff, 0xff, 0xff, 0xff] + Self.json
        let body = try RecordBody(decoding: bytes[...])
        #expect(body.kind == .max && body.schema == .max)
        #expect(body.encoded == bytes)
    }

    @Test func theBodyIsKeptByteForByte() throws {
        // Not as tacit writes it, and yet what the commitment covers.
        let json = Array("{ \"b\":1,\n \"a\":1.0 }".utf8)
        let bytes: [UInt8] = [0, 1, 0, 1] + json
        #expect(try RecordBody(decoding: bytes[...]).encoded == bytes)
    }
}
