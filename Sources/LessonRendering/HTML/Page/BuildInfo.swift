import LessonModel
import TraceFigures

/// What a page was made from and with, so that it can be made again, and the result of running its cells.
struct BuildInfo {
    private let part: Handout.Part
    private let handout: Handout

    init(_ part: Handout.Part, _ handout: Handout) {
        self.part = part
        self.handout = handout
    }

    var html: String {
        // Without its folder, since a page does not depend on where it is made.
        let file = "<code>\(Markup.escaped(part.chapter.file.lastPathComponent))</code>"
        let source = words(.builtFrom(fileHTML: file, digest: Markup.escaped(part.source)))
        let code = ChapterSwift(part.chapter, of: handout.course, handout.words).html
        return [source, results, BuildInfo.stamp(handout), code].filter { !$0.isEmpty }
            .joined(separator: handout.words.page(.betweenSentences))
    }

    /// The versions of tool, compiler and kernel, and the date if it is known.
    static func stamp(_ handout: Handout) -> String {
        let (stamp, words) = (handout.stamp, handout.words.page)
        let made = [
            stamp.tool, stamp.toolchain, stamp.kernel.isEmpty ? "" : words(.kernel(stamp.kernel)),
            words(.doublePrecision),
        ].filter { !$0.isEmpty }.map(Markup.escaped)
        return words(.madeWith(made, onHTML: stamp.date.map { "<time>\(Markup.escaped($0))</time>" }))
    }

    private var results: String {
        let cells = part.report.cells
        guard !cells.isEmpty else { return words(.noCells) }
        let failed = cells.count { $0.status != .passed }
        if failed > 0 { return "<b>\(words(.cellsFailed(failed, of: cells.count)))</b>" }
        let meant = part.chapter.cells.count(where: \.isMeantToFail)
        return words(.cellsRan(cells.count, failedOnPurpose: meant))
    }

    private var words: PageWords { handout.words.page }
}
