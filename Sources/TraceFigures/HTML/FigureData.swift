import StepTrace

/// The numbers of a figure and how they hang together, as JSON for the page's script.
///
/// Large matrices are not in it: their numbers stand in the page to be read, and the script reads them there.
struct FigureData {
    private var labels: [[String]] = []
    private var panels: [String] = []
    private var parts: [String] = []
    /// The values of all panels, in their order.
    private let grids: [Grid]
    private let worked: WorkedEntry?
    private let words: FigureWords

    init(_ root: Subfigure, _ worked: WorkedEntry?, _ words: @escaping FigureWords) {
        self.worked = worked
        self.words = words
        grids = root.all.flatMap { part in part.figure.panels.map { $0.grid } }
        add([root])
    }

    /// Goes between the tags of a script element.
    var json: String {
        let lists = labels.map { FigureData.list($0) }
        let first =
            worked.map { "\"worked\":" + FigureData.list([$0.index, $0.entry.row, $0.entry.column]) + "," } ?? ""
        return
            "{\(first)\"labels\":[\(lists.joined(separator: ","))],\n\"parts\":[\(parts.joined(separator: ",\n"))],\n\"panels\":["
            + panels.joined(separator: ",\n") + "]}"
    }

    // MARK: Parts

    private mutating func add(_ around: [Subfigure]) {
        let part = around[around.count - 1]
        var members = ["\"id\":" + Markup.json(part.id), "\"path\":" + Markup.json(part.path)]
        if let view = RowView(part) {
            let numbers = [view.scores, view.exponentials, view.sums, view.weights, view.values, view.output]
            members.append("\"row\":" + FigureData.list(numbers.map { part.firstPanel + $0 }))
        }
        let number = parts.count
        parts.append("{" + members.joined(separator: ",") + "}")
        for index in part.figure.panels.indices { panels.append(panel(index, number, around)) }
        for child in part.children { add(around + [child]) }
    }

    private mutating func panel(_ index: Int, _ number: Int, _ around: [Subfigure]) -> String {
        let part = around[around.count - 1]
        let panel = part.figure.panels[index]
        let found = panel.operands.compactMap { Subfigure.panel(named: $0, from: around) }
        // Like a trace that is asked for the arithmetic: without all that it needs a step is as if given.
        let isKnown =
            found.count == panel.operands.count
            && panel.operation.takes(found.map { grids[$0] }, making: panel.grid)
        let isInside = panel.operands.allSatisfy { Subfigure.panel(named: $0, from: [part]) != nil }
        var members = [
            "\"part\":\(number)", "\"step\":\(panel.number)", "\"name\":" + Markup.json(panel.name),
            "\"symbol\":" + Markup.json(panel.symbol),
            "\"kind\":" + Markup.json(isKnown ? panel.operation.name : "given"),
        ]
        if !panel.operation.parameters.isEmpty {
            let numbers = panel.operation.parameters.map(FigureData.number)
            members.append("\"with\":[\(numbers.joined(separator: ","))]")
        }
        if isKnown, !found.isEmpty { members.append("\"of\":" + FigureData.list(found)) }
        if !isInside { members.append("\"outside\":true") }
        members += [
            "\"rows\":\(panel.grid.rows)", "\"columns\":\(panel.grid.columns)",
            "\"labels\":[\(label(panel.rowLabels)),\(label(panel.columnLabels))]",
        ]
        if panel.columnAxis != nil || panel.rowAxis != nil {
            let axes = [panel.rowAxis?.rawValue ?? "", panel.columnAxis?.rawValue ?? ""]
            members.append("\"axes\":" + FigureData.list(axes))
        }
        switch panel.numbers {
        case .fixed(let decimals): members.append("\"decimals\":\(decimals)")
        case .scientific: break
        }
        switch panel.scale {
        case .share: members.append("\"share\":1")
        case .amount(let domain): members.append("\"share\":" + NumberData(panel.numbers).text(domain))
        case .signed(let domain): members.append("\"signed\":" + NumberData(panel.numbers).text(domain))
        case .plain: break
        }
        if !panel.hidden.isEmpty, let mask = FigureData.mask(of: index, in: part.figure) {
            members.append("\"hidden\":\(part.firstPanel + mask)")
            members.append(
                "\"hiddenSay\":" + Markup.json(words(.sentence(panel.role == .score ? .hiddenScore : .hiddenShare))))
        }
        if let entry = panel.explained {
            members.append("\"explained\":" + FigureData.list([entry.row, entry.column]))
        }
        members.append("\"say\":" + Markup.json(panel.sentence))
        if !MatrixHTML.isLarge(panel) {
            members.append("\"values\":" + Markup.json(FigureData.oneLine(NumberData(panel.numbers).text(panel.grid))))
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// The masked scores whose −∞ hides entries of a panel.
    private static func mask(of index: Int, in figure: Figure) -> Int? {
        figure.panels[...index].lastIndex { $0.operation == .mask }
    }

    /// Lists of labels that are alike are written once.
    private mutating func label(_ list: [String]) -> Int {
        if let index = labels.firstIndex(of: list) { return index }
        labels.append(list)
        return labels.count - 1
    }

    private static func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    /// A number beyond all others is ∞ to who reads it, and none at all is NaN.
    private static func number(_ number: Double) -> String {
        number.isFinite ? number.description : number.isNaN ? "null" : number < 0 ? "-1e999" : "1e999"
    }

    private static func list(_ strings: [String]) -> String {
        "[" + strings.map { Markup.json($0) }.joined(separator: ",") + "]"
    }

    private static func list(_ numbers: [Int]) -> String {
        "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
    }
}
