import CTacitSystem
import Foundation
import Testing

@testable import TacitAgent

/// The C functions that are not tried elsewhere.
///
/// What changes a whole process runs in one of its own.
@Suite struct ProcessSystemTests {
    @Test func thePeerOfASocketIsItsUser() throws {
        var pair: [CInt] = [-1, -1]
        #expect(unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &pair) == 0)
        defer { pair.forEach { close($0) } }
        var uid: UInt32 = 12_345
        #expect(unsafe tacit_peer_uid(pair[0], &uid) == 0)
        #expect(uid == geteuid())
    }

    @Test func whatIsNoSocketHasNoPeer() {
        var uid: UInt32 = 12_345
        #expect(unsafe tacit_peer_uid(-1, &uid) == EBADF)
        #expect(uid == 12_345)
    }

    @Test func aSocketIsMadeForItsOwnerAndProbed() throws {
        let folder = try ProcessFolder()
        let path = folder.file("s")
        #expect(unsafe tacit_probe_socket(path) == ENOENT)
        var listener: CInt = -1
        #expect(unsafe tacit_listen(path, 2, &listener) == 0)
        #expect(folder.mode(of: "s") == 0o600)
        #expect(tacit_check_listener(listener) == 0)
        #expect(unsafe tacit_probe_socket(path) == 0)
        var other: CInt = -1
        #expect(unsafe tacit_listen(path, 2, &other) == EADDRINUSE)
        #expect(other == -1)
        close(listener)
        #expect(unsafe tacit_probe_socket(path) == ECONNREFUSED)
    }

    @Test func aListenerWithAFullBacklogIsAlive() throws {
        let folder = try ProcessFolder()
        var listener: CInt = -1
        #expect(unsafe tacit_listen(folder.file("s"), 0, &listener) == 0)
        defer { close(listener) }
        for _ in 0..<8 { #expect(unsafe tacit_probe_socket(folder.file("s")) == 0) }
    }

    @Test func whatDoesNotListenIsNoListener() {
        let plain = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        let datagram = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
        defer { [plain, datagram].forEach { close($0) } }
        for descriptor in [plain, datagram, 0, -1] {
            #expect(tacit_check_listener(descriptor) == EINVAL)
        }
    }

    @Test func pathsOver103BytesAreRefused() throws {
        let folder = try ProcessFolder()
        let room = 103 - folder.file("").utf8.count
        var listener: CInt = -1
        let long = folder.file(String(repeating: "s", count: room + 1))
        #expect(unsafe tacit_listen(long, 1, &listener) == ENAMETOOLONG)
        #expect(unsafe tacit_probe_socket(long) == ENAMETOOLONG)
        #expect(
            unsafe tacit_listen(folder.file(String(repeating: "s", count: room)), 1, &listener) == 0
        )
        close(listener)
    }

