import Foundation
import LessonModel

/// A folder that is new or empty, and is written whole or not at all.
struct NewFolder {
    private let url: URL
    private let exists: Bool
    /// How messages name it.
    let shown: ShownFolder

    /// Throws where something is there already.
    init(_ path: String, from workingFolder: URL) throws {
        url = workingFolder.resolving(path).resolvingSymlinksInPath().standardizedFileURL
        shown = url.shown(from: workingFolder)
        let remedy = "name a folder that is new or empty"
        switch FileKind(of: url) {
        case nil:
            exists = false
        case .folder:
            exists = true
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
                throw Failure.cannotWork("the folder '\(path)' cannot be read", remedy: remedy)
            }
            if let first = names.min() {
                throw Failure.cannotWork("the folder '\(path)' is not empty: it holds '\(first)'", remedy: remedy)
            }
        case .file, .link, .special:
            throw Failure.cannotWork("'\(path)' is there already and is no folder", remedy: remedy)
        }
    }

    /// Writes files by their paths: first aside, where nobody looks, then all are moved into their place.
    func write(_ files: [String: String]) throws {
        // The outermost folder that has to be made, or what the folder that is there shall hold.
        let top = exists ? url : Self.firstMissing(url)
        let around = exists ? url : top.deletingLastPathComponent()
        let aside = around.appending(path: ".attend-new-\(UUID().uuidString)", directoryHint: .isDirectory)
        let inside = url.pathComponents.dropFirst(top.pathComponents.count).joined(separator: "/")
        let manager = FileManager.default
        var moved: [URL] = []
        do {
            defer { try? manager.removeItem(at: aside) }
            try manager.createDirectory(at: aside, withIntermediateDirectories: true)
            let folder = inside.isEmpty ? aside : aside.appending(path: inside, directoryHint: .isDirectory)
            for (path, text) in files {
                let file = folder.appending(path: path)
                try manager.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            guard exists else { return try manager.moveItem(at: aside, to: top) }
            for name in try manager.contentsOfDirectory(atPath: aside.path).sorted() {
                let place = url.appending(path: name)
                try manager.moveItem(at: aside.appending(path: name), to: place)
                moved.append(place)
            }
        } catch {
            for place in moved { try? manager.removeItem(at: place) }
            throw Failure.cannotWork(
                "\(shown.path) cannot be written: \(error.localizedDescription)", remedy: "name another folder")
        }
    }

    private static func firstMissing(_ url: URL) -> URL {
        var missing = url
        while case let parent = missing.deletingLastPathComponent().standardizedFileURL, parent.path != missing.path,
            FileKind(of: parent) == nil
        {
            missing = parent
        }
        return missing
    }
}
