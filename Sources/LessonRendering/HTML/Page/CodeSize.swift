/// How wide and how long a piece of code is on a page.
struct CodeSize {
    /// Whether lines are longer than the text is wide, so that the figure extends into the margin.
    let isBroad: Bool
    /// Whether it has too many lines to be kept on one sheet, which could leave half of the sheet before it empty.
    let isLong: Bool

    private static let columns = 66
    private static let lines = 14

    init(_ code: String) {
        let lines = code.split(separator: "\n")
        isBroad = lines.contains { $0.count > Self.columns }
        isLong = lines.count > Self.lines
    }

    /// The text to append to a figure's other classes.
    var classes: String { (isBroad ? " broad" : "") + (isLong ? " long" : "") }
}
