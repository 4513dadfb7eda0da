import LessonModel

/// An alert, or a note in the margin.
struct AlertHTML {
    private let alert: Alert
    private let body: String
    private let words: LessonWords

    /// - Parameter body: its text, as HTML.
    init(_ alert: Alert, _ body: String, _ words: @escaping LessonWords) {
        self.words = words
        self.alert = alert
        self.body = body
    }

    var html: String {
        if alert == .aside { return "<div class=\"sn\" role=\"note\">\n\(body)</div>" }
        let isWarning = alert == .warning || alert == .caution
        let shape =
            isWarning
            ? "<path d=\"M8 1.8 15 14H1zM8 6.4v3.6M8 12v.1\"/>"
            : "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path d=\"M8 7.3v4M8 4.8v.1\"/>"
        return """
            <div class="note \(isWarning ? "warn" : "tip")" role="note">\
            <svg class="ico" viewBox="0 0 16 16" aria-hidden="true">\(shape)</svg>
            <p class="kind">\(words(.alert(alert)))</p>
            \(body)</div>
            """
    }
}
