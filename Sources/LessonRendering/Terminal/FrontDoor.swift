package import LessonModel
package import TraceFigures

/// What `attend` says without a verb: the chapters, which are done, and the next thing to type.
package struct FrontDoor {
    /// How far a learner is with a chapter.
    package struct Standing: Sendable, Hashable {
        /// Every cell has run as it should.
        package var hasRun: Bool
        /// It has run, and everything that it asks for is answered rightly.
        package var isDone: Bool
        package var points: Double
        /// What can be had; 0 when the chapter asks for nothing.
        package var of: Double
        /// Answers to it have been checked.
        package var hasAnswers: Bool

        package init(hasRun: Bool, isDone: Bool, points: Double, of: Double, hasAnswers: Bool) {
            self.hasRun = hasRun
            self.isDone = isDone
            self.points = points
            self.of = of
            self.hasAnswers = hasAnswers
        }
    }

    private let course: Course
    private let standings: [Standing]
    private let style: TerminalStyle

    /// - Parameter standings: one for each chapter.
    package init(_ standings: [Standing], of course: Course, style: TerminalStyle) {
        self.course = course
        self.standings = standings
        self.style = style
    }

    package func lines() -> [String] {
        let setter = BlockSetter(style: style, metrics: .terminal, inlineValues: [:])
        let faces = setter.faces
        func line(_ pieces: [(String, Face)], _ width: Int? = nil) -> [StyledLine] {
            setter.broken(pieces.map { setter.metrics.span($0.0, $0.1) }, width ?? setter.measure)
        }
        func hanging(_ marks: StyledLine, _ text: [StyledLine]) -> [StyledLine] {
            text.enumerated().map { ($0.offset == 0 ? marks : .gap(marks.width)) + $0.element }
        }
        let chapters = Array(zip(course.chapters, standings))
        let done = standings.filter(\.isDone).count
        let next = chapters.first { !$0.1.isDone }
        let digits = course.chapters.map { String($0.number).count }.max() ?? 1
        var lines = line([(course.title, .bold)])
        lines += line([("\(done) of \(course.chapters.count) chapters done", faces.mute)]) + [StyledLine()]
        for (chapter, standing) in chapters {
            let isNext = chapter.id == next?.0.id
            let (mark, face): (String, Face) =
                standing.isDone ? ("✓ ", faces.good) : isNext ? ("▸ ", faces.accent) : ("  ", .plain)
            let number = String(repeating: " ", count: digits - String(chapter.number).count) + "\(chapter.number)  "
            let marks = setter.metrics.line(mark, face) + setter.metrics.line(number, faces.mute)
            var text = [(chapter.title, isNext ? Face.bold : .plain)]
            if standing.of > 0, standing.hasAnswers || standing.hasRun {
                text.append((" · " + PointsText.text(standing.points, of: standing.of), faces.mute))
            }
            lines += hanging(marks, line(text, setter.measure - marks.width))
        }
        lines.append(StyledLine())
        if let (chapter, standing) = next {
            let verb = !standing.hasRun ? "run" : standing.hasAnswers ? "check" : "start"
            lines += line([("Next: ", faces.mute), ("attend \(verb) \(chapter.number)", .bold)])
        } else if let first = course.chapters.first {
            lines += line([("All done. Read one again: ", faces.mute), ("attend run \(first.number)", .bold)])
        }
        return lines.map { $0.text(style) }
    }
}
