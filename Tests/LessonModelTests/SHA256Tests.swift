import LessonModel
import Testing

@Suite struct SHA256Tests {
    private func digest(_ text: String) -> String { SHA256(text.utf8).hexadecimal }

    /// Examples of FIPS 180-4, and the lengths at which the padding needs one block more.
    @Test func knownDigests() {
        #expect(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            digest(String(repeating: "a", count: 55))
                == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
        #expect(
            digest(String(repeating: "a", count: 64))
                == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
    }

    @Test func bytesMayComeInParts() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for first in 0...130 {
            var digest = SHA256()
            digest.update(bytes[..<first])
            digest.update(bytes[first..<min(first + 64, 300)])
            digest.update(Array(bytes[min(first + 64, 300)...]).reversed().reversed())
            #expect(digest.bytes == SHA256(bytes).bytes, "\(first)")
        }
    }

    @Test func whereOneTextEndsMakesADifference() {
        func digest(_ texts: [String]) -> [UInt8] {
            var digest = SHA256()
            for text in texts { digest.update(text) }
            return digest.bytes
        }
        #expect(digest(["ab", "c"]) != digest(["a", "bc"]))
        #expect(digest(["ab", "c"]) == SHA256("2:ab1:c".utf8).bytes)
    }
}
