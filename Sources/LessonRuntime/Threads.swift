#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
@preconcurrency import Darwin
#endif

/// The threads of this process.
enum Threads {
    /// Whether there are others beside the calling one.
    static var areSeveral: Bool { count > 1 }

    private static var count: Int {
        #if os(Linux)
        StrayProcesses.numbers(in: "/proc/self/task").count
        #else
        var threads: thread_act_array_t?
        var count: mach_msg_type_number_t = 0
        guard task_threads(mach_task_self_, &threads, &count) == KERN_SUCCESS, let threads else { return 1 }
        for index in 0..<Int(count) { mach_port_deallocate(mach_task_self_, threads[index]) }
        let size = Int(count) * MemoryLayout<thread_act_t>.stride
        vm_deallocate(mach_task_self_, vm_address_t(UInt(bitPattern: threads)), vm_size_t(size))
        return Int(count)
        #endif
    }
}
