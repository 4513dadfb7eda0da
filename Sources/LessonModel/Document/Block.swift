package import Formulas

/// One block of a chapter's text, with the place where it begins.
package struct Block: Sendable, Hashable {
    package indirect enum Kind: Sendable, Hashable {
        case heading(level: Int, [Inline])
        case paragraph([Inline])
        case blockQuote([Block])
        case list(List)
        /// A fence that is not a cell, or indented code. `info` is the whole info string.
        case code(info: String, text: String)
        case html(String)
        case thematicBreak
        case alert(Alert, [Block])
        case table(Table)
        case formula(Formula)
        /// The cell of that index.
        case cell(Int)
        /// The code exercise, quiz or worksheet of that id; the other fences of an exercise become no block.
        case exercise(String)
        case quiz(String)
        case worksheet(String)
        /// The footnotes, at the end of a chapter.
        case notes([Note])
    }

    package var kind: Kind
    package var place: FileLocation
    package var label: Label?

    package init(_ kind: Kind, at place: FileLocation) {
        self.kind = kind
        self.place = place
    }
}

/// A bullet or numbered list.
package struct List: Sendable, Hashable {
    /// The first number of a numbered list; `nil` for bullets.
    package var start: Int?
    /// The character after the numbers of a numbered list.
    package var delimiter: Delimiter
    /// Whether the items' text is written without paragraphs around it.
    package var tight: Bool
    package var items: [[Block]]
    /// Whether the task of each item is done; nil for an item that is none, empty for a list without tasks.
    package var tasks: [Bool?]

    /// Whether an item's task is done; nil for an item that is none.
    package func task(_ item: Int) -> Bool? { tasks.indices.contains(item) ? tasks[item] : nil }

    package enum Delimiter: Character, Sendable, Hashable {
        case period = "."
        case parenthesis = ")"
    }

    package init(start: Int?, delimiter: Delimiter = .period, tight: Bool, items: [[Block]], tasks: [Bool?] = []) {
        self.start = start
        self.delimiter = delimiter
        self.tight = tight
        self.items = items
        self.tasks = tasks
    }
}

/// The kinds of `> [!NOTE]`.
package enum Alert: String, Sendable, Hashable, CaseIterable {
    case note, tip, important, warning, caution
    /// A note in the margin.
    case aside
}

/// A pipe table.
package struct Table: Sendable, Hashable {
    package enum Alignment: String, Sendable, Hashable {
        case none, left, center, right
    }

    /// One for each column.
    package var alignments: [Alignment]
    package var header: [[Inline]]
    /// Each row has as many cells as the header.
    package var rows: [[[Inline]]]

    package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}
