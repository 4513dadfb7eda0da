import SwiftSource

extension Worksheet {
    /// The worksheet for a reader who does not see hidden cells: an expression that uses their names is not shown.
    package func showingNames(of cells: [Cell]) -> Worksheet {
        let words = Set(expression.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
        func declared(showingSource: Bool) -> Set<String> {
            cells.filter { cell in
                cell.index <= afterCell && cell.showsSource == showingSource
                    && words.contains { cell.code.text.contains($0) }
            }.reduce(into: []) { names, cell in
                names.formUnion(SwiftSource(cell.code.text).declarations.filter { $0.depth == 0 }.map(\.name))
            }
        }
        let hidden = declared(showingSource: false).intersection(words)
        var worksheet = self
        worksheet.isExpressionShown = hidden.isEmpty || hidden.isSubset(of: declared(showingSource: true))
        return worksheet
    }
}
