import CTacitSystem
import Foundation
import TacitVault
import Testing

@testable import TacitAgent

/// Each test enters the sandbox in a process of its own and tries what a taken-over worker would
/// try.
///
/// The exit code of that process is the number of the first thing that went wrong.
@Suite struct ProcessSandboxTests {
    @Test func filesOutsideVaultAndStateAreOutOfReach() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            inside.want(1, inside.report.outcomes[.files] == .done)
            inside.want(2, failing(with: EACCES) { unsafe open("/etc/passwd", O_RDONLY) })
            inside.want(3, failing(with: EACCES) { unsafe open("/tmp", O_RDONLY | O_DIRECTORY) })
            inside.want(4, failing(with: EACCES) { unsafe open(inside.file("other"), O_RDONLY) })
            inside.want(5, failing(with: EACCES) { unsafe open(inside.file("beside"), O_RDONLY) })
            inside.want(
                6,
                failing(with: EACCES) { unsafe open(inside.file("new"), O_WRONLY | O_CREAT, 0o600) }
            )
            inside.want(7, failing(with: EACCES) { unsafe unlink(inside.file("beside")) })
            inside.want(8, failing(with: EACCES) { unsafe truncate(inside.file("beside"), 0) })
            inside.want(9, failing(with: EACCES) { unsafe open("/proc", O_RDONLY | O_DIRECTORY) })
            inside.want(10, failing(with: EACCES) { unsafe open("/proc/self/mem", O_RDWR) })
            exit(0)
        }
    }

    @Test func theVaultAndLocalTimeStayInReach() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            for place in ["vault", "state"] {
                let name = inside.file(place + "/file")
                let made = unsafe open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
                inside.want(1, made >= 0)
                inside.want(2, unsafe write(made, "x", 1) == 1)
                inside.want(3, ftruncate(made, 0) == 0)
                inside.want(4, unsafe rename(name, name + "2") == 0)
                inside.want(5, unsafe unlink(name + "2") == 0)
                inside.want(6, unsafe open(inside.file(place), O_RDONLY | O_DIRECTORY) >= 0)
            }
            let zones = "/usr/share/zoneinfo"
            let missing = unsafe access(zones, F_OK) != 0
            inside.want(7, unsafe open(zones, O_RDONLY | O_DIRECTORY) >= 0 || missing)
            var offset: Int32 = 0
            inside.want(8, unsafe tacit_local_offset(1_700_000_000, &offset) == 0)
            exit(0)
        }
    }

    @Test func whatIsNoRegularFileCannotBeMadeEvenInTheVault() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            inside.want(
                1,
                failing(with: EACCES) { unsafe symlink("/etc/passwd", inside.file("vault/link")) }
            )
            inside.want(
                2,
                failing(with: EACCES) { unsafe mkfifo(inside.file("vault/fifo"), 0o600) }
            )
            inside.want(
                3,
                failing(with: EXDEV) { unsafe link(inside.file("beside"), inside.file("vault/in")) }
            )
            exit(0)
        }
    }

    @Test func noProgramStarts() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            inside.want(1, inside.report.outcomes[.systemCalls] == .done)
            var child: pid_t = 0
            inside.want(2, unsafe posix_spawn(&child, "/bin/true", nil, nil, [nil], [nil]) == EPERM)
            inside.want(3, failing(with: EPERM) { unsafe execv("/bin/true", [nil]) })
            exit(0)
        }
    }

    @Test func noSocketButALocalOne() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            let stream = CInt(SOCK_STREAM.rawValue)
            for family in [AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK] {
                inside.want(1, failing(with: EPERM) { socket(family, stream, 0) })
            }
            inside.want(2, socket(AF_UNIX, stream, 0) >= 0)
            var pair: [CInt] = [0, 0]
            inside.want(3, unsafe socketpair(AF_UNIX, stream, 0, &pair) == 0)
            exit(0)
        }
    }

    @Test func aSocketMadeBeforeCannotReachTheNetwork() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let stream = CInt(SOCK_STREAM.rawValue)
            let early = socket(AF_INET, stream, 0)
            let inside = Inside(path)
            guard inside.report.outcomes[.network] == .done else { exit(0) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(9).bigEndian
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            let result = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    unsafe connect(early, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            inside.want(1, result == -1 && errno == EACCES)
            exit(0)
        }
    }

    @Test func otherProcessesAreOutOfReach() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            // Variadic, so not to be had from Swift in another way.
            let address = unsafe dlsym(nil, "ptrace")
            typealias Trace = @convention(c) (CInt, pid_t, CInt, CInt) -> CLong
            let ptrace = unsafe unsafeBitCast(address, to: Trace.self)
            let inside = Inside(path)
            let parent = getppid()
            let attach: CInt = 16
            inside.want(1, failing(with: EPERM) { CInt(ptrace(attach, parent, 0, 0)) })
            let scoped = inside.report.outcomes[.scope] == .done
            inside.want(2, failing(with: EPERM) { kill(parent, 0) } == scoped)
            inside.want(3, kill(getpid(), 0) == 0)
            // Kernels since 6.16 let root see the others of another process past every module.
            let hidden =
                geteuid() == 0 ? ["mem", "fd/0"] : ["mem", "fd/0", "environ", "maps", "auxv"]
            for name in hidden {
                inside.want(4, readBytes(of: "/proc/\(parent)/\(name)") <= 0)
            }
            exit(0)
        }
    }

    @Test func theReportIsCompleteHereOrSaysWhatLacks() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            inside.want(1, inside.report.outcomes.count == SandboxReport.Step.allCases.count)
            inside.want(2, inside.report.outcomes[.noNewPrivileges] == .done)
            inside.want(3, inside.report.isComplete == !inside.report.line.contains("lacking"))
            exit(0)
        }
    }

    /// libdispatch reads this when work has waited for a second, and ends the process when it
    /// cannot.
    ///
    /// The pool itself cannot be tried here: its threads are older than this process's sandbox.
    @Test func theThreadPoolSeesItsThreads() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let inside = Inside(path)
            inside.want(1, readBytes(of: "/proc/\(getpid())/stat") > 0)
            exit(0)
        }
    }

    @Test func hardeningHidesMemoryAndFiles() async throws {
        await #expect(processExitsWith: .success) {
            guard tacit_harden() == 0 else { exit(1) }
            var limit = rlimit()
            guard unsafe getrlimit(__rlimit_resource_t(4), &limit) == 0, limit.rlim_max == 0 else {
                exit(2)
            }
            guard umask(0) == 0o077 else { exit(3) }
            var facts = stat()
            // The kernel gives the files of a process that is not dumpable to root.
            guard unsafe stat("/proc/self/mem", &facts) == 0, facts.st_uid == 0 else { exit(4) }
            exit(0)
        }
    }
}

/// A process in the sandbox, with a folder that has a vault, a state directory and other things.
private struct Inside {
    let folder: String
    let report: SandboxReport

    init(_ folder: String) {
        self.folder = folder
        for name in ["vault", "state", "other"] {
            guard unsafe mkdir(folder + "/" + name, 0o700) == 0 else { exit(101) }
        }
        let beside = unsafe open(folder + "/beside", O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard beside >= 0, close(beside) == 0 else { exit(102) }
        report = Sandbox.enter(
            VaultPlaces(vaultDirectory: folder + "/vault", stateDirectory: folder + "/state"),
            hardening: 0
        )
    }

    func file(_ name: String) -> String { folder + "/" + name }

    func want(_ number: CInt, _ condition: Bool) {
        if !condition { exit(number) }
    }
}

private func failing(with code: CInt, _ call: () -> CInt) -> Bool {
    errno = 0
    return call() == -1 && errno == code
}

/// Bytes that can be read of a file; -1 when it cannot be opened or read.
private func readBytes(of path: String) -> Int {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { return -1 }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    return unsafe read(file, &bytes, bytes.count)
}
