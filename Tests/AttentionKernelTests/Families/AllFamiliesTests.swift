import Foundation
import TestSupport
import Testing

/// The golden files as `Fixtures/README.md` describes them.
struct AllFamiliesTests {
    /// A family without a test would agree with anything.
    @Test func everyFamilyHasATest() throws {
        let folder = PackageFolder.root.appending(path: "Tests/AttentionKernelTests/Families")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let tested = try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: /arguments: GoldenCase\.family\("([\w-]+)"\)/)
                .map { String($0.1) }
        }
        #expect(Set(tested) == Set(GoldenCase.all.map(\.family)))
    }

    @Test(arguments: GoldenCase.all)
    func aCaseHasTheFieldsThatAreKnown(_ golden: GoldenCase) {
        #expect(golden.furtherFields.isSubset(of: ["alternatives"]))
    }

    @Test(arguments: GoldenCase.all)
    func aCaseNamesTheLibraryAndItsVersion(_ golden: GoldenCase) {
        #expect(golden.source.contains(/^(torch|keras|transformers) \d+\.\d+\.\d+/))
    }

    @Test func aCaseIsCalledAsItsFile() throws {
        #expect(GoldenCase.all.map(\.name).sorted() == GoldenCase.fileNames.sorted())
    }
}
