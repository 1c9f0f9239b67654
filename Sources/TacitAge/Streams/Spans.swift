/// Moving bytes between spans and arrays, for which the standard library has no call.
extension MutableSpan where Element == UInt8 {
    /// Copies bytes to the front; there must be room for them.
    mutating func fill(from bytes: Span<UInt8>) {
        precondition(bytes.count <= count)
        unsafe withUnsafeMutableBufferPointer { output in
            unsafe bytes.withUnsafeBufferPointer { input in
                guard let from = input.baseAddress, let to = output.baseAddress else { return }
                unsafe to.update(from: from, count: input.count)
            }
        }
    }

    /// Lends a part for writing; the range must lie inside.
    mutating func withPart<R, E: Error>(
        _ range: Range<Int>,
        _ body: (inout MutableSpan<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return try unsafe withUnsafeMutableBufferPointer { (whole) throws(E) -> R in
            var part = unsafe UnsafeMutableBufferPointer(rebasing: whole[range]).mutableSpan
            return try body(&part)
        }
    }
}

extension [UInt8] {
    /// Adds the bytes of a span to the end.
    mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Copies a part to the front of a span; there must be room for it.
    func copy(_ range: Range<Int>, to output: inout MutableSpan<UInt8>) {
        output.fill(from: span.extracting(range))
    }

    /// Lends a part for writing; the range must lie inside.
    mutating func withPart<R, E: Error>(
        _ range: Range<Int>,
        _ body: (inout MutableSpan<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        var whole = mutableSpan
        return try whole.withPart(range, body)
    }
}
