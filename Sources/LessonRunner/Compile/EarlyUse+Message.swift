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
    /// The error, at the use; in another piece's function, at the call that leads there.
    fileprivate func message(in program: Program, _ text: ProgramText) -> CompilerMessage? {
        guard let setting = text.place(at: variable.offset), let place = text.place(at: use.offset) else { return nil }
        let called = call.flatMap { call in text.place(at: call.offset).map { (call, $0) } }
        func piece(_ place: FileLocation) -> Program.Piece? {
            CompilerMessage.note(at: place, "", naming: "").piece(in: program)
        }
        guard let (call, calling) = called, piece(calling) != piece(place) else {
            let cell = piece(setting) == piece(place) ? nil : piece(setting)?.cell
            var notes = called.map { call, calling in
                [CompilerMessage.note(at: calling, "`\(call.name)` is used here", naming: call.name)]
            } ?? []
            if cell == nil { notes.append(.note(at: setting, "it is set here", naming: variable.name)) }
            return CompilerMessage(
                at: place, Self.fault("`\(variable.name)` is", in: cell, setting), naming: use.name,
                advice: Self.advice(variable.name, cell), notes: notes)
        }
        let cell = piece(setting) == piece(calling) ? nil : piece(setting)?.cell
        return CompilerMessage(
            at: calling, Self.fault("`\(call.name)` uses `\(variable.name)`, which is", in: cell, setting),
            naming: call.name, advice: Self.advice(variable.name, cell),
            notes: [.note(at: place, "`\(variable.name)` is used here", naming: use.name)])
    }

    /// - Parameter cell: the cell that sets the variable; nil for the same piece.
    private static func fault(_ subject: String, in cell: Cell?, _ setting: FileLocation) -> String {
        cell.map { "\(subject) set in cell \($0.index) (line \(setting.line)), below" } ?? "\(subject) set only below"
    }

    private static func advice(_ name: String, _ cell: Cell?) -> String {
        cell == nil ? "set `\(name)` first" : "move that cell up, or this use of `\(name)` below it"
    }
}
