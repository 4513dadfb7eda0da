import LessonModel

extension CompilerMessage {
    /// The error that the compiler was stopped, or has failed by itself, in the code that it says it was working at; nil
    /// where it says nothing of that.
    /// - Parameters:
    ///   - words: what it said, with a list of what it was doing, the innermost last.
    ///   - source: the file that it read, whose own lines that list has.
    init?(stoppedBy diagnostic: Diagnostic, words: String, in text: ProgramText, source: String) {
        let places = words.matches(of: /\(at ([^\n:]*):([0-9]+):([0-9]+)\)/)
        guard let innermost = places.last(where: { $0.1 == source }), let line = Int(innermost.2),
            let column = Int(innermost.3)
        else { return nil }
        let before = text.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(
            line - 1)
        let offset = before.reduce(column - 1) { $0 + $1.count + 1 }
        guard let place = text.place(at: offset) else { return nil }
        self.init(at: place, diagnostic.message, naming: " ", advice: diagnostic.remedy ?? "")
        isStopped = true
    }
}
