package import StepTrace
import TraceFigures

extension LiveFigure {
    /// The rows and columns that belong to a token, which is named by one of them: as `[panel, row, column]`, one of row and
    /// column being −1; the queries that tables follow, each with its part; and a sentence.
    package func followed(panel: Int, row: Int?, column: Int?) -> JSONValue? {
        guard let token = FollowedToken(root, panel: panel, row: row, column: column) else { return nil }
        let lines = token.lines.sorted { ($0.panel, $0.index) < ($1.panel, $1.index) }
        let name = self.panel(panel).map { shown in
            row.map { shown.label(ofRow: $0) } ?? column.map { shown.label(ofColumn: $0) } ?? ""
        }
        let queries = root.all.enumerated().compactMap { index, part -> JSONValue? in
            guard let weights = RowViewHTML(part, words)?.weightsPanel,
                let line = lines.first(where: { $0.panel == weights && !$0.isColumn })
            else { return nil }
            return .array([JSONValue(index), JSONValue(line.index)])
        }
        let phrase = ReaderPhrase.following(
            name ?? "", as: token.axis,
            steps: String(lines.filter { line in lines.first { $0.panel == line.panel } == line }.count))
        return .object([
            .init(
                "lines",
                .array(
                    lines.map { line in
                        .array(
                            [line.panel, line.isColumn ? -1 : line.index, line.isColumn ? line.index : -1].map {
                                JSONValue($0)
                            })
                    })),
            .init("queries", .array(queries)), .init("spoken", .string(words(.reader(phrase)))),
        ])
    }
}
