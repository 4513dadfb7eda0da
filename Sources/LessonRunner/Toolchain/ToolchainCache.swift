import Foundation
import LessonModel
import StepTrace

/// What a compiler once said of itself, for as long as its files stay as they were.
struct ToolchainCache {
    private let file: CacheFile

    /// nil for a `swiftc` that only passes orders on, as swiftly's and macOS's do: it stays as it is when the compiler
    /// behind it changes.
    init?(folder: String, swiftc: String) {
        let driver = URL(filePath: swiftc).resolvingSymlinksInPath()
        let frontend = driver.deletingLastPathComponent().appending(path: "swift-frontend")
        let files = [driver.path, frontend.path].map { ($0, try? FileManager.default.attributesOfItem(atPath: $0)) }
        // The attributes of a link are its own.
        guard files.allSatisfy({ $0.1?[.type] as? FileAttributeType == .typeRegular }) else { return nil }
        var identity = SHA256()
        identity.update(swiftc)
        for (path, facts) in files {
            let size = (facts?[.size] as? NSNumber)?.intValue ?? 0
            let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            identity.update("\(path) \(size) \(changed)")
        }
        file = CacheFile(path: folder + "/toolchain", format: "attend.toolchain/1", key: identity.hexadecimal)
    }

    /// The compiler's answer to `-print-target-info`; nil when it is not known.
    var answer: JSONValue? { file.read().flatMap { JSONValue(reading: Array($0)) } }

    func keep(_ answer: String) { file.write(Array(answer.utf8)) }
}
