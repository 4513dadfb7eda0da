import ArgumentParser
import LessonModel

/// A part of a class, of several that are graded on different machines: `3/16`.
///
/// A student's part depends on the name alone: it stays when others come or go.
struct Shard: ExpressibleByArgument, Hashable {
    /// Counted from 1.
    var number: Int
    var count: Int

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], count > 0, (1...count).contains(number)
        else {
            return nil
        }
        self.number = number
        self.count = count
    }

    func holds(_ student: String) -> Bool {
        let first = SHA256(student.utf8).bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return first % UInt64(count) == UInt64(number - 1)
    }
}
