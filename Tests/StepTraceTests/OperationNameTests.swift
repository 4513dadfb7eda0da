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

    /// The operations as the sources declare them: nothing else knows them all.
    @Test func everyOperationHasASample() throws {
        let folder = PackageFolder.root.appending(path: "Sources/StepTrace/Operations")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let declared = try files.filter { $0.lastPathComponent.hasPrefix("Operation+") }.reduce(0) { count, file in
            let source = try String(contentsOf: file, encoding: .utf8)
            return count
                + source.split(separator: "\n").count {
                    $0.hasPrefix("    public static let ") || $0.hasPrefix("    public static func ")
                }
        }
        // Named once for each form that has a name of its own.
        let names = Set(OperationSample.all.map(\.operation.name))
        let functions = StepTrace.Operation.Function.allCases.count - 1
        #expect(declared > 30 && names.count == declared + functions + 3)
    }

    @Test func unknownOnesAreRefused() {
        #expect(StepTrace.Operation(name: "matmull", parameters: []) == nil)
        #expect(StepTrace.Operation(name: "scale", parameters: []) == nil)
        #expect(StepTrace.Operation(name: "given", parameters: [1]) == nil)
    }
}
