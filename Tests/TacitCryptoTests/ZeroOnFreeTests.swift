import Glibc
import Testing

/// `CTacitSystem/zero_on_free.c` is linked into this test executable as into every other.
@Suite struct ZeroOnFreeTests {
    private static let canary: UInt8 = 0xc5

    /// Small ones go to per-thread caches, middle ones to bins, large ones back to the kernel.
    @Test(arguments: [24, 200, 1_032, 5_000, 60_000, 1_000_000])
    func freedBlockKeepsNothing(count: Int) {
        let block = Heap.block(count, filledWith: Self.canary)
        #expect(ProcessMemory.read(at: block, count: count).allSatisfy { $0 == Self.canary })
        Heap.release(block)
        #expect(!ProcessMemory.holdsRun(of: Self.canary, at: block, count: count))
    }

    @Test(arguments: [(40, 4_000), (4_000, 100_000), (100_000, 400), (600_000, 2_000_000)])
    func movedBlockLeavesNothingBehind(from: Int, to: Int) {
        let block = Heap.block(from, filledWith: Self.canary)
        let moved = Heap.resize(block, to: to)
        #expect(moved != 0)
        #expect(moved != block)
        #expect(!ProcessMemory.holdsRun(of: Self.canary, at: block, count: from))
        let kept = ProcessMemory.read(at: moved, count: min(from, to))
        #expect(kept == [UInt8](repeating: Self.canary, count: min(from, to)))
        Heap.release(moved)
    }

    @Test func shrunkBlockLeavesNoTail() {
        let block = Heap.block(1_000, filledWith: Self.canary)
        #expect(Heap.resize(block, to: 700) == block)
        let now = ProcessMemory.read(at: block, count: 1_000)
        #expect(now[..<700].allSatisfy { $0 == Self.canary })
        #expect(now[700...].allSatisfy { $0 == 0 })
        Heap.release(block)
    }

    @Test func edgesOfReallocBehaveAsTheLibrarys() {
        let fresh = Heap.resize(0, to: 64)
        #expect(fresh != 0)
        #expect(Heap.resize(fresh, to: 0) == 0)
        Heap.release(0)
        let block = Heap.block(64, filledWith: Self.canary)
        errno = 0
        // More than any address space: refused, and the old block stays.
        let refused = Heap.resize(block, to: Int.max)
        let reason = errno
        #expect(refused == 0)
        #expect(reason == ENOMEM)
        #expect(ProcessMemory.read(at: block, count: 64).allSatisfy { $0 == Self.canary })
        Heap.release(block)
    }

    @Test func errorNumberSurvivesFree() {
        let block = Heap.block(2_000_000, filledWith: Self.canary)
        errno = EAGAIN
        Heap.release(block)
        let after = errno
        #expect(after == EAGAIN)
    }

    /// A freed Swift string is what this is for.
    @Test func freedTextKeepsNothing() {
        var address: UInt = 0
        do {
            var text = String(repeating: "HERON-4471 ", count: 4_000)
            text.withUTF8 { address = UInt(bitPattern: $0.baseAddress) }
        }
        let left = ProcessMemory.read(at: address, count: 44_000)
        #expect(!String(decoding: left, as: UTF8.self).contains("HERON-4471 HERON-4471"))
    }

    @Test func forkedChildFrees() async {
        await #expect(processExitsWith: .exitCode(0)) {
            let child = systemFork()
            if child == 0 {
                let block = Heap.block(10_000, filledWith: 1)
                Heap.release(block)
                _exit(block == 0 ? 1 : 0)
            }
            var status: Int32 = -1
            unsafe waitpid(child, &status, 0)
            exit(child > 0 && status == 0 ? 0 : 2)
        }
    }
}

/// Swift does not import `fork`; the symbol is there.
private func systemFork() -> pid_t {
    typealias Function = @convention(c) () -> pid_t
    guard let symbol = unsafe dlsym(nil, "fork") else { return -1 }
    return unsafe unsafeBitCast(symbol, to: Function.self)()
}
