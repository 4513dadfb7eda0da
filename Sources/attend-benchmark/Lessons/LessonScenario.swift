/// What has happened to the texts since they were built last.
enum LessonScenario: String, CaseIterable, Encodable {
    /// Nothing was ever built.
    case cold
    /// Nothing has changed.
    case unchanged
    /// A sentence of one chapter reads otherwise.
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
