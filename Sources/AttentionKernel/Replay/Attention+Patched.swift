public import StepTrace

extension Attention {
    /// The same attention with another number at one stage: stages before stay, stages after follow.
    ///
    /// This is what interpretability people call patching: what would the output be if this weight were 0.9? Rows and columns
    /// are counted from 0. A number that was set stays set when another one is. A stage that did nothing is the one before
    /// it, as for `explain`. `show(changed, comparedWith: original)` shows what has become different.
    ///
    /// - Parameters:
    ///   - stage: where the number stands; `.query`, `.key` and `.value` too.
    ///   - row: the query's, counted from 0; the key's for `.key` and `.value`.
    ///   - column: counted from 0.
    ///   - value: the new number.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    /// - Returns: the changed attention. The program stops when the stage has no such number.
    public func patched(
        _ stage: Stage, row: Int, column: Int = 0, to value: Double, file: StaticString = #filePath, line: UInt = #line
    ) -> Attention {
        let name = stepName(of: stage)
        let changed = trace.patched(name, row: row, column: column, to: value, file: file, line: line)
        return Attention(self, with: changed)
    }

    /// With the numbers of a trace of the same steps.
    init(_ attention: Attention, with trace: Trace) {
        var stages = attention.stages
        for index in stages.indices {
            stages[index].matrix = trace.matrix(stages[index].name, like: stages[index].matrix)
            stages[index].setNumbers = trace.step(stages[index].name)?.setNumbers ?? []
        }
        // The scores may hide other keys now.
        let scores = stages.first { $0.name == Stage.exponentials.stepName }?.operands.first
        let hidden = stages.first { $0.name == scores }?.matrix.hiddenScores ?? []
        for index in stages.indices
        where [Stage.exponentials, .weights].contains(where: { $0.stepName == stages[index].name }) {
            stages[index].matrix.hidden = hidden
        }
        self.init(
            query: trace.matrix(Stage.query.stepName, like: attention.query),
            key: trace.matrix(Stage.key.stepName, like: attention.key),
            value: trace.matrix(Stage.value.stepName, like: attention.value), scoring: attention.scoring,
            softcap: attention.softcap, emptyRows: attention.emptyRows, stages: stages)
    }
}

extension AttentionLayerResult {
    /// The same result with another number at one stage of a head: stages before stay, stages after and what the layer makes
    /// of them follow.
    ///
    /// - Parameters:
    ///   - stage: where the number stands.
    ///   - head: counted from 0.
    ///   - row: counted from 0.
    ///   - column: counted from 0.
    ///   - value: the new number.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    /// - Returns: the changed result. The program stops when there is no such head or number.
    public func patched(
        _ stage: Attention.Stage, head: Int = 0, row: Int, column: Int = 0, to value: Double,
        file: StaticString = #filePath, line: UInt = #line
    ) -> AttentionLayerResult {
        guard heads.indices.contains(head) else {
            stop("patched: head \(head) of \(heads.count); heads count from 0", file: file, line: line)
        }
        let name = (trace.children.isEmpty ? "" : trace.children[head].title + "/") + heads[head].stepName(of: stage)
        let changed = trace.patched(name, row: row, column: column, to: value, file: file, line: line)
        let parts = changed.children.isEmpty ? [changed] : changed.children
        let newHeads = zip(heads, parts).map { Attention($0, with: $1) }
        return AttentionLayerResult(
            heads: newHeads,
            concatenated: changed.matrix("concatenated", like: Matrix.concatenated(newHeads.map { $0.output })),
            output: changed.matrix(changed.steps[changed.steps.count - 1].name, like: output), trace: changed,
            outputProjection: outputProjection)
    }
}

extension Trace {
    /// The numbers of a step, with the labels of a matrix of that step; that matrix where there is no such step.
    fileprivate func matrix(_ name: String, like original: Matrix) -> Matrix {
        guard let step = step(name) else { return original }
        var matrix = original
        matrix.values = step.value.values
        return matrix
    }

    /// The trace with another number in one step: steps before stay, steps after follow.
    ///
    /// - Parameters:
    ///   - path: the step's name, with its path if it is nested: `"head 1/weights"`.
    ///   - row: counted from 0.
    ///   - column: counted from 0.
    ///   - value: the new number.
    ///   - file: the caller's file, for the message when the program stops.
    ///   - line: the caller's line, for the same message.
    /// - Returns: the changed trace. The program stops when there is no such step or number, and when the kernel does not know
    ///   how a step that would have to follow was computed.
    public func patched(
        _ path: String, row: Int, column: Int = 0, to value: Double, file: StaticString = #filePath, line: UInt = #line
    ) -> Trace {
        guard let step = step(path) else {
            let names = places.map { "“\($0.path)”" }.joined(separator: ", ")
            stop("patched: there is no step “\(path)”; the steps are \(names)", file: file, line: line)
        }
        guard step.value.holds(row, column) else {
            stop(
                "patched: entry [\(row), \(column)] of the \(step.value.rows)×\(step.value.columns) \(path); both count "
                    + "from 0", file: file, line: line)
        }
        var edits = TraceEdits()
        edits.set(.init(step: path, row: row, column: column), to: value)
        let result = edited(edits)
        if let unknown = result.unknown.first {
            stop("patched: how “\(unknown)” follows from “\(path)” is not known", file: file, line: line)
        }
        return result.trace
    }
}
