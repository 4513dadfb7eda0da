/// The cells of a chapter that a reader has changed, and lines of their own at the ends of sections.
package struct TrialRequest: Sendable, Hashable {
    /// The chapter's id.
    package var chapter: String
    /// The code of each changed cell, by the cell's index.
    package var cells: [Int: String]
    /// The reader's own code, by the anchor of the section at whose end it stands.
    package var scratch: [String: String]

    package init(chapter: String, cells: [Int: String] = [:], scratch: [String: String] = [:]) {
        self.chapter = chapter
        self.cells = cells
        self.scratch = scratch
    }
}

/// What a chapter shows with changed cells, where that is not what the page shows.
package struct TrialState: Sendable, Hashable, Decodable {
    package struct CellResult: Sendable, Hashable, Decodable {
        enum CodingKeys: String, CodingKey {
            case cell, inside, after, change, failed
        }

        package var cell: Int
        /// The outputs in the cell's frame, and those after it, as HTML.
        package var inside: String
        package var after: String
        /// What has changed, in a sentence; nil where only the text around it has.
        package var change: String?
        package var failed: Bool

        package init(cell: Int, inside: String, after: String, change: String?, failed: Bool) {
            self.cell = cell
            self.inside = inside
            self.after = after
            self.change = change
            self.failed = failed
        }
    }

    package struct ScratchResult: Sendable, Hashable, Codable {
        /// The anchor of the section.
        package var section: String
        package var inside: String
        package var after: String
        package var failed: Bool

        package init(section: String, inside: String, after: String, failed: Bool) {
            self.section = section
            self.inside = inside
            self.after = after
            self.failed = failed
        }
    }

    enum CodingKeys: String, CodingKey {
        case job, isRunning, cells, scratch, message
    }

    package var job: String
    package var isRunning: Bool
    package var cells: [CellResult]
    package var scratch: [ScratchResult]
    /// Why there is no result, or what else is to be said.
    package var message: String?

    package init(
        job: String, isRunning: Bool, cells: [CellResult] = [], scratch: [ScratchResult] = [], message: String? = nil
    ) {
        self.job = job
        self.isRunning = isRunning
        self.cells = cells
        self.scratch = scratch
        self.message = message
    }
}
