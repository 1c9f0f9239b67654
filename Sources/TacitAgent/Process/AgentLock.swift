import Glibc
import TacitAgentAPI

/// The lock that makes an agent the only one of its runtime directory; held until the process ends.
///
/// The file stays when the agent ends: removing it would let two agents lock two files of one name.
struct AgentLock: ~Copyable {
    private let descriptor: CInt

    /// Takes the lock and writes this process's id into the file, in decimal.
    ///
    /// - Throws: `busy` when another process has it; `permissions` when the file is not ours alone.
    init(in directory: borrowing PrivateDirectory) throws(StartFailure) {
        let file = try directory.openFile(AgentPlaces.lockName, O_RDWR, .lock)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(file)
            throw code == EWOULDBLOCK
                ? StartFailure(.busy, .lock) : StartFailure(errno: code, .lock)
        }
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(file, 0) == 0, unsafe pwrite(file, text, text.count, 0) == text.count else {
            let code = errno
            close(file)
            throw StartFailure(errno: code, .lock)
        }
        descriptor = file
    }

    deinit {
        // A process id that has ended may be another process's soon.
        ftruncate(descriptor, 0)
        close(descriptor)
    }
}
