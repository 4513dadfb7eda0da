import LessonModel

/// Reads the Swift fences of an exercise: starter, solution, mistake and check.
struct ExercisePartReader {
    let source: SourceText
    let state: ReadingState

    /// The block that the fence becomes: the exercise for a starter, none for the other parts.
    func blocks(_ fence: Fence, _ attributes: FenceAttributes) -> [Block] {
        guard let key = FenceKind.parts.first(where: { $0.value == attributes.kind })?.key,
            let item = attributes.item(key), let id = attributes.id(key)
        else { return [] }
        let code = fence.code
        switch attributes.kind {
        case .exercise:
            guard state.claim(id, as: "exercise", item.valuePosition, in: source) else { return [] }
            reportUnclosedPlaceholder(fence)
            let points = attributes.number("points", .points)
            let starter = ExerciseParts.Part.starter(
                code, points: points, without: forbiddenNames(attributes), uses: uses(attributes))
            add(starter, to: id, at: item)
            return [Block(.exercise(id), at: code.fence)]
        case .mistake:
            add(.mistake(Mistake(code: code, says: attributes.required("says") ?? "")), to: id, at: item)
        case .check, .hiddenCheck:
            let check = Check(
                code: code, points: attributes.number("points", .points),
                tolerance: attributes.number("tolerance", .tolerance) ?? Check.defaultTolerance,
                hidden: attributes.kind == .hiddenCheck)
            add(.check(check), to: id, at: item)
        default:
            add(.solution(code, equivalents: equivalents(attributes)), to: id, at: item)
        }
        return []
    }

    /// The mutants that may pass; each `because` explains those before it.
    private func equivalents(_ attributes: FenceAttributes) -> [EquivalentMutant] {
        var found: [EquivalentMutant] = []
        var unexplained: [InfoString.Item] = []
        for item in attributes.repeatedItems {
            guard item.key == "because" else {
                unexplained.append(item)
                continue
            }
            if unexplained.isEmpty {
                attributes.report(
                    item, "this 'because' explains nothing", remedy: "write equivalent=\"…\" before it")
            }
            for mutant in unexplained {
                let note = attributes.note(mutant, "")
                guard let place = note.place, let change = mutant.value, let reason = item.value else { continue }
                found.append(
                    EquivalentMutant(solution: 0, change: change, reason: reason, place: place, excerpt: note.excerpt))
            }
            unexplained = []
        }
        if let first = unexplained.first {
            attributes.report(
                first, "'equivalent' needs a reason", remedy: "write \(FenceKind.example("because")) after it")
        }
        return found
    }

    /// The names in a value, with commas or blanks between them, each with its place.
    private func names(_ key: String, _ attributes: FenceAttributes) -> [(name: String, position: Position)] {
        guard let item = attributes.item(key), let value = item.value else { return [] }
        return value.split { $0 == "," || $0 == " " }.map { name in
            var position = item.textPosition
            position.column += value.utf8.distance(from: value.startIndex, to: name.startIndex)
            return (String(name), position)
        }
    }

    /// The exercises that it builds on, as the fence names them.
    private func uses(_ attributes: FenceAttributes) -> [ExerciseUse] {
        names("uses", attributes).map { ExerciseUse(name: $0.name, position: $0.position, source: source) }
    }

    /// The names that answers have to do without.
    private func forbiddenNames(_ attributes: FenceAttributes) -> [String] {
        guard let item = attributes.item("without") else { return [] }
        return names("without", attributes).compactMap { name, position in
            guard NameFamily.word(of: name).allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else {
                state.report(
                    source.error(
                        item.valuePosition, length: item.valueLength, "'\(name)' is not the name of a function or type",
                        remedy: "write names alone: \(FenceKind.example("without"))"))
                return nil
            }
            state.forbiddenNames.append(ForbiddenName(name: name, position: position, source: source))
            return name
        }
    }

    private func reportUnclosedPlaceholder(_ fence: Fence) {
        guard let start = EditorPlaceholder.unclosed(in: fence.text) else { return }
        let body = fence.body
        state.report(
            body.error(
                body.position(at: start), length: 2, "this placeholder is never closed",
                remedy: "end it with '#>' on the same line: <#what to write#>"))
    }

    private func add(_ part: ExerciseParts.Part, to id: String, at item: InfoString.Item) {
        state.exercises.add(part, to: id, at: item, in: source, afterCell: state.cells.count)
    }
}
