import LessonModel

extension CompilerMessage {
    /// For the error that an answer changes a constant of the chapter, perhaps without knowing of it: the same with what
    /// it is; any other error as it is.
    func explainingConstant(of program: Program) -> CompilerMessage {
        guard let name = unchangeableName, !notes.contains(where: { $0.file == file }),
            let code = piece(in: program)?.variant?.code,
            code.uses(name),
            let declaration = program.variable(name)
        else { return self }
        var message = self
        message.advice =
            "`\(name)` belongs to the chapter, set in \(declaration.cell.name(atLine: declaration.place.line, seenFrom: code)): "
            + "begin one of your own with `let` or `var`"
        return message
    }
}
