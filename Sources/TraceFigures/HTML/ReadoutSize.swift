import StepTrace

/// How many lines a figure's readout is given, whatever number it explains, so that nothing moves when another is pointed at.
///
/// The style sheet knows three widths of pages; what needs more lines scrolls in them.
struct ReadoutSize {
    /// The longest arithmetic that is worked out beside a step, in characters.
    private let longest: Int
    /// What is added to it where a reader sets a number.
    private let longestOfSet: Int
    private let hasTrail: Bool

    /// Characters of arithmetic in one line: on wide pages, on those of a tablet, on a telephone.
    private static let lengths: [(name: String, length: Int)] = [("b", 84), ("m", 66), ("s", 38)]
    private static let mostLines = 5

    init(_ root: Subfigure, _ words: FigureWords) {
        let figures = root.all.map { $0.figure }
        longest =
            figures.flatMap { figure in
                figure.panels.indices.map { figure.worked($0, words)?.text.unicodeScalars.count ?? 0 }
            }.max() ?? 0
        // `, set here; its rule gives 0.25`
        longestOfSet = root.isChangeable && root.figure.compared == nil ? 32 : 0
        hasTrail = figures.contains { figure in figure.panels.filter { $0.columnAxis == .key }.count > 1 }
    }

    var classes: String {
        // Other numbers of a step may need more digits and signs than the one worked out.
        let needed = longest + max(longest / 5 + 4, longestOfSet)
        let lines = ReadoutSize.lengths.map { name, length in
            name + String(min((needed + length - 1) / length, ReadoutSize.mostLines))
        }
        return (lines + (hasTrail ? ["trail"] : [])).joined(separator: " ")
    }
}
