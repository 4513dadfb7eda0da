import Foundation

/// What `attend dump --stage tokens` prints of files.
struct AttendDump {
    let attend: URL

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// The listings of all the files, by path.
    func listings(of paths: [String]) throws -> [String: [String]] {
        let process = Process()
        process.executableURL = attend
        process.arguments = ["dump", "--stage", "tokens"] + paths
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0, process.terminationReason == .exit else {
            throw Failed(
                description: "attend ended with \(process.terminationStatus) on \(paths.joined(separator: " "))")
        }
        var listings: [String: [String]] = [:]
        var path = paths[0]
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                path = String(line.dropFirst(3))
                listings[path] = []
            } else {
                listings[path, default: []].append(String(line))
            }
        }
        // The last line ends with a line break too.
        return listings.mapValues { $0.last == "" ? Array($0.dropLast()) : $0 }
    }
}
