import Testing

/// The kernel's reference pages are complete.
@Suite struct ReferencePageTests {
    @Test func theReferencePagesListEveryPublicNameUnderItsFolder() throws {
        let catalogue = "Sources/AttentionKernel/AttentionKernel.docc/AttentionKernel.md"
        let groups = try Checkout.text(catalogue).components(separatedBy: "\n### ").dropFirst().map { group in
            let names = group.matches(of: #/(?m)^- ``(\w+)/#).map { String($0.1) }
            return (group.prefix { $0 != "\n" }, Set(names))
        }
        let listed = Dictionary(uniqueKeysWithValues: groups.map { (String($0), $1) })
        let declaration = #/^(?:@discardableResult )?public (?:struct|enum|typealias|func) (\w+)/#
        let files = try Checkout.swiftFiles(in: "Sources/AttentionKernel")
        var declared: [String: Set<String>] = ["Essentials": []]
        for file in files {
            let names = file.lines.compactMap { $0.firstMatch(of: declaration).map { String($0.1) } }
            if !names.isEmpty { declared[String(file.path.split(separator: "/")[2]), default: []].formUnion(names) }
        }
        #expect(listed == declared)
    }
}
