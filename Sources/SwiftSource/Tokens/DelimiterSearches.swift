/// Finds the end of literals that begin with `#`; results are kept so that the code is read only once.
struct DelimiterSearches {
    /// The next closing quote of the line, if there is one, by the number of `#`.
    private var quotes: [Int: Int?] = [:]
    private var line = 0..<0
    /// Regexes that begin with this many `#` or more are never closed.
    var endlessRegexPounds = Int.max

    /// The first quote on the line that is followed by at least `pounds` `#`.
    mutating func closingQuote(pounds: Int, from start: Int, in source: [UInt8]) -> Int? {
        if !line.contains(start) {
            let end = source[start...].firstIndex { $0 == "\n" || $0 == "\r" } ?? source.count
            line = start..<end
            quotes = [:]
        }
        if let known = quotes[pounds], known.map({ $0 >= start }) ?? true { return known }
        let close = (start..<line.upperBound).first { index in
            source[index] == "\"" && Self.pounds(after: index, to: line.upperBound, in: source) >= pounds
        }
        quotes[pounds] = .some(close)
        return close
    }

    private static func pounds(after index: Int, to lineEnd: Int, in source: [UInt8]) -> Int {
        var count = 0
        while index + 1 + count < lineEnd, source[index + 1 + count] == "#" { count += 1 }
        return count
    }
}
