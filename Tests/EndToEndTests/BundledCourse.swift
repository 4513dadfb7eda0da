import Foundation
import TestSupport
import Testing

/// The package's own course, proved once and then written once for all tests that look at it.
///
/// The proof computes every chapter anew and keeps what cells print, which the pages are then made of.
enum BundledCourse {
    static let folder = PackageFolder.root.appending(path: "lessons").path

    /// `attend verify --strict`; nightly with mutants of solutions, which are most of its work.
    static var proof: Attend.Outcome { get async throws { try await proving.value } }

    private static let proving = Task {
        let attend = try Attend(["notes.md": ""])
        defer { attend.remove() }
        return try await attend(["verify", "--strict", "--course", folder] + (Nightly.isOn ? [] : ["--skip-mutants"]))
    }

    /// The files of the student's edition: a page for each chapter, and the index.
    static var pages: [URL] { get async throws { try await writing.value } }

    private static let writing = Task {
        _ = try await proving.value
        let pages = PackageFolder.cache.appending(path: "course-pages")
        try? FileManager.default.removeItem(at: pages)
        let attend = try Attend(["notes.md": ""])
        defer { attend.remove() }
        let run = try await attend(["handout", "--course", folder, "-o", pages.path])
        try #require(run.status == 0, "\(run.error)")
        return try FileManager.default.contentsOfDirectory(atPath: pages.path).sorted().map {
            pages.appending(path: $0)
        }
    }

    /// The pages of some chapters, by number.
    static func pages(of chapters: [String]) async throws -> [URL] {
        try await pages.filter { page in
            chapters.contains { page.lastPathComponent.hasPrefix("\($0)-") }
        }
    }
}
