import Foundation

/// The commit that is checked out in a folder, read from Git's own files, so that Git need not be installed.
enum GitCommit {
    /// The commit's hash; nil without a repository or a commit, or when the repository's format is not supported.
    static func checkedOut(in folder: URL) -> String? {
        guard let repository = repository(of: folder), let head = text(repository.appending(path: "HEAD")) else {
            return nil
        }
        guard let reference = head.after("ref: ") else { return hash(head) }
        // A linked worktree has a HEAD of its own and shares its branches with the main one.
        let shared = text(repository.appending(path: "commondir")).map(repository.resolving) ?? repository
        return text(shared.appending(path: reference)).flatMap(hash) ?? packed(reference, in: shared)
    }

    /// The folder `.git`, or the one that a file `.git` names.
    private static func repository(of folder: URL) -> URL? {
        let entry = folder.appending(path: ".git")
        return text(entry).map { $0.after("gitdir: ").map(folder.resolving) } ?? entry
    }

    /// The commit of a branch in Git's file of packed references.
    private static func packed(_ reference: String, in repository: URL) -> String? {
        let lines = text(repository.appending(path: "packed-refs"))?.split(separator: "\n") ?? []
        return lines.first { $0.hasSuffix(" " + reference) }.flatMap { hash(String($0.dropLast(reference.count + 1))) }
    }

    private static func hash(_ text: String) -> String? {
        text.count >= 40 && text.allSatisfy(\.isHexDigit) ? text : nil
    }

    /// A file's contents without newlines at the end; nil if it cannot be read.
    private static func text(_ file: URL) -> String? {
        guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}

extension String {
    /// The text after a prefix; nil if it does not begin with it.
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
