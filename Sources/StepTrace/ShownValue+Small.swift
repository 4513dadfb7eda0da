/// What is small enough to be shown whole beside a message.
extension Grid {
    /// The most rows and columns of a small grid.
    public static let mostSmall = 8

    public var isSmall: Bool { rows <= Grid.mostSmall && columns <= Grid.mostSmall }
}

extension ShownValue {
    public var isSmall: Bool {
        switch self {
        case .text(let text): text.utf8.count <= 300
        case .matrix(let grid, _, _, _, _): grid.isSmall
        case .trace, .plot: false
        }
    }
}
