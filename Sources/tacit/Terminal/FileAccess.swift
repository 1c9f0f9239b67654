import Glibc
import TacitAgentAPI

/// Small questions to the file system.
enum FileAccess {
    static func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

    /// Whether a path lies in memory: on tmpfs or ramfs.
    ///
    /// Nil when that cannot be told.
    static func isInMemory(_ path: String) -> Bool? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, let mounts = try? Input.text("/proc/self/mountinfo")
        else {
            return nil
        }
        return type(of: facts.st_dev, in: mounts).map { ["tmpfs", "ramfs"].contains($0) }
    }

    /// The file system of a device: `36 35 98:0 / /mnt rw shared:1 - ext3 /dev/root rw` (proc_pid_mountinfo(5)).
    static func type(of device: UInt, in mounts: String) -> String? {
        // glibc's split of a 64-bit dev_t.
        let major = (device >> 8 & 0xfff) | (device >> 32 & 0xffff_f000)
        let minor = (device & 0xff) | (device >> 12 & 0xffff_ff00)
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, fields[2] == "\(major):\(minor)",
                let dash = fields[6...].firstIndex(of: "-"), dash + 1 < fields.count
            else { continue }
            return String(fields[dash + 1])
        }
        return nil
    }
}
