import LessonModel

/// What a page was made from and what running it came to, so that it can be made again.
struct BuildInfo {
    private let part: Handout.Part
    private let handout: Handout

    init(_ part: Handout.Part, _ handout: Handout) {
        self.part = part
        self.handout = handout
    }

    var html: String {
        let digest = part.source.isEmpty ? "" : " (\(HTMLText.escaped(part.source)))"
        return """
            Built from <code>\(HTMLText.escaped(part.chapter.file))</code>\(digest). \(results) \
            \(BuildInfo.stamp(handout.stamp))
            """
    }

    /// Tool, compiler and kernel, and when if that is known.
    static func stamp(_ stamp: Handout.Stamp) -> String {
        let made = [
            stamp.tool, stamp.toolchain, stamp.kernel.isEmpty ? "" : "kernel \(stamp.kernel)", "double precision",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        let date = stamp.date.map { " <time>\(HTMLText.escaped($0))</time>." } ?? ""
        return HTMLText.escaped(made) + "." + date
    }

    private var results: String {
        let cells = part.report.cells
        guard !cells.isEmpty else { return "It has no cells to run." }
        let failed = cells.count { $0.status != .passed }
        if failed > 0 { return "<b>\(failed) of \(cells.count) cells did not run as expected.</b>" }
        let meant = part.chapter.cells.count { $0.action == .failToCompile || $0.action == .trap }
        let ran = cells.count == 1 ? "The cell ran as expected" : "All \(cells.count) cells ran as expected"
        return ran + (meant > 0 ? ": \(meant) failed on purpose." : ".")
    }
}
