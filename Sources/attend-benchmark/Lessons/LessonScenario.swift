/// What has changed since the last build of the chapters.
enum LessonScenario: String, CaseIterable, Encodable {
    /// There is no earlier build.
    case cold
    /// Nothing has changed.
    case unchanged
    /// A sentence of one chapter is different.
    case prose
    /// A cell of one chapter computes other numbers.
    case cell

    var title: String {
        switch self {
        case .cold: "cold"
        case .unchanged: "unchanged"
        case .prose: "prose edited"
        case .cell: "cell edited"
        }
    }
}
