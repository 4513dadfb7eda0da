import Foundation
import LessonModel
import LessonReader

/// Printed text written over the committed outputs of a chapter's file.
struct OutputUpdater {
    /// The chapter as it was read before it was proved.
    private let chapter: Chapter
    private let file: URL

    init(_ chapter: Chapter, _ file: URL) {
        self.chapter = chapter
        self.file = file
    }

    /// Takes over what has drifted; what would end its own fence stays a fault.
    ///
    /// Where the outputs are was found before the cells ran: a file that has become another since is left as it is.
    /// - Returns: why nothing was taken over, if so.
    func update(_ proof: inout ChapterProof) throws -> [Diagnostic] {
        guard !proof.drifts.isEmpty else { return [] }
        guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else {
            throw Failure.cannotWork("cannot read \(proof.file)")
        }
        let bytes = Array(data)
        guard ChapterReader(file: chapter.file, number: chapter.number).read(bytes).chapter == chapter else {
            return [
                Diagnostic(
                    at: nil, "\(proof.file) was changed while it was being proved; nothing in it was taken over",
                    remedy: "run 'attend verify \(chapter.number) --accept' again")
            ]
        }
        let fitting = proof.drifts.filter { Acceptance.lineThatEndsFence($0, in: bytes) == nil }
        do {
            try Data(Acceptance.accept(fitting, in: bytes)).write(to: file, options: .atomic)
        } catch {
            throw Failure.cannotWork("\(proof.file) cannot be written: \(error.localizedDescription)")
        }
        proof.accepted = fitting.count
        proof.drifts.removeAll(where: fitting.contains)
        return []
    }
}
