package import LessonModel
package import TraceFigures

/// What `attend` says without a verb: the chapters, which are done, and the next thing to type.
package struct CourseOverview {
    /// How far a learner is with a chapter.
    package struct ChapterProgress: Sendable, Hashable {
        /// Every cell has run as it should.
        package var hasRun: Bool
        /// It has run, and everything that it asks for is answered rightly.
        package var isDone: Bool
        package var points: Double
        /// What can be had; 0 when the chapter asks for nothing.
        package var maximumPoints: Double
        /// Answers to it have been checked.
        package var hasAnswers: Bool

        package init(hasRun: Bool, isDone: Bool, points: Double, maximumPoints: Double, hasAnswers: Bool) {
            self.hasRun = hasRun
            self.isDone = isDone
            self.points = points
            self.maximumPoints = maximumPoints
            self.hasAnswers = hasAnswers
        }
    }

    private let course: Course
    private let progress: [ChapterProgress]
    private let style: TerminalStyle
    private let words: Words

    /// - Parameter progress: one for each chapter.
    package init(_ progress: [ChapterProgress], of course: Course, style: TerminalStyle, words: Words = .english) {
        self.words = words
        self.course = course
        self.progress = progress
        self.style = style
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
        let done = progress.filter(\.isDone).count
        let next = chapters.first { !$0.1.isDone }
        let digits = course.chapters.map { String($0.number).count }.max() ?? 1
        var lines = line([(course.title, .bold)])
        lines += line([(words.lesson(.chaptersDone(done, of: course.chapters.count)), faces.mute)]) + [StyledLine()]
        for (chapter, progress) in chapters {
            let isNext = chapter.id == next?.0.id
            let (mark, face): (String, Face) =
                progress.isDone ? ("✓ ", faces.good) : isNext ? ("▸ ", faces.accent) : ("  ", .plain)
            let number = String(repeating: " ", count: digits - String(chapter.number).count) + "\(chapter.number)  "
            let marks = renderer.metrics.line(mark, face) + renderer.metrics.line(number, faces.mute)
            var text = [(chapter.title, isNext ? Face.bold : .plain)]
            if progress.maximumPoints > 0, progress.hasAnswers || progress.hasRun {
                let points = words.check(.pointsOf(progress.points, of: progress.maximumPoints))
                text.append((" · " + points, faces.mute))
            }
            lines += hanging(marks, line(text, renderer.measure - marks.width))
        }
        lines.append(StyledLine())
        if let (chapter, progress) = next {
            let verb = !progress.hasRun ? "run" : progress.hasAnswers ? "check" : "start"
            lines += line([(words.lesson(.next) + " ", faces.mute), ("attend \(verb) \(chapter.number)", .bold)])
        } else if let first = course.chapters.first {
            lines += line([(words.lesson(.allDone) + " ", faces.mute), ("attend run \(first.number)", .bold)])
        }
        return lines.map { $0.text(style) }
    }
}
