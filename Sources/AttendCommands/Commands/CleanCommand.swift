import ArgumentParser
import Foundation
import LessonRunner

/// `attend clean`: empties the cache.
struct CleanCommand: ContextualCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Empties the cache: the built kernel library and the results of chapters.",
        discussion: """
            Answers and progress stay. The next run builds anew what it needs. There is seldom a reason to: what was \
            not used for longest goes by itself when the cache grows beyond \(CacheFolder.limit / 1_000_000) MB.
            """)

    @OptionGroup var display: DisplayOptions

    func run(in context: CommandContext) async throws {
        let words = context.words(of: nil).command
        let folder = context.processEnvironment.cacheFolder.path(percentEncoded: false)
        do {
            let (bytes, inUse) = try CacheFolder(folder).clear()
            context.console.out(words(.emptied(folder, size: Self.size(bytes))) + "\n")
            if !inUse.isEmpty { context.console.out(words(.kernelStays) + "\n") }
        } catch {
            throw Failure.cannotWork(
                "cannot empty \(folder): \(error.localizedDescription)", remedy: "remove it by hand")
        }
    }

    /// Bytes for people: `12.3 MB`.
    static func size(_ bytes: Int) -> String {
        Int64(bytes).formatted(.byteCount(style: .file, spellsOutZero: false).locale(Locale(identifier: "en_US")))
    }
}
