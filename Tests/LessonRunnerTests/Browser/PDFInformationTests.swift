import Foundation
import Testing

@testable import LessonRunner

/// A printed file names its author, and is otherwise what the browser has written.
struct PDFInformationTests {
    private static let file = Data(
        ("%PDF-1.4\n1 0 obj\n<</Title (T)>>\nendobj\n2 0 obj\n<</Type /Catalog>>\nendobj\nxref\n0 3\n…\n"
            + "trailer\n<</Size 3\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n77\n%%EOF\n").utf8)

    @Test func theAuthorIsAnUpdateAfterTheFile() throws {
        let updated = PDFInformation.adding(author: "Ada ß", to: Self.file)
        #expect(updated.starts(with: Self.file))
        let count = Self.file.count
        let object = "\n1 0 obj\n<</Title (T)\n/Author <FEFF004100640061002000DF>>>\nendobj\n"
        let place = String(repeating: "0", count: 10 - "\(count + 1)".count) + "\(count + 1)"
        #expect(
            String(decoding: updated[count...], as: UTF8.self)
                == object + "xref\n1 1\n\(place) 00000 n \ntrailer\n<</Size 3\n/Root 2 0 R\n/Info 1 0 R\n/Prev 77>>\n"
                + "startxref\n\(count + object.utf8.count)\n%%EOF\n")
    }

    @Test(arguments: ["", "%PDF-1.7\n", "%PDF-1.7\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n"])
    func anotherFormIsKept(text: String) {
        #expect(PDFInformation.adding(author: "Ada", to: Data(text.utf8)) == Data(text.utf8))
    }
}
