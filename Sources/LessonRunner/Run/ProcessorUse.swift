import Foundation

/// How long processes have computed, and how long they have waited for a processor that others used.
struct ProcessorUse: Sendable, Hashable {
    private(set) var computed: Duration
    private(set) var waited: Duration

    static func - (use: ProcessorUse, before: ProcessorUse) -> ProcessorUse {
        ProcessorUse(computed: use.computed - before.computed, waited: use.waited - before.waited)
    }

    init(computed: Duration = .zero, waited: Duration = .zero) {
        self.computed = computed
        self.waited = waited
    }

    /// All threads of some processes together, with the children that have ended; zero where the system does not report it.
    init(of processes: [pid_t]) {
        self.init()
        #if os(Linux)
        for process in processes {
            computed += Self.computed(by: process)
            for thread in ProcessFiles.threads(of: process) {
                // Time on a processor and time in a queue for one, in nanoseconds.
                let numbers = ProcessFiles.read("\(thread)/schedstat").split(separator: " ")
                if numbers.count > 1, let nanoseconds = Int64(numbers[1]) { waited += .nanoseconds(nanoseconds) }
            }
        }
        #endif
    }

    #if os(Linux)
    private static let ticksASecond = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// In user and in system mode, also of children that it has waited for.
    private static func computed(by process: pid_t) -> Duration {
        // The name of the program, in parentheses, may hold anything.
        let fields = ProcessFiles.read("/proc/\(process)/stat").split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 14 else { return .zero }
        let ticks = fields[11...14].compactMap { Double($0) }.reduce(0, +)
        return .seconds(ticks / ticksASecond)
    }
    #endif
}
