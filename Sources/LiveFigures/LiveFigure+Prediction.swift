package import StepTrace
import TraceFigures

/// A step that is covered until its reader has said what one of its numbers will be, or which place it takes in its row.
extension LiveFigure {
    /// What is asked of a panel, in place of a readout: of the number that is explained beside it.
    package func question(panel index: Int) -> JSONValue? {
        guard let panel = panel(index), let explained = panel.explained,
            // What was set cannot be computed.
            let entry =
                ([explained]
                + panel.grid.values.indices.map {
                    .init(panel: 0, row: $0 / panel.grid.columns, column: $0 % panel.grid.columns)
                }).first(where: { !panel.isSet(row: $0.row, column: $0.column) }),
            let worked = WorkedEntry(root, at: index, row: entry.row, column: entry.column, words),
            case .object(let members)? = readout(panel: index, row: entry.row, column: entry.column)
        else { return nil }
        let options = [ReaderPhrase.asNumber, .asPlace].map { "<option>\(say($0))</option>" }
        let places = places(panel: index, row: entry.row).count > 1 ? options.joined() : options[0]
        let html =
            "<p class=\"a\">\(worked.heading)</p><p class=\"b ask\">"
            + "<input type=\"text\" autocomplete=\"off\" aria-label=\"\(say(.prediction))\">"
            + "<select aria-label=\"\(say(.prediction))\">\(places)</select>"
            + "<button type=\"button\" class=\"btn\" data-b=\"judge\">\(say(.answer))</button>"
            + "<button type=\"button\" class=\"btn\" data-b=\"reveal\">\(say(.reveal))</button></p>"
            + "<p class=\"tr\"></p><p class=\"c\">\(say(.question))</p>"
        return .object(members.map { $0.name == "html" ? .init("html", .string(html)) : $0 })
    }

    /// The readout of a number, with what a reader predicted and what came; or what is wrong with the prediction.
    package func judged(panel index: Int, row: Int, column: Int, isPlace: Bool, text: String) -> JSONValue? {
        guard let panel = panel(index), let value = panel.number(row: row, column: column) else { return nil }
        switch EditedNumber(text) {
        case .problem(let problem): return .object([.init("error", .string(words(.edit(problem))))])
        case .value(let said):
            let phrase =
                isPlace
                ? place(said, of: value, in: places(panel: index, row: row), text) : number(said, of: value, in: panel)
            if case .noPlace = phrase { return .object([.init("error", .string(say(phrase)))]) }
            return readout(panel: index, row: row, column: column, saying: say(phrase))
        }
    }

    private func say(_ phrase: ReaderPhrase) -> String { words(.reader(phrase)) }

    /// The numbers among which one has its place: those of its row that no mask hides.
    private func places(panel index: Int, row: Int) -> [Double] {
        guard let panel = panel(index) else { return [] }
        return (0..<panel.grid.columns).filter { !panel.isHidden(row: row, column: $0) }.map { panel.grid[row, $0] }
    }

    private func place(_ said: Double, of value: Double, in row: [Double], _ text: String) -> ReaderPhrase {
        guard let place = Int(exactly: said), (1...max(1, row.count)).contains(place) else {
            return .noPlace(EditedNumber.quoted(text), most: String(row.count))
        }
        let came = row.filter { $0 > value }.count + 1
        return .predictedPlace(String(place), came: String(came), of: String(row.count))
    }

    /// Right is what is printed alike; where the number is printed as it is, only that number.
    private func number(_ said: Double, of value: Double, in panel: Panel) -> ReaderPhrase {
        let came = panel.numbers.text(value)
        let text = formatted(said, decimals: 4, trimmed: true)
        let isPrintedAsItIs =
            if case .value(value) = EditedNumber(came.pieces(between: ",").joined()) { true } else { false }
        if isPrintedAsItIs ? said == value : panel.numbers.text(said) == came { return .predictedExactly(text) }
        let difference = value - said
        return .predictedNumber(
            text, came: came,
            difference: (difference > 0 ? "+" : "") + formatted(difference, decimals: 4, trimmed: true))
    }
}
