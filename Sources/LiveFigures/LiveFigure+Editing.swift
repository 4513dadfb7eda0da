import AttentionKernel
package import StepTrace
import TraceFigures

/// Changing numbers: each function gives what a page then shows, or what is wrong.
extension LiveFigure {
    /// Sets a number to what a reader wrote.
    package mutating func edit(panel: Int, row: Int, column: Int, text: String) -> JSONValue {
        switch EditedNumber(text) {
        case .problem(let problem): return error(problem)
        case .value(let value): return set(panel, row, column, to: value)
        }
    }

    /// Adds so many times one unit of the number's last printed digit, or 0.1 where that is more.
    package mutating func nudge(panel index: Int, row: Int, column: Int, steps: Int) -> JSONValue {
        guard let panel = panel(index), let number = panel.number(row: row, column: column) else {
            return error(.noSuchNumber)
        }
        guard number.isFinite else { return error(.noStepFrom(panel.text(row: row, column: column))) }
        let unit =
            switch panel.numbers {
            case .fixed(decimals: 0): 1.0
            case .fixed: 0.1
            default: max(number.magnitude / 10, 0.1)
            }
        let sum = number + Double(steps) * unit
        // Without what adding tenths leaves in the last places.
        let rounded = (sum * 1e9).rounded() / 1e9
        return set(index, row, column, to: sum.magnitude < 1e5 ? rounded : sum)
    }

    private mutating func set(_ index: Int, _ row: Int, _ column: Int, to value: Double) -> JSONValue {
        if isTooLarge { return error(.figureTooLarge) }
        guard let panel = panel(index), let path = path(of: index), panel.number(row: row, column: column) != nil else {
            return error(.noSuchNumber)
        }
        if value.magnitude > EditedNumber.largest, value != -.infinity { return error(.numberTooLarge) }
        if value.isInfinite, panel.role != .score, panel.role != .mask { return error(.infinityElsewhere) }
        let place = TraceEdits.Place(step: path, row: row, column: column)
        var without = edits
        without.set(place, to: nil)
        // A number that nothing follows from is put back by writing it.
        let other = without == edits ? root.figure.trace : trace.edited(without).trace
        let isAsBefore = other.step(path)?.value[row, column] == value
        var new = edits
        new.set(place, to: isAsBefore && (without.isEmpty || !panel.isComputed) ? nil : value)
        return changed(to: new, at: place)
    }

    /// Hides an entry of an attention, or shows it.
    package mutating func toggle(panel index: Int, row: Int, column: Int) -> JSONValue {
        if isTooLarge { return error(.figureTooLarge) }
        guard let part = root.part(of: index), let attention = attention(of: part.path) else {
            return error(.noAttention)
        }
        guard (0..<attention.queries).contains(row), (0..<attention.keys).contains(column) else {
            return error(.noSuchNumber)
        }
        let place = TraceEdits.Place(step: part.path + attention.maskName, row: row, column: column)
        let isHidden = attention.mask?[row, column] == -.infinity
        var new = edits
        new.set(place, to: nil)
        let value = isHidden ? 0 : -Double.infinity
        let other = trace.edited(new).trace.step(place.step)?.value[row, column] ?? 0
        if other != value { new.set(place, to: value) }
        return changed(to: new, at: place)
    }

    /// Has the causal rule hide later keys, or nothing hide them.
    package mutating func setCausal(part index: Int, to isCausal: Bool) -> JSONValue {
        if isTooLarge { return error(.figureTooLarge) }
        guard let path = path(ofPart: index), let attention = attention(of: path), attention.isCausal != nil else {
            return error(.noAttention)
        }
        var new = edits
        for entry in attention.future {
            new.set(.init(step: path + attention.maskName, row: entry.row, column: entry.column), to: nil)
        }
        new.setCausal(path, to: nil)
        let original = trace.attentionPart(path)?.mask
        let isAsBefore = attention.future.allSatisfy {
            (original?[$0.row, $0.column] ?? 0) == (isCausal ? -.infinity : 0)
        }
        if !isAsBefore { new.setCausal(path, to: isCausal) }
        return changed(to: new, saying: isCausal ? .laterKeysHidden : .laterKeysShown)
    }

    /// Sets what an attention's scores are multiplied by.
    package mutating func setScale(part index: Int, text: String) -> JSONValue {
        if isTooLarge { return error(.figureTooLarge) }
        guard let path = path(ofPart: index), let original = trace.attentionPart(path) else {
            return error(.noAttention)
        }
        switch EditedNumber(text) {
        case .problem(let problem): return error(problem)
        case .value(let factor):
            guard factor.isFinite else { return error(.infinityElsewhere) }
            var new = edits
            new.setScale(path, to: factor == original.scale ? nil : factor)
            return changed(to: new, saying: .scaled(by: formatted(factor, decimals: 4, trimmed: true)))
        }
    }

    /// Lets a number be what it was at first.
    package mutating func putBack(panel index: Int, row: Int, column: Int) -> JSONValue {
        guard let panel = panel(index), let path = path(of: index), panel.number(row: row, column: column) != nil else {
            return error(.noSuchNumber)
        }
        let place = TraceEdits.Place(step: path, row: row, column: column)
        var new = edits
        new.set(place, to: nil)
        // What the causal rule has set is set back as a number of its own.
        let original = trace.prepared(for: edits).step(path)?.value[row, column]
        if !panel.isComputed, let original, trace.edited(new).trace.step(path)?.value[row, column] != original {
            new.set(place, to: original)
        }
        return changed(to: new, at: place)
    }

    /// Undoes all changes.
    package mutating func reset() -> JSONValue { changed(to: TraceEdits(), saying: nil) }

    /// Makes the changes that an address names.
    package mutating func restore(_ text: String) -> JSONValue {
        let (new, isWhole) = TraceEdits.reading(text, of: trace)
        if isTooLarge, !new.isEmpty { return error(.figureTooLarge) }
        return changed(to: new, saying: isWhole ? nil : .notAllRestored)
    }

    /// The changes as a short text; empty without any.
    package var state: String { edits.text }

    // MARK: What is asked of the figure

    /// Such a figure would take too long.
    var isTooLarge: Bool { root.isTooLargeToChange }

    private func path(ofPart index: Int) -> String? {
        let parts = root.all
        return parts.indices.contains(index) ? parts[index].path : nil
    }

    /// An attention as it is now.
    func attention(of path: String) -> AttentionPart? { root.figure.trace.attentionPart(path) }

    private func error(_ phrase: EditPhrase) -> JSONValue {
        .object([.init("error", .string(words(.edit(phrase))))])
    }
}

extension Panel {
    /// Nil where it has none.
    func number(row: Int, column: Int) -> Double? {
        grid.holds(row, column) ? grid[row, column] : nil
    }
}
