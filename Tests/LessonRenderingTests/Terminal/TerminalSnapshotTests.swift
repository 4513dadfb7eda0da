import Foundation
import LessonModel
import StepTrace
import TestSupport
import Testing
import TraceFigures

@testable import LessonRendering

/// Whole pictures, held against files.
@Suite struct TerminalSnapshotTests {
    @Test(arguments: [40, 80, 120]) func tinyTraceWithoutColour(width: Int) throws {
        try expect(figure(SampleTraces.tiny, .none, width), "tiny-\(width)")
    }

    @Test(arguments: [40, 80, 120]) func maskedTraceWithoutColour(width: Int) throws {
        try expect(figure(SampleTraces.causal, .none, width), "causal-\(width)")
    }

    @Test(arguments: [40, 80, 120]) func headsWithoutColour(width: Int) throws {
        try expect(figure(SampleTraces.heads, .none, width), "heads-\(width)")
    }

    @Test(arguments: [40, 80, 120]) func chineseLabels(width: Int) throws {
        try expect(figure(SampleTraces.chinese, .none, width), "chinese-\(width)")
    }

    @Test(arguments: [40, 80, 120]) func bigMatrix(width: Int) throws {
        try expect(big(.none, width), "big-\(width)")
    }

    @Test(arguments: [40, 80, 120]) func everythingWithoutColour(width: Int) throws {
        try expect(chapter(.none, width), "chapter-\(width)")
    }

    @Test(arguments: [("256", TerminalStyle.Colours.indexed), ("true", .trueColour), ("16", .basic)])
    func inColour(name: String, colours: TerminalStyle.Colours) throws {
        try expect(figure(SampleTraces.causal, colours, 80), "causal-80-\(name)")
        try expect(big(colours, 80), "big-80-\(name)")
        try expect(chapter(colours, 80), "chapter-80-\(name)")
    }

    private func figure(_ trace: Trace, _ colours: TerminalStyle.Colours, _ width: Int) -> [String] {
        let style = TerminalStyle(colours: colours, width: width)
        return FigureText(style, .terminal).lines(Figure(trace)).map { $0.text(style) }
    }

    private func big(_ colours: TerminalStyle.Colours, _ width: Int) -> [String] {
        let style = TerminalStyle(colours: colours, width: width)
        let panel = Panel(matrix: SampleTraces.big, rowLabels: [], columnLabels: [])
        return FigureText(style, .terminal).lines(matrix: panel).map { $0.text(style) }
    }

    private func chapter(_ colours: TerminalStyle.Colours, _ width: Int) -> [String] {
        ChapterTypesetter(SampleChapter.chapter, style: TerminalStyle(colours: colours, width: width))
            .lines(SampleChapter.report)
    }

    private func expect(_ lines: [String], _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
        try expectPicture(lines, name, in: "terminal", location)
    }
}

/// Holds lines against their picture, a file in a folder of `Fixtures`; ESC is written as ␛ there.
///
/// With ATTEND_RECORD set the pictures are written anew, to be looked at by hand.
func expectPicture(
    _ lines: [String], _ name: String, in folder: String, _ location: SourceLocation = #_sourceLocation
) throws {
    let actual = lines.joined(separator: "\n").replacing("\u{1B}", with: "␛") + "\n"
    if ProcessInfo.processInfo.environment["ATTEND_RECORD"] != nil {
        let source = PackageFolder.root.appending(path: "Tests/LessonRenderingTests/Fixtures/\(folder)")
        return try Data(actual.utf8).write(to: source.appending(path: "\(name).txt"))
    }
    let file = try #require(
        Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Fixtures/\(folder)"),
        sourceLocation: location)
    #expect(try actual == String(contentsOf: file, encoding: .utf8), sourceLocation: location)
}
