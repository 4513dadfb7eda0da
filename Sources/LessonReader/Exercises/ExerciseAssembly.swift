import LessonModel
import SwiftSource

/// Combines the fences of each exercise, and reports missing fences and those without an exercise.
struct ExerciseAssembly {
    let state: ReadingState

    func exercises() -> [CodeExercise] {
        let entries = state.exercises.entries
        let families = Dictionary(grouping: entries, by: \.id)
        var exercises: [CodeExercise] = []
        for entry in entries {
            guard case .starter(let code, let points, let without, _) = entry.part else { continue }
            var exercise = exercise(entry, code, points: points, family: families[entry.id] ?? [])
            exercise.without = without
            exercise.forbiddenUses.forEach(state.report)
            exercises.append(exercise)
        }
        let ids = exercises.map(\.id)
        let hinted = Set(worksheets().filter { !$0.hints.isEmpty }.map(\.id))
        lazy var known = KnownNames(ids)
        lazy var hintable = KnownNames(ids + state.exercises.worksheets.map(\.id))
        let reported = state.exercises.misspelt.union(ids)
        for entry in entries where !reported.contains(entry.id) && !(entry.isHint && hinted.contains(entry.id)) {
            reportOrphan(entry, known: entry.isHint ? hintable : known)
        }
        return exercises
    }

    /// The worksheets with their hints.
    func worksheets() -> [Worksheet] {
        let hints = Dictionary(grouping: state.exercises.entries.filter(\.isHint), by: \.id)
        return state.exercises.worksheets.map { worksheet in
            var worksheet = worksheet
            for case .hint(let hint) in (hints[worksheet.id] ?? []).map(\.part) { worksheet.hints.append(hint) }
            return worksheet
        }
    }

    private func exercise(
        _ starter: ExerciseParts.Entry, _ code: CodePart, points: Double?, family: [ExerciseParts.Entry]
    ) -> CodeExercise {
        // Hints are prose and do not determine where the code of an exercise begins.
        let fences = family.filter { !$0.isHint }
        var exercise = CodeExercise(
            id: starter.id, number: starter.number, points: points ?? 1, starter: code,
            afterCell: fences.map(\.afterCell).min() ?? starter.afterCell)
        // Both by their words.
        var mistakes: [[[UInt8]]: ExerciseParts.Entry] = [:]
        var solutions: Set<[[UInt8]]> = []
        for entry in family {
            switch entry.part {
            case .starter: break
            case .solution(let code, let equivalents):
                for var equivalent in equivalents {
                    equivalent.solution = exercise.solutions.count
                    exercise.equivalents.append(equivalent)
                }
                exercise.solutions.append(code)
                solutions.insert(code.words)
            case .check(let check): exercise.checks.append(check)
            case .hint(let hint): exercise.hints.append(hint)
            case .mistake(let mistake):
                let words = mistake.code.words
                reportDuplicate(entry, of: mistakes[words], isSolution: solutions.contains(words))
                mistakes[words] = mistakes[words] ?? entry
                exercise.mistakes.append(mistake)
            }
        }
        reportMissing(exercise, starter)
        let checked = exercise.checks.compactMap(\.points)
        if !checked.isEmpty {
            let sum = checked.reduce(0, +)
            if let points, points != sum { reportPoints(points, sum: sum, starter) }
            exercise.points = sum
        }
        return exercise
    }

    // MARK: Errors

    private func reportMissing(_ exercise: CodeExercise, _ starter: ExerciseParts.Entry) {
        guard !state.exercises.misspelt.contains(exercise.id) else { return }
        if exercise.solutions.isEmpty {
            report(
                starter, "the exercise '\(exercise.id)' has no solution",
                remedy: "add a fence 'swift solution=\(exercise.id)' that its checks accept")
        }
        if exercise.checks.isEmpty {
            report(
                starter, "the exercise '\(exercise.id)' has no check",
                remedy: "add a fence 'swift check=\(exercise.id)' that calls probe or expect")
        }
    }

    private func reportPoints(_ points: Double, sum: Double, _ starter: ExerciseParts.Entry) {
        report(
            starter, "the exercise says \(number(points)) points, its checks add up to \(number(sum))",
            remedy: "say the points in one place, on the exercise or on its checks")
    }

    private func number(_ value: Double) -> String {
        value.rounded() == value && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    private func reportDuplicate(
        _ entry: ExerciseParts.Entry, of earlier: ExerciseParts.Entry?, isSolution: Bool
    ) {
        if let earlier {
            report(
                entry, "this mistake is the same as an earlier one", remedy: "remove it, or let its code differ",
                notes: [earlier.source.note(earlier.position, length: earlier.length, "the earlier one is here")])
        }
        if isSolution {
            report(entry, "this mistake is the same as a solution", remedy: "a mistake must differ from every solution")
        }
    }

    private func reportOrphan(_ entry: ExerciseParts.Entry, known: KnownNames) {
        let part: String
        switch entry.part {
        case .starter: return
        case .solution: part = "solution"
        case .mistake: part = "mistake"
        case .check: part = "check"
        case .hint: part = "hint"
        }
        if let kind = state.kind(ofID: entry.id) {
            return report(
                entry, "a \(part) for '\(entry.id)', which is a \(kind) and has none",
                remedy: kind == "quiz" && entry.isHint
                    ? "say it in the question, or in the `because` of its choices"
                    : "name an exercise, whose starter is a fence 'swift exercise=…'")
        }
        report(
            entry, "a \(part) for '\(entry.id)', but the chapter has no such exercise",
            remedy: known.question(for: entry.id)
                ?? "add the starter: a fence 'swift exercise=\(entry.id)'")
    }

    private func report(
        _ entry: ExerciseParts.Entry, _ message: String, remedy: String, notes: [Diagnostic] = []
    ) {
        state.report(entry.source.error(entry.position, length: entry.length, message, remedy: remedy, notes: notes))
    }
}

extension CodeExercise {
    /// What is wrong with solutions that use a name that answers have to do without.
    var forbiddenUses: [Diagnostic] {
        solutions.compactMap { solution in
            guard var use = forbiddenUse(in: solution, SwiftSource(solution.text)) else { return nil }
            use.message = "this solution uses a name that the exercise forbids with 'without'"
            use.remedy = "write it out, or leave the name out of 'without'"
            return use
        }
    }
}
