/// Running text broken into lines: between words, and between Chinese characters where their rules allow it.
package struct LineBreaker {
    private let metrics: TextMetrics
    /// The longest line.
    private let measure: Int

    private var lines: [StyledLine] = []
    private var line = StyledLine()
    /// The unbreakable run being read, and the blank before it.
    private var word = StyledLine()
    private var blank: Span?

    /// Punctuation that may not begin a line.
    private static let closing: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "】", "”", "’", "…",
    ]
    /// Punctuation that may not end one.
    private static let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘"]

    package static func lines(of text: [Span], measure: Int, _ metrics: TextMetrics) -> [StyledLine] {
        var breaker = LineBreaker(metrics: metrics, measure: max(measure, 2))
        for span in text { breaker.read(span) }
        breaker.endWord()
        if breaker.line.width > 0 || breaker.lines.isEmpty { breaker.endLine() }
        return breaker.lines
    }

    private init(metrics: TextMetrics, measure: Int) {
        self.metrics = metrics
        self.measure = measure
    }

    private mutating func read(_ span: Span) {
        var piece = ""
        var lastWasWide = false
        func flush(_ piece: inout String, into word: inout StyledLine) {
            if !piece.isEmpty { word.append(metrics.span(piece, span.face)) }
            piece = ""
        }
        for character in span.text {
            if character == " " || character == "\n" {
                flush(&piece, into: &word)
                endWord()
                if character == "\n" { endLine() } else { blank = Span(text: " ", width: 1, face: span.face) }
                lastWasWide = false
                continue
            }
            let isWide = metrics.width(character) == 2
            let maySplit = (isWide || lastWasWide) && !LineBreaker.closing.contains(character)
            let endsOpen = (piece.last ?? word.spans.last?.text.last).map(LineBreaker.opening.contains) ?? false
            if maySplit, !endsOpen {
                flush(&piece, into: &word)
                endWord()
            }
            piece.append(character)
            lastWasWide = isWide
        }
        flush(&piece, into: &word)
    }

    private mutating func endWord() {
        guard word.width > 0 else { return }
        let needed = (line.width > 0 ? blank?.width ?? 0 : 0) + word.width
        if line.width > 0, line.width + needed > measure { endLine() }
        if line.width > 0, let blank { line.append(blank) }
        blank = nil
        for span in word.spans { place(span) }
        word = StyledLine()
    }

    /// Puts a span at the end of the line; what is longer than a whole line goes on in the next.
    private mutating func place(_ span: Span) {
        guard line.width + span.width > measure else { return line.append(span) }
        var piece = ""
        var width = 0
        for character in span.text {
            let columns = metrics.width(character)
            if line.width + width + columns > measure {
                if !piece.isEmpty { line.append(Span(text: piece, width: width, face: span.face)) }
                endLine()
                piece = ""
                width = 0
            }
            piece.append(character)
            width += columns
        }
        if !piece.isEmpty { line.append(Span(text: piece, width: width, face: span.face)) }
    }

    private mutating func endLine() {
        lines.append(line)
        line = StyledLine()
        blank = nil
    }
}
