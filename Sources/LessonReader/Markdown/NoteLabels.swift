import LessonModel

/// The notes of a text while it is read: where each is, and what number it has got.
struct NoteLabels {
    /// Where the note of a label begins.
    var places: [String: Position] = [:]
    /// The label of a note that begins at a position.
    var labels: [Position: String] = [:]
    /// The text of a note.
    private var texts: [String: [Block]] = [:]
    /// The labels in the order of the first reference.
    private var order: [String] = []
    private var numbers: [String: Int] = [:]
    private var references: [String: Int] = [:]

    mutating func add(_ text: [Block], to label: String) {
        if texts[label] == nil { texts[label] = text }
    }

    /// The next reference to a note.
    mutating func refer(to label: String) -> NoteReference {
        let number = numbers[label] ?? order.count + 1
        if numbers[label] == nil {
            numbers[label] = number
            order.append(label)
        }
        references[label, default: 0] += 1
        return NoteReference(number: number, occurrence: references[label] ?? 1)
    }

    /// The notes that the text refers to, by number.
    var notes: [Note] {
        order.enumerated().map { index, label in
            Note(number: index + 1, references: references[label] ?? 1, blocks: texts[label] ?? [])
        }
    }

    /// The labels of notes that nothing refers to, in the order of the text.
    var unused: [String] {
        places.filter { numbers[$0.key] == nil }.sorted { $0.value.line < $1.value.line }.map(\.key)
    }
}
