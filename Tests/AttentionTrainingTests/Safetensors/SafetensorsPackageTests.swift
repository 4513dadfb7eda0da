import Foundation
import TestSupport
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// Files go both ways between here and the `safetensors` package from PyPI.
@Suite(.processLimit) struct SafetensorsPackageTests {
    private let temporary = TemporaryFolder()
    private var folder: URL { temporary.url }

    init() throws { try temporary.create() }

    /// Runs a Python program in the folder, giving what it prints.
    private func python(_ program: String) async throws -> (output: String, status: Int32) {
        let outcome = try await Process("python3", ["-c", program], in: folder).outcome()
        return (outcome.out + outcome.error, outcome.status)
    }

    /// Whether Python has what it takes; records an issue that says what to do if not.
    private func hasPackage() async throws -> Bool {
        let found = try await python("import numpy, safetensors.numpy")
        guard found.status != 0 else { return true }
        Issue.record(
            """
            This test needs Python 3 with the packages safetensors and numpy: pip install safetensors numpy
            \(found.output)
            """)
        return false
    }

    @Test func thePackageReadsWhatIsWrittenHere() async throws {
        defer { temporary.remove() }
        guard try await hasPackage() else { return }
        let layer = TrainableAttention(dModel: 4, heads: 2, bias: true, seed: 8)
        var file = layer.parameters.safetensors
        file.tensors.append(.init(name: "number", shape: [], values: [0.5]))
        file.tensors.append(.init(name: "block “é”", shape: [2, 1, 2], values: [1, 2, 3, 4]))
        file.notes = [.init(key: "made by", text: "Attend\n\"0\"")]
        try file.write(to: folder.appendingPathComponent("double.safetensors").path, as: .float64)
        try file.write(to: folder.appendingPathComponent("single.safetensors").path)
        let program = """
            import json, numpy, safetensors
            for name in ["double", "single"]:
                with safetensors.safe_open(name + ".safetensors", "np") as f:
                    print(json.dumps({
                        "notes": f.metadata(),
                        "tensors": {k: [str(f.get_tensor(k).dtype), list(f.get_tensor(k).shape),
                                        [repr(float(x)) for x in f.get_tensor(k).flatten()]] for k in f.keys()},
                    }))
            """
        let printed = try await python(program)
        try #require(printed.status == 0, "\(printed.output)")
        let lines = printed.output.split(separator: "\n")
        try #require(lines.count == 2)
        for (line, format) in zip(lines, ["float64", "float32"]) {
            let read = try JSONSerialization.jsonObject(with: Data(line.utf8)) as! [String: [String: Any]]
            #expect(read["notes"] as! [String: String] == ["made by": "Attend\n\"0\""])
            let tensors = read["tensors"]!
            #expect(tensors.keys.sorted() == file.tensors.map(\.name).sorted())
            for tensor in file.tensors {
                let found = try #require(tensors[tensor.name] as? [Any])
                let numbers = (found[2] as! [String]).map { Double($0)! }
                #expect(found[0] as? String == format)
                #expect(found[1] as? [Int] == tensor.shape)
                #expect(numbers == tensor.values.map { format == "float64" ? $0 : Double(Float($0)) })
            }
        }
    }

    @Test func whatThePackageWritesIsReadHere() async throws {
        defer { temporary.remove() }
        guard try await hasPackage() else { return }
        let program = """
            import json, numpy, safetensors.numpy
            r = numpy.random.default_rng(4)
            tensors = {
                "double": r.standard_normal((3, 5)), "single": r.standard_normal((2, 2, 3)).astype(numpy.float32),
                "half": numpy.array([1e-8, 6e-5, 0.1, -65504, numpy.inf], dtype=numpy.float16),
                "number": numpy.array(2.5), "nothing": numpy.zeros((0, 4), dtype=numpy.float32),
                "é\\"\\\\\\n🎈": numpy.array([7.0]),
            }
            safetensors.numpy.save_file(tensors, "file.safetensors", {"format": "np", "who": "PyPI é"})
            print(json.dumps({k: [list(t.shape), [repr(float(x)) for x in t.flatten()]] for k, t in tensors.items()}))
            """
        let printed = try await python(program)
        try #require(printed.status == 0, "\(printed.output)")
        let wanted = try JSONSerialization.jsonObject(with: Data(printed.output.utf8)) as! [String: [Any]]
        let file = try Safetensors(contentsOf: folder.appendingPathComponent("file.safetensors").path)
        #expect(file.notes.sorted { $0.key < $1.key }.map(\.text) == ["np", "PyPI é"])
        #expect(file.tensors.map(\.name).sorted() == wanted.keys.sorted())
        for tensor in file.tensors {
            let (shape, numbers) = (wanted[tensor.name]![0] as! [Int], wanted[tensor.name]![1] as! [String])
            #expect(tensor.shape == shape)
            #expect(tensor.values == numbers.map { Double($0)! })
        }
    }
}
