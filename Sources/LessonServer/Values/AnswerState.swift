/// What a page shows of one exercise: the answer as its file has it, and what is known of it.
package struct AnswerState: Sendable, Hashable {
    /// Nil where the file is missing, or cannot be shown in the page.
    package var content: AnswerContent?
    /// The digest of the answer, on which the next change is based; nil where there is none.
    package var version: String?
    /// Whether something is written.
    package var isBegun: Bool
    /// The answer's file as messages name it.
    package var file: String
    /// Why the answer cannot be shown here, such as a sheet that is no YAML.
    package var fault: String?
    /// How many hints were shown.
    package var hints: Int
    /// Whether it was passed at some time; then its solution is open.
    package var everPassed: Bool
    package var verdict: VerdictState?

    package init(
        content: AnswerContent? = nil, version: String? = nil, isBegun: Bool, file: String, fault: String? = nil,
        hints: Int, everPassed: Bool, verdict: VerdictState? = nil
    ) {
        self.content = content
        self.version = version
        self.isBegun = isBegun
        self.file = file
        self.fault = fault
        self.hints = hints
        self.everPassed = everPassed
        self.verdict = verdict
    }
}

/// A verdict as a page shows it.
package struct VerdictState: Sendable, Hashable, Codable {
    /// A place in the answer's code that a message is about; lines and columns are counted from 1, columns in UTF-16 units, as a
    /// browser counts.
    package struct Mark: Sendable, Hashable, Codable {
        package var line: Int
        package var column: Int
        package var length: Int
        package var message: String
        package var isWarning: Bool

        package init(line: Int, column: Int, length: Int, message: String, isWarning: Bool = false) {
            self.line = line
            self.column = column
            self.length = length
            self.message = message
            self.isWarning = isWarning
        }
    }

    /// A box of a worksheet that is not right, by its position among the boxes.
    package struct Box: Sendable, Hashable, Codable {
        package var box: Int
        package var isBlank: Bool

        package init(box: Int, isBlank: Bool) {
            self.box = box
            self.isBlank = isBlank
        }
    }

    enum CodingKeys: String, CodingKey {
        case status, tone, html, marks, points, passed
        case boxes = "entries"
        case maximumPoints = "of"
        case isStale = "stale"
    }

    /// `passed`, `failed`, `does-not-compile` and so on, as in the results of `attend check --format json`.
    package var status: String
    /// `good`, `bad` or `mute`.
    package var tone: String
    package var html: String
    package var marks: [Mark]
    package var boxes: [Box]
    package var points: Double
    package var maximumPoints: Double
    package var passed: Bool
    /// Whether the answer was changed since.
    package var isStale: Bool

    package init(
        status: String, tone: String, html: String, marks: [Mark] = [], boxes: [Box] = [], points: Double,
        maximumPoints: Double, passed: Bool, isStale: Bool = false
    ) {
        self.status = status
        self.tone = tone
        self.html = html
        self.marks = marks
        self.boxes = boxes
        self.points = points
        self.maximumPoints = maximumPoints
        self.passed = passed
        self.isStale = isStale
    }
}
