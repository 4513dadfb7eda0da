import Foundation
import TestSupport
import Testing

/// What `.ci/package` makes is installed into an empty folder, and runs a course where this checkout cannot be seen.
@Suite(.processLimit) struct PackageTests {
    /// Runs a program where the checkout is hidden, as far as the system lets it be.
    private static let hidden = """
        if unshare --mount true 2> /dev/null; then
            exec unshare --mount sh -c 'mount -t tmpfs none "$0" && [ ! -e "$0/Package.swift" ] && exec "$@"' "$CHECKOUT" "$@"
        fi
        exec "$@"
        """

    @Test(.nightly) func anInstalledCopyRunsACourseWithoutTheCheckout() async throws {
        var attend = try Attend(["work/.keep": ""])
        defer { attend.remove() }
        let root = PackageFolder.root.resolvingSymlinksInPath().path
        attend.environment = [
            "EXECUTABLE": Attend.executable.path, "OUTPUT": attend.folder.appending(path: "packages").path,
            "CHECKOUT": root,
        ]
        let package = try await attend.running("\(root)/.ci/package", [])
        #expect(package.status == 0, "\(package.error)")
        let files = package.out.split(separator: "\n").map(String.init)
        let deb = try #require(files.first { $0.hasSuffix(".deb") })
        let tarball = try #require(files.first { $0.hasSuffix(".tar.gz") })

        let unpacked = try await attend.running("/usr/bin/env", ["dpkg-deb", "--extract", deb, "installed"])
        #expect(unpacked.status == 0, "\(unpacked.error)")
        let listed = try await attend.running("/usr/bin/env", ["tar", "-tzf", tarball])
        let names = Set(listed.out.split(separator: "\n").map { $0.dropFirst(2) })
        for name in [
            "bin/attend", "share/man/man1/attend.1.gz", "share/bash-completion/completions/attend",
            "share/zsh/vendor-completions/_attend", "share/fish/vendor_completions.d/attend.fish",
            "share/attend/lessons/course.yml", "share/attend/Sources/Confinement/main.c",
        ] {
            #expect(names.contains(name[...]), "\(name)")
            #expect(FileManager.default.fileExists(atPath: attend.folder.appending(path: "installed/usr/\(name)").path))
        }

        let installed = attend.folder.appending(path: "installed/usr").path
        func run(_ arguments: String...) async throws -> Attend.Outcome {
            try await attend.running(
                "/bin/sh", ["-c", Self.hidden, "sh", "\(installed)/bin/attend"] + arguments, in: "work")
        }
        #expect(try await run("doctor").out.contains("\(installed)/share/attend/Sources"))
        let lesson = try await run("run", "3", "--course", "\(installed)/share/attend/lessons")
        #expect(lesson.status == 0, "\(lesson.error)")
        #expect(lesson.out.contains("softmax"))
        #expect(try await run("new", "mine").status == 0)
        let proof = try await run("verify", "--strict", "--course", "mine/lessons")
        // The modules of another course are another build of the kernel.
        #expect(proof.status == 0, "\(proof.error)")
        let page = try await attend.running("/bin/sh", ["-c", "gzip -dc installed/usr/share/man/man1/attend.1.gz"])
        #expect(page.out.contains(".SS attend hand\\-in\n"))
    }

    @Test func shellsCompleteChaptersAndExercises() async throws {
        let attend = try Attend(lesson: ExerciseLesson.text)
        defer { attend.remove() }
        let script = try await attend("--generate-completion-script", "bash")
        let asked = script.out.matches(of: #/---completion (\w+) -- ([^ "]+)/#).map { (String($0.1), String($0.2)) }
        func completes(_ command: String) async throws -> [Substring] {
            let position = try #require(asked.first { $0.0 == command }?.1)
            return try await attend("---completion", command, "--", position, "2", "0", "attend", command, "")
                .out.split(separator: "\n")
        }
        #expect(try await completes("run") == ["01-lesson"])
        #expect(try await completes("solution").first == "01-lesson/shares")
        #expect(try await completes("check").prefix(2) == ["01-lesson", "01-lesson/shares"])
    }
}
