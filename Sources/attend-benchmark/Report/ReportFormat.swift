import ArgumentParser
import Foundation

/// The output format of a report.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    func print(_ report: some BenchmarkReport) throws {
        Swift.print(self == .text ? report.text : try report.json)
    }

    /// Progress goes to standard error, so that a report can be piped.
    static func progress(_ words: String) {
        FileHandle.standardError.write(Data((words + "\n").utf8))
    }
}
