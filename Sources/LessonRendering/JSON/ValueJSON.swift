import StepTrace
import TraceFigures

/// A shown value in the JSON formats: text, a matrix, a trace or a plot, distinguished by `kind`.
struct ValueJSON: Encodable, Sendable {
    private enum Key: String, CodingKey {
        case kind, caption, text, rows, columns, rowLabels, columnLabels, role, hidden, values
        case trace, original, firstDifference
        case plot, series, xLabel, yLabel, categories
    }

    let value: ShownValue
    let caption: String?

    init(_ value: ShownValue, caption: String?) {
        self.value = value
        self.caption = caption
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(Nullable(caption), forKey: .caption)
        switch value {
        case .text(let text):
            try container.encode("text", forKey: .kind)
            try container.encode(text, forKey: .text)
        case .matrix(let grid, let rowLabels, let columnLabels, let role, let hidden):
            try container.encode("matrix", forKey: .kind)
            try container.encode(grid.rows, forKey: .rows)
            try container.encode(grid.columns, forKey: .columns)
            try container.encode(rowLabels, forKey: .rowLabels)
            try container.encode(columnLabels, forKey: .columnLabels)
            try container.encode(role.rawValue, forKey: .role)
            let rows = hidden.isEmpty ? [] : (0..<grid.rows).map { hidden[$0 * grid.columns..<($0 + 1) * grid.columns] }
            try container.encode(rows.map(Array.init), forKey: .hidden)
            try container.encode(grid.nested, forKey: .values)
        case .trace(let trace, let original):
            try container.encode("trace", forKey: .kind)
            let figure = original.map { Figure(trace, comparedWith: $0) }
            try container.encode(TraceJSON(trace, figure), forKey: .trace)
            guard let original else { break }
            try container.encode(TraceJSON(original), forKey: .original)
            try container.encode(Nullable(figure?.differing.first), forKey: .firstDifference)
        case .plot(let plot):
            try container.encode("plot", forKey: .kind)
            try container.encode(plot.kind.rawValue, forKey: .plot)
            try container.encode(plot.series.map(SeriesJSON.init), forKey: .series)
            try container.encode(plot.xLabel, forKey: .xLabel)
            try container.encode(plot.yLabel, forKey: .yLabel)
            try container.encode(plot.categories, forKey: .categories)
        }
    }
}

extension ValueJSON: Decodable {
    /// Reads the kinds that verdicts hold: text, and matrices of few numbers.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        caption = try container.decode(String?.self, forKey: .caption)
        let kind = try container.decode(String.self, forKey: .kind)
        switch kind {
        case "text": value = .text(try container.decode(String.self, forKey: .text))
        case "matrix":
            let grid = Grid(
                rows: try container.decode(Int.self, forKey: .rows),
                columns: try container.decode(Int.self, forKey: .columns),
                values: try container.decode([[Double]].self, forKey: .values).flatMap(\.self))
            value = .matrix(
                grid, rowLabels: try container.decode([String].self, forKey: .rowLabels),
                columnLabels: try container.decode([String].self, forKey: .columnLabels),
                role: try container.decodeIfPresent(String.self, forKey: .role).flatMap(Step.Role.init) ?? .vector,
                hidden: try container.decodeIfPresent([[Bool]].self, forKey: .hidden)?.flatMap(\.self) ?? [])
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: container, debugDescription: "a value of kind '\(kind)' is too large for a verdict")
        }
    }
}

private struct SeriesJSON: Encodable {
    let name: String
    let x: [Double]
    let y: [Double]

    init(_ series: Plot.Series) {
        name = series.name
        x = series.x
        y = series.y
    }
}

/// A trace as `attend.trace/1`.
private struct TraceJSON: Encodable {
    let format = "attend.trace/1"
    let title: String
    let steps: [StepJSON]
    let children: [TraceJSON]
    let detail: String
    let selection: [String]

    /// - Parameter figure: the trace's figure, if it is compared with another.
    init(_ trace: Trace, _ figure: Figure? = nil) {
        title = trace.title
        steps = trace.steps.enumerated().map { StepJSON($1, figure?.panels[$0].differences) }
        children = trace.children.enumerated().map { TraceJSON($1, figure?.children[$0]) }
        detail = trace.detail.rawValue
        selection = trace.selection
    }
}

private struct StepJSON: Encodable {
    let name: String
    let symbol: String
    let formula: String
    let operation: String
    let operands: [String]
    let role: String
    let rows: Int
    let columns: Int
    let rowLabels: [String]
    let columnLabels: [String]
    let values: [[Double]]
    /// Rows and columns, counted from 0, of the numbers that differ; not there when nothing is compared.
    let differing: [[Int]]?

    init(_ step: Step, _ differing: [[Int]]?) {
        self.differing = differing
        name = step.name
        symbol = step.symbol
        formula = step.formula
        operation = step.operation.name
        operands = step.operands
        role = step.role.rawValue
        rows = step.value.rows
        columns = step.value.columns
        rowLabels = step.rowLabels
        columnLabels = step.columnLabels
        values = step.value.nested
    }
}

extension Grid {
    /// The numbers as one array for each row.
    var nested: [[Double]] { (0..<rows).map { Array(row($0)) } }
}
