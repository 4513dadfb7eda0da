import ArgumentParser
import Foundation

/// `attend clean`: empties the cache.
struct CleanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Empties the cache: the built kernel library and the results of chapters.",
        discussion: "Answers and progress stay. The next run builds anew what it needs.")

    @OptionGroup var display: DisplayOptions

    func run() async throws {
        let desk = Desk(display)
        try await desk.work {
            let folder = desk.surroundings.cacheFolder
            do {
                let size = try CacheFolder(folder).clear()
                desk.console.out("Emptied \(folder.path(percentEncoded: false)) (\(size)).\n")
            } catch {
                throw Failure.cannotWork(
                    "cannot empty \(folder.path(percentEncoded: false)): \(error.localizedDescription)",
                    remedy: "remove it by hand")
            }
        }
    }
}
