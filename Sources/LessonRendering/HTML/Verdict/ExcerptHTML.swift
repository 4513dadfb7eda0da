import LessonModel
import TraceFigures

/// A source line with its number, in colours where it is Swift; the part that a diagnostic is about is underlined.
struct ExcerptHTML {
    private let place: FileLocation
    private let before: String
    private let marked: String
    private let after: String

    /// - Returns: nil for a diagnostic without a source line.
    init?(_ diagnostic: Diagnostic) {
        guard let place = diagnostic.place, let excerpt = diagnostic.excerpt else { return nil }
        let range = FaultRange(from: place.column - 1, length: excerpt.length, in: excerpt.line).bytes
        let clipped = ClippedExcerpt(.init(line: excerpt.line, length: range.count), column: range.lowerBound + 1)
        self.place = place
        // Each part by itself, since what stands for an unsafe character has another length.
        before = VisibleText.marked(clipped.before, keepingTabs: true)
        marked = excerpt.length == 0 ? "" : VisibleText.marked(clipped.marked, keepingTabs: true)
        let shown = clipped.before.utf8.count + (excerpt.length == 0 ? 0 : clipped.marked.utf8.count)
        after = VisibleText.marked(
            String(decoding: clipped.line.utf8.dropFirst(shown), as: UTF8.self), keepingTabs: true)
    }

    var html: String {
        "<pre class=\"plain excerpt\"><span class=\"no\">\(place.line)</span> <code>\(code)</code></pre>"
    }

    private var code: String {
        guard place.file.hasSuffix(".swift") else {
            let fault = marked.isEmpty ? "" : "<span class=\"sq\">\(Markup.escaped(marked))</span>"
            return Markup.escaped(before) + fault + Markup.escaped(after)
        }
        let start = before.utf8.count
        let faults = [0: start..<(start + marked.utf8.count)]
        return SwiftHTML(before + marked + after, faults: faults).lines.first ?? ""
    }
}
