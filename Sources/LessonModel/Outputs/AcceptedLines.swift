/// The lines of an output after a drift is accepted: those printed, or the author's own where they still agree.
enum AcceptedLines {
    /// Committed lines that agree with the printed lines stay as they are, with their rounded numbers and `...`; all
    /// others are replaced by the printed lines.
    static func lines(committed: String, printed: String) -> [Substring] {
        let committed = OutputComparison.lines(committed)
        let printed = OutputComparison.lines(printed)
        guard let first = committed.firstIndex(where: OutputComparison.isEllipsis),
            let last = committed.lastIndex(where: OutputComparison.isEllipsis)
        else { return committed.count == printed.count ? kept(committed[...], printed[...]) : printed }
        let (head, tail) = (committed[..<first], committed[(last + 1)...])
        guard head.count + tail.count <= printed.count else { return printed }
        let between = printed[head.count..<(printed.count - tail.count)]
        let pattern = committed[first...last]
        let stillHolds =
            OutputComparison.mismatch(
                expected: pattern.joined(separator: "\n"), actual: between.joined(separator: "\n")) == nil
        return kept(head, printed.prefix(head.count)) + (stillHolds ? Array(pattern) : [committed[first]])
            + kept(tail, printed.suffix(tail.count))
    }

    private static func kept(_ committed: ArraySlice<Substring>, _ printed: ArraySlice<Substring>) -> [Substring] {
        zip(committed, printed).map { OutputComparison.agree($0, $1) ? $0 : $1 }
    }
}
