/// How long a piece of code is on a page.
enum CodeLength {
    private static let mostLinesOnOneSheet = 14

    /// The text to append to a figure's other classes: of a long one, which is not kept on one sheet, since that could
    /// leave half of the sheet before it empty.
    static func classes(_ code: String) -> String {
        code.split(separator: "\n").count > mostLinesOnOneSheet ? " long" : ""
    }
}
