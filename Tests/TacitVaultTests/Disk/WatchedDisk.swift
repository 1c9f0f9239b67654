import CPowerLoss
import Foundation
import Testing

/// A folder below which every call that changes a file is kept, until the value goes.
///
/// The calls are caught in front of the C library (`Tests/Support/CPowerLoss`), so SQLite's, the
/// store's renames and the anchor are in one order.
final class WatchedDisk: Sendable {
    private let number: CInt

    /// Watches a folder; names that end in `ignored` are left out.
    init(_ root: String, ignoring ignored: String = ".ballast") throws {
        number = unsafe power_loss_watch(root, ignored)
        try #require(number >= 0, "too many disks are watched")
    }

    deinit { power_loss_forget(number) }

    /// Calls so far: a point in time.
    var point: Int { power_loss_point(number) }

    /// Lets the `nth` call that the fault can meet fail, or all from it on.
    func fail(_ fault: Fault, at nth: Int, forever: Bool) {
        power_loss_fail(number, fault.code, nth, forever)
    }

    /// Lets all calls pass again.
    func heal() { power_loss_fail(number, power_loss_error, 0, false) }

    /// Calls that failed since the fault was set.
    var failures: Int { power_loss_failures(number) }

    /// What the disk held, from its beginning.
    func history() throws -> DiskHistory {
        let state = unsafe power_loss_begin(number)
        guard let state = unsafe state else { throw CocoaError(.featureUnsupported) }
        return unsafe DiskHistory(state)
    }
}

/// How a call fails.
enum Fault: CaseIterable {
    /// An error of the device.
    case error
    /// No room.
    case full
    /// Half of what was asked for.
    case short

    fileprivate var code: power_loss_fault {
        switch self {
        case .error: power_loss_error
        case .full: power_loss_full
        case .short: power_loss_short
        }
    }
}

/// A watched disk's past, gone through once from its beginning.
@safe struct DiskHistory: ~Copyable {
    private let state: OpaquePointer

    fileprivate init(_ state: OpaquePointer) { unsafe self.state = unsafe state }

    deinit { unsafe power_loss_end(state) }

    /// Lets the calls up to a point pass; gives how many of them nothing has made durable.
    func advance(to point: Int) -> Int {
        unsafe power_loss_advance(state, point)
        return unsafe power_loss_pending(state)
    }

    /// Writes what the disk may hold after a power failure there; equal images have equal marks.
    func image(seed: UInt64, below root: String) throws -> UInt64 {
        let mark = unsafe power_loss_image(state, seed, root)
        try #require(mark != 0, "the image could not be written")
        return mark
    }
}
