import Foundation

/// What Linux says of a process in `/proc`.
struct ProcessFacts {
    let parent: pid_t
    let residentPages: Int
    /// On all processors.
    let seconds: Double

    /// Nil for a process that is not there, and on other systems.
    init?(_ number: pid_t) {
        guard let data = FileManager.default.contents(atPath: "/proc/\(number)/stat") else { return nil }
        // The name before it may hold anything, brackets too.
        let text = String(decoding: data, as: UTF8.self)
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 22, let parent = pid_t(fields[2]), let user = Double(fields[12]),
            let system = Double(fields[13]), let resident = Int(fields[22])
        else { return nil }
        self.parent = parent
        residentPages = resident
        seconds = (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Mebibytes of some pages.
    static func mebibytes(ofPages pages: Int) -> Double { Double(pages * Int(getpagesize())) / 1_048_576 }
}
