package import LessonModel
package import TraceFigures

/// The output of `attend` without a command: the chapters, which of them are done, and the next command to type.
package struct CourseOverview {
    /// A learner's progress in a chapter.
    package struct ChapterProgress: Sendable, Hashable {
        /// Whether every cell has run as it should.
        package var hasRun: Bool
        /// Whether it has run and all its exercises are passed.
        package var isDone: Bool
        package var points: Double
        /// 0 for a chapter without exercises.
        package var maximumPoints: Double
        /// Whether answers to it have been started or checked.
        package var hasAnswers: Bool
        /// The numbers of exercises that were passed, and whose answers have been changed since.
        package var changed: [String]

        package init(
            hasRun: Bool, isDone: Bool, points: Double, maximumPoints: Double, hasAnswers: Bool, changed: [String] = []
        ) {
            self.hasRun = hasRun
            self.isDone = isDone
            self.points = points
            self.maximumPoints = maximumPoints
            self.hasAnswers = hasAnswers
            self.changed = changed
        }
    }

    private let course: Course
    private let progress: [ChapterProgress]
    private let options: String
    private let style: TerminalStyle
    private let words: Words

    /// - Parameters:
    ///   - progress: one for each chapter.
    ///   - options: options to add to the next command: ` --course mine`.
    package init(
        _ progress: [ChapterProgress], of course: Course, options: String = "", style: TerminalStyle,
        words: Words = .english
    ) {
        self.words = words
        self.course = course
        self.progress = progress
        self.options = options
        self.style = style
    }

    /// The next command to type after work on a chapter; this chapter is considered first, then those after it, then
    /// the others.
    package func next(after chapter: Chapter) -> [String] {
        let start = course.chapters.firstIndex { $0.id == chapter.id } ?? 0
        return next(in: course.chapters.indices.map { ($0 + start) % course.chapters.count }).map { $0.text(style) }
    }

    /// - Parameter order: indices of chapters, in the order in which they are considered.
    private func next(in order: [Int]) -> [StyledLine] {
        let renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
        func line(_ phrase: LessonPhrase, _ verb: String, _ chapter: Chapter) -> [StyledLine] {
            let pieces = [
                (words.lesson(phrase), renderer.faces.mute),
                ("attend \(verb) \(chapter.nameInCommands)\(options)", .bold),
            ]
            return renderer.broken(pieces.map { renderer.metrics.span($0.0, $0.1) }, renderer.measure)
        }
        if let next = order.first(where: { !course.chapters[$0].isAppendix && !progress[$0].isDone }) {
            let verb = !progress[next].hasRun ? "run" : progress[next].hasAnswers ? "check" : "start"
            return line(.next, verb, course.chapters[next])
        }
        return course.chapters.first.map { line(.allDone, "run", $0) } ?? []
    }

    package func lines() -> [String] {
        let renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
        let faces = renderer.faces
        func line(_ pieces: [(String, Face)], _ width: Int? = nil) -> [StyledLine] {
            renderer.broken(pieces.map { renderer.metrics.span($0.0, $0.1) }, width ?? renderer.measure)
        }
        func hanging(_ marks: StyledLine, _ text: [StyledLine]) -> [StyledLine] {
            text.enumerated().map { ($0.offset == 0 ? marks : .gap(marks.width)) + $0.element }
        }
        let chapters = Array(zip(course.chapters, progress))
        let numbered = chapters.filter { !$0.0.isAppendix }
        let next = numbered.first { !$0.1.isDone }
        let digits = numbered.map(\.0.label.count).max() ?? 1
        var lines = line([(course.title, .bold)])
        lines +=
            line([(words.lesson(.chaptersDone(numbered.count(where: \.1.isDone), of: numbered.count)), faces.mute)]) + [
                StyledLine()
            ]
        var part: String?
        for (chapter, progress) in chapters {
            if chapter.part != part {
                part = chapter.part
                if chapter.id != course.chapters.first?.id { lines.append(StyledLine()) }
                if let part { lines += line([(PlainText.of(Inline.line(part)), faces.mute)]) }
            }
            let isNext = chapter.id == next?.0.id
            let (mark, face): (String, Face) =
                progress.isDone ? ("✓ ", faces.good) : isNext ? ("▸ ", faces.accent) : ("  ", .plain)
            let written = chapter.isAppendix ? "" : chapter.label
            let number = String(repeating: " ", count: digits - written.count) + written + "  "
            let marks = renderer.metrics.line(mark, face) + renderer.metrics.line(number, faces.mute)
            var text = [(chapter.title, isNext ? Face.bold : .plain)]
            if progress.maximumPoints > 0, progress.hasAnswers || progress.hasRun {
                let points = words.check(.pointsOf(progress.points, of: progress.maximumPoints))
                text.append((" · " + points, faces.mute))
                if !progress.changed.isEmpty {
                    text.append((" · " + words.check(.passedThenChanged(progress.changed)), faces.mute))
                }
            }
            lines += hanging(marks, line(text, renderer.measure - marks.width))
        }
        lines.append(StyledLine())
        lines += self.next(in: Array(course.chapters.indices))
        return lines.map { $0.text(style) }
    }
}
