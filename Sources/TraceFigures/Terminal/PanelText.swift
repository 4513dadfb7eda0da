/// A panel as lines, in sections that line up with those of its neighbours: title, formula, matrix, words.
struct PanelText {
    var width: Int
    var sections: [[StyledLine]]

    /// Panels in a row: each section begins on the same line in all of them.
    static func sideBySide(_ panels: [PanelText], gap: Int) -> [StyledLine] {
        let count = panels.map { $0.sections.count }.max() ?? 0
        return (0..<count).flatMap { section in
            let height = panels.map { $0.sections[section].count }.max() ?? 0
            return (0..<height).map { row in
                panels.enumerated().reduce(StyledLine()) { line, next in
                    let lines = next.element.sections[section]
                    let part = row < lines.count ? lines[row] : StyledLine()
                    return line + .gap(next.offset > 0 ? gap : 0) + part.padded(to: next.element.width)
                }
            }
        }
    }
}
