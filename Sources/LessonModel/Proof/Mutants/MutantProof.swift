/// How well the checks of one exercise distinguish its solutions from versions with one small change.
package struct MutantProof: Sendable, Hashable {
    private let exercise: CodeExercise
    /// In the order of the text, without those that do not compile or do not end.
    package let caught: [Mutant]
    /// Those that pass and that the author has not declared equivalent.
    package let survivors: [Mutant]
    /// Those that pass and are declared equivalent, with the reason.
    package let equivalents: [(mutant: Mutant, reason: String)]
    private let unmatchedMarks: [EquivalentMutant]

    package init(_ exercise: CodeExercise, _ verdicts: [(mutant: Mutant, verdict: MutantVerdict)]) {
        self.exercise = exercise
        caught = verdicts.filter { $0.verdict == .caught }.map(\.mutant)
        let passing = verdicts.filter { $0.verdict == .passes }.map(\.mutant)
        var survivors: [Mutant] = []
        var equivalents: [(mutant: Mutant, reason: String)] = []
        for mutant in passing {
            if let mark = exercise.equivalents.first(where: { $0.matches(mutant) }) {
                equivalents.append((mutant, mark.reason))
            } else {
                survivors.append(mutant)
            }
        }
        self.survivors = survivors
        self.equivalents = equivalents
        unmatchedMarks = exercise.equivalents.filter { mark in !passing.contains(where: mark.matches) }
    }

    package var id: String { exercise.id }

    /// How many mutants could have been caught.
    package var count: Int { caught.count + survivors.count }

    /// The diagnostics for the course's author.
    /// - Parameter severity: that of mutants that pass; an `equivalent` without such a mutant is always an error.
    package func diagnostics(_ severity: Diagnostic.Severity) -> [Diagnostic] {
        let unmatched = unmatchedMarks.map { mark in
            Diagnostic(
                at: mark.place, "no mutant of '\(exercise.id)' that passes is '\(mark.change)'", excerpt: mark.excerpt,
                remedy: remedy(for: mark))
        }
        guard let first = survivors.first else { return unmatched }
        let rest = survivors.dropFirst()
        let which =
            rest.isEmpty ? "this one passes: \(first.description)" : "\(survivors.count) pass: \(first.description), …"
        let diagnostic = Diagnostic(
            severity, at: first.place, "\(caught.count) of \(count) mutants of '\(exercise.id)' caught; \(which)",
            excerpt: first.excerpt,
            remedy: "let a check see the difference, or say on the solution's fence why there is none: "
                + "equivalent=\"\(first.change)\" because=\"…\"",
            notes: notes(on: rest))
        return unmatched + [diagnostic]
    }

    /// What a mark that matches no mutant may have meant.
    private func remedy(for mark: EquivalentMutant) -> String {
        let meant = survivors.filter(mark.namesChange(of:)).map { "'\($0.name)'" }
        if !meant.isEmpty { return "write \(meant.joined(separator: " or "))" }
        if let other = caught.first(where: mark.namesChange(of:)) {
            return "take `equivalent` away: the checks catch '\(other.name)'"
        }
        if survivors.isEmpty { return "take `equivalent` away: no other mutant passes" }
        return "these pass: " + survivors.map { "'\($0.name)'" }.joined(separator: ", ")
    }

    /// Notes on the other mutants that pass, up to `mostNotes` of them.
    private func notes(on mutants: ArraySlice<Mutant>) -> [Diagnostic] {
        let shown = mutants.prefix(Self.mostNotes).map {
            Diagnostic(.note, at: $0.place, "so does \($0.description)", excerpt: $0.excerpt)
        }
        let more = mutants.count - shown.count
        guard more > 0, let last = shown.last?.place else { return shown }
        return shown + [
            Diagnostic(.note, at: last, "so \(more == 1 ? "does" : "do") \(more) more; `--format json` lists them")
        ]
    }

    private static let mostNotes = 5

    package static func == (one: MutantProof, other: MutantProof) -> Bool {
        one.exercise == other.exercise && one.caught == other.caught && one.survivors == other.survivors
            && one.equivalents.elementsEqual(other.equivalents) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(exercise)
        hasher.combine(survivors)
    }
}

extension Mutant {
    /// As messages name it.
    package var description: String { "line \(line), `\(change)`" }

    /// As `equivalent=` names it.
    var name: String { "line \(line): \(change)" }
}
