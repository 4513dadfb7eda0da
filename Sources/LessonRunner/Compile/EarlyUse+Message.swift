import LessonModel

extension [EarlyUse] {
    /// One error for each variable that a piece uses too early.
    func messages(in program: Program, _ text: ProgramText) -> [CompilerMessage] {
        var told: Set<Told> = []
        return compactMap { use in
            guard let message = use.message(in: program, text),
                told.insert(Told(piece: message.piece(in: program), variable: use.variable.name)).inserted
            else { return nil }
            return message
        }
    }
}

/// What a piece has been told about.
private struct Told: Hashable {
    var piece: Program.Piece?
    var variable: String
}

extension EarlyUse {
    /// The error, at the use; when that is in another piece's function, at the call that leads there.
    fileprivate func message(in program: Program, _ text: ProgramText) -> CompilerMessage? {
        guard let setting = text.place(at: variable.offset), let place = text.place(at: use.offset) else { return nil }
        func piece(_ place: FileLocation) -> Program.Piece? {
            CompilerMessage.note(at: place, "", naming: "").piece(in: program)
        }
        let calling = call.flatMap { text.place(at: $0.offset) }
        let isElsewhere = calling.map { piece($0) != piece(place) } ?? false
        let user = piece(isElsewhere ? calling ?? place : place)
        let cell = piece(setting) == user ? nil : piece(setting)?.cell
        let whenSet = cell.map { "set in \($0.name(atLine: setting.line, seenFrom: user?.variant?.code)), below" }
        let advice = Self.advice(variable.name, setIn: cell, usedIn: user)
        if isElsewhere, let call, let calling {
            return CompilerMessage(
                at: calling, "\(call.subject) uses `\(variable.name)`, which is \(whenSet ?? "set later")",
                naming: call.token, advice: advice,
                notes: [.note(at: place, "`\(variable.name)` is used here", naming: use.name)])
        }
        var notes: [CompilerMessage] = []
        if let call, let calling {
            notes.append(.note(at: calling, "\(call.subject) is used here", naming: call.token))
        }
        if cell == nil { notes.append(.note(at: setting, "it is set here", naming: variable.name)) }
        return CompilerMessage(
            at: place, "`\(variable.name)` is \(whenSet ?? "used before it is set")", naming: use.name, advice: advice,
            notes: notes)
    }

    /// - Parameter cell: the cell that sets the variable; nil for the piece that uses it.
    private static func advice(_ name: String, setIn cell: Cell?, usedIn user: Program.Piece?) -> String {
        if cell == nil { return "set `\(name)` first" }
        if user?.variant?.id.kind == .answer { return "do without it: the exercise comes before that cell" }
        return "move that cell up, or this use of `\(name)` below it"
    }
}

extension ProgramReferences.Reference {
    /// What is used, for a sentence: some declarations have no name of their own.
    fileprivate var subject: String {
        switch name {
        case "init": "this initialiser"
        case "subscript": "this subscript"
        default: "`\(name)`"
        }
    }

    /// What stands at its place.
    fileprivate var token: String { name == "init" || name == "subscript" ? "_" : name }
}
