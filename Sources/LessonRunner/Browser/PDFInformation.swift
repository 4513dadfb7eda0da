import Foundation

/// What a PDF file says of itself, which browsers fill with no more than the title of the page.
enum PDFInformation {
    /// The file with its author, as an update after its end (PDF 1.7, section 7.5.6).
    ///
    /// What the browser has written is kept byte for byte. A file in another form than browsers write, without a table of its objects, is
    /// given back as it is.
    static func adding(author: String, to file: Data) -> Data {
        let text = String(latin: file)
        let info = /\s*<<(.*?)>>\s*endobj/.dotMatchesNewlines().matchingSemantics(.unicodeScalar)
        let last = /<<(.*?)>>\s*startxref/.dotMatchesNewlines().matchingSemantics(.unicodeScalar)
        guard let trailer = text.range(of: "trailer", options: .backwards).map({ text[$0.upperBound...] }),
            let start = trailer.firstMatch(of: /startxref\s+(\d+)/)?.1,
            let entries = trailer.firstMatch(of: last)?.1,
            let number = entries.firstMatch(of: /\/Info\s+(\d+)\s+0\s+R/)?.1,
            let object = text.firstRange(of: "\n\(number) 0 obj"),
            let dictionary = text[object.upperBound...].prefixMatch(of: info)?.1,
            !dictionary.contains("/Author")
        else { return file }
        let offset = file.count + 1
        let body = "\n\(number) 0 obj\n<<\(dictionary)\n/Author \(hexadecimal(author))>>\nendobj\n"
        let places = offset.description
        let padded = String(repeating: "0", count: 10 - places.count) + places
        let table = "xref\n\(number) 1\n\(padded) 00000 n \ntrailer\n<<\(entries)\n/Prev \(start)>>\n"
        return file + Data(latin: body) + Data(latin: table)
            + Data(latin: "startxref\n\(file.count + body.unicodeScalars.count)\n%%EOF\n")
    }

    /// A text string: UTF-16 in hexadecimal digits.
    private static func hexadecimal(_ text: String) -> String {
        let digits = ([0xFEFF] + Array(text.utf16)).map { unit in
            let digits = String(unit, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "<" + digits.joined() + ">"
    }
}

extension String {
    /// Each byte as the scalar of the same value.
    fileprivate init(latin data: Data) { self.init(String.UnicodeScalarView(data.map { Unicode.Scalar($0) })) }
}

extension Data {
    /// The bytes of a text whose scalars are bytes.
    fileprivate init(latin text: String) { self.init(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }) }
}
