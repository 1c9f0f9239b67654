import Glibc

/// This process's memory as another would read it: never through a pointer that has been freed.
enum ProcessMemory {
    /// The bytes at an address; empty when nothing is mapped there any more.
    ///
    /// They are read into pages of their own first: an array made for them could take the very
    /// block that is looked at, and clear it.
    static func read(at address: UInt, count: Int) -> [UInt8] {
        let file = unsafe open("/proc/self/mem", O_RDONLY)
        guard file >= 0 else { return [] }
        defer { close(file) }
        let access = PROT_READ | PROT_WRITE
        guard let pages = unsafe mmap(nil, count, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            unsafe pages != MAP_FAILED
        else { return [] }
        defer { unsafe munmap(pages, count) }
        let length = unsafe pread(file, pages, count, Int(bitPattern: address))
        return unsafe Array(UnsafeRawBufferPointer(start: pages, count: max(length, 0)))
    }

    /// Whether eight of one byte follow each other there.
    ///
    /// Fewer prove nothing: another thread may have the address by now, and random bytes in it.
    static func holdsRun(of byte: UInt8, at address: UInt, count: Int) -> Bool {
        var run = 0
        return read(at: address, count: count).contains {
            run = $0 == byte ? run + 1 : 0
            return run == 8
        }
    }
}

/// Blocks of the C heap as addresses, so that a test never holds a pointer to what is freed.
enum Heap {
    /// A block full of one byte; 0 when there is none.
    static func block(_ count: Int, filledWith byte: UInt8) -> UInt {
        guard let block = unsafe malloc(count) else { return 0 }
        unsafe memset(block, Int32(byte), count)
        return UInt(bitPattern: block)
    }

    static func release(_ address: UInt) {
        unsafe free(UnsafeMutableRawPointer(bitPattern: address))
    }

    /// The address afterwards; 0 when there is none.
    static func resize(_ address: UInt, to count: Int) -> UInt {
        UInt(bitPattern: unsafe realloc(UnsafeMutableRawPointer(bitPattern: address), count))
    }
}
