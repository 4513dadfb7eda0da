/// Lines of text of equal width, one of which is the baseline that neighbours are aligned on.
struct TextBox: Equatable {
    let lines: [String]
    /// The width in cells of every line.
    let width: Int
    /// The index of the baseline.
    let baseline: Int

    init(_ text: String) {
        lines = [text]
        width = text.cellWidth
        baseline = 0
    }

    init(lines: [String], baseline: Int, alignment: FormulaTable.Alignment = .left) {
        let width = lines.map(\.cellWidth).max() ?? 0
        self.lines = lines.map { Self.padded($0, to: width, alignment) }
        self.width = width
        self.baseline = baseline
    }

    var height: Int { lines.count }
    var below: Int { height - 1 - baseline }
    var isOneLine: Bool { height == 1 }

    static func spaces(_ count: Int) -> TextBox { TextBox(String(repeating: " ", count: count)) }

    /// Boxes side by side, aligned on their baselines.
    static func beside(_ boxes: [TextBox]) -> TextBox {
        let baseline = boxes.map(\.baseline).max() ?? 0
        let height = baseline + (boxes.map(\.below).max() ?? 0) + 1
        var lines = Array(repeating: "", count: height)
        for box in boxes {
            let raised = box.extended(above: baseline - box.baseline, below: height - 1 - baseline - box.below)
            for index in lines.indices { lines[index] += raised.lines[index] }
        }
        return TextBox(lines: lines, baseline: baseline)
    }

    /// Boxes one above the other; the baseline is that of the box at `base`.
    static func stacked(_ boxes: [TextBox], base: Int, alignment: FormulaTable.Alignment = .center) -> TextBox {
        let above = boxes[..<base].reduce(0) { $0 + $1.height }
        return TextBox(lines: boxes.flatMap(\.lines), baseline: above + boxes[base].baseline, alignment: alignment)
    }

    /// The box with empty lines above and below.
    func extended(above: Int, below: Int) -> TextBox {
        let empty = String(repeating: " ", count: width)
        let lines = Array(repeating: empty, count: above) + self.lines + Array(repeating: empty, count: below)
        return TextBox(lines: lines, baseline: baseline + above)
    }

    /// The box on the left, in the middle or on the right of a wider one.
    func widened(to width: Int, _ alignment: FormulaTable.Alignment) -> TextBox {
        TextBox(lines: lines.map { Self.padded($0, to: width, alignment) }, baseline: baseline)
    }

    private static func padded(_ text: String, to width: Int, _ alignment: FormulaTable.Alignment) -> String {
        let missing = max(0, width - text.cellWidth)
        let left =
            switch alignment {
            case .left: 0
            case .center: missing / 2
            case .right: missing
            }
        return String(repeating: " ", count: left) + text + String(repeating: " ", count: missing - left)
    }
}
