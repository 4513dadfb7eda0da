import ArgumentParser
import Foundation
import LessonRunner

/// `attend clean`: empties the cache.
struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Empties the cache: the built kernel library and the results of chapters.",
        discussion: """
            Answers and progress stay. The next run builds anew what it needs. There is seldom a reason to: what was \
            not used for longest goes by itself when the cache grows beyond \(CacheFolder.limit / 1_000_000) MB.
            """)

    @OptionGroup var display: DisplayOptions

    func run() async throws {
        let context = CommandContext(display)
        try await context.work {
            let folder = context.processEnvironment.cacheFolder.path(percentEncoded: false)
            do {
                let (bytes, inUse) = try CacheFolder(folder).clear()
                context.console.out("Emptied \(folder) (\(Self.size(bytes))).\n")
                if !inUse.isEmpty {
                    context.console.out("The kernel library stays: another attend is running chapters with it.\n")
                }
            } catch {
                throw Failure.cannotWork(
                    "cannot empty \(folder): \(error.localizedDescription)", remedy: "remove it by hand")
            }
        }
    }

    /// Bytes for people: `12.3 MB`.
    static func size(_ bytes: Int) -> String {
        ByteCountFormatter.string(fromByteCount: Int64(bytes), countStyle: .file)
    }
}
