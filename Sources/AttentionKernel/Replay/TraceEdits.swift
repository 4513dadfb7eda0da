package import StepTrace

/// What has been changed in a trace: single numbers of any step, the causal rule and the scale of attentions.
///
/// It is in a fixed order whatever order the changes were made in, so that the same changes are the same value.
package struct TraceEdits: Sendable, Hashable {
    /// A number of a step.
    package struct Place: Sendable, Hashable {
        /// The step's path from the outermost trace.
        package var step: String
        package var row: Int
        package var column: Int

        package init(step: String, row: Int, column: Int) {
            self.step = step
            self.row = row
            self.column = column
        }

        fileprivate func isBefore(_ other: Place) -> Bool {
            if step != other.step { return step < other.step }
            return row == other.row ? column < other.column : row < other.row
        }
    }

    package struct Number: Sendable, Hashable {
        package var place: Place
        package var value: Double
    }

    /// Of an attention, named by its path.
    package struct Setting<Value: Sendable & Hashable>: Sendable, Hashable {
        package var part: String
        package var value: Value
    }

    package private(set) var causal: [Setting<Bool>] = []
    package private(set) var scales: [Setting<Double>] = []
    package private(set) var numbers: [Number] = []

    package init() {}

    package var isEmpty: Bool { causal.isEmpty && scales.isEmpty && numbers.isEmpty }

    // MARK: Changes

    /// Sets a number, or with nil lets it be what it was or what follows for it.
    package mutating func set(_ place: Place, to value: Double?) {
        numbers.removeAll { $0.place == place }
        guard let value else { return }
        let next = numbers.firstIndex { place.isBefore($0.place) } ?? numbers.count
        numbers.insert(Number(place: place, value: value), at: next)
    }

    /// Hides later keys, or shows them; nil leaves them as they were.
    package mutating func setCausal(_ part: String, to isCausal: Bool?) {
        TraceEdits.set(&causal, part, isCausal)
    }

    package mutating func setScale(_ part: String, to factor: Double?) { TraceEdits.set(&scales, part, factor) }

    private static func set<Value>(_ settings: inout [Setting<Value>], _ part: String, _ value: Value?) {
        settings.removeAll { $0.part == part }
        guard let value else { return }
        let next = settings.firstIndex { part < $0.part } ?? settings.count
        settings.insert(Setting(part: part, value: value), at: next)
    }
}

extension Trace {
    /// The trace after changes: what is computed from what has changed follows.
    ///
    /// A mask, masked scores and scaled scores are put in where a change needs them.
    package func edited(_ edits: TraceEdits) -> Replay.Result {
        let trace = prepared(for: edits)
        var replay = Replay(trace)
        for setting in edits.scales {
            guard let part = trace.attentionPart(setting.part), let name = part.scaleName else { continue }
            let scaling = Scaling(setting.value, width: part.width(in: trace))
            replay.compute(
                part.path + name, by: scaling.operation, formula: scaling.tex(part.rawScores.symbol))
        }
        for setting in edits.causal {
            guard let part = trace.attentionPart(setting.part) else { continue }
            for entry in part.future {
                let place = TraceEdits.Place(step: part.path + part.maskName, row: entry.row, column: entry.column)
                replay.patch(.init(place: place, value: setting.value ? -.infinity : 0))
            }
        }
        for number in edits.numbers { replay.patch(number) }
        return replay.run()
    }

    /// With all the steps that changes name; those put in change nothing yet.
    package func prepared(for edits: TraceEdits) -> Trace { prepared(for: edits, path: "") }

    private func prepared(for edits: TraceEdits, path: String) -> Trace {
        var trace = self
        if let part = AttentionPart(self, path: path), part.scaleName == nil,
            edits.scales.contains(where: { $0.part == path })
        {
            let scores = TracedMatrix(part.rawScores)
            trace.insert([.scaled(scores, by: Scaling(1, width: 0))], after: scores)
        }
        if let part = AttentionPart(trace, path: path), part.mask == nil, edits.needsMask(of: part) {
            let scores = TracedMatrix(part.unmasked)
            trace.insert(
                TracedMatrix.masked(scores, by: part.nothingHidden),
                after: scores)
        }
        trace.children = trace.children.map { $0.prepared(for: edits, path: path + $0.title + "/") }
        return trace
    }

    /// Puts steps in after one; whatever took that one takes the last of them.
    private mutating func insert(_ steps: [TracedMatrix], after source: TracedMatrix) {
        guard let place = self.steps.firstIndex(where: { $0.name == source.name }), let last = steps.last else {
            return
        }
        redirect(source.name, source.symbol, to: last)
        self.steps.insert(contentsOf: steps.map { $0.step }, at: place + 1)
    }

    private mutating func redirect(_ name: String, _ symbol: String, to step: TracedMatrix) {
        for index in steps.indices where steps[index].operands.contains(name) {
            steps[index].operands = steps[index].operands.map { $0 == name ? step.name : $0 }
            steps[index].formula = steps[index].formula.naming(symbol, step.symbol)
        }
        for index in children.indices { children[index].redirect("../" + name, symbol, to: step.outside) }
    }
}

extension TracedMatrix {
    /// As a trace inside names it.
    fileprivate var outside: TracedMatrix {
        var step = self
        step.name = "../" + name
        return step
    }
}

extension TraceEdits {
    /// Something hides a key where the computation had no mask.
    fileprivate func needsMask(of part: AttentionPart) -> Bool {
        causal.contains { $0.part == part.path && $0.value }
            || numbers.contains {
                [part.maskName, Attention.Stage.maskedScores.stepName].map { part.path + $0 }.contains($0.place.step)
            }
    }
}

extension String {
    /// A formula with another symbol in place of one.
    fileprivate func naming(_ symbol: String, _ other: String) -> String {
        let scalars = Array(unicodeScalars)
        let sought = Array(symbol.unicodeScalars)
        guard !sought.isEmpty else { return self }
        func isPartOfSymbol(_ index: Int) -> Bool {
            guard scalars.indices.contains(index) else { return false }
            switch scalars[index] {
            case "a"..."z", "A"..."Z", "′", "'", "\\": return true
            default: return false
            }
        }
        var result = ""
        var index = 0
        while index < scalars.count {
            let end = index + sought.count
            if end <= scalars.count, Array(scalars[index..<end]) == sought, !isPartOfSymbol(index - 1),
                !isPartOfSymbol(end)
            {
                result += other
                index = end
            } else {
                result.unicodeScalars.append(scalars[index])
                index += 1
            }
        }
        return result
    }
}
