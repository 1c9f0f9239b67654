import CFuzzer
import Glibc
import TacitFuzz

/// Hands inputs of libFuzzer to one target, which `TACIT_FUZZ_TARGET` names: a program for each of
/// them would be linked ten times.
///
/// SwiftPM gives every program a `main`, so libFuzzer's own stays out and its driver is called.
@main
enum FuzzRunner {
    static func main() {
        _ = target
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            unsafe CommandLine
            .unsafeArgv
        let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, count in
            FuzzRunner.target.run(unsafe Array(UnsafeBufferPointer(start: data, count: count)))
            return 0
        }
        exit(status)
    }

    private static let target: FuzzTarget = {
        let name = unsafe getenv("TACIT_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            preconditionFailure("TACIT_FUZZ_TARGET must name a target; Tests/Fuzz/run.py sets it")
        }
        return target
    }()
}
