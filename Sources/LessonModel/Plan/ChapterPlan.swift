/// The plan for running a chapter: its programs, and the cells in each of them.
package struct ChapterPlan: Sendable, Hashable {
    package var chapter: String
    /// The file that the programs' source locations name.
    package var file: String
    /// One for each part of the chapter between `reset` cells, in order; none when there is nothing to compile.
    package var programs: [Program]
    /// Cells that are meant not to compile, each with a program of its own: everything before it, then the cell.
    package var failures: [ExpectedFailure]
    /// Seconds that each cell may run, by cell index.
    package var timeouts: [Int: Double]
    /// Seconds that anything else may run: an inline value.
    package var timeout: Double
    package var optimize: Bool
    /// Files that the cells read, relative to the course folder.
    package var data: [String]

    /// A program that must not compile, and the cell that prevents it.
    package struct ExpectedFailure: Sendable, Hashable {
        package var cell: Int
        package var program: Program
    }

    /// Plans a chapter.
    /// - Parameters:
    ///   - imports: the modules that every cell sees.
    ///   - timeout: seconds for every cell, instead of what the chapter and its cells say.
    package init(_ chapter: Chapter, imports: [ModuleImport], timeout: Double? = nil) {
        self.chapter = chapter.id
        file = chapter.file
        self.timeout = timeout ?? chapter.frontMatter.timeout
        optimize = chapter.frontMatter.optimize
        data = chapter.frontMatter.data
        programs = []
        failures = []
        timeouts = [:]

        var pieces: [Program.Piece] = []
        func program(_ pieces: [Program.Piece]) -> Program {
            Program(file: chapter.file, imports: imports, pieces: pieces, of: chapter.cells)
        }
        func inlineValues(after cell: Int) -> [Program.Piece] {
            (chapter.inlineValues + chapter.keys).filter { $0.afterCell == cell }.map { .inlineValue($0) }
        }
        pieces += inlineValues(after: 0)
        for cell in chapter.cells {
            if cell.reset, !pieces.isEmpty {
                programs.append(program(pieces))
                pieces = []
            }
            switch cell.action {
            case .ignore: break
            case .failToCompile:
                let cellsBefore = pieces.filter { $0.cell != nil }
                failures.append(ExpectedFailure(cell: cell.index, program: program(cellsBefore + [.cell(cell)])))
            case .run, .compile, .trap:
                timeouts[cell.index] = timeout ?? cell.timeout ?? chapter.frontMatter.timeout
                pieces.append(.cell(cell))
            }
            pieces += inlineValues(after: cell.index)
        }
        if !pieces.isEmpty { programs.append(program(pieces)) }
    }

    /// Every cell that is compiled, in order.
    package var cells: [Cell] {
        let failing = failures.compactMap { failure in failure.program.cells.last }
        return (programs.flatMap(\.cells) + failing).sorted { $0.index < $1.index }
    }
}

/// How long the parts of a program may run.
package struct TimeLimits: Sendable, Hashable {
    /// Seconds that each cell may run, by cell index.
    package var cells: [Int: Double]
    /// Seconds that anything else may run.
    package var otherwise: Double

    package init(cells: [Int: Double], otherwise: Double) {
        self.cells = cells
        self.otherwise = otherwise
    }

    package func seconds(for piece: Program.Piece?) -> Double {
        piece?.cell.flatMap { cells[$0.index] } ?? otherwise
    }
}
