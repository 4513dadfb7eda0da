/// The wire form of a shown value: an object whose `"kind"` says which of the cases it is.
extension ShownValue {
    public var json: JSONValue {
        switch self {
        case .text(let text):
            .object([.init("kind", .string("text")), .init("text", .string(text))])
        case .matrix(let grid, let rowLabels, let columnLabels, let role, let hidden):
            .object(
                [
                    .init("kind", .string("matrix")), .init("rowLabels", JSONValue(rowLabels)),
                    .init("columnLabels", JSONValue(columnLabels)), .init("role", .string(role.rawValue)),
                    .init("hidden", .array(hidden.map { .boolean($0) })),
                ] + grid.members)
        case .trace(let trace, let original):
            .object(
                [.init("kind", .string("trace")), .init("trace", trace.json)]
                    + (original.map { [.init("original", $0.json)] } ?? []))
        case .plot(let plot):
            .object([.init("kind", .string("plot")), .init("plot", plot.json)])
        }
    }

    public init?(_ json: JSONValue) {
        switch json["kind"]?.string {
        case "text":
            guard let text = json["text"]?.string else { return nil }
            self = .text(text)
        case "matrix":
            guard let grid = Grid(json), let rowLabels = json["rowLabels"]?.strings,
                let columnLabels = json["columnLabels"]?.strings,
                let role = json["role"]?.string.flatMap({ Step.Role(rawValue: $0) }),
                let hidden = json["hidden"]?.booleans,
                hidden.isEmpty || hidden.count == grid.values.count
            else { return nil }
            self = .matrix(grid, rowLabels: rowLabels, columnLabels: columnLabels, role: role, hidden: hidden)
        case "trace":
            guard let trace = json["trace"].flatMap({ Trace($0) }) else { return nil }
            guard let value = json["original"] else {
                self = .trace(trace)
                return
            }
            guard let original = Trace(value) else { return nil }
            self = .trace(trace, comparedWith: original)
        case "plot":
            guard let plot = json["plot"].flatMap({ Plot($0) }) else { return nil }
            self = .plot(plot)
        default: return nil
        }
    }
}

/// The wire form of a chart.
extension Plot {
    var json: JSONValue {
        .object([
            .init("kind", .string(kind.rawValue)), .init("xLabel", .string(xLabel)), .init("yLabel", .string(yLabel)),
            .init("categories", JSONValue(categories)),
            .init(
                "series",
                .array(
                    series.map { series in
                        .object([
                            .init("name", .string(series.name)), .init("x", JSONValue(series.x)),
                            .init("y", JSONValue(series.y)),
                        ])
                    })),
        ])
    }

    init?(_ json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }), let xLabel = json["xLabel"]?.string,
            let yLabel = json["yLabel"]?.string, let categories = json["categories"]?.strings,
            let series = json["series"]?.array
        else { return nil }
        self.init(kind: kind, series: [], xLabel: xLabel, yLabel: yLabel, categories: categories)
        for value in series {
            guard let name = value["name"]?.string, let x = value["x"]?.doubles, let y = value["y"]?.doubles,
                x.count == y.count
            else { return nil }
            self.series.append(Series(name: name, x: x, y: y))
        }
    }
}
