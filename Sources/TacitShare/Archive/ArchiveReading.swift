extension Archive {
    /// Reads an archive; contents share the memory of `text`.
    ///
    /// Nothing is allocated for what a header claims before it is held against what there is. Throws the fault that
    /// comes first.
    public init(parsing text: [UInt8]) throws(ArchiveFault) {
        guard text.count <= Self.maximumCount else { throw .tooLarge }
        guard text.count >= Self.minimumCount, text.count.isMultiple(of: Self.block) else { throw .length }
        var members: [Member] = []
        var place = 0
        while let member = try Self.member(in: text, at: &place) {
            guard members.count < Self.maximumMembers else { throw .tooManyMembers }
            members.append(member)
        }
        let rest = text[place...]
        guard rest.count >= Self.endCount, text.count == Self.padded(place + Self.endCount) else { throw .length }
        guard Self.isZero(rest) else { throw .padding }
        try self.init(members)
    }

    /// The file whose header is at a block's place, which moves behind it; nil at the block of zeros of the end.
    private static func member(in text: [UInt8], at place: inout Int) throws(ArchiveFault) -> Member? {
        guard text.count - place >= block else { throw .length }
        let header = text[place..<place + block]
        guard !isZero(header) else { return nil }
        guard header[place + ArchiveHeader.typeField] == ArchiveHeader.regular else { throw .notAFile }
        let path = header.prefix(ArchiveHeader.pathField.count).prefix { $0 != 0 }
        guard MemberPath.isValid(path) else { throw .path }
        let start = place + block
        guard let size = ArchiveHeader.size(header), size <= text.count - start else { throw .size }
        guard header.elementsEqual(ArchiveHeader.block(path: path, size: size)) else { throw .header }
        // Both are multiples of a block, so what is filled up lies inside as well.
        let end = start + filled(size)
        guard isZero(text[start + size..<end]) else { throw .padding }
        place = end
        return try Member(path: String(decoding: path, as: UTF8.self), part: text[start..<start + size])
    }

    private static func isZero(_ bytes: ArraySlice<UInt8>) -> Bool {
        let span = bytes.span
        return span.indices.allSatisfy { span[$0] == 0 }
    }
}
