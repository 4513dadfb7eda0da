/// A Jupyter notebook, as far as lessons know of it.
package struct JupyterNotebook: Sendable, Hashable {
    package enum CellKind: String, Sendable, Hashable {
        case code, markdown, raw
    }

    /// What a cell was in the chapter, for what neither its kind nor its text can say; kept in its metadata.
    package struct Origin: Sendable, Hashable {
        /// The words after the marks of its fence; nil for prose and for a plain cell.
        package var info: String?
        /// The text of the fence `output` after the cell.
        package var output: String?
        /// What is between the cell and the next, where it is no blank line, and that cell's id.
        package var after: String?
        package var next: String?
        /// The chapter's own text, where the cell cannot give it back, and the digest of the cell that it belongs to.
        package var markdown: String?
        package var digest: String?

        package init(info: String? = nil, output: String? = nil) {
            self.info = info
            self.output = output
        }
    }

    package struct Cell: Sendable, Hashable {
        package var kind: CellKind
        package var id: String
        package var source: String
        /// Nil for a cell that attend did not write.
        package var origin: Origin?
        package var outputs: [Output] = []
        /// Files in the cell, by name.
        package var attachments: [Attachment] = []

        package init(_ kind: CellKind, id: String, source: String, origin: Origin? = nil) {
            self.kind = kind
            self.id = id
            self.source = source
            self.origin = origin
        }

        /// Says whether the cell is still as it was written.
        package var digest: String {
            String(SHA256("\(kind.rawValue)\n\(TextFile.withLineFeeds(source))".utf8).hexadecimal.prefix(16))
        }
    }

    package enum Output: Sendable, Hashable {
        case printed(String)
        case error
        /// A value, by media type; images are base64.
        case data([Medium], isResult: Bool)
    }

    package struct Medium: Sendable, Hashable {
        package var type: String
        package var text: String

        package init(_ type: String, _ text: String) {
            self.type = type
            self.text = text
        }
    }

    package struct Attachment: Sendable, Hashable {
        package var name: String
        package var media: [Medium]

        package init(name: String, media: [Medium]) {
            self.name = name
            self.media = media
        }
    }

    /// The language of its code, in lower case.
    package var language: String
    /// Nil for a notebook that attend did not write.
    package var origin: ChapterOrigin?
    package var cells: [Cell]

    /// What the notebook was made of.
    package struct ChapterOrigin: Sendable, Hashable {
        /// The front matter with its fences, as it stands in the file.
        package var frontMatter: String
        package var isForTeachers: Bool

        package init(frontMatter: String, isForTeachers: Bool) {
            self.frontMatter = frontMatter
            self.isForTeachers = isForTeachers
        }
    }

    package init(language: String, origin: ChapterOrigin? = nil, cells: [Cell]) {
        self.language = language
        self.origin = origin
        self.cells = cells
    }

    /// The form of what attend keeps in a notebook's metadata.
    package static let format = "attend.notebook/1"

    /// What stands in the text of cells in place of what a notebook has no mark for.
    package enum Mark {
        /// Before the title of an inline value's element: its code.
        package static let value = "<span title=\"{swift}"
        package static let valueEnd = "</span>"
        /// The line above the table of a worksheet.
        package static let sheet = "<!-- worksheet -->"
        package static let hintStart = "<details><summary>"
        package static let hintTitleEnd = "</summary>"
        package static let hintEnd = "</details>"
    }

    /// What usually separates two parts of a chapter, and what ends the last.
    package static let blankLine = "\n\n"
    package static let lineEnd = "\n"
}
