import LessonModel

extension CompilerMessage {
    /// For a name that a cell of the chapter declares where the piece does not see it: the same with the reason.
    func explainedByUnseenNames(of program: Program) -> CompilerMessage {
        guard advice == nil, text.hasPrefix("cannot find '") || text.hasPrefix("cannot find type '"),
            let name = quoted.first, let piece = piece(in: program)
        else { return self }
        var message = self
        message.advice = program.reasonUnseen(name, in: piece)
        return message
    }
}
