import Glibc
import TacitFuzz

/// What libFuzzer calls for every input; its `main` is linked in by `-sanitize=fuzzer`.
///
/// One program for all targets, chosen by `TACIT_FUZZ_TARGET`: ten would be linked ten times.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Chosen.target.run(Array(unsafe UnsafeBufferPointer(start: data, count: count)))
    return 0
}

private enum Chosen {
    static let target: FuzzTarget = {
        let name = unsafe getenv("TACIT_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            preconditionFailure("TACIT_FUZZ_TARGET must name a target; Tests/Fuzz/run.py sets it")
        }
        return target
    }()
}
