import Foundation
import LessonModel

/// The files of a learner's answers by their names in the folder of answers: on disk, or handed in.
enum AnswerFiles: Sendable {
    case folder(URL)
    /// The contents by name, and of files that were left out the reason.
    case handedIn([String: Data], leftOut: [String: String] = [:])

    func contents(_ name: String) -> Data? {
        switch self {
        case .folder(let url): FileManager.default.contents(atPath: Self.path(of: name, in: url))
        case .handedIn(let files, _): files[name]
        }
    }

    /// Why a file that exists has no contents, where that is known.
    func whyLeftOut(_ name: String) -> String? {
        if case .handedIn(_, let leftOut) = self { leftOut[name] } else { nil }
    }

    /// Whether there is a file of that name, readable or not.
    func exists(_ name: String) -> Bool {
        switch self {
        case .folder(let url): (try? FileManager.default.attributesOfItem(atPath: Self.path(of: name, in: url))) != nil
        case .handedIn(let files, let leftOut): files[name] != nil || leftOut[name] != nil
        }
    }

    /// Whether there is a folder of that name.
    func hasFolder(_ name: String) -> Bool {
        switch self {
        case .folder(let url): FileManager.default.fileExists(atPath: Self.path(of: name, in: url))
        case .handedIn(let files, _): files.keys.contains { $0.hasPrefix(name + "/") }
        }
    }

    /// The sorted names in a folder that are not kept aside; an empty name stands for all answers, without their package.
    func names(in folder: String) -> [String] {
        let names =
            switch self {
            case .folder(let url):
                (try? FileManager.default.contentsOfDirectory(atPath: Self.path(of: folder, in: url))) ?? []
            case .handedIn(let files, _):
                Array(Set(files.keys.compactMap { Self.first($0, in: folder) }))
            }
        return names.filter { !Self.isKeptAside($0) && !(folder.isEmpty && $0 == AnswerManifest.name) }.sorted()
    }

    /// The part of a path that follows a folder.
    private static func first(_ path: String, in folder: String) -> String? {
        let prefix = folder.isEmpty ? "" : folder + "/"
        guard path.hasPrefix(prefix) else { return nil }
        return path.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
    }

    private static func path(of name: String, in url: URL) -> String {
        (name.isEmpty ? url : url.appending(path: name)).path(percentEncoded: false)
    }

    /// Whether a file is hidden, an editor's backup or an old answer.
    static func isKeptAside(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") || isOld(name)
    }

    private static func isOld(_ name: String) -> Bool {
        guard let mark = name.range(of: ".old-", options: .backwards) else { return false }
        return name[mark.upperBound...].allSatisfy(\.isNumber)
    }
}
