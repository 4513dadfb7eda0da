package import StepTrace

/// The result of running a chapter: the fold of its events.
package struct ChapterReport: Sendable, Hashable {
    package var id: String
    package var file: String
    package var title: String
    /// Every cell of the chapter, ignored ones left out, in order.
    package var cells: [CellReport]
    /// Texts of the inline values by their index; those never computed are missing.
    package var inlineValues: [Int: String]
    /// The values of the worksheets' expressions, by worksheet id; those never computed are missing.
    package var keys: [String: ShownValue] = [:]
    /// The worksheets by the index that their keys have among the program's values.
    private let worksheets: [Int: String]
    /// Diagnostics that belong to no single cell.
    package var diagnostics: [Diagnostic]
    package var compileSeconds: Double
    package var runSeconds: Double
    /// The highest peak memory use of the chapter's programs, in bytes; nil when none ran, or when the system does not
    /// report it.
    package var peakMemory: Int?
    package var cached: Bool
    package var finished: Bool

    package init(_ chapter: Chapter) {
        id = chapter.id
        file = chapter.file
        title = chapter.title
        cells = chapter.cells.filter { $0.action != .ignore }.map {
            CellReport(index: $0.index, id: $0.id, line: $0.code.place.line)
        }
        inlineValues = [:]
        worksheets = Dictionary(uniqueKeysWithValues: zip(chapter.keys.map(\.index), chapter.worksheets.map(\.id)))
        diagnostics = []
        compileSeconds = 0
        runSeconds = 0
        cached = false
        finished = false
    }

    package mutating func apply(_ event: Event) {
        switch event {
        case .compileStarted: break
        case .compileFinished(let seconds): compileSeconds += seconds
        case .diagnostic(let diagnostic, let cell):
            if let cell, let position = position(of: cell) {
                cells[position].diagnostics.append(diagnostic)
            } else {
                diagnostics.append(diagnostic)
            }
        case .cellStarted: break
        case .printed(let text, let cell): change(cell) { $0.append(.printed(text)) }
        case .shown(let value, let caption, let cell): change(cell) { $0.append(.shown(value, caption: caption)) }
        case .inlineValue(let text, let index):
            if let id = worksheets[index] {
                keys[id] = JSONValue(reading: text).flatMap { ShownValue($0) }
            } else {
                inlineValues[index] = text
            }
        case .cellFinished(let cell, let status, let seconds):
            change(cell) {
                $0.status = status
                $0.seconds = seconds
            }
        case .memoryPeak(let bytes): peakMemory = max(peakMemory ?? 0, bytes)
        case .chapterFinished(let seconds, let fromCache):
            runSeconds = seconds
            cached = fromCache
            finished = true
        }
    }

    /// Resets the times and `cached`: everything else depends on the chapter alone.
    package mutating func forgetTimes() {
        compileSeconds = 0
        runSeconds = 0
        cached = false
        for index in cells.indices { cells[index].seconds = 0 }
    }

    /// The report on the cell of that index.
    package func cell(_ index: Int) -> CellReport? {
        position(of: index).map { cells[$0] }
    }

    /// Whether nothing went wrong.
    package var passed: Bool {
        diagnostics.allSatisfy { $0.severity != .error } && cells.allSatisfy { $0.status == .passed }
    }

    private func position(of cell: Int) -> Int? {
        // They are in order, but for lines of a reader's own.
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].index < cell { low = middle + 1 } else { high = middle }
        }
        if low < cells.count, cells[low].index == cell { return low }
        return cells.firstIndex { $0.index == cell }
    }

    private mutating func change(_ cell: Int, _ body: (inout CellReport) -> Void) {
        if let position = position(of: cell) { body(&cells[position]) }
    }
}

extension ChapterReport {
    /// What went wrong; the intended failure of a cell is not included.
    package var failures: [Diagnostic] {
        diagnostics + cells.filter { $0.status != .passed }.flatMap(\.diagnostics)
    }

    /// Whether it tells of a fault that another program with the chapter's cells had as well: one at the same place, or in a
    /// cell that has failed.
    func tells(of fault: Diagnostic, in chapter: Chapter) -> Bool {
        guard let place = fault.place else { return failures.contains(fault) }
        let failed = cells.filter { ![.passed, .skipped].contains($0.status) }.compactMap { chapter.cell($0.index) }
        return failures.contains { $0.place == place } || failed.contains { $0.code.holds(place) }
    }
}
