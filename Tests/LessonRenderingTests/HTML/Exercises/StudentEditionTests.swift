import Foundation
import LessonModel
import LessonReader
import StepTrace
import TestSupport
import Testing

@testable import LessonRendering

/// A student page gives nothing away, in any chapter of the course and in one that is built to be nasty.
struct StudentEditionTests {
    /// Every chapter of the course, and one with traps for whoever writes a page.
    static let chapters: [Chapter] = {
        let lessons = PackageFolder.root.appending(path: "lessons")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: lessons.path)) ?? []
        let course = names.filter { $0.wholeMatch(of: /[0-9].*\.md/) != nil }.sorted().map { name in
            let bytes = (try? Data(contentsOf: lessons.appending(path: name))).map(Array.init) ?? []
            return ChapterReader(file: "lessons/\(name)").read(bytes).chapter
        }
        return course + [NastyChapter.chapter]
    }()

    private func chapter(_ id: String) throws -> Chapter { try #require(Self.chapters.first { $0.id == id }) }

    @Test func theCourseIsThere() {
        #expect(Self.chapters.count >= 14)
        #expect(Self.chapters.allSatisfy { !$0.exercises.isEmpty })
    }

    /// Keys with numbers that stand nowhere else: 83170, 83171 … for the first sheet, 83270 … for the second.
    private func keys(of chapter: Chapter) -> [String: ShownValue] {
        var keys: [String: ShownValue] = [:]
        for (index, sheet) in chapter.worksheets.enumerated() {
            let values = (0..<12).map { 83_170 + Double(100 * index + $0) }
            keys[sheet.id] = .matrix(Grid(rows: 3, columns: 4, values: values), rowLabels: [], columnLabels: [])
        }
        return keys
    }

    private func part(_ chapter: Chapter) -> Handout.Part {
        Handout.Part(chapter: chapter, report: ChapterReport(chapter), worksheets: keys(of: chapter))
    }

    private func exercises(of chapter: Chapter, _ edition: Handout.Edition) -> String {
        let writer = ExerciseHTML(part: part(chapter), edition: edition, body: HTMLBody(style: .page), words: .english)
        return chapter.exercises.map { writer.html($0) }.joined()
    }

    /// All that a reader of an edition can get hold of: the chapter's page, the index, the book.
    /// - Parameter judgesItself: with keys, as a teacher may choose for students.
    private func pages(of chapter: Chapter, _ edition: Handout.Edition, judgesItself: Bool = false) -> String {
        let course = Course(title: "Course", folder: "lessons", chapters: [chapter])
        let stamp = Handout.Stamp(tool: "Attend", toolchain: "swift", kernel: "k", date: nil)
        var handout = Handout(course, edition: edition, stamp: stamp)
        handout.version = "f00d"
        handout.isSelfChecking = judgesItself
        let part = part(chapter)
        return [handout.page(part, beside: []), handout.index(beside: [part.chapter.id]), handout.book([part])].joined()
    }

    @Test(arguments: chapters.map(\.id))
    func nothingIsGivenAway(id: String) throws {
        let chapter = try chapter(id)
        let page = PageText(exercises(of: chapter, .student) + pages(of: chapter, .student))
        let leaks = SealedText.of(chapter).filter { page.contains($0.text) }
        #expect(leaks == [])
    }

    /// Pages that judge themselves hold keys and the reasons for choices, and no more.
    @Test(arguments: chapters.map(\.id))
    func pagesThatJudgeThemselvesHoldNoCode(id: String) throws {
        let chapter = try chapter(id)
        let page = PageText(pages(of: chapter, .student, judgesItself: true))
        let sealed = SealedText.of(chapter)
        #expect(sealed.filter { $0.kind != .reason && page.contains($0.text) } == [])
        #expect(sealed.filter { $0.kind == .reason && !page.contains($0.text) } == [])
    }

    /// The search finds what it looks for: a teacher's page holds all of it.
    @Test(arguments: chapters.map(\.id))
    func teachersHaveEverything(id: String) throws {
        let chapter = try chapter(id)
        let page = PageText(exercises(of: chapter, .teacher))
        let sealed = SealedText.of(chapter)
        #expect(!sealed.isEmpty)
        #expect(sealed.filter { !page.contains($0.text) } == [])
    }

    @Test(arguments: chapters.map(\.id))
    func keysStayAway(id: String) throws {
        let chapter = try chapter(id)
        let student = PageText(exercises(of: chapter, .student) + pages(of: chapter, .student))
        let teacher = PageText(exercises(of: chapter, .teacher))
        let judging = PageText(pages(of: chapter, .student, judgesItself: true))
        let keys = keys(of: chapter)
        for sheet in chapter.worksheets {
            let value = try #require(keys[sheet.id])
            let key = try #require(WorksheetKey(sheet, value: value))
            for (value, isBlank) in zip(key.grid.values, key.isBlank) {
                let number = formatted(value, decimals: 0)
                #expect(student.contains(number) == !isBlank, "\(sheet.id): \(number)")
                #expect(teacher.contains(number))
                // A single whole number may stand anywhere on a page.
                let ends = sheet.agreeingNumbers(with: value).filter { $0.lowest != $0.highest }.map {
                    "\($0.lowest),\($0.highest)"
                }
                #expect(ends.allSatisfy(judging.contains) == isBlank, "\(sheet.id): \(ends)")
                #expect(!ends.contains(where: student.contains))
            }
        }
    }

    /// The nasty chapter's secrets, written down by hand: not what the program itself takes for one.
    @Test func nastySecrets() {
        let page = PageText(
            exercises(of: NastyChapter.chapter, .student) + pages(of: NastyChapter.chapter, .student))
        for secret in NastyChapter.secrets {
            #expect(!page.contains(secret), "\(secret)")
        }
        #expect(page.contains("Twotimesthenumber"))
    }
}
