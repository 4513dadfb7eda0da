import LessonModel

/// What is no YAML, in the words of somebody who fills in a sheet.
extension AnswerSheetReader {
    /// - Parameters:
    ///   - fault: what the parser says.
    ///   - remedy: how the answer is written.
    static func plain(_ fault: Diagnostic, in id: String, remedy: String) -> Diagnostic {
        guard let line = fault.excerpt?.line, let place = fault.place else { return fault }
        var fault = fault
        let text = line.drop { $0 == " " }
        let next = line.utf8.dropFirst(place.column - 1).first.map { Character(Unicode.Scalar($0)) }
        if text.hasPrefix(id), !text.contains(":") {
            fault.message = "a colon stands after '\(id)'"
            let answer = text.dropFirst(id.count).drop { " =".contains($0) }
            fault.remedy = answer.isEmpty ? remedy : "write '\(id): \(answer)'"
        } else if text.hasPrefix(id + ":"), !text.hasPrefix(id + ": "), text.count > id.count + 1 {
            fault.message = "a blank stands after the colon of '\(id)'"
            fault.remedy = "write '\(id): \(text.dropFirst(id.count + 1))'"
        } else if text.hasPrefix("-["), let bracket = line.firstIndex(of: "[") {
            fault.message = "a blank stands after the dash of a row"
            fault.remedy = "write - \(line[bracket...])"
        } else if ["[", "{", "\"", "'"].contains(next) {
            fault.message =
                ["[", "{"].contains(next) ? "this bracket is never closed" : "this quotation mark is never closed"
            fault.remedy = next == "[" ? "write the ] that belongs to it" : remedy
        } else if next == "]" {
            fault.message = "this bracket closes nothing"
            fault.remedy = "remove it"
        } else if next == "\t" {
            fault.message = "a line begins with blanks, not with a tab"
            fault.remedy = "write blanks in its place"
        } else {
            fault.message = "the answer to '\(id)' cannot be read from here on"
            fault.remedy = remedy
        }
        return fault
    }
}