    @Test func systemdsSocketIsTakenOnceAndOnlyWhenItIsOurs() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.file("s") as String] in
            var given: CInt = 7
            func take() -> CInt { unsafe tacit_inherited_listener(&given) }
            func announce(_ process: String, _ count: String) {
                unsafe setenv("LISTEN_PID", process, 1)
                unsafe setenv("LISTEN_FDS", count, 1)
            }
            guard take() == 0, given == -1 else { exit(1) }
            for process in ["1", "", "x", "-1", "99999999999999999999"] {
                announce(process, "1")
                guard take() == 0, given == -1 else { exit(2) }
                guard unsafe getenv("LISTEN_FDS") == nil else { exit(3) }
            }
            var listener: CInt = -1
            guard unsafe tacit_listen(path, 1, &listener) == 0 else { exit(4) }
            for count in ["2", "-1", "one"] {
                announce("\(getpid())", count)
                guard take() == EINVAL else { exit(5) }
            }
            let nothing = unsafe open("/dev/null", O_RDONLY)
            guard dup2(nothing, 3) == 3 else { exit(6) }
            announce("\(getpid())", "1")
            guard take() == EINVAL else { exit(7) }
            guard dup2(listener, 3) == 3 else { exit(8) }
            announce("\(getpid())", "1")
            guard take() == 0, given == 3, fcntl(3, F_GETFD) == FD_CLOEXEC else { exit(9) }
            exit(0)
        }
    }

    @Test func systemdIsToldWhenItAsked() async throws {
        let folder = try ProcessFolder()
        await #expect(processExitsWith: .success) { [path = folder.file("notify") as String] in
            guard unsafe tacit_notify("READY=1") == 0 else { exit(1) }
            let receiver = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
            guard unsafe withLocalAddress(path, { unsafe bind(receiver, $0, $1) }) == 0 else {
                exit(2)
            }
            unsafe setenv("NOTIFY_SOCKET", path, 1)
            guard unsafe tacit_notify("READY=1") == 0 else { exit(3) }
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = unsafe recv(receiver, &bytes, bytes.count, CInt(MSG_DONTWAIT))
            guard count == 7, String(decoding: bytes[..<7], as: UTF8.self) == "READY=1" else {
                exit(4)
            }
            for wrong in ["relative", String(repeating: "/x", count: 60)] {
                unsafe setenv("NOTIFY_SOCKET", wrong, 1)
                guard unsafe tacit_notify("READY=1") == EINVAL else { exit(5) }
            }
            exit(0)
        }
    }

    /// 2026-10-25: at 03:00 summer time clocks in Vienna go back to 02:00, so 02:30 comes twice.
    ///
    /// 2026-03-29: 02:30 does not come at all.
    @Test func localOffsetsFollowTheZone() async {
        await #expect(processExitsWith: .success) {
            unsafe setenv("TZ", "Europe/Vienna", 1)
            func at(_ month: CInt, _ day: CInt, _ hour: CInt, _ minute: CInt) -> Int32 {
                var offset: Int32 = -1
                guard unsafe tacit_local_offset_at(2026, month, day, hour, minute, &offset) == 0
                else { exit(1) }
                return offset
            }
            guard at(1, 15, 12, 0) == 3_600, at(7, 15, 12, 0) == 7_200 else { exit(2) }
            guard at(10, 25, 1, 30) == 7_200, at(10, 25, 3, 30) == 3_600 else { exit(3) }
            guard at(10, 25, 2, 30) == 7_200 else { exit(4) }
            guard [3_600, 7_200].contains(at(3, 29, 2, 30)) else { exit(5) }
            var offset: Int32 = -1
            guard unsafe tacit_local_offset(1_792_889_940, &offset) == 0, offset == 7_200 else {
                exit(6)
            }
            guard unsafe tacit_local_offset(1_792_890_000, &offset) == 0, offset == 3_600 else {
                exit(7)
            }
            unsafe setenv("TZ", "Asia/Kathmandu", 1)
            guard at(1, 15, 12, 0) == 20_700 else { exit(8) }
            exit(0)
        }
    }

    @Test(arguments: [
        (1969, 1, 1, 0, 0), (2026, 13, 1, 0, 0), (2026, 1, 32, 0, 0), (2026, 1, 1, 24, 0),
        (2026, 1, 1, 0, 60),
    ])
    func fieldsOutOfRangeHaveNoOffset(_ time: (CInt, CInt, CInt, CInt, CInt)) {
        var offset: Int32 = -1
        #expect(
            unsafe tacit_local_offset_at(time.0, time.1, time.2, time.3, time.4, &offset) == EINVAL
        )
        #expect(offset == -1)
    }

    @Test func theTimeOfAMessageIsInUTC() {
        var text = [CChar](repeating: 0, count: 21)
        #expect(unsafe tacit_message_time(&text) == 0)
        let shown = String(decoding: text.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #expect(shown.wholeMatch(of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        #expect(text[20] == 0)
    }

    @Test func aTerminalHidesWhatIsTypedAndComesBack() throws {
        let terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var locked: CInt = 0
        var number: CUnsignedInt = 0
        // TIOCSPTLCK and TIOCGPTN: what unlockpt and ptsname do.
        #expect(unsafe ioctl(terminal, 0x4004_5431, &locked) == 0)
        #expect(unsafe ioctl(terminal, 0x8004_5430, &number) == 0)
        let user = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        defer { close(user) }
        var saved = tacit_terminal()
        #expect(unsafe tacit_terminal_save(user, &saved) == 0)
        #expect(flags(user) & tcflag_t(ECHO | ICANON) == tcflag_t(ECHO | ICANON))
        #expect(unsafe tacit_terminal_hide(user, &saved) == 0)
        #expect(flags(user) & tcflag_t(ECHO | ICANON | ISIG) == tcflag_t(ICANON | ISIG))
        #expect(unsafe tacit_terminal_keys(user, &saved) == 0)
        #expect(flags(user) & tcflag_t(ECHO | ICANON | ISIG) == tcflag_t(ISIG))
        #expect(unsafe tacit_terminal_restore(user, &saved) == 0)
        #expect(flags(user) == saved.settings.c_lflag)
    }

    @Test func aTerminalThatDoesNotKnowItsSizeHasNone() throws {
        let terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var columns: UInt16 = 7
        var rows: UInt16 = 7
        #expect(unsafe tacit_terminal_size(terminal, &columns, &rows) == ENOTTY)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        #expect(unsafe ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
        #expect(unsafe tacit_terminal_size(terminal, &columns, &rows) == 0)
        #expect(columns == 80 && rows == 24)
    }

    @Test func whatIsNoTerminalIsToldSo() throws {
        let file = unsafe open("/dev/null", O_RDWR)
        defer { close(file) }
        var saved = tacit_terminal()
        #expect(unsafe tacit_terminal_save(file, &saved) == ENOTTY)
    }

    private func flags(_ descriptor: CInt) -> tcflag_t {
        var settings = termios()
        return unsafe tcgetattr(descriptor, &settings) == 0 ? settings.c_lflag : 0
    }
}
