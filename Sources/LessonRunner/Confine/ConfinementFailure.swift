package import LessonModel

/// A program could not be confined although the system can, or not be executed: nothing was run.
package struct ConfinementFailure: DiagnosedError, Hashable {
    /// What `attend-confine` says.
    var words: String

    package var diagnostics: [Diagnostic] {
        [
            Diagnostic(
                at: nil, "a program could not be started in its confinement: \(words)",
                remedy: "'attend doctor' says what this system can do; a container may forbid Landlock or seccomp")
        ]
    }
}
