import Formulas
import LessonModel

/// Parses formulas; errors of the TeX parser become diagnostics at their place in the lesson.
struct FormulaReader {
    let source: SourceText
    let state: ReadingState

    /// The formula in a text; an error is reported and gives `nil`.
    /// - Parameter position: gives the position of the byte at an offset in the text.
    func formula(_ tex: String, position: (_ offset: Int) -> Position) -> Formula? {
        do {
            return try Formula(parsing: tex)
        } catch {
            let position = position(offset(in: tex, line: error.line, column: error.column))
            guard state.hasRoom(on: position.line) else { return nil }
            state.report(source.error(position, error.message, remedy: error.remedy))
            return nil
        }
    }

    /// The UTF-8 offset of a line and column, where columns are counted in Unicode scalars.
    private func offset(in tex: String, line: Int, column: Int) -> Int {
        let scalars = tex.unicodeScalars
        var start = scalars.startIndex
        for _ in 1..<max(1, line) {
            guard let lineBreak = scalars[start...].firstIndex(of: "\n") else { break }
            start = scalars.index(after: lineBreak)
        }
        let index = scalars.index(start, offsetBy: column - 1, limitedBy: scalars.endIndex) ?? scalars.endIndex
        return tex.utf8.distance(from: tex.startIndex, to: index)
    }
}
