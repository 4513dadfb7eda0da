import SwiftSource

extension Verdict {
    /// The verdict with a remedy for each unknown name without one that another exercise asks for: answers do not see each other.
    package func explainingNames(of course: Course) -> Verdict {
        var verdict = self
        verdict.diagnostics = diagnostics.map { diagnostic in
            guard diagnostic.remedy == nil, let name = diagnostic.unknownName,
                let other = course.exercise(askingFor: name, besides: "\(chapter)/\(id)")
            else { return diagnostic }
            var diagnostic = diagnostic
            diagnostic.remedy =
                "`\(name)` is what exercise \(other.label) asks for, and answers do not see each other: "
                + "write it in this file, too"
            return diagnostic
        }
        return verdict
    }
}

extension Course {
    /// The exercise whose starter declares a name.
    /// - Parameter path: of an exercise that is not meant.
    package func exercise(askingFor name: String, besides path: String) -> Exercise? {
        exercises.first { $0.declares(name) && $0.path != path }
    }
}

extension Exercise {
    /// Whether the starter declares a name at its top level.
    fileprivate func declares(_ name: String) -> Bool {
        guard case .code(let exercise) = work, exercise.starter.text.contains(name) else { return false }
        return SwiftSource(exercise.starter.text).declarations.contains { $0.depth == 0 && $0.name == name }
    }
}

extension Diagnostic {
    /// The name that the compiler does not know: `scores`, of `cannot find 'scores' in scope`.
    fileprivate var unknownName: String? {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].hasPrefix("cannot find "), parts[2] == " in scope" else { return nil }
        return String(parts[1])
    }
}
