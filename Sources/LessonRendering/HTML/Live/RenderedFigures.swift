import StepTrace
import Synchronization
import TraceFigures

/// The HTML of figures on pages that are made again and again, so that only figures that have changed are made anew.
package final class RenderedFigures: Sendable {
    private struct Rendered {
        var figure: (label: String, source: String)
        var trace: Trace
        var original: Trace?
        var html: String
    }

    /// By id; pages of several chapters have none in common.
    private let rendered = Mutex<[String: Rendered]>([:])

    package init() {}

    /// The HTML of a trace beside what it is compared with.
    func html(
        _ figure: FigureHTML, of trace: Trace, comparedWith original: Trace?, _ make: () -> String
    ) -> String {
        if let known = rendered.withLock({ $0[figure.id] }), known.figure == (figure.label, figure.source),
            known.trace == trace, known.original == original
        {
            return known.html
        }
        let html = make()
        let new = Rendered(figure: (figure.label, figure.source), trace: trace, original: original, html: html)
        rendered.withLock { $0[figure.id] = new }
        return html
    }
}
