import StepTrace

/// The strip of a trace: a station for each step and for each trace inside, with a small picture of its numbers.
package struct StepNavigationHTML {
    let part: Subfigure
    let label: String
    let mathML: (_ tex: String) -> String
    let words: FigureWords

    var html: String {
        var groups: [(name: String, items: String)] = []
        for station in stations {
            let item =
                "<li><a href=\"#\(station.target)\">\(station.thumbnail)<b>\(station.symbol)</b>"
                + "<span class=\"nm\">\(station.name)</span><small>\(station.shape)</small></a>\(station.fold)</li>"
            if groups.last?.name == station.group {
                groups[groups.count - 1].items += item
            } else {
                groups.append((station.group, item))
            }
        }
        let items = groups.map { "<li data-g=\"\(Markup.escaped($0.name))\"><ol>\($0.items)</ol></li>" }
        return
            "<nav class=\"strip\" aria-label=\"\(words(.stepsOf(Markup.escaped(label))))\"><ol>\(items.joined())</ol></nav>"
    }

    private struct Station {
        var group: String
        var target: String
        var thumbnail: String
        /// As HTML, like the name.
        var symbol: String
        var name: String
        var shape: String
        /// What opens the steps that are folded behind it.
        var fold = ""
    }

    private var stations: [Station] {
        part.figure.sequence.map { item in
            switch item {
            case .panel(let index): station(part.figure.panels[index])
            case .child(let index): station(part.children[index], number: part.figure.number(ofChild: index))
            }
        }
    }

    private func station(_ panel: Panel) -> Station {
        Station(
            group: words(.group(panel.group)), target: part.stepID(panel), thumbnail: thumbnail(panel),
            symbol: panel.symbol.isEmpty ? "" : mathML(panel.symbol),
            name: "<em>\(panel.number)</em>"
                + (panel.isNamedBySymbol
                    ? "" : " \(Markup.escaped(panel.name.withCapital))"),
            shape: "\(panel.grid.rows)×\(panel.grid.columns)", fold: fold(panel))
    }

    /// A link to the first of the steps inside, which browsers open what it stands in for.
    private func fold(_ panel: Panel) -> String {
        guard let first = part.figure.fold(of: panel.index)?.panels.first else { return "" }
        let target = Markup.escaped(part.stepID(part.figure.panels[first]))
        return "<a class=\"in\" href=\"#\(target)\">\(words(.softmax))</a>"
    }

    private func station(_ child: Subfigure, number: Int) -> Station {
        Station(
            group: words(.inside), target: child.id,
            thumbnail: StepNavigationHTML.pictured(child).map { thumbnail($0) } ?? "", symbol: "",
            name: "<em>\(number)</em> " + Markup.escaped(child.figure.title.withCapital),
            shape: words(.steps(child.figure.sequence.count)))
    }

    /// Which of its panels a trace inside is shown by.
    private static func pictured(_ child: Subfigure) -> Panel? {
        child.figure.panels.last { $0.role == .share } ?? child.figure.panels.last
    }

    /// The small pictures of a part's strip, as HTML.
    package static func pictures(_ part: Subfigure) -> [String] {
        part.figure.sequence.map { item in
            switch item {
            case .panel(let index): picture(part.figure.panels[index]).cells
            case .child(let index): pictured(part.children[index]).map { picture($0).cells } ?? ""
            }
        }
    }

    private func thumbnail(_ panel: Panel) -> String {
        let picture = StepNavigationHTML.picture(panel)
        return "<span class=\"th c\(picture.columns) r\(picture.rows)\" aria-hidden=\"true\">\(picture.cells)</span>"
    }

    /// A panel in small: at most four rows and columns, spread evenly.
    private static func picture(_ panel: Panel) -> (rows: Int, columns: Int, cells: String) {
        func spread(_ count: Int) -> [Int] {
            count <= 4 ? Array(0..<count) : (0..<4).map { $0 * (count - 1) / 3 }
        }
        let isEmpty = panel.grid.values.isEmpty
        let rows = isEmpty ? [] : spread(panel.grid.rows)
        let columns = isEmpty ? [] : spread(panel.grid.columns)
        var cells = ""
        for row in rows {
            for column in columns { cells += "<i class=\"\(HeatClass.name(panel, row: row, column: column))\"></i>" }
        }
        return (rows.count, columns.count, cells)
    }
}
