import LessonModel

/// The reader of worksheet fences: a matrix of which some entries are left blank.
struct WorksheetReader {
    let source: SourceText
    let state: ReadingState

    func blocks(_ fence: Fence, prompt: [Block]) -> [Block] {
        let attributes = FenceAttributes(fence, kind: .worksheet, source: source, state: state)
        let of = attributes.required("of")
        let blanks = blanks(attributes)
        let points = attributes.number("points", orZero: true) ?? 1
        let digits = attributes.integer("digits", in: 0...15) ?? 2
        let named = attributes.required("id") != nil
        guard named, let id = attributes.id("id"), let item = attributes.item("id"),
            state.claim(id, as: "worksheet", item.valuePosition, in: source)
        else { return [] }
        let worksheet = Worksheet(
            id: id, number: state.exercises.nextNumber(), points: points, expression: of ?? "", blanks: blanks,
            digits: digits,
            prompt: prompt, place: source.place(fence.start), afterCell: state.cells.count)
        state.exercises.worksheets.append(worksheet)
        return [Block(.worksheet(id), at: worksheet.place)]
    }

    /// Which entries are blank: all of them, or rows and columns counted from 1.
    private func blanks(_ attributes: FenceAttributes) -> String {
        guard let item = attributes.item("blanks"), let value = item.value, value != "all" else { return "all" }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false)
        let understood = parts.allSatisfy { part in
            let words = part.split(separator: " ")
            guard words.count == 2, words[0] == "row" || words[0] == "column" else { return false }
            return Int(words[1]).map { $0 > 0 } ?? false
        }
        if !understood {
            state.report(
                source.error(
                    item.valuePosition, length: item.valueLength, "'blanks' cannot be '\(value)'",
                    remedy: "write blanks=all, blanks=\"row 1\" or blanks=\"row 1, column 2\""))
        }
        return value
    }
}
