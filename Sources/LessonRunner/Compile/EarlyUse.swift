/// A variable of the top level that the program uses before it is set; the compiler gives it the value 0 then, silently.
struct EarlyUse: Sendable, Hashable {
    var variable: ProgramReferences.Variable
    var use: ProgramReferences.Reference
    /// What leads to the use when it is in a function: the call at the top level.
    var call: ProgramReferences.Reference?

    /// The first use of each variable by each statement that comes too early.
    static func all(in program: ProgramReferences) -> [EarlyUse] {
        program.executed.compactMap { reference in
            if let variable = program.variables[reference.declaration], variable.unsetUpTo >= reference.offset {
                return EarlyUse(variable: variable, use: reference, call: nil)
            }
            var visited: Set<String> = []
            return first(after: reference.declaration, at: reference, in: program, &visited)
        }
    }

    /// The first use in what a declaration runs.
    private static func first(
        after declaration: String, at call: ProgramReferences.Reference, in program: ProgramReferences,
        _ visited: inout Set<String>
    ) -> EarlyUse? {
        guard visited.insert(declaration).inserted else { return nil }
        for reference in program.body(of: declaration) {
            if let variable = program.variables[reference.declaration], variable.unsetUpTo >= call.offset {
                return EarlyUse(variable: variable, use: reference, call: call)
            }
            if let found = first(after: reference.declaration, at: call, in: program, &visited) { return found }
        }
        return nil
    }
}
