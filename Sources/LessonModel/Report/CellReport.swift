package import StepTrace

/// The result of running one cell.
package struct CellReport: Sendable, Hashable {
    /// One output of the cell; printed text and shown values keep their order.
    package enum Output: Sendable, Hashable {
        case printed(String)
        case shown(ShownValue, caption: String?)
    }

    package var index: Int
    package var id: String?
    /// The first line of its code in the chapter's file.
    package var line: Int
    /// `nil` until the cell has ended.
    package var status: CellStatus?
    package var seconds: Double
    package var outputs: [Output]
    package var diagnostics: [Diagnostic]

    package init(index: Int, id: String?, line: Int) {
        self.index = index
        self.id = id
        self.line = line
        self.status = nil
        self.seconds = 0
        self.outputs = []
        self.diagnostics = []
    }

    /// Everything printed, without the shown values.
    package var printedText: String {
        outputs.reduce(into: "") { text, output in
            if case .printed(let piece) = output { text += piece }
        }
    }

    var showsValue: Bool {
        outputs.contains { if case .shown = $0 { true } else { false } }
    }

    mutating func append(_ output: Output) {
        if case .printed(let piece) = output, case .printed(let text)? = outputs.last {
            outputs[outputs.count - 1] = .printed(text + piece)
        } else {
            outputs.append(output)
        }
    }
}
