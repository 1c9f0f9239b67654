internal import Glibc

/// What the kernel says about this process's locked memory.
enum LockedMemory {
    /// `VmLck` of `/proc/self/status` in KiB; nil when the file or the line cannot be read.
    static func kibibytes() -> Int? {
        let file = unsafe open("/proc/self/status", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        // The file is about 1.5 KiB and the kernel hands it out whole.
        var bytes = [UInt8](repeating: 0, count: 8_192)
        let length = unsafe read(file, &bytes, bytes.count)
        guard length > 0 else { return nil }
        return kibibytes(inStatus: bytes[..<length])
    }

    /// Reads the line `VmLck:	     132 kB`.
    static func kibibytes(inStatus text: ArraySlice<UInt8>) -> Int? {
        let name = Array("VmLck:".utf8)
        for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: name) {
            let digits = line.dropFirst(name.count).filter { $0 >= 0x30 && $0 <= 0x39 }
            return Int(String(decoding: digits, as: UTF8.self))
        }
        return nil
    }
}
