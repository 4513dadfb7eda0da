import Foundation

/// What an address stands for.
enum Route: Hashable {
    /// A page by its file name; one that is open already names the digest of what it shows.
    case page(String, since: String? = nil)
    /// A local file that the course links to, by its path.
    case file(String)
    case events
    case state(chapter: String)
    case searchIndex
    /// What browsers ask for by themselves.
    case icon
    case action(Action)

    /// What a page can have done.
    enum Action: String, Hashable {
        case save, check, hint, solution, reset, stop, code
        case run = "try"
    }

    enum Fault: Error, Hashable {
        case notFound
        /// The address is used with another method.
        case wrongMethod(allowed: String)
    }

    /// - Parameters:
    ///   - path: as it was sent. Only names of pages and files may have escapes, which are undone once.
    ///   - query: as it was sent.
    init(method: String, path: String, query: String) throws(Fault) {
        self = try Self.found(path, query)
        let allowed =
            switch self {
            case .action: "POST"
            default: "GET"
            }
        guard method == allowed else { throw .wrongMethod(allowed: allowed) }
    }

    private static func found(_ path: String, _ query: String) throws(Fault) -> Route {
        switch path {
        case "/": return .page("index.html")
        case "/favicon.ico": return .icon
        case "/live/events": return .events
        case "/live/search.json": return .searchIndex
        case "/live/state":
            guard let chapter = value(of: "chapter", in: query) else { throw .notFound }
            return .state(chapter: chapter)
        default: break
        }
        if let name = path.suffix(after: "/live/") {
            guard let action = Action(rawValue: String(name)) else { throw .notFound }
            return .action(action)
        }
        let isFile = path.hasPrefix("/file/")
        guard let segments = segments(of: path.dropFirst(isFile ? "/file/".count : 1)), path.hasPrefix("/") else {
            throw .notFound
        }
        if isFile { return .file(segments.joined(separator: "/")) }
        guard segments.count == 1, segments[0].hasSuffix(".html") else { throw .notFound }
        return .page(segments[0], since: value(of: "since", in: query))
    }

    /// The names between the slashes; nil where one of them could lead elsewhere.
    private static func segments(of path: Substring) -> [String]? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
            .map { String($0).removingPercentEncoding }
        let isHarmless = segments.allSatisfy { segment in
            guard let segment, !segment.isEmpty, segment != ".", segment != ".." else { return false }
            return segment.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "/" && $0 != "\\" }
        }
        return isHarmless ? segments.compactMap(\.self) : nil
    }

    /// The value of the only parameter of that name.
    private static func value(of name: String, in query: String) -> String? {
        let values = query.split(separator: "&").compactMap { $0.suffix(after: "\(name)=") }
        return values.count == 1 ? String(values[0]).removingPercentEncoding : nil
    }
}
