/// How much a chapter's program may use before it is stopped; time limits belong to the plan.
package struct Limits: Sendable, Hashable {
    /// Bytes of memory.
    package var memory: Int
    /// Bytes that one cell may print.
    package var output: Int
    /// Bytes of shown values that one program may send.
    package var values: Int
    /// Records that the checks of one variant may send.
    package var records: Int
    /// Bytes of files in the folders of one run; one file may have half of them.
    package var files: Int
    /// Processes that run at the same time.
    package var processes: Int

    package init(
        memory: Int = 2 << 30, output: Int = 1 << 20, values: Int = 256 << 20, records: Int = 100_000,
        files: Int = 512 << 20, processes: Int = 64
    ) {
        self.memory = memory
        self.output = output
        self.values = values
        self.records = records
        self.files = files
        self.processes = processes
    }
}
