import Synchronization

/// The readings of chapters that a long-running command has made already, each kept until the chapter's file changes: whoever saves
/// one chapter of a course waits for the reading of that one alone.
package final class ChapterReadings: Sendable {
    private struct Known {
        var reader: ChapterReader
        var bytes: [UInt8]
        var reading: ChapterReader.Reading
    }

    private let known = Mutex<[String: Known]>([:])

    package init() {}

    /// The reading of a chapter's text, made anew only if the text or the chapter's place in the course is another.
    func reading(_ reader: ChapterReader, _ bytes: [UInt8]) -> ChapterReader.Reading {
        if let known = known.withLock({ $0[reader.file] }), known.reader == reader, known.bytes == bytes {
            return known.reading
        }
        let reading = reader.reading(bytes)
        known.withLock { $0[reader.file] = Known(reader: reader, bytes: bytes, reading: reading) }
        return reading
    }

    /// Forgets chapters that are not in the course any more.
    func keep(_ files: Set<String>) {
        known.withLock { known in known = known.filter { files.contains($0.key) } }
    }
}
