import Foundation
import TestSupport
import Testing

@testable import AttendCommands

/// The commit is found in each form in which Git stores it.
@Suite struct GitCommitTests {
    private static let commit = "3f2a91c0d4e5b6a7980123456789abcdef012345"
    private static let other = "00112233445566778899aabbccddeeff00112233"

    /// The commit of a folder with these files.
    private func commit(_ files: [String: String], in name: String = "") throws -> String? {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        for (name, text) in files {
            try folder.write(text.replacing("FOLDER", with: folder.url.path), name)
        }
        return GitCommit.checkedOut(in: folder.url.appending(path: name, directoryHint: .isDirectory))
    }

    @Test func ofABranch() throws {
        #expect(
            try commit([".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": Self.commit + "\n"])
                == Self.commit)
    }

    @Test func withoutABranch() throws {
        #expect(try commit([".git/HEAD": Self.commit + "\n"]) == Self.commit)
    }

    @Test func ofAPackedBranch() throws {
        let packed = """
            # pack-refs with: peeled fully-peeled sorted
            \(Self.other) refs/heads/domain
            \(Self.commit) refs/heads/main
            \(Self.other) refs/tags/0.1.0
            ^\(Self.other)

            """
        #expect(try commit([".git/HEAD": "ref: refs/heads/main\n", ".git/packed-refs": packed]) == Self.commit)
    }

    @Test func aBranchThatHasMovedSinceItWasPacked() throws {
        #expect(
            try commit([
                ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": Self.commit + "\n",
                ".git/packed-refs": "\(Self.other) refs/heads/main\n",
            ]) == Self.commit)
    }

    @Test("a linked worktree", arguments: ["FOLDER/main/.git", "../main/.git"])
    func ofAWorktree(git: String) throws {
        let files = [
            "second/.git": "gitdir: \(git)/worktrees/second\n",
            "main/.git/HEAD": "ref: refs/heads/main\n",
            "main/.git/refs/heads/main": Self.other + "\n",
            "main/.git/worktrees/second/HEAD": "ref: refs/heads/second\n",
            "main/.git/worktrees/second/commondir": "../..\n",
        ]
        let loose = ["main/.git/refs/heads/second": Self.commit + "\n"]
        let packed = ["main/.git/packed-refs": "\(Self.commit) refs/heads/second\n"]
        #expect(try commit(files.merging(loose) { $1 }, in: "second") == Self.commit)
        #expect(try commit(files.merging(packed) { $1 }, in: "second") == Self.commit)
    }

    @Test(
        "what names no commit",
        arguments: [
            [:], [".git/HEAD": ""], [".git/HEAD": "ref: refs/heads/main\n"], [".git": "nothing"],
            [".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": "ref: refs/heads/other\n"],
        ])
    func none(files: [String: String]) throws {
        #expect(try commit(files) == nil)
    }

    @Test func aCheckoutNamesItsCommitAndACopyElsewhereDoesNot() throws {
        let folder = TemporaryFolder()
        defer { folder.remove() }
        try folder.write(Self.commit + "\n", "attend/.git/HEAD")
        try folder.write("", "attend/.build/debug/attend")
        try folder.write("", "attend-copy/attend")
        func version(_ program: String) -> String {
            Version.description(
                executable: folder.url.appending(path: program), checkout: folder.url.appending(path: "attend"))
        }
        #expect(version("attend/.build/debug/attend") == "0.2.0 (3f2a91c0d4)")
        #expect(version("attend-copy/attend") == "0.2.0")
        try folder.write("", "attend/.git/HEAD")
        #expect(version("attend/.build/debug/attend") == "0.2.0")
    }
}
