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
        pair { old[$0].kind == new[$1].kind && old[$0].caption == new[$1].caption }
        pair { old[$0].kind == new[$1].kind }
    }

    private mutating func pair(where belong: (_ old: Int, _ new: Int) -> Bool) {
        for index in before.indices where before[index] == nil {
            guard let place = removed.firstIndex(where: { belong($0, index) }) else { continue }
            before[index] = removed.remove(at: place)
        }
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
