/// What is to be done with a chapter, before anything is done: which programs, which cells in which of them.
package struct ChapterPlan: Sendable, Hashable {
    package var chapter: String
    /// The file that the programs' source locations name.
    package var file: String
    /// One for each stretch of the chapter between `reset` cells, in order; at least one when there is a cell to run.
    package var programs: [Program]
    /// Cells that are to fail in compilation, each with a program of its own: everything before it, then the cell.
    package var failures: [ExpectedFailure]
    /// Seconds that each cell may run, by cell index.
    package var timeouts: [Int: Double]
    package var optimize: Bool
    /// Files that the cells read, relative to the course folder.
    package var data: [String]

    /// A program that must not compile, and the cell that is to blame.
    package struct ExpectedFailure: Sendable, Hashable {
        package var cell: Int
        package var program: Program
    }
}
