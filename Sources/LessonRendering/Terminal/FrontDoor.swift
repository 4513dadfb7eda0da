package import LessonModel
package import TraceFigures

/// What `attend` says without a verb: the chapters, which are done, and the next thing to type.
package struct FrontDoor {
    private let course: Course
    private let finished: Set<String>
    private let style: TerminalStyle

    /// - Parameter finished: ids of the chapters that are done.
    package init(_ course: Course, finished: Set<String>, style: TerminalStyle) {
        self.course = course
        self.finished = finished
        self.style = style
    }

    /// The next chapter that is not done; `nil` when all are.
    package static func next(in course: Course, finished: Set<String>) -> Chapter? {
        course.chapters.first { !finished.contains($0.id) }
    }

    package func lines() -> [String] {
        let setter = BlockSetter(style: style, metrics: .terminal, inlineValues: [:])
        let faces = setter.faces
        func line(_ pieces: [(String, Face)]) -> [StyledLine] {
            setter.broken(pieces.map { setter.metrics.span($0.0, $0.1) }, setter.measure)
        }
        func hanging(_ marks: StyledLine, _ text: [StyledLine]) -> [StyledLine] {
            text.enumerated().map { ($0.offset == 0 ? marks : .gap(marks.width)) + $0.element }
        }
        let done = course.chapters.filter { finished.contains($0.id) }.count
        let next = FrontDoor.next(in: course, finished: finished)
        let digits = course.chapters.map { String($0.number).count }.max() ?? 1
        var lines = line([(course.title, .bold)])
        lines += line([("\(done) of \(course.chapters.count) chapters done", faces.mute)]) + [StyledLine()]
        for chapter in course.chapters {
            let (mark, face): (String, Face) =
                finished.contains(chapter.id)
                ? ("✓ ", faces.good) : chapter.id == next?.id ? ("▸ ", faces.accent) : ("  ", .plain)
            let number = String(repeating: " ", count: digits - String(chapter.number).count) + "\(chapter.number)  "
            lines += hanging(
                setter.metrics.line(mark, face) + setter.metrics.line(number, faces.mute),
                line([(chapter.title, chapter.id == next?.id ? .bold : .plain)]))
        }
        lines.append(StyledLine())
        if let next {
            lines += line([("Next: ", faces.mute), ("attend run \(next.number)", .bold)])
        } else if let first = course.chapters.first {
            lines += line([("All done. Read one again: ", faces.mute), ("attend run \(first.number)", .bold)])
        }
        return lines.map { $0.text(style) }
    }
}
