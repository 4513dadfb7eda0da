import LessonModel
import StepTrace
import TraceFigures

/// The ornament of a chapter: its last attention weights, as colours without numbers.
struct ChapterOrnament {
    /// A larger matrix would look like noise.
    static let largest = 12

    private let panel: Panel

    /// `nil` when the chapter shows no weights of a suitable size.
    init?(_ traces: [Trace]) {
        let panels = traces.map { Figure($0) }.flatMap { ChapterOrnament.panels($0) }
        guard
            let panel = panels.last(where: { panel in
                panel.role == .share && (2...ChapterOrnament.largest).contains(panel.grid.rows)
                    && (2...ChapterOrnament.largest).contains(panel.grid.columns)
            })
        else { return nil }
        self.panel = panel
    }

    private static func panels(_ figure: Figure) -> [Panel] {
        figure.panels + figure.children.flatMap { panels($0) }
    }

    var html: String {
        let rows = (0..<panel.grid.rows).map { row in
            let cells = (0..<panel.grid.columns).map {
                "<i class=\"\(HeatClass.name(panel, row: row, column: $0))\"></i>"
            }
            return "<span>\(cells.joined())</span>"
        }
        let size = max(panel.grid.rows, panel.grid.columns) > 6 ? " fine" : ""
        return "<div class=\"ornament\(size)\" aria-hidden=\"true\">\(rows.joined())</div>"
    }
}
