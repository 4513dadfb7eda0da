import Foundation
import LessonModel
import LessonReader

/// Replaces the committed outputs in a chapter's file by what the cells print.
struct OutputUpdater {
    /// The chapter as it was read before its cells ran.
    private let chapter: Chapter
    private let file: URL

    init(_ chapter: Chapter, _ file: URL) {
        self.chapter = chapter
        self.file = file
    }

    /// Replaces outputs that have drifted.
    ///
    /// The locations of outputs are those before the cells ran: a file that was changed since is not written. Nor is what
    /// would not verify; that stays a drift.
    /// - Returns: why nothing was written, if so.
    func update(_ proof: inout ChapterProof) throws -> [Diagnostic] {
        guard !proof.drifts.isEmpty else { return [] }
        guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else {
            throw Failure.cannotWork("cannot read \(proof.file)")
        }
        let bytes = Array(data)
        let read = ChapterReader(chapter).read(bytes).chapter
        guard read == chapter.withoutCourse else {
            return [
                Diagnostic(
                    at: nil, "\(proof.file) was changed while it was being proved; nothing in it was taken over",
                    remedy: "run 'attend verify \(chapter.nameInCommands) --accept' again")
            ]
        }
        markLost(&proof.drifts, in: bytes)
        let accepted = proof.drifts.filter(\.canBeAccepted)
        guard !accepted.isEmpty else { return [] }
        do {
            try file.replaceContents(with: Data(Acceptance.accept(accepted, in: bytes)))
        } catch {
            throw Failure.cannotWork("\(proof.file) cannot be written: \(error.localizedDescription)")
        }
        proof.accepted = accepted.count
        proof.drifts.removeAll(where: \.canBeAccepted)
        return []
    }

    /// Marks the drifts whose printed text would not be read from the file as it was printed.
    private func markLost(_ drifts: inout [OutputDrift], in file: [UInt8]) {
        let written = Acceptance.accept(drifts.filter(\.canBeAccepted), in: file)
        let cells = ChapterReader(chapter).read(written).chapter.cells
        for index in drifts.indices where drifts[index].canBeAccepted {
            let output = cells.first { $0.index == drifts[index].cell }?.expectedOutput?.text
            drifts[index].isLostInFence =
                output.map { OutputComparison.mismatch(expected: $0, actual: drifts[index].printed) != nil } ?? true
        }
    }
}
