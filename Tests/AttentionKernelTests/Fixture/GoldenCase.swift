import Foundation
import Testing

@testable import AttentionKernel

/// One golden file: what goes in, and what comes out of the library that it names.
///
/// It remembers what a test has looked at, so that an option nobody understands fails the test instead of passing
/// unnoticed.
final class GoldenCase: CustomTestStringConvertible {
    let name: String
    let family: String
    let tolerance: Double
    private let inputs: [String: Tensor]
    private let options: [String: Any]
    private let expected: [String: Tensor]
    private let alternatives: [String: Tensor]
    /// The library that the numbers come from, and what computed them.
    let source: String
    /// Fields of the file, apart from those that are always there.
    let furtherFields: Set<String>
    private var seen: Set<String> = []

    var testDescription: String { name }

    init(contentsOf file: URL) throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as! [String: Any]
        name = json["name"] as! String
        family = json["family"] as! String
        tolerance = (json["tolerance"] as! NSNumber).doubleValue
        inputs = (json["inputs"] as! [String: [String: Any]]).mapValues { Tensor($0) }
        options = json["options"] as! [String: Any]
        expected = (json["expect"] as! [String: [String: Any]]).mapValues { Tensor($0) }
        alternatives = (json["alternatives"] as? [String: [String: Any]] ?? [:]).mapValues { Tensor($0) }
        source = json["source"] as! String
        _ = json["note"] as! String
        furtherFields = Set(json.keys).subtracting([
            "name", "family", "source", "inputs", "options", "expect", "tolerance", "note",
        ])
    }

    /// The same case, nothing of it looked at.
    private init(_ other: GoldenCase) {
        name = other.name
        family = other.family
        tolerance = other.tolerance
        inputs = other.inputs
        options = other.options
        expected = other.expected
        alternatives = other.alternatives
        source = other.source
        furtherFields = other.furtherFields
    }

    func input(_ name: String) -> Tensor? {
        seen.insert("input " + name)
        return inputs[name]
    }

    func number(_ option: String) -> Double? {
        seen.insert("option " + option)
        return (options[option] as? NSNumber)?.doubleValue
    }

    func flag(_ option: String) -> Bool { number(option) == 1 }

    func text(_ option: String) -> String? {
        seen.insert("option " + option)
        return options[option] as? String
    }

    func numbers(_ option: String) -> [Int]? {
        seen.insert("option " + option)
        return (options[option] as? [Any])?.map { ($0 as! NSNumber).intValue }
    }

    func isExpected(_ name: String) -> Bool { expected[name] != nil }
    func expectation(_ name: String) -> Tensor? { expected[name] }

    /// Options that change nothing here.
    func ignore(options: String...) { for option in options { seen.insert("option " + option) } }

    /// Compares with what the file expects under that name, if it expects anything.
    func check(_ name: String, _ actual: [Double], sourceLocation: SourceLocation = #_sourceLocation) {
        seen.insert("expect " + name)
        guard let wanted = expected[name] else { return }
        compare(name, actual, wanted, tolerance, sourceLocation)
    }

    /// Compares with what another library answers, or the same one called another way, if the file says it.
    /// - Parameter singlePrecision: the library calculated so.
    func checkAlternative(
        _ name: String, _ actual: () -> [Matrix], singlePrecision: Bool = false,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        seen.insert("alternative " + name)
        guard let wanted = alternatives[name] else { return }
        compare(name, actual().flatMap(\.values), wanted, singlePrecision ? 1e-6 : tolerance, sourceLocation)
    }

    private func compare(
        _ name: String, _ actual: [Double], _ wanted: Tensor, _ tolerance: Double, _ sourceLocation: SourceLocation
    ) {
        guard wanted.values.count == actual.count else {
            let message: Comment = "\(self.name): \(name) has \(actual.count) numbers instead of \(wanted.values.count)"
            Issue.record(message, sourceLocation: sourceLocation)
            return
        }
        for (index, (got, want)) in zip(actual, wanted.values).enumerated() {
            let isClose = (got - want).magnitude <= tolerance * max(1, want.magnitude)
            guard isClose || got == want || (got.isNaN && want.isNaN) else {
                let message: Comment = "\(self.name): \(name)[\(index)] is \(got) instead of \(want)"
                Issue.record(message, sourceLocation: sourceLocation)
                return
            }
        }
    }

    func check(_ name: String, _ actual: Matrix, sourceLocation: SourceLocation = #_sourceLocation) {
        check(name, actual.values, sourceLocation: sourceLocation)
    }

    func check(_ name: String, _ actual: [Matrix], sourceLocation: SourceLocation = #_sourceLocation) {
        check(name, actual.flatMap(\.values), sourceLocation: sourceLocation)
    }

    /// Fails for every input, option, expectation and alternative that the test has not looked at.
    func finish(sourceLocation: SourceLocation = #_sourceLocation) {
        let all =
            inputs.keys.map { "input " + $0 } + options.keys.map { "option " + $0 }
            + expected.keys.map { "expect " + $0 } + alternatives.keys.map { "alternative " + $0 }
        for part in all.sorted() where !seen.contains(part) {
            Issue.record("\(name): the reader does not know \(part)", sourceLocation: sourceLocation)
        }
    }

    /// The cases of a family, by name; each call gives cases of its own, so that tests can run side by side.
    static func family(_ family: String) -> [GoldenCase] {
        all.filter { $0.family == family }.map { GoldenCase($0) }
    }

    private static let files: [URL] = {
        let folder = Bundle.module.resourceURL!.appendingPathComponent("Fixtures/attention")
        let files = try! FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return files.filter { $0.pathExtension == "json" }
    }()

    /// The names of the golden files, without their ending.
    static let fileNames = files.map { $0.deletingPathExtension().lastPathComponent }

    /// Every golden file.
    static let all = files.map { try! GoldenCase(contentsOf: $0) }.sorted { $0.name < $1.name }
}

extension GoldenCase: @unchecked Sendable {}
