package import LessonModel

/// Makes a chapter of a notebook, and says what of it no chapter can hold.
package struct NotebookImport {
    /// An image that belongs beside the chapter.
    package struct Image: Sendable, Hashable {
        package var name: String
        package var bytes: [UInt8]
    }

    package private(set) var text = ""
    package private(set) var images: [Image] = []
    /// What was not carried over, each with its cell.
    package private(set) var warnings: [Diagnostic] = []
    /// The notebook as messages name it.
    private let file: String
    /// What images are named after: the chapter's file without its ending.
    private let name: String
    private let notebook: JupyterNotebook

    /// - Parameters:
    ///   - file: the notebook as messages name it.
    ///   - name: the chapter's file without folder and ending.
    package init(_ notebook: JupyterNotebook, file: String, name: String) {
        self.notebook = notebook
        self.file = file
        self.name = name
        let reader = NotebookCellReader(notebook)
        var parts: [(cell: JupyterNotebook.Cell, text: String)] = []
        for (index, cell) in notebook.cells.enumerated() {
            let text = text(of: cell, index + 1, reader)
            if !text.allSatisfy(\.isWhitespace) { parts.append((cell, text)) }
        }
        text = notebook.origin?.frontMatter ?? ""
        if text.isEmpty { text = frontMatter(parts.map(\.text)) }
        for (index, part) in parts.enumerated() {
            text += part.text
            let next = index + 1 < parts.count ? parts[index + 1].cell : nil
            text += separator(after: part.cell, before: next)
        }
    }

    /// What is between two cells: what was between them in the chapter, or a blank line.
    private func separator(after cell: JupyterNotebook.Cell, before next: JupyterNotebook.Cell?) -> String {
        if let after = cell.origin?.after, cell.origin?.next ?? "" == next?.id ?? "" { return after }
        return next == nil ? JupyterNotebook.lineEnd : JupyterNotebook.blankLine
    }

    private mutating func warn(_ number: Int, _ message: String, _ remedy: String) {
        warnings.append(Diagnostic(.warning, at: nil, "\(file), cell \(number): \(message)", remedy: remedy))
    }

    // MARK: A cell

    private mutating func text(of cell: JupyterNotebook.Cell, _ number: Int, _ reader: NotebookCellReader) -> String {
        if cell.kind == .raw {
            warn(number, "a raw cell is left out", "write its text as Markdown")
            return ""
        }
        var cell = cell
        carryAttachments(of: &cell, number)
        if cell.kind == .code, cell.source.allSatisfy(\.isWhitespace) { return "" }
        let text = reader.text(of: cell)
        guard cell.kind == .code, cell.origin == nil else { return text }
        let isSwift = notebook.language == "swift" && !NotebookCellReader.hasMagic(cell.source)
        if notebook.language == "swift", !isSwift {
            warn(number, "a line begins with '%', which is no Swift: the cell is only shown", "say it in Swift")
        }
        return ([text] + outputs(of: cell, number, isSwift: isSwift)).joined(separator: JupyterNotebook.blankLine)
    }

    /// The images of a Markdown cell become files.
    private mutating func carryAttachments(of cell: inout JupyterNotebook.Cell, _ number: Int) {
        for attachment in cell.attachments {
            if let image = image(of: attachment.media, number) {
                cell.source = cell.source.replacing("attachment:\(attachment.name)", with: image)
            } else {
                warn(
                    number, "the attachment '\(attachment.name)' is no image and is left out",
                    "put it beside the chapter")
            }
        }
    }

    /// What a cell printed, and the images that it showed; values are computed when the chapter runs.
    private mutating func outputs(of cell: JupyterNotebook.Cell, _ number: Int, isSwift: Bool) -> [String] {
        var printed = ""
        var images: [String] = []
        for output in cell.outputs {
            switch output {
            case .printed(let text): printed += TextFile.withLineFeeds(text)
            case .error where isSwift:
                warn(
                    number, "it ended with an error, which a chapter announces",
                    "write fails=compile or fails=trap after 'swift', or mend it")
            case .error: warn(number, "the error that it ended with is left out", "tell of it in the text")
            case .data(let media, _):
                if let image = image(of: media, number) {
                    images.append("![](\(image))")
                } else if let other = media.first(where: { !$0.type.hasPrefix("text/plain") }) {
                    let what =
                        other.type.contains("widget") ? "a widget" : "an output of type '\(Self.shown(other.type))'"
                    warn(number, "\(what) is left out", "let the lesson show what matters of it")
                } else if !isSwift {
                    printed += TextFile.withLineFeeds(media.first?.text ?? "") + "\n"
                }
            }
        }
        let isPrintable = !printed.unicodeScalars.contains {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
        }
        if !isPrintable {
            warn(number, "what it printed has control characters and is left out", "let it print plain text")
            printed = ""
        }
        while printed.hasSuffix("\n") { printed.removeLast() }
        let fence = printed.isEmpty ? [] : [NotebookCellReader.fence(isSwift ? "output" : "text", printed)]
        return fence + images
    }

    private static func shown(_ type: String) -> String {
        String(type.prefix(60).map { $0.isASCII && !$0.isNewline ? $0 : "?" })
    }

    // MARK: Images

    /// The name of the file that holds an image; nil where there is none that a page can hold.
    ///
    /// The name is of the chapter and the cell alone: nothing in a notebook says where files are written.
    private mutating func image(of media: [JupyterNotebook.Medium], _ number: Int) -> String? {
        for medium in media where ["image/png", "image/jpeg", "image/gif", "image/webp"].contains(medium.type) {
            guard let bytes = Base64.bytes(of: medium.text), let kind = ImageKind(of: bytes), kind != .svg else {
                continue
            }
            let count = images.count { $0.name.hasPrefix("\(name)-cell-\(number)-") }
            let file = "\(name)-cell-\(number)-\(count + 1).\(kind.rawValue)"
            images.append(Image(name: file, bytes: bytes))
            return file
        }
        return nil
    }

    // MARK: Front matter

    /// The title is the first heading, or else the notebook's name.
    private func frontMatter(_ texts: [String]) -> String {
        let lines = texts.lazy.flatMap { $0.split(separator: "\n") }
        let heading = lines.first { $0.hasPrefix("# ") }.map { String($0.dropFirst(2)).trimmed }
        let title = heading.flatMap { $0.isEmpty ? nil : $0 } ?? name
        let quoted = String(title.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
        return "---\ntitle: \"\(quoted)\"\n---\n"
    }
}
