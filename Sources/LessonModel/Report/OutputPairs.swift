/// Which outputs of a cell belong together in two runs: those of one kind with one caption, in their order; of the others,
/// those of one kind.
package struct OutputPairs: Sendable, Hashable {
    /// What an output is, apart from what it says.
    package enum Kind: Sendable, Hashable {
        case printed, text, matrix, trace, plot
    }

    /// For each output now the position of the one before; nil for one that is new.
    package private(set) var before: [Int?]
    /// The positions of those before that are there no longer.
    package private(set) var removed: [Int]

    package init(from old: [CellReport.Output], to new: [CellReport.Output]) {
        before = new.map { _ in nil }
        removed = Array(old.indices)
        pair(old.map(Key.init), new.map(Key.init))
        pair(old.map(\.kind), new.map(\.kind))
    }

    private struct Key: Hashable {
        var kind: Kind
        var caption: String?

        init(_ output: CellReport.Output) {
            kind = output.kind
            caption = output.caption
        }
    }

    /// Pairs what is left and is called the same; a cell may have thousands of outputs.
    private mutating func pair<Name: Hashable>(_ old: [Name], _ new: [Name]) {
        var waiting = Dictionary(grouping: removed) { old[$0] }.mapValues { $0[...] }
        for index in before.indices where before[index] == nil {
            before[index] = waiting[new[index]]?.popFirst()
        }
        removed = waiting.values.flatMap(\.self).sorted()
    }
}

extension CellReport.Output {
    package var kind: OutputPairs.Kind {
        switch self {
        case .printed: .printed
        case .shown(.text, _): .text
        case .shown(.matrix, _): .matrix
        case .shown(.trace, _): .trace
        case .shown(.plot, _): .plot
        }
    }

    package var caption: String? {
        if case .shown(_, let caption) = self { caption } else { nil }
    }
}
