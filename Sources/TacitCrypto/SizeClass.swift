/// The sizes of cells: all that a cell tells about its content is one of eleven numbers.
///
/// 2^k - 64 and 3 * 2^(k-1) - 64 bytes. The 64 leave room in an SQLite page of 16 KiB for its own
/// bookkeeping; a cell over 16,320 bytes would go to overflow pages, whose numbers follow the order
/// of insertion.
public enum SizeClass {
    /// All classes, smallest first.
    public static let all = [448, 704, 960, 1472, 1984, 3008, 4032, 6080, 8128, 12224, 16320]

    /// The smallest class that holds `count` bytes; nil when none does or the count is negative.
    public static func smallest(fitting count: Int) -> Int? {
        count < 0 ? nil : all.first { $0 >= count }
    }
}
