/// How wide and how long a piece of code is on a page.
struct CodeSize {
    /// Lines are longer than the width of the text has room for; the figure reaches into the margin.
    let isBroad: Bool
    /// Lines are too many to be kept on one sheet at the price of an empty half before it.
    let isLong: Bool

    private static let columns = 66
    private static let lines = 14

    init(_ code: String) {
        let lines = code.split(separator: "\n")
        isBroad = lines.contains { $0.count > Self.columns }
        isLong = lines.count > Self.lines
    }

    /// What is to follow a figure's other classes.
    var classes: String { (isBroad ? " broad" : "") + (isLong ? " long" : "") }
}
