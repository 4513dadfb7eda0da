import StepTrace

extension MultiHeadAttention {
    func project(
        _ map: Linear, _ letter: String, _ name: String, _ source: TracedMatrix, _ file: StaticString, _ line: UInt
    ) -> [TracedMatrix] {
        map.steps(
            source.matrix, input: source.name, inputSymbol: source.symbol, letter: letter, name: name, symbol: letter,
            file: file, line: line)
    }

    /// From the steps called queries, keys and values to the output.
    @_optimize(none)
    func attend(
        _ projected: [TracedMatrix], bias: Matrix?, mask: Mask, emptyRows: EmptyRows, file: StaticString, line: UInt
    ) -> AttentionLayerResult {
        func matrix(_ name: String) -> Matrix { projected.first { $0.name == name }!.matrix }
        let (queries, keys, values) = (matrix("queries"), matrix("keys"), matrix("values"))
        let (width, valueWidth) = (queries.columns / heads, values.columns / keyValueHeads)
        var results: [Attention] = []
        var children: [Trace] = []
        for head in 0..<heads {
            let group = head / (heads / keyValueHeads)
            let result = attention(
                queries.columns(head * width..<(head + 1) * width),
                keys.columns(group * width..<(group + 1) * width),
                values.columns(group * valueWidth..<(group + 1) * valueWidth), scoring: scoring, bias: bias, mask: mask,
                emptyRows: emptyRows, file: file, line: line)
            results.append(result)
            children.append(
                nested(result, head: head, columns: [head * width, group * width, group * valueWidth]))
        }
        var stages = projected
        let concatenated = Matrix.concatenated(results.map { $0.output })
        stages.append(
            TracedMatrix(
                concatenated, output == nil ? "output" : "concatenated", output == nil ? "Y" : "O",
                formula: "[O_1 \\dots O_{\(heads)}]", .concatenate, of: children.map { $0.title + "/output" }))
        if let output {
            stages += project(output, "O", "output", stages[stages.count - 1], file, line)
            stages[stages.count - 1].symbol = "Y"
        }
        return AttentionLayerResult(
            heads: results, concatenated: concatenated, output: stages[stages.count - 1].matrix,
            trace: Trace(title: "multi-head attention", steps: stages.map { $0.step }, children: children),
            outputProjection: output)
    }

    /// A head's trace as a part of the layer's: its Q, K and V are columns of the projections.
    private func nested(_ attention: Attention, head: Int, columns: [Int]) -> Trace {
        var trace = attention.trace
        trace.title = "head \(head + 1)"
        for (index, source) in ["../queries", "../keys", "../values"].enumerated() {
            trace.steps[index].operation = .columns(from: columns[index])
            trace.steps[index].operands = [source]
        }
        return trace
    }

    static func check(
        _ query: Linear, _ key: Linear, _ value: Linear, _ output: Linear?, _ heads: Int, _ keyValueHeads: Int,
        file: StaticString, line: UInt
    ) {
        func need(_ fits: Bool, _ message: @autoclosure () -> String) {
            if !fits { stop("MultiHeadAttention: " + message(), file: file, line: line) }
        }
        need(
            heads > 0 && keyValueHeads > 0 && heads % keyValueHeads == 0,
            "heads is \(heads) and keyValueHeads \(keyValueHeads); heads must be a multiple of keyValueHeads")
        need(
            query.weight.columns % heads == 0,
            "W_Q is \(query.weight.shape) and heads \(heads); its columns must be a multiple of heads")
        let width = query.weight.columns / heads
        need(
            key.weight.columns == width * keyValueHeads,
            "W_K is \(key.weight.shape); it needs \(keyValueHeads) × \(width) columns, "
                + "keyValueHeads times the width of a query head")
        need(
            value.weight.columns % keyValueHeads == 0,
            "W_V is \(value.weight.shape) and keyValueHeads \(keyValueHeads); its columns must be a multiple of them")
        let concatenated = value.weight.columns / keyValueHeads * heads
        need(
            output == nil || output?.weight.rows == concatenated,
            "W_O is \(output?.weight.shape ?? ""); it needs \(concatenated) rows, heads times the width of a value head"
        )
    }
}
