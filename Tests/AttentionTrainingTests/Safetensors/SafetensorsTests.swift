import Foundation
import Testing

@testable import AttentionKernel
@testable import AttentionTraining

/// The format's bytes, both ways, and what is said about bytes that are none.
struct SafetensorsTests {
    /// A file of the header and the bytes of numbers given.
    private func file(_ header: String, _ numbers: [UInt8] = []) -> [UInt8] {
        let length = UInt64(header.utf8.count)
        return (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(8 * $0)) } + Array(header.utf8) + numbers
    }

    private func problem(_ bytes: [UInt8]) -> String {
        do throws(SafetensorsError) {
            _ = try Safetensors(bytes: bytes)
            return "none"
        } catch {
            return error.description
        }
    }

    @Test func bytesAreThoseOfTheFormat() {
        let one = Safetensors.Tensor(name: "a", shape: [1, 2], values: [1, -2])
        let bytes = Safetensors(tensors: [one], notes: [.init(key: "by", text: "“us”\n")]).bytes()
        let header =
            #"{"__metadata__":{"by":"“us”\u000a"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}"#
        let padding = String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
        #expect(bytes == file(header + padding, [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]))
    }

    @Test(arguments: [Safetensors.WrittenFormat.float32, .float64])
    func comesBack(_ format: Safetensors.WrittenFormat) throws {
        let numbers = [0, -0.0, 1.5, -3.25, .infinity, -.infinity, 0x1p-149, 0x1.fffffep127]
        let whole = Safetensors(
            tensors: [
                .init(name: "matrix", shape: [2, 4], values: numbers), .init(name: "number", shape: [], values: [7]),
                .init(name: "nothing", shape: [3, 0], values: []),
                .init(name: "quoted \"é\" \\ 🎈", shape: [1], values: [2]),
            ], notes: [.init(key: "format", text: "pt")])
        let bytes = whole.bytes(as: format)
        #expect(try Safetensors(bytes: bytes) == whole)
        #expect(bytes.littleEndian(at: 0, width: 8) % 8 == 0)
    }

    @Test func doublePrecisionIsExact() throws {
        let numbers = Matrix.random(rows: 1, columns: 50, seed: 3).values
        let whole = Safetensors(tensors: [.init(name: "x", shape: [50], values: numbers)])
        #expect(try Safetensors(bytes: whole.bytes(as: .float64)) == whole)
        let rounded = try #require(try Safetensors(bytes: whole.bytes())["x"])
        #expect(rounded.values == numbers.map { Double(Float($0)) })
    }

    @Test func everyHalfPrecisionNumber() {
        for bits in UInt16.min...UInt16.max {
            let half = Safetensors.NumberFormat.float16.number(UInt64(bits))
            let brain = Safetensors.NumberFormat.brainFloat16.number(UInt64(bits))
            // What the bits stand for, by the definition of the format.
            let (sign, exponent, fraction) = (bits >> 15 == 1 ? -1.0 : 1, Int(bits >> 10 & 31), Double(bits & 1023))
            let wanted =
                exponent == 31
                ? fraction == 0 ? sign * .infinity : .nan
                : sign * (exponent == 0 ? fraction / 1024 : 1 + fraction / 1024)
                    * Double(sign: .plus, exponent: max(exponent, 1) - 15, significand: 1)
            #expect(half == wanted || half.isNaN && wanted.isNaN)
            let single = Double(Float(bitPattern: UInt32(bits) << 16))
            #expect(brain == single || brain.isNaN && single.isNaN)
        }
    }

    @Test func unusualHeaders() throws {
        #expect(try Safetensors(bytes: file("{}")) == Safetensors())
        #expect(try Safetensors(bytes: file("{ } \n\t ")) == Safetensors())
        let spaced =
            #"{ "b" : {"data_offsets":[2, 4],"shape":[1],"dtype":"BF16"} , "\u00e9\ud83c\udf88\/":{"dtype":"F16","shape":[],"data_offsets":[0,2]}}"#
        let read = try Safetensors(bytes: file(spaced, [0x00, 0x3C, 0x80, 0xBF]))
        #expect(
            read.tensors == [
                .init(name: "é🎈/", shape: [], values: [1]), .init(name: "b", shape: [1], values: [-1]),
            ])
    }

    @Test func whatIsWrongAndWhere() {
        let a = #""a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#
        let cases: [([UInt8], String)] = [
            ([1, 2, 3], "a file has at least 8 bytes and this one 3 (byte 3)"),
            ([9, 0, 0, 0, 0, 0, 0, 0, 123], "the header is said to be 9 bytes long, and 1 bytes follow (byte 0)"),
            (
                [255, 255, 255, 255, 255, 255, 255, 255, 123],
                "the header is said to be 18446744073709551615 bytes long, and 1 bytes follow (byte 0)"
            ),
            (file(""), "the header must begin with “{” (byte 8)"),
            (file(" {}"), "the header must begin with “{” (byte 8)"),
            (file("{"), "“\"” is missing in the header (byte 9)"),
            (file("{}x"), "the header goes on after its last “}” (byte 10)"),
            (file("{\(a)"), "“}” is missing in the header (byte 61)"),
            (file("{\(a),}", [0, 0, 0, 0]), "“\"” is missing in the header (byte 62)"),
            (file("{\(a),\(a)}", [0, 0, 0, 0]), "there are two tensors “a” (byte 62)"),
            (file("{\(a)}"), "the tensor “a” is said to be at 0..<4 of 0 bytes (byte 9)"),
            (file("{\(a)}", [0, 0, 0, 0, 0]), "1 bytes at the end belong to no tensor (byte 66)"),
            (
                file(#"{"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}"#),
                "the tensor “a” holds numbers of the format “I64”; F64, F32, F16 and BF16 are read (byte 9)"
            ),
            (
                file(#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, [0, 0, 0, 0]),
                "the tensor “a” of shape [2] has 2 numbers of 4 bytes each, and its place 4 bytes (byte 9)"
            ),
            (
                file(#"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}"#),
                "the tensor “a” has more numbers than can be counted (byte 9)"
            ),
            (
                file(#"{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,0]}}"#, [0, 0, 0, 0]),
                "the tensor “a” is said to be at 4..<0 of 4 bytes (byte 9)"
            ),
            (
                file("{\(a),\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", [0, 0, 0, 0, 0, 0]),
                "the tensor “b” begins at 2 and overlaps the one before, which ends at 4 (byte 62)"
            ),
            (
                file(
                    "{\(a),\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[5,9]}}",
                    Array(repeating: 0, count: 9)),
                "the tensor “b” begins at 5 and leaves a gap after the one before, which ends at 4 (byte 62)"
            ),
            (file(#"{"a":{"shape":[1],"data_offsets":[0,4]}}"#), "the tensor “a” has no “dtype” (byte 9)"),
            (file(#"{"a":{"dtype":"F32","dtype":"F32"}}"#), "the tensor “a” has two “dtype” (byte 28)"),
            (file(#"{"a":{"type":"F32"}}"#), "the tensor “a” has the unknown field “type” (byte 14)"),
            (
                file(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}"#),
                "the tensor “a” has 3 data_offsets instead of 2 (byte 40)"
            ),
            (file(#"{"a":{"shape":[-1]}}"#), "a whole number is missing (byte 23)"),
            (file(#"{"a":{"shape":[99999999999999999999]}}"#), "the number is too large (byte 23)"),
            (file(#"{"a\q":{}}"#), "the escape is none of JSON's (byte 11)"),
            (file(#"{"\ud83c":{}}"#), "half a character is missing (byte 10)"),
            (file(#"{"\u12g4":{}}"#), "“\\u” takes four hexadecimal digits (byte 14)"),
            (file("{\"a\nb\":{}}"), "a control character stands in a text (byte 11)"),
            (file("{") + Array("\"".utf8), "“\"” is missing in the header (byte 9)"),
            (
                [5, 0, 0, 0, 0, 0, 0, 0] + Array("{\"".utf8) + [0xFF] + Array("\":".utf8),
                "the text is not UTF-8 (byte 10)"
            ),
            (file(#"{"__metadata__":{"a":1}}"#), "“\"” is missing in the header (byte 29)"),
            (file(#"{"__metadata__":{},"__metadata__":{}}"#), "there are two “__metadata__” (byte 27)"),
        ]
        for (bytes, wanted) in cases { #expect(problem(bytes) == "safetensors: " + wanted) }
    }

    @Test func parametersLoadByName() throws {
        let layer = TrainableLinear(from: 2, to: 3, seed: 1)
        let other = TrainableLinear(from: 2, to: 3, seed: 2)
        layer.bias!.value = [[1, 2, 3]]
        let file = try Safetensors(bytes: layer.parameters.safetensors.bytes(as: .float64))
        #expect(file.tensors.map(\.name) == ["weight", "bias"])
        try other.parameters.load(file)
        #expect(other.trained == layer.trained)

        let flat = Safetensors(tensors: [file.tensors[0], .init(name: "bias", shape: [3], values: [4, 5, 6])])
        try other.parameters.load(flat)
        #expect(other.bias!.value == [[4, 5, 6]])

        #expect(throws: SafetensorsError("there is no tensor “bias”")) {
            try other.parameters.load(
                Safetensors(tensors: [.init(name: "weight", shape: [2, 3], values: [0, 0, 0, 0, 0, 0])]))
        }
        let tall = Safetensors.Tensor(name: "weight", shape: [3, 2], values: [0, 0, 0, 0, 0, 0])
        #expect(throws: SafetensorsError("the tensor “weight” has the shape [3, 2]; the parameter is 2×3")) {
            try other.parameters.load(Safetensors(tensors: [tall]))
        }
        #expect(other.weight.value == layer.weight.value)
        #expect(other.bias!.value == [[4, 5, 6]])
    }

    @Test func aMissingFileIsNamed() {
        #expect(throws: SafetensorsError("/no/such/file.safetensors cannot be opened for reading")) {
            try Safetensors(contentsOf: "/no/such/file.safetensors")
        }
        #expect(throws: SafetensorsError("/no/such/file.safetensors cannot be opened for writing")) {
            try Safetensors().write(to: "/no/such/file.safetensors")
        }
    }
}
