import LessonModel
import StepTrace
import TraceFigures

/// What has changed about a cell, in one sentence.
struct ChangeText {
    private let words: Words

    init(words: Words) { self.words = words }

    /// - Parameter isMeantToFail: whether it passes by failing.
    func sentence(_ change: CellChange, isMeantToFail: Bool) -> String {
        if let statuses = change.statuses { return sentence(ending(statuses.new, isMeantToFail)) }
        guard change.hasOutput, let first = change.outputs.first else { return sentence(.noOutput) }
        return sentence(phrase(first), more: change.outputs.count - 1)
    }

    func sentence(_ phrase: ChangePhrase, more: Int = 0) -> String {
        // Captions and the names of steps are a lesson's own.
        VisibleText.visible(said(.sentence(said(phrase), more: more)))
    }

    private func said(_ phrase: ChangePhrase) -> String { words.lesson(.change(phrase)) }

    private func ending(_ status: CellStatus, _ isMeantToFail: Bool) -> ChangePhrase {
        guard status == .passed else { return .ends(status) }
        return isMeantToFail ? .failsAsMeant : .runs
    }

    private func phrase(_ change: OutputChange) -> ChangePhrase {
        switch change {
        case .printed(let line, let old, let new):
            let texts = TextDifference(old ?? "", new ?? "")
            return .line(line, old: old.map { _ in texts.old }, new: new.map { _ in texts.new })
        case .text(let old, let new, let caption):
            let texts = TextDifference(old, new)
            return .value(caption: caption, old: texts.old, new: texts.new)
        case .matrix(let old, let new, let caption): return matrix(old, new, caption)
        case .trace(let old, let new, let caption):
            return StepDifference(from: old, to: new, words: words)?.phrase ?? .trace(caption: caption)
        case .plot(let caption): return .plot(caption: caption)
        case .caption(let old, let new): return .caption(old: old, new: new)
        case .added(let kind, let caption): return .added(kind, caption: caption)
        case .removed(let kind, let caption): return .removed(kind, caption: caption)
        }
    }

    private func matrix(_ old: Grid, _ new: Grid, _ caption: String?) -> ChangePhrase {
        guard old.shape == new.shape else {
            return .shape(caption: caption, old: old.shape, new: new.shape)
        }
        let differing = zip(old.values, new.values).filter { $1.differs(from: $0) }
        guard !differing.isEmpty else { return .labels(caption: caption) }
        let distances = differing.map { abs($1 - $0) }
        let largest = distances.allSatisfy(\.isFinite) ? distances.max() : nil
        return .numbers(
            caption: caption, differing: differing.count, of: new.values.count,
            largest: largest.map { formatted($0, decimals: 4, trimmed: true) })
    }
}

extension Grid {
    /// `3 × 4`.
    var shape: String { "\(rows) × \(columns)" }
}

/// Two texts that differ, each in one line, without what is far from the first difference.
struct TextDifference {
    let old: String
    let new: String

    private static let mostBefore = 20
    private static let most = 60

    init(_ old: String, _ new: String) {
        let (one, other) = (Array(Self.line(old)), Array(Self.line(new)))
        let same = zip(one, other).prefix { $0 == $1 }.count
        let start = max(one.count, other.count) > Self.most ? max(0, same - Self.mostBefore) : 0
        self.old = Self.clipped(one, from: start)
        self.new = Self.clipped(other, from: start)
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func clipped(_ text: [Character], from start: Int) -> String {
        let shown = text.dropFirst(start)
        return (start > 0 ? "…" : "") + String(shown.prefix(most)) + (shown.count > most ? "…" : "")
    }
}
