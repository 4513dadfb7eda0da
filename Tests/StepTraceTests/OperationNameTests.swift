import Foundation
import StepTrace
import TestSupport
import Testing

struct OperationNameTests {
    @Test(arguments: OperationSample.all.map(\.operation))
    func comesBackFromItsName(_ operation: StepTrace.Operation) {
        #expect(StepTrace.Operation(name: operation.name, parameters: operation.parameters) == operation)
    }

    @Test func aNameMeansOneOperation() {
        // Operations that differ in their numbers only share a name.
        let withoutNumbers = OperationSample.all.map(\.operation).filter(\.parameters.isEmpty)
        let byName = Dictionary(grouping: Set(withoutNumbers), by: \.name)
        #expect(byName.filter { $1.count > 1 } == [:])
    }

    /// The cases as the source declares them: nothing else knows them all.
    @Test func everyCaseHasASample() throws {
        let file = PackageFolder.root.appending(path: "Sources/StepTrace/Operation.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let declaration = try #require(source.components(separatedBy: "public enum Function").first)
        let declared = declaration.matches(of: /(?m)^    case (\w+)/).map { String($0.1) }
        #expect(declared.count > 30)
        let sampled = OperationSample.all.map { String("\($0.operation)".prefix { $0 != "(" }) }
        #expect(Set(declared) == Set(sampled))
    }

    @Test func unknownOnesAreRefused() {
        #expect(StepTrace.Operation(name: "matmull", parameters: []) == nil)
        #expect(StepTrace.Operation(name: "scale", parameters: []) == nil)
        #expect(StepTrace.Operation(name: "given", parameters: [1]) == nil)
    }
}
