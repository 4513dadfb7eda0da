/// How much a chapter's program may take before it is stopped; time is the plan's affair.
package struct Limits: Sendable, Hashable {
    /// Bytes of memory.
    package var memory: Int
    /// Bytes that one cell may print.
    package var output: Int
    /// Bytes of shown values that one program may send.
    package var values: Int

    package init(memory: Int = 2 << 30, output: Int = 1 << 20, values: Int = 256 << 20) {
        self.memory = memory
        self.output = output
        self.values = values
    }

    /// What a process may ask for is more than what it may use: threads and allocators reserve in advance.
    var addressSpace: Int { memory + (1 << 30) }
}
