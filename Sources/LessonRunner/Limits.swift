/// How much a chapter's program may use before it is stopped; time limits belong to the plan.
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

    /// Bytes of address space: more than the memory limit, since threads and allocators reserve it in advance.
    var addressSpace: Int { memory + (1 << 30) }
}
