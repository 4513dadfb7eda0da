/// The difference between two versions of a page: the lines from the first change to the last, with two lines around them.
struct PageChange {
    /// The lines to show; empty when nothing has changed.
    let lines: [String]

    private static let context = 2

    init(from old: [String], to new: [String]) {
        guard old != new else {
            lines = []
            return
        }
        let shorter = min(old.count, new.count)
        let before = (0..<shorter).first { old[$0] != new[$0] } ?? shorter
        let after =
            (0..<(shorter - before)).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] } ?? shorter - before
        let start = max(0, before - Self.context)
        let end = min(new.count, new.count - after + Self.context)
        lines = Array(new[start..<end])
    }
}
