package import StepTrace

/// An attention in a trace: where its scores, its scale and its mask stand, if it has them.
package struct AttentionPart: Sendable {
    /// The way to its trace from the outermost: empty, or `"head 1/"`.
    package let path: String
    /// Lq and Lk.
    package let queries: Int
    package let keys: Int
    /// What the scores are multiplied by; 1 where they are not.
    package let scale: Double
    /// The mask's numbers, 0 and −∞; nil where there is none.
    package let mask: Grid?
    /// The name of the mask's step.
    package let maskName: String
    let scaleName: String?
    let rawScores: Step
    /// The scores that a mask is added to.
    let unmasked: Step

    /// Nil for a trace in which no queries are compared with keys.
    init?(_ trace: Trace, path: String) {
        func reading(_ step: Step, by operations: String...) -> Step? {
            trace.steps.first {
                $0.operands.first == step.name && $0.role == .score && operations.contains($0.operation.name)
            }
        }
        guard
            let raw = trace.steps.first(where: {
                $0.name == Attention.Stage.rawScores.stepName && $0.role == .score
                    && ($0.operation == .matmulTransposed || $0.operation == .additiveScore)
            }), !raw.value.values.isEmpty
        else { return nil }
        self.path = path
        rawScores = raw
        (queries, keys) = (raw.value.rows, raw.value.columns)
        let scaled = reading(raw, by: "scale", "divide-by-root")
        scaleName = scaled?.name
        scale = scaled.flatMap { AttentionPart.factor(of: $0.operation) } ?? 1
        let added = reading(scaled ?? raw, by: "add")
        let capped = reading(added ?? scaled ?? raw, by: "softcap")
        let unmasked = capped ?? added ?? scaled ?? raw
        self.unmasked = unmasked
        let mask = reading(unmasked, by: "mask").flatMap { masked in
            trace.steps.first { $0.name == masked.operands.dropFirst().first }
        }
        self.mask = mask?.value
        maskName = mask?.name ?? "mask"
    }

    /// What an operation multiplies every number by.
    private static func factor(of operation: Operation) -> Double? {
        switch operation.name {
        case "scale": operation.parameters[0]
        case "divide-by-root": Matrix.inverseRoot(of: Int(operation.parameters[0]))
        default: nil
        }
    }

    /// The columns of the queries, where they are compared by dot products.
    func width(in trace: Trace) -> Int {
        guard rawScores.operation == .matmulTransposed, let name = rawScores.operands.first else { return 0 }
        return trace.step(path + name)?.value.columns ?? 0
    }

    /// A mask that hides nothing.
    var nothingHidden: Matrix {
        Matrix(uncheckedRows: queries, columns: keys, values: Array(repeating: 0, count: queries * keys))
    }

    // MARK: The causal rule

    /// The entries that the causal rule hides, the last query standing at the last key.
    package var future: [(row: Int, column: Int)] {
        let offset = Mask.Corner.bottomRight.offset(queries: queries, keys: keys)
        return (0..<queries).flatMap { row in (max(0, row + offset + 1)..<max(keys, row + offset + 1)).map { (row, $0) }
        }
    }

    /// Whether every later key is hidden; nil where there is none.
    package var isCausal: Bool? {
        let future = future
        if future.isEmpty { return nil }
        guard let mask else { return false }
        return future.allSatisfy { mask[$0.row, $0.column] == -.infinity }
    }
}

extension Trace {
    /// The attention of the trace itself or of one inside it; nil where that is no attention.
    package func attentionPart(_ path: String) -> AttentionPart? { attentionParts.first { $0.path == path } }

    /// The attentions of the trace itself and of those inside it.
    package var attentionParts: [AttentionPart] { attentionParts(path: "") }

    private func attentionParts(path: String) -> [AttentionPart] {
        (AttentionPart(self, path: path).map { [$0] } ?? [])
            + children.flatMap { $0.attentionParts(path: path + $0.title + "/") }
    }
}
