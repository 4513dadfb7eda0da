import LessonModel
import SwiftSource

/// Reads worksheet fences: a matrix with some entries left blank.
struct WorksheetReader {
    let source: SourceText
    let state: ReadingState

    func blocks(_ fence: Fence, prompt: [Block]) -> [Block] {
        let attributes = FenceAttributes(fence, kind: .worksheet, source: source, state: state)
        let of = attributes.required("of")
        if let of, !SwiftSource.isExpression(of), let item = attributes.item("of") {
            state.report(
                source.error(
                    item.textPosition, length: of.utf8.count, "this is not one Swift expression",
                    remedy: InlineValueReader.remedy))
        }
        let blanks = blanks(attributes)
        let points = attributes.number("points", .points) ?? 1
        let digits = attributes.integer("digits", in: 0...15) ?? 2
        let named = attributes.required("id") != nil
        guard named, let id = attributes.id("id"), let item = attributes.item("id"),
            state.claim(id, as: "worksheet", item.valuePosition, in: source)
        else { return [] }
        let worksheet = Worksheet(
            id: id, number: state.exercises.nextNumber(), points: points, expression: of ?? "", blanks: blanks,
            digits: digits, prompt: prompt, place: source.place(fence.start), opening: fence.opening,
            afterCell: state.cells.count, expressionPlace: attributes.item("of").map { source.place($0.textPosition) })
        state.exercises.worksheets.append(worksheet)
        return [Block(.worksheet(id), at: worksheet.place)]
    }

    private func blanks(_ attributes: FenceAttributes) -> Worksheet.Blanks {
        guard let item = attributes.item("blanks"), let value = item.value else { return .all }
        func report(_ message: String, remedy: String) {
            state.report(source.error(item.valuePosition, length: item.valueLength, message, remedy: remedy))
        }
        guard let blanks = Worksheet.Blanks(value) else {
            report(
                "'blanks' cannot be '\(value)'",
                remedy: "write blanks=all, blanks=\"row 1\" or, for both, blanks=\"row 1, column 2\"")
            return .all
        }
        if let line = blanks.repeated { report("'blanks' names \(line.name) twice", remedy: "remove one of them") }
        return blanks
    }
}
