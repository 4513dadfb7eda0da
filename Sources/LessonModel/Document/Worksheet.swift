/// A matrix to be filled in by hand; the key is computed by running the chapter.
package struct Worksheet: Sendable, Hashable {
    package var id: String
    package var number: Int
    package var points: Double
    /// The Swift expression whose value is the key.
    package var expression: String
    /// Whether a reader knows the names in the expression; those of hidden cells mean nothing to them.
    package var isExpressionShown = true
    package var blanks: Blanks
    /// How many decimals are asked for.
    package var digits: Int
    package var prompt: [Block]
    package var hints: [Hint] = []
    package var place: FileLocation
    /// The line of its fence, for messages about the whole worksheet.
    package var opening: Diagnostic.Excerpt?
    package var afterCell: Int
    /// Where the expression begins.
    package var expressionPlace: FileLocation

    package init(
        id: String, number: Int, points: Double, expression: String, blanks: Blanks, digits: Int, prompt: [Block] = [],
        place: FileLocation, opening: Diagnostic.Excerpt? = nil, afterCell: Int, expressionPlace: FileLocation? = nil
    ) {
        self.id = id
        self.number = number
        self.points = points
        self.expression = expression
        self.blanks = blanks
        self.digits = digits
        self.prompt = prompt
        self.place = place
        self.opening = opening
        self.afterCell = afterCell
        self.expressionPlace = expressionPlace ?? place
    }
}

extension Worksheet {
    /// Which entries of the matrix are left blank.
    package enum Blanks: Sendable, Hashable {
        case all
        /// Whole rows and columns.
        case lines([Line])

        /// A row or column of the matrix, counted from 1.
        package enum Line: Sendable, Hashable {
            case row(Int)
            case column(Int)

            package var name: String {
                switch self {
                case .row(let number): "row \(number)"
                case .column(let number): "column \(number)"
                }
            }
        }

        /// Reads `all`, `row 2`, `column 1`, or several rows and columns with commas between them.
        package init?(_ text: String) {
            if text == "all" {
                self = .all
                return
            }
            let lines = text.split(separator: ",", omittingEmptySubsequences: false).map { part -> Line? in
                let words = part.split(separator: " ")
                guard words.count == 2, let number = Int(words[1]), number > 0 else { return nil }
                return switch words[0] {
                case "row": .row(number)
                case "column": .column(number)
                default: nil
                }
            }
            if lines.contains(nil) { return nil }
            self = .lines(lines.compactMap(\.self))
        }

        /// The rows and columns as a lesson writes them, or `all`: `row 1`, `column 2`.
        package var names: [String] {
            switch self {
            case .all: ["all"]
            case .lines(let lines): lines.map(\.name)
            }
        }

        /// A row or column that is named a second time.
        package var repeated: Line? {
            guard case .lines(let lines) = self else { return nil }
            return lines.indices.first { lines[..<$0].contains(lines[$0]) }.map { lines[$0] }
        }

        /// The rows and columns that a matrix of that size does not have.
        func missing(rows: Int, columns: Int) -> [Line] {
            guard case .lines(let lines) = self else { return [] }
            return lines.filter { line in
                switch line {
                case .row(let number): number > rows
                case .column(let number): number > columns
                }
            }
        }

        /// Whether whole rows are left blank, and nothing else.
        var areRows: Bool {
            guard case .lines(let lines) = self else { return false }
            return lines.allSatisfy { if case .row = $0 { true } else { false } }
        }

        /// As a lesson writes it: `row 1, column 2`.
        package var text: String { names.joined(separator: ", ") }

        /// Whether an entry is left blank: its row or its column is.
        /// - Parameters:
        ///   - row: counted from 0.
        ///   - column: counted from 0.
        func contains(row: Int, column: Int) -> Bool {
            switch self {
            case .all: true
            case .lines(let lines): lines.contains(.row(row + 1)) || lines.contains(.column(column + 1))
            }
        }
    }
}

extension Worksheet {
    /// An error about the whole worksheet, placed at its fence.
    package func fault(_ message: String, remedy: String? = nil, notes: [Diagnostic] = []) -> Diagnostic {
        Diagnostic(at: place, message, excerpt: opening, remedy: remedy, notes: notes)
    }

    /// Whether an answer fills in anything that is left blank.
    func isBegun(_ answer: AnswerSheet.Entry) -> Bool {
        switch answer {
        case .blank: false
        case .choices, .malformed: true
        case .rows(let rows):
            if case .lines(let lines) = blanks, blanks.areRows, rows.count == lines.count {
                // They may be the blank rows alone.
                rows.contains { $0.values.contains { $0 != nil } }
            } else {
                rows.enumerated().contains { row in
                    row.element.values.enumerated().contains {
                        $0.element != nil && blanks.contains(row: row.offset, column: $0.offset)
                    }
                }
            }
        }
    }
}
