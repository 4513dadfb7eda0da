import LessonModel
import LessonRendering

/// Finds a student's answers among their files, wherever they lie: in `answers/CHAPTER`, in `CHAPTER`, in a folder around
/// them, or by the name of the file alone.
///
/// A chapter's folder may be called by an id that the chapter had before.
struct AnswerFileFinder: Sendable {
    /// Where one answer was found.
    struct Find: Hashable {
        /// As a folder of answers names it.
        var answerFile: String
        var path: String
        /// Other files that could be meant.
        var others: [String]
    }

    private let files: [Wanted]
    /// The ids of questions and worksheets, by the file of their answers.
    private let sheets: [String: [String]]
    /// How many folders may be around an answer or its chapter's folder.
    private static let mostFoldersAround = 4

    private struct Wanted {
        var answerFile: String
        /// In lower case.
        var chapter: String
        /// Nil where the chapter is called by an earlier id: a number means the one that has it now.
        var chapterNumber: Int?
        var name: String
        /// Whether no other exercise has a file of that name, so that the folder does not matter.
        var isUnique: Bool

        /// - Parameter folder: in lower case.
        func isIn(_ folder: String) -> Bool {
            chapter == folder || chapterNumber.map { $0 == Int(folder) } ?? false
        }
    }

    /// - Parameter graded: ids of the chapters that are graded; a sheet's name alone is understood when one of them has one.
    init(_ course: Course, grading graded: Set<String>) {
        sheets = Dictionary(grouping: course.chapters.flatMap(\.exercisesOfSheet), by: \.answerFile)
            .mapValues { $0.map(\.id) }
        var seen: Set<String> = []
        let exercises = course.exercises.filter { seen.insert($0.answerFile).inserted }
        let counts = Dictionary(grouping: exercises.filter { $0.kind == .code || graded.contains($0.chapter) }) {
            $0.answerFile.lastPathComponent.lowercased()
        }
        let own = exercises.map { exercise in
            let name = exercise.answerFile.lastPathComponent.lowercased()
            return Wanted(
                answerFile: exercise.answerFile, chapter: exercise.chapter.lowercased(),
                chapterNumber: exercise.chapterNumber, name: name,
                isUnique: counts[name].map { $0.count == 1 && $0[0].chapter == exercise.chapter } ?? false)
        }
        let former = exercises.flatMap { zip($0.formerChapters, $0.answerFiles.dropFirst()) }
            .filter { seen.insert($0.1).inserted }
        files =
            own
            + former.map { chapter, file in
                Wanted(
                    answerFile: file, chapter: chapter.lowercased(), name: file.lastPathComponent.lowercased(),
                    isUnique: false)
            }
    }

    /// The answer that a file of no exercise may have been meant for: its name differs in what editors, browsers and habits
    /// change.
    func meant(by path: String) -> String? {
        let parts = path.split(separator: "/").map(String.init)
        guard let last = parts.last.map(Self.fileName) else { return nil }
        let parent = parts.dropLast().last?.lowercased() ?? ""
        let inChapter = files.filter { $0.isIn(parent) }
        let name = Self.plain(last)
        let wanted = (inChapter.isEmpty ? files.filter(\.isUnique) : inChapter)
        if let same = wanted.first(where: { $0.name == name }) { return same.answerFile }
        guard !inChapter.isEmpty, name.hasSuffix(".swift") else { return nil }
        return Suggestion.nearest(to: name, among: wanted.map(\.name), within: max(1, (name.count - 6) / 4))
            .flatMap { near in wanted.first { $0.name == near }?.answerFile }
    }

    /// The name that a student has given a file, of the one that a platform has made of it.
    private static func fileName(_ name: String) -> String {
        DownloadName(name).flatMap { $0.file.isEmpty ? nil : $0.file } ?? name
    }

    /// `stable-softmax.swift`, of `stable_softmax.swift`, `StableSoftmax.swift`, `stable softmax (1).swift.txt`,
    /// `stable-softmax - Copy.swift`.
    private static func plain(_ name: String) -> String {
        var name = name.replacing(/(\.[A-Za-z]+)\.txt$/) { String($0.1) }.replacing(
            /\.yaml$/.ignoresCase(), with: ".yml")
        name = name.replacing(#/^(copy of|kopie von) /#.ignoresCase(), with: "")
        name = name.replacing(
            /([ _-]*\([0-9]+\)|[ _-]+(copy|kopie|copie|copia)|[ _-]+[0-9])+(?=\.)/.ignoresCase(), with: "")
        name = name.replacing(/([a-z0-9])([A-Z])/) { "\($0.1)-\($0.2)" }
        return name.lowercased().replacing(/[ _]+/, with: "-")
    }

    /// The sheet whose ids a text answers; nil for none, or for those of several chapters.
    private func sheet(answeredBy text: String) -> Wanted? {
        let answered = sheets.filter { !AnswerSheetText(text, ids: $0.value).answers.isEmpty }.keys
        return answered.count == 1 ? files.first { answered.contains($0.answerFile) } : nil
    }

    /// - Parameters:
    ///   - paths: of a student's files, with `/` between folders.
    ///   - text: of the file at a path.
    func find(in paths: [String], text: (String) -> String? = { _ in nil }) -> (found: [Find], strays: [String]) {
        var candidates: [String: [(rank: Int, depth: Int, path: String)]] = [:]
        var strays: [String] = []
        for path in paths {
            let parts = path.split(separator: "/").map { $0.lowercased() }
            guard let last = parts.last else { continue }
            let name = Self.fileName(last)
            let depth = parts.count
            let parent = parts.dropLast().last ?? ""
            if depth <= Self.mostFoldersAround + 2,
                let file = files.first(where: {
                    $0.name == name && $0.isIn(parent)
                })
            {
                candidates[file.answerFile, default: []].append((0, depth, path))
            } else if depth <= Self.mostFoldersAround + 1,
                let file = files.first(where: { $0.name == name && $0.isUnique })
            {
                candidates[file.answerFile, default: []].append((1, depth, path))
            } else if name != last, let file = files.first(where: { $0.name == Self.plain(name) && $0.isUnique }) {
                // A platform numbers what is handed in again.
                candidates[file.answerFile, default: []].append((2, depth, path))
            } else if Self.plain(name) == AnswerSheet.fileName, let file = text(path).flatMap(sheet) {
                candidates[file.answerFile, default: []].append((3, depth, path))
            } else if last != AnswerManifest.name.lowercased() {
                // The package that 'attend start' writes for editors is no answer and no stray.
                strays.append(path)
            }
        }
        let found = files.compactMap { file -> Find? in
            let sorted = (candidates[file.answerFile] ?? []).sorted { $0 < $1 }.map(\.path)
            guard let first = sorted.first else { return nil }
            return Find(answerFile: file.answerFile, path: first, others: Array(sorted.dropFirst()))
        }
        return (found, strays.sorted())
    }
}
