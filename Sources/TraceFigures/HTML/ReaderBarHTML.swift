import StepTrace

/// What a reader can do with a figure beside looking: change numbers, follow a token, predict steps.
///
/// It is written for pages whose script and module run, and stands above the readout.
struct ReaderBarHTML {
    let root: Subfigure
    let words: FigureWords

    /// Empty for figures that stay still: large ones, and those in which nothing is computed.
    var html: String {
        guard root.isChangeable else { return "" }
        return "<div class=\"chg live-only\"><div class=\"row\">"
            + "<button type=\"button\" class=\"btn\" data-b=\"change\" aria-expanded=\"false\">\(say(.change))</button>"
            + tokens + (root.figure.sequence.count > 1 ? predict : "")
            + "</div><div class=\"line\"><p class=\"tip\">\(say(.changeHint))</p><p class=\"said\" role=\"status\"></p>"
            + "<button type=\"button\" class=\"btn\" data-b=\"back\">\(say(.putBack))</button>"
            + "<button type=\"button\" class=\"btn\" data-b=\"reset\">\(say(.putAllBack))</button></div>"
            + "<div class=\"set\" hidden></div></div>\n"
    }

    private func say(_ phrase: ReaderPhrase) -> String { words(.reader(phrase)) }

    private var predict: String {
        "<label><input type=\"checkbox\" data-b=\"predict\"> \(say(.predict))</label>"
    }

    /// The queries and keys of the first attention.
    private var tokens: String {
        let panels = root.all.flatMap { $0.figure.panels }
        guard let index = panels.firstIndex(where: { $0.rowAxis == .query && $0.columnAxis == .key }) else { return "" }
        let panel = panels[index]
        let rows = (0..<panel.grid.rows).map { (value: "\(index),\($0),-1", label: panel.label(ofRow: $0)) }
        let columns = (0..<panel.grid.columns).map { (value: "\(index),-1,\($0)", label: panel.label(ofColumn: $0)) }
        return "<label>\(say(.follow)) <select data-b=\"follow\"><option value=\"\">\(say(.noToken))</option>"
            + options(rows, words(.axis(.query))) + options(columns, words(.axis(.key))) + "</select></label>"
    }

    private func options(_ options: [(value: String, label: String)], _ group: String) -> String {
        let options = options.map { "<option value=\"\($0.value)\">\(Markup.escaped($0.label))</option>" }
        return "<optgroup label=\"\(group)\">\(options.joined())</optgroup>"
    }
}

extension Subfigure {
    /// More rows or columns than this are not computed again while a reader waits.
    private static let mostChangeable = 64

    package var isTooLargeToChange: Bool {
        all.contains { $0.figure.panels.contains { max($0.grid.rows, $0.grid.columns) > Subfigure.mostChangeable } }
    }

    /// A reader can change its numbers.
    var isChangeable: Bool {
        all.contains { $0.figure.panels.contains { $0.isComputed } } && !isTooLargeToChange
    }
}
