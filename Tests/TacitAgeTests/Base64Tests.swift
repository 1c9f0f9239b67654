import Foundation
import Testing

@testable import TacitAge

/// Base64 has one form for some bytes.
@Suite struct Base64Tests {
    private func decode(_ text: String) -> [UInt8]? {
        let bytes = Array(text.utf8)
        return Base64.decode(bytes.span)
    }

    @Test func bytesAreWrittenOtherwise() {
        for count in 0...100 {
            let bytes = pattern(count)
            let text = Data(bytes).base64EncodedString().filter { $0 != "=" }
            #expect(Base64.encode(bytes) == text)
            #expect(text.utf8.count == Base64.length(of: count))
            #expect(decode(text) == bytes)
        }
    }

    /// All texts of up to three characters: those that come back are those that `encode` gives.
    @Test func secondFormIsRead() {
        let characters = Array("AQgwBh9+/-_= \n".utf8)
        var read = 0
        for first in characters {
            for second in characters {
                for third in characters {
                    for text in [[first], [first, second], [first, second, third]] {
                        guard let bytes = Base64.decode(text.span) else { continue }
                        read += 1
                        #expect(Array(Base64.encode(bytes).utf8) == text)
                    }
                }
            }
        }
        #expect(read > 100)
    }

    @Test func argumentOfAnotherLength() {
        #expect(Base64.decode("AAAA", count: 3) == [0, 0, 0])
        #expect(Base64.decode("AAAA", count: 2) == nil)
        #expect(Base64.decode("AAA", count: 3) == nil)
        #expect(Base64.decode("", count: 0) == [])
    }
}
