/// The wire form of a trace.
extension Trace {
    public var json: JSONValue {
        .object([
            .init("title", .string(title)),
            .init("steps", .array(steps.map { $0.json })),
            .init("children", .array(children.map { $0.json })), .init("detail", .string(detail.rawValue)),
            .init("selection", JSONValue(selection)),
        ])
    }

    public init?(_ json: JSONValue) {
        guard let title = json["title"]?.string, let steps = json["steps"]?.array,
            let children = json["children"]?.array,
            let detail = json["detail"]?.string.flatMap({ Detail(rawValue: $0) }),
            let selection = json["selection"]?.strings
        else { return nil }
        self.init(title: title, detail: detail)
        self.selection = selection
        for value in steps {
            guard let step = Step(value) else { return nil }
            self.steps.append(step)
        }
        for value in children {
            guard let child = Trace(value) else { return nil }
            self.children.append(child)
        }
    }
}

/// The wire form of a step.
extension Step {
    public var json: JSONValue {
        .object(
            [
                .init("name", .string(name)), .init("symbol", .string(symbol)), .init("formula", .string(formula)),
                .init("operation", .string(operation.name)), .init("parameters", JSONValue(operation.parameters)),
                .init("operands", JSONValue(operands)), .init("rowLabels", JSONValue(rowLabels)),
                .init("columnLabels", JSONValue(columnLabels)), .init("role", .string(role.rawValue)),
            ] + value.members
                + (setNumbers.isEmpty
                    ? []
                    : [
                        .init(
                            "set",
                            .array(setNumbers.map { JSONValue([Double($0.row), Double($0.column), $0.computed]) }))
                    ]))
    }

    public init?(_ json: JSONValue) {
        guard let name = json["name"]?.string, let symbol = json["symbol"]?.string,
            let formula = json["formula"]?.string, let operationName = json["operation"]?.string,
            let parameters = json["parameters"]?.doubles,
            let operation = Operation(name: operationName, parameters: parameters),
            let operands = json["operands"]?.strings, let value = Grid(json),
            let rowLabels = json["rowLabels"]?.strings, let columnLabels = json["columnLabels"]?.strings,
            let role = json["role"]?.string.flatMap({ Role(rawValue: $0) })
        else { return nil }
        self.init(
            name: name, symbol: symbol, formula: formula, operation: operation, operands: operands, value: value,
            rowLabels: rowLabels, columnLabels: columnLabels, role: role)
        for item in json["set"]?.array ?? [] {
            guard let numbers = item.doubles, numbers.count == 3, let row = Int(exactly: numbers[0]),
                let column = Int(exactly: numbers[1]), value.holds(row, column)
            else { return nil }
            setNumbers.append(SetNumber(row: row, column: column, computed: numbers[2]))
        }
    }
}
