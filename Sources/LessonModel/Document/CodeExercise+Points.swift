extension CodeExercise {
    /// Points of each check: its own, or an equal share of the exercise's.
    package var pointsOfChecks: [Double] {
        if checks.contains(where: { $0.points != nil }) { return checks.map { $0.points ?? 0 } }
        return checks.map { _ in points / Double(checks.count) }
    }
}
