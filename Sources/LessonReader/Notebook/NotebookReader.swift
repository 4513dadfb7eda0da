package import LessonModel
import StepTrace

/// Reads a Jupyter notebook, or says why it is none.
package struct NotebookReader {
    /// The file as messages name it.
    let file: String

    package init(file: String) { self.file = file }

    /// The most bytes that are read.
    package static let mostBytes = 64 << 20

    /// Why a file is no notebook that attend can read.
    package struct Unreadable: DiagnosedError {
        package var diagnostics: [Diagnostic]
    }

    package func read(_ bytes: [UInt8]) throws(Unreadable) -> JupyterNotebook {
        guard bytes.count <= Self.mostBytes else {
            throw fault(
                "it is larger than \(Self.mostBytes >> 20) MiB", "clear its outputs in Jupyter and save it again")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw fault("it is not UTF-8 text", "save it again in Jupyter")
        }
        let start = bytes.starts(with: TextFile.byteOrderMark) ? TextFile.byteOrderMark.count : 0
        guard let root = JSONValue(reading: Array(bytes[start...])) else {
            throw fault("it is not JSON, or nested far too deep", "save it again in Jupyter")
        }
        guard case .object = root, let format = root["nbformat"]?.integer else {
            throw fault("it is JSON, but no notebook: 'nbformat' is missing", "name a file that Jupyter has saved")
        }
        guard format == 4 else {
            throw fault(
                "it is a notebook of format \(format); attend reads format 4",
                "open and save it in Jupyter, or: jupyter nbconvert --to notebook --nbformat 4")
        }
        guard let cells = root["cells"]?.array else {
            throw fault("'cells' is no list", "save it again in Jupyter")
        }
        let metadata = root["metadata"]
        let language =
            metadata?["kernelspec"]?["language"]?.string ?? metadata?["language_info"]?["name"]?.string
            ?? metadata?["kernelspec"]?["name"]?.string ?? ""
        var notebook = JupyterNotebook(language: language.lowercased(), cells: [])
        notebook.origin = origin(metadata?["attend"])
        if let control = notebook.origin.flatMap({ Self.control(in: $0.frontMatter) }) {
            throw fault(
                "its front matter holds the control character U+\(Self.hexadecimal(control))",
                "export the chapter again")
        }
        for (index, value) in cells.enumerated() { notebook.cells.append(try cell(value, index + 1, notebook.origin)) }
        return notebook
    }

    private func fault(_ message: String, _ remedy: String, cell: Int? = nil) -> Unreadable {
        let place = cell.map { "\(file), cell \($0)" } ?? file
        return Unreadable(diagnostics: [Diagnostic(at: nil, "\(place): \(message)", remedy: remedy)])
    }

    private func origin(_ value: JSONValue?) -> JupyterNotebook.ChapterOrigin? {
        guard value?["format"]?.string == JupyterNotebook.format else { return nil }
        return JupyterNotebook.ChapterOrigin(
            frontMatter: value?["frontMatter"]?.string ?? "", isForTeachers: value?["edition"]?.string == "teacher")
    }

    private func cell(
        _ value: JSONValue, _ number: Int, _ origin: JupyterNotebook.ChapterOrigin?
    ) throws(Unreadable) -> JupyterNotebook.Cell {
        guard let kind = value["cell_type"]?.string.flatMap(JupyterNotebook.CellKind.init) else {
            throw fault("it is neither code nor Markdown nor raw", "save it again in Jupyter", cell: number)
        }
        guard let source = value["source"].flatMap(Self.text) else {
            throw fault("its source is no text", "save it again in Jupyter", cell: number)
        }
        var cell = JupyterNotebook.Cell(kind, id: value["id"]?.string ?? "", source: source)
        if origin != nil, let kept = value["metadata"]?["attend"] { cell.origin = Self.origin(kept) }
        for text in [source, cell.origin?.markdown, cell.origin?.info, cell.origin?.output].compactMap(\.self) {
            if let control = Self.control(in: text) {
                throw fault(
                    "it holds the control character U+\(Self.hexadecimal(control))", "remove it in Jupyter",
                    cell: number)
            }
        }
        cell.outputs = (value["outputs"]?.array ?? []).compactMap(Self.output)
        if case .object(let members)? = value["attachments"] {
            cell.attachments = members.map { .init(name: $0.name, media: Self.media($0.value)) }
        }
        return cell
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func control(in text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first {
            $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" && $0 != "\r"
        }
    }

    private static func origin(_ value: JSONValue) -> JupyterNotebook.Origin {
        var origin = JupyterNotebook.Origin(info: oneLine(value["info"]?.string), output: value["output"]?.string)
        let after = value["after"]?.string
        origin.after = after.flatMap { $0.allSatisfy(\.isWhitespace) ? $0 : nil }
        origin.next = value["next"]?.string
        origin.markdown = value["markdown"]?.string
        origin.digest = value["digest"]?.string
        return origin
    }

    private static func oneLine(_ text: String?) -> String? {
        text.flatMap { $0.contains(where: \.isNewline) ? nil : $0 }
    }

    /// A text, which may be a list of its lines.
    private static func text(_ value: JSONValue) -> String? { value.string ?? value.strings?.joined() }

    private static func output(_ value: JSONValue) -> JupyterNotebook.Output? {
        switch value["output_type"]?.string {
        case "stream":
            return value["name"]?.string == "stderr" ? nil : value["text"].flatMap(text).map { .printed($0) }
        case "error": return .error
        case "display_data", "execute_result":
            return .data(media(value["data"]), isResult: value["output_type"]?.string == "execute_result")
        default: return nil
        }
    }

    private static func media(_ value: JSONValue?) -> [JupyterNotebook.Medium] {
        guard case .object(let members)? = value else { return [] }
        return members.map { .init($0.name, text($0.value) ?? "") }
    }
}
