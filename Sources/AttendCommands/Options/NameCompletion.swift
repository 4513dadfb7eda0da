import ArgumentParser
import LessonModel

/// What a shell offers where a command takes chapters or exercises: the ids of the course that the command line means.
enum NameCompletion {
    static let chapters = CompletionKind.custom { words, _, _ in await names(words) { $0.chapters.map(\.id) } }
    static let exercises = CompletionKind.custom { words, _, _ in await names(words) { $0.exercises.map(\.path) } }
    static let both = CompletionKind.custom { words, _, _ in
        await names(words) { $0.chapters.map(\.id) + $0.exercises.map(\.path) }
    }

    /// Nothing where there is no course, or one that cannot be read: a shell has no place for messages.
    private static func names(_ words: [String], _ list: (Course) -> [String]) async -> [String] {
        var options = CourseOptions()
        options.course = option("--course", in: words)
        guard let folder = try? options.folder(in: .current()), let read = try? await Pipeline.read(folder) else {
            return []
        }
        return list(read.course)
    }

    /// The value of an option: `--course mine` or `--course=mine`.
    private static func option(_ name: String, in words: [String]) -> String? {
        if let position = words.firstIndex(of: name) { return words.dropFirst(position + 1).first }
        return words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}
