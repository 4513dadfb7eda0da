import StepTrace

/// One step: title, formula, matrix, and what is to be said of it.
package struct StepHTML {
    let part: Subfigure
    let panel: Panel
    /// Its place among all panels of the figure.
    let index: Int
    let marks: CellMarks
    let mathML: (_ tex: String) -> String
    let words: FigureWords

    var html: String {
        let id = Markup.escaped(part.stepID(panel))
        let name = panel.isNamedBySymbol ? mathML(panel.symbol) : Markup.escaped(panel.name.withCapital)
        let matrix = MatrixHTML(
            panel: panel, id: "\(part.stepID(panel))-all", caption: caption, words: words, marks: marks)
        let span = matrix.span > 1 ? " s\(matrix.span)" : ""
        let equation = StepHTML.equation(panel)
        let formula = equation.isEmpty ? "" : mathML(equation)
        return
            "<div class=\"step\(span)\" id=\"\(id)\" data-i=\"\(index)\" data-name=\"\(Markup.escaped(panel.name.withCapital))\" role=\"group\" aria-labelledby=\"\(id)-h\">"
            + "<p class=\"sh\" id=\"\(id)-h\"><a class=\"lk\" href=\"#\(id)\"><span class=\"i\">\(panel.number)</span> <span class=\"nm\">\(name)</span></a>"
            + "<small>\(panel.shape)</small></p><div class=\"fm scroll\">\(formula)</div>"
            + "<div class=\"pic\">\(matrix.html)</div><div class=\"says\">\(StepHTML.says(panel, in: part.figure, words))</div></div>\n"
    }

    /// What stands below a step's matrix: one number worked out, and what the step does.
    package static func says(_ panel: Panel, in figure: Figure, _ words: FigureWords) -> String {
        (figure.worked(panel.index, words).map { "<p class=\"eg w\">\(WorkedHTML.html($0))</p>" } ?? "")
            + (panel.note.isEmpty ? "" : "<p class=\"eg\">\(Markup.escaped(panel.note))</p>")
    }

    /// What was given has no formula; its symbol stands there, unless that is all its name.
    package static func equation(_ panel: Panel) -> String {
        if let signs = StepHTML.signs(panel.symbol), signs > 1, signs == StepHTML.signs(panel.formula) {
            return panel.formula
        }
        if !panel.equation.isEmpty { return panel.equation }
        return panel.isNamedBySymbol ? "" : panel.symbol
    }

    /// How many signs a formula sets in a row, accents and primes not counted; nil when it is more than a row.
    ///
    /// A symbol such as `X − μ` is its own formula, and need not be written twice.
    private static func signs(_ tex: String) -> Int? {
        var count = 0
        var command = ""
        var isCommand = false
        func end() {
            if !command.isEmpty, !["hat", "tilde", "bar"].contains(command) { count += 1 }
            command = ""
            isCommand = false
        }
        for scalar in tex.unicodeScalars {
            switch scalar {
            case "_", "^", "{", "}", "(": return nil
            case "a"..."z" where isCommand, "A"..."Z" where isCommand: command.unicodeScalars.append(scalar)
            case "\\":
                end()
                isCommand = true
            // After a backslash a comma is a small space.
            case "," where isCommand && command.isEmpty: isCommand = false
            case " ", "\u{2032}", "\u{300}"..."\u{36F}": end()
            default:
                end()
                count += 1
            }
        }
        end()
        return count
    }

    private var caption: String {
        words(
            .stepCaption(
                number: panel.number, name: panel.name,
                trace: part.path.isEmpty ? nil : part.figure.title.withCapital,
                panel.columnAxis == .key ? .ofQueriesAndKeys : .ofShape(panel.shape)))
    }
}
