import StepTrace

/// What the rows and columns of a step are called.
///
/// A step without labels of its own gets numbered ones, counted from 1: q₁, q₂ … down and k₁, k₂ … across scores.
struct AxisLabels {
    var rowAxis: Panel.Axis?
    var columnAxis: Panel.Axis?
    var rows: [String]
    var columns: [String]

    init(_ step: Step, _ words: FigureWords) {
        let grid = step.value
        // Carried from block to block by online attention: the largest score so far.
        let isMaximum =
            step.operation == .rowMaximum || step.operation == .maximum
            || step.role == .score && grid.columns == 1 && (step.operation == .given || step.operation == .copy)
        let isOfRows = isMaximum || step.operation == .rowSum
        let isPairing =
            switch step.role {
            case .score, .mask, .share, .exponential: true
            case .sum where isOfRows: true
            // What online attention carries on.
            case .sum: grid.columns == 1 && [.given, .copy, .multiply, .add].contains(step.operation)
            case .factor: step.operation == .expMinus
            case .vector, .gradient, .index: false
            }
        if isPairing {
            rowAxis = .query
            columnAxis = isOfRows || step.role == .factor || step.role == .sum ? nil : .key
        }
        rows = step.rowLabels
        columns = step.columnLabels
        // Nothing of an empty matrix is drawn, however many columns it claims to have.
        if grid.values.isEmpty { return }
        if rows.count != grid.rows {
            rows = AxisLabels.numbered(isPairing ? "q" : AxisLabels.letter(step), grid.rows)
        }
        if columns.count != grid.columns {
            switch step.operation {
            case _ where isMaximum && grid.columns == 1: columns = [words(.maximum)]
            case .rowSum where grid.columns == 1: columns = [words(.sum)]
            default: columns = AxisLabels.numbered(columnAxis == .key ? "k" : "", grid.columns)
            }
        }
    }

    /// The letter of a single row: `q` for `Q`; none for symbols that are longer.
    private static func letter(_ step: Step) -> String {
        let bare = step.symbol
        guard bare.utf8.count == 1, let byte = bare.utf8.first, byte >= 65, byte <= 90 else { return "" }
        return String(UnicodeScalar(byte + 32))
    }

    private static func numbered(_ letter: String, _ count: Int) -> [String] {
        (0..<count).map { letter.isEmpty ? String($0 + 1) : letter + ($0 + 1).inSubscript }
    }
}
