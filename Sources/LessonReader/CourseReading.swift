package import LessonModel

/// What reading a course gave: the course as far as it could be understood, and everything wrong with it.
package struct CourseReading: Sendable {
    /// `nil` when there is no `course.yml` that can be understood.
    package var course: Course?
    /// In the order of the chapters, then of their lines.
    package var diagnostics: [Diagnostic]

    package init(course: Course?, diagnostics: [Diagnostic]) {
        self.course = course
        self.diagnostics = diagnostics
    }

    /// Something is wrong enough that nothing may be executed.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
