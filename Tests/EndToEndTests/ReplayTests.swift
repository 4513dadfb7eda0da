import Foundation
import StepTrace
import TestSupport
import Testing

@testable import AttentionKernel

/// What the course's pages show can be computed again: so a reader can change any of its numbers.
@Suite(.processLimit)
struct ReplayTests {
    @Test func everyStepOfTheCoursesFiguresComputedAgainHasTheSameBits() async throws {
        var (steps, attentions) = (0, 0)
        for file in try await BundledCourse.pages {
            let name = file.lastPathComponent
            let page = try String(contentsOf: file, encoding: .utf8)
            for trace in Self.traces(in: page) {
                #expect(trace.edited(TraceEdits()).trace.isIdentical(to: trace))
                attentions += trace.attentionParts.count
                for place in trace.places where !place.step.operands.isEmpty {
                    let operands = place.step.operands.compactMap { trace.located($0, from: place)?.step }
                    let value = Computation.value(of: place.step, from: operands.map { Matrix($0.value) })
                    let isSame = value?.grid.hasBits(of: place.step.value) == true
                    #expect(isSame, "\(name): \(trace.title), \(place.path)")
                    steps += 1
                }
            }
        }
        #expect(steps > 200 && attentions > 20)
    }

    /// The traces that a page holds, without those whose large matrices stand elsewhere in it and those that a lesson has
    /// changed.
    private static func traces(in page: String) -> [Trace] {
        page.matches(of: #/<script type="application\/json">(?<data>[^<]*)<\/script>\n<\/figure>/#).compactMap {
            match in
            JSONValue(reading: String(match.output.data)).flatMap { $0["original"] == nil ? Trace($0) : nil }
        }
    }
}
