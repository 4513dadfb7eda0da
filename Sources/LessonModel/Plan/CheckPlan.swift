import SwiftSource

/// The plan for checking a chapter's exercises: the variants of their code, and the cells that they run among.
package struct CheckPlan: Sendable, Hashable {
    package var chapter: String
    /// The lesson's file as messages name it.
    package var file: String
    /// Modules that the code sees.
    package var imports: [ModuleImport]
    /// In the order in which they run.
    package var variants: [Variant]
    /// The chapter's ordinary cells, among which the variants run.
    package var cells: [Cell]
    /// All of them, for messages.
    private var cellsOfChapter: [Cell]
    /// Seconds that each cell may run, by cell index.
    package var timeouts: [Int: Double]
    /// Seconds that a variant may run with all of its checks.
    package var timeout: Double
    package var optimize: Bool
    /// Files that the cells read, relative to the course folder.
    package var data: [String]
    /// What the course's variants of an exercise have in common, by exercise id.
    private var functions: [String: [SwiftSource.PlainFunction]] = [:]

    /// Plans the check of answers, each with the solutions and mistakes that it is compared with.
    /// - Parameters:
    ///   - answers: the learner's code by exercise id; its places are in the answer files.
    ///   - used: what each of them builds on, by exercise id.
    package init(
        checking answers: [String: CodePart], used: [String: [UsedCode]] = [:], of chapter: Chapter,
        imports: [ModuleImport], timeout: Double? = nil
    ) {
        self.init(chapter, imports: imports, timeout: timeout)
        for exercise in chapter.codeExercises {
            guard let answer = answers[exercise.id] else { continue }
            add(.answer, answer, of: exercise, interface: exercise.interface, used: used[exercise.id] ?? [])
            addKnown(exercise)
        }
        sortVariants()
    }

    /// Plans what answers are compared with: the solutions and mistakes of exercises.
    package init(
        comparing exercises: Set<String>, of chapter: Chapter, imports: [ModuleImport], timeout: Double? = nil
    ) {
        self.init(chapter, imports: imports, timeout: timeout)
        for exercise in chapter.codeExercises where exercises.contains(exercise.id) { addKnown(exercise) }
        sortVariants()
    }

    /// Plans answers of many learners by themselves; each is told apart by its index.
    package init(
        answers: [(exercise: String, code: CodePart, used: [UsedCode])], of chapter: Chapter, imports: [ModuleImport],
        timeout: Double? = nil
    ) {
        self.init(chapter, imports: imports, timeout: timeout)
        var interfaces: [String: AnswerInterface] = [:]
        for (index, answer) in answers.enumerated() {
            guard let exercise = chapter.codeExercise(answer.exercise) else { continue }
            let interface = interfaces[exercise.id] ?? exercise.interface
            interfaces[exercise.id] = interface
            add(.answer, answer.code, of: exercise, index: index, interface: interface, used: answer.used)
        }
        sortVariants()
    }

    /// Plans the proof that a chapter's exercises do what they should: starters, solutions and mistakes.
    package init(proving chapter: Chapter, imports: [ModuleImport], timeout: Double? = nil) {
        self.init(chapter, imports: imports, timeout: timeout)
        for exercise in chapter.codeExercises {
            var starter = exercise.starter
            starter.text = EditorPlaceholder.filled(starter.text)
            add(.starter, starter, of: exercise)
            addKnown(exercise)
        }
        sortVariants()
    }

    /// Plans the check of mutants.
    /// - Parameter timeouts: seconds that the mutants of an exercise may run, by exercise id.
    package init(
        checking mutants: [Mutant], timeouts: [String: Double], of chapter: Chapter, imports: [ModuleImport]
    ) {
        self.init(chapter, imports: imports, timeout: nil)
        let exercises = Dictionary(uniqueKeysWithValues: chapter.codeExercises.map { ($0.id, $0) })
        for (index, mutant) in mutants.enumerated() {
            guard let exercise = exercises[mutant.exercise] else { continue }
            if functions[exercise.id] == nil { functions[exercise.id] = exercise.interface.functions }
            add(.mutant(index), mutant.code, of: exercise, timeout: timeouts[mutant.exercise])
        }
        sortVariants()
    }

    private init(_ chapter: Chapter, imports: [ModuleImport], timeout: Double?) {
        self.chapter = chapter.id
        file = chapter.file
        // What builds on exercises of other chapters may need what is imported there.
        let imported = Set(chapter.codeExercises.flatMap(\.used).flatMap(\.imports)).subtracting(imports.map(\.name))
        self.imports = imports + imported.sorted().map { ModuleImport($0) }
        variants = []
        cellsOfChapter = chapter.cells
        cells = chapter.cells.filter { $0.reset || $0.action == .run && !$0.skipInCheck }
        timeouts = Dictionary(
            uniqueKeysWithValues: cells.map { ($0.index, timeout ?? $0.timeout ?? chapter.frontMatter.timeout) })
        self.timeout = timeout ?? chapter.frontMatter.timeout
        optimize = chapter.frontMatter.optimize
        data = chapter.frontMatter.data
    }

    /// - Parameter used: what it is compiled with; nil for the solutions of what the exercise builds on.
    private mutating func add(
        _ kind: VariantID.Kind, _ code: CodePart, of exercise: CodeExercise, index: Int = 0, timeout: Double? = nil,
        interface: AnswerInterface? = nil, used: [UsedCode]? = nil
    ) {
        variants.append(
            Variant(
                id: VariantID(exercise.id, kind, answer: index), number: variants.count + 1, code: code,
                checks: exercise.checks, afterCell: exercise.afterCell, timeout: timeout,
                interface: interface, used: used ?? exercise.used.map(UsedCode.init(solutionOf:)), uses: exercise.uses))
    }

    private mutating func addKnown(_ exercise: CodeExercise) {
        functions[exercise.id] = exercise.interface.functions
        for (index, code) in exercise.solutions.enumerated() { add(.solution(index), code, of: exercise) }
        for (index, mistake) in exercise.mistakes.enumerated() { add(.mistake(index), mistake.code, of: exercise) }
    }

    private mutating func sortVariants() {
        variants.sort { ($0.afterCell, $0.number) < ($1.afterCell, $1.number) }
    }

    /// The cells that a variant runs in: from the last `reset` on.
    package func context(of variant: Variant) -> [Cell] {
        cells.run(before: variant.afterCell).filter { !$0.skipInCheck }
    }

    /// Programs that run some of the variants, one for each part of the chapter between `reset` cells.
    package func programs(of variants: [Variant], nonce: String) -> [Program] {
        var parts: [(start: Int, variants: [Variant])] = []
        for variant in self.variants where variants.contains(variant) {
            let start = cells.last { $0.reset && $0.index <= variant.afterCell }?.index ?? 0
            if parts.last?.start == start {
                parts[parts.count - 1].variants.append(variant)
            } else {
                parts.append((start, [variant]))
            }
        }
        return parts.compactMap { part in
            guard let last = part.variants.last else { return nil }
            var rest = part.variants[...]
            var pieces: [Program.Piece] = []
            func takeVariants(upTo cell: Int) {
                while let variant = rest.first, variant.afterCell < cell {
                    pieces.append(.variant(variant))
                    rest.removeFirst()
                }
            }
            for cell in context(of: last) {
                takeVariants(upTo: cell.index)
                pieces.append(.cell(cell))
            }
            takeVariants(upTo: .max)
            var program = Program(file: file, imports: imports, pieces: pieces, nonce: nonce, of: cellsOfChapter)
            let counts = part.variants.filter { !$0.isAnswer }.reduce(into: [:]) { $0[$1.id.exercise, default: 0] += 1 }
            program.sharedFunctions = functions.filter { counts[$0.key, default: 0] > 1 }
            return program
        }
    }

    /// The program with a variant's code at the top level, after the cells that it runs among.
    package func ownProgram(of variant: Variant, nonce: String) -> Program {
        let pieces = context(of: variant).map { Program.Piece.cell($0) } + [.variant(variant)]
        return Program(
            file: file, imports: imports, pieces: pieces, nonce: nonce, endsWithVariant: true, of: cellsOfChapter)
    }
}
