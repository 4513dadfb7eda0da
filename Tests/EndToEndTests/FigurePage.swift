import Formulas
import Foundation
import HandoutAssets
import StepTrace
import TestSupport
import Testing
import TraceFigures

/// A page that shows nothing but the figures of some traces, `trace-1` and so on.
enum FigurePage {
    static func html(_ traces: [Trace]) -> String {
        let figures = traces.enumerated().map { index, trace in
            FigureHTML(id: "trace-\(index + 1)", label: "Trace \(index + 1)", source: "", mathML: mathML)
                .html(Figure(trace))
        }
        return """
            <!doctype html><html lang="en" class="js live"><meta charset="utf-8"><title>All</title>
            <style>\(HandoutAssets.styleSheet)</style><body><div class="page front"><main><h1>All</h1>\(figures.joined())</main></div>
            <script type="application/json" id="Words">{"figure":\(FigureScriptWords.json { $0.english })}</script>
            <script type="application/octet-stream" id="Module">\(Data(HandoutAssets.module).base64EncodedString())</script>
            <script>\(HandoutAssets.script)</script></body></html>
            """
    }

    private static func mathML(_ tex: String) -> String {
        (try? Formula(parsing: tex))?.mathML(display: false) ?? tex
    }
}
