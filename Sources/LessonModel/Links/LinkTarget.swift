/// What a link or an image of a chapter leads to, parsed once for checks, pages and embedded images.
package enum LinkTarget: Sendable, Hashable {
    /// The destination is empty.
    case nothing
    /// An address with a scheme, in lower case: `https`, `mailto`, `data`.
    case address(scheme: String)
    /// A path from the root of a server or a disk: `/data.csv`, `//host/data.csv`.
    case rooted
    /// A file, by its path relative to the course folder, and an anchor in it.
    case file(String, anchor: String?)

    /// - Parameters:
    ///   - destination: as the text has it; a query after `?` is ignored.
    ///   - file: the chapter's path, relative to the course folder.
    package init(_ destination: String, in file: String) {
        if let scheme = LinkSafety.scheme(of: destination) {
            self = .address(scheme: scheme)
        } else if destination.hasPrefix("/") {
            self = .rooted
        } else if destination.isEmpty {
            self = .nothing
        } else {
            let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let path = PercentEncoding.decoded(parts[0].prefix { $0 != "?" })
            let anchor = parts.count > 1 ? PercentEncoding.decoded(parts[1]) : ""
            self = .file(
                path.isEmpty ? file : LinkTarget.path(path, in: file), anchor: anchor.isEmpty ? nil : anchor)
        }
    }

    /// Converts a path relative to a chapter's folder to one relative to the course folder; `.` and `..` are resolved
    /// where they can be.
    package static func path(_ path: String, in file: String) -> String {
        var components = file.split(separator: "/").dropLast().map(String.init)
        for component in path.split(separator: "/") {
            switch component {
            case ".": break
            case ".." where components.last.map({ $0 != ".." }) ?? false: components.removeLast()
            default: components.append(String(component))
            }
        }
        return components.joined(separator: "/")
    }

    /// Converts a path relative to the course folder to one relative to a chapter's folder.
    package static func path(to path: String, from file: String) -> String {
        let folder = file.split(separator: "/").dropLast()
        let components = path.split(separator: "/")
        let common = zip(folder, components.dropLast()).prefix { $0 == $1 }.count
        return (folder.dropFirst(common).map { _ in ".." } + components.dropFirst(common)).joined(separator: "/")
    }
}

// MARK: On a page

extension LinkTarget {
    /// Why a page cannot have a link or an image, and what its author can do about it.
    package struct Obstacle: Sendable, Hashable {
        package var reason: String
        package var remedy: String
    }

    /// Why a link to this is plain text on a page; `nil` when it can be followed there.
    package func obstacleToLink(in course: Course) -> Obstacle? {
        obstacleToLink { course.chapter(at: $0) != nil }
    }

    /// The same for somebody who knows the paths of the chapters.
    package func obstacleToLink(isChapter: (_ path: String) -> Bool) -> Obstacle? {
        switch self {
        case .nothing: Obstacle(reason: "it leads nowhere", remedy: "write a chapter, a heading or an address")
        case .address(let scheme):
            LinkSafety.isSafe(linkScheme: scheme)
                ? nil
                : Obstacle(
                    reason: "a page has no links to '\(scheme):'",
                    remedy: "link to a chapter or to an address on the web")
        case .rooted: Obstacle(reason: "its path is not one within the course", remedy: LinkTarget.rootedRemedy)
        case .file(let path, _):
            isChapter(path) || givenFile(isChapter: isChapter) != nil
                ? nil
                : Obstacle(
                    reason: "'\(path)' is not a chapter of the course",
                    remedy: path.hasSuffix(".md")
                        ? "list it in course.yml, or link to an address on the web"
                        : "link to a chapter or to an address on the web")
        }
    }

    /// In bytes; a larger file does not come with pages.
    package static let largestGivenFile = 32 << 20

    /// The file, relative to the course folder, that comes with pages whose reader follows a link to this; nil for anything else,
    /// for what is outside of the course folder, and for Markdown, which may be a chapter with its solutions.
    package func givenFile(of course: Course) -> String? { givenFile { course.chapter(at: $0) != nil } }

    /// The same for somebody who knows the paths of the chapters.
    package func givenFile(isChapter: (_ path: String) -> Bool) -> String? {
        guard case .file(let path, _) = self, !isChapter(path), !path.isEmpty,
            ![".md", ".mkd", ".markdown"].contains(where: path.lowercased().contains),
            !path.split(separator: "/").contains(where: { $0.hasPrefix(".") })
        else { return nil }
        return path
    }

    /// Why this is not shown as an image on a page; `nil` when it is.
    /// - Parameter read: gives the bytes of a file, by its path relative to the course folder; `nil` when it cannot be
    ///   read.
    package func obstacleToImage(reading read: (String) -> [UInt8]?) -> Obstacle? {
        switch self {
        case .nothing: Obstacle(reason: "it names no file", remedy: "write the path of an image")
        case .address: Obstacle(reason: "it is not a file", remedy: "save it beside the chapter and write its path")
        case .rooted: Obstacle(reason: "its path is not one within the course", remedy: LinkTarget.rootedRemedy)
        case .file(let path, _) where imagePath == nil:
            Obstacle(reason: "'\(path)' is of no kind that browsers show", remedy: LinkTarget.kindsRemedy)
        case .file(let path, _): LinkTarget.obstacle(toImageAt: path, holding: read(path))
        }
    }

    private static func obstacle(toImageAt path: String, holding bytes: [UInt8]?) -> Obstacle? {
        guard let bytes else {
            return Obstacle(reason: "'\(path)' cannot be read", remedy: "make it a file that you can read")
        }
        if let kind = ImageKind(of: bytes) {
            guard kind == .svg, !XMLTags.areInPairs(bytes) else { return nil }
            return Obstacle(
                reason: "browsers show nothing of '\(path)': its tags are not in pairs",
                remedy: "open it in a browser, which names the line")
        }
        let what = bytes.isEmpty ? "is empty" : "holds no image that browsers show"
        return Obstacle(reason: "'\(path)' \(what)", remedy: kindsRemedy)
    }

    private static let rootedRemedy = "write its path from the chapter's own folder"
    private static let kindsRemedy = "save it as one of \(ImageKind.fileExtensions.joined(separator: ", "))"

    /// The file of an image, by its path relative to the course folder; `nil` when its name is not that of an image.
    package var imagePath: String? {
        guard case .file(let path, _) = self else { return nil }
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return ImageKind.fileExtensions.contains(name[name.index(after: dot)...].lowercased()) ? path : nil
    }
}
