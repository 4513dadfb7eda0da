// What a page's script calls. Texts go in and out as UTF-8 in the module's memory: the script writes one where `allocate`
// says, and reads an answer of the length returned at `answer`.
#if arch(wasm32)
import StepTrace
import TraceFigures

// A page has one thread.
nonisolated(unsafe) private var words: FigureWords = { _ in "" }
nonisolated(unsafe) private var formulas: (_ tex: String) -> String? = { _ in nil }
nonisolated(unsafe) private var figures: [LiveFigure?] = []
nonisolated(unsafe) private var text: [UInt8] = []

@_expose(wasm, "allocate")
@_cdecl("allocate")
public func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
}

@_expose(wasm, "release")
@_cdecl("release")
public func release(_ memory: UnsafeMutableRawPointer) { memory.deallocate() }

@_expose(wasm, "answer")
@_cdecl("answer")
public func answer() -> UnsafePointer<UInt8>? { text.withUnsafeBufferPointer { $0.baseAddress } }

/// The words of the page as `FigureScriptWords` writes them, and with them `formulas`: the MathML of the page by its TeX.
@_expose(wasm, "speak")
@_cdecl("speak")
public func speak(_ start: UnsafePointer<UInt8>, _ count: Int) {
    let table = json(start, count) ?? .null
    words = FigureScriptWords.words(table)
    formulas = FigureScriptWords.formulas(table)
}

/// Opens the figure of a trace.
/// - Returns: its number for the other functions; −1 when the text is no trace.
@_expose(wasm, "open")
@_cdecl("open")
public func open(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    guard let figure = json(start, count).flatMap({ LiveFigure($0, words: words, formulas: formulas) }) else {
        return -1
    }
    if let place = figures.firstIndex(where: { $0 == nil }) {
        figures[place] = figure
        return place
    }
    figures.append(figure)
    return figures.count - 1
}

/// Frees all memory of a figure.
@_expose(wasm, "close")
@_cdecl("close")
public func close(_ figure: Int) { figures[figure] = nil }

@_expose(wasm, "readout")
@_cdecl("readout")
public func readout(_ figure: Int, _ panel: Int, _ row: Int, _ column: Int) -> Int {
    written(figures[figure]?.readout(panel: panel, row: row, column: column))
}

@_expose(wasm, "firstReadout")
@_cdecl("firstReadout")
public func firstReadout(_ figure: Int, _ panel: Int) -> Int {
    written(figures[figure]?.readout(panel: panel))
}

@_expose(wasm, "cells")
@_cdecl("cells")
public func cells(_ figure: Int, _ panel: Int, _ row: Int, _ column: Int, _ rows: Int, _ columns: Int) -> Int {
    written(
        figures[figure]?.cells(panel: panel, rows: row..<row + rows, columns: column..<column + columns))
}

@_expose(wasm, "map")
@_cdecl("map")
public func map(_ figure: Int, _ panel: Int) -> Int { written(figures[figure]?.map(panel: panel)) }

@_expose(wasm, "followed")
@_cdecl("followed")
public func followed(_ figure: Int, _ part: Int, _ query: Int) -> Int {
    written(figures[figure]?.followed(part: part, query: query))
}

// Changing numbers. What a reader wrote comes as text; a figure that is closed has no answer.

@_expose(wasm, "edit")
@_cdecl("edit")
public func edit(
    _ figure: Int, _ panel: Int, _ row: Int, _ column: Int, _ start: UnsafePointer<UInt8>, _ count: Int
) -> Int {
    written(figures[figure]?.edit(panel: panel, row: row, column: column, text: string(start, count)))
}

@_expose(wasm, "nudge")
@_cdecl("nudge")
public func nudge(_ figure: Int, _ panel: Int, _ row: Int, _ column: Int, _ steps: Int) -> Int {
    written(figures[figure]?.nudge(panel: panel, row: row, column: column, steps: steps))
}

@_expose(wasm, "toggle")
@_cdecl("toggle")
public func toggle(_ figure: Int, _ panel: Int, _ row: Int, _ column: Int) -> Int {
    written(figures[figure]?.toggle(panel: panel, row: row, column: column))
}

@_expose(wasm, "setCausal")
@_cdecl("setCausal")
public func setCausal(_ figure: Int, _ part: Int, _ isCausal: Int) -> Int {
    written(figures[figure]?.setCausal(part: part, to: isCausal != 0))
}

@_expose(wasm, "setScale")
@_cdecl("setScale")
public func setScale(_ figure: Int, _ part: Int, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    written(figures[figure]?.setScale(part: part, text: string(start, count)))
}

@_expose(wasm, "putBack")
@_cdecl("putBack")
public func putBack(_ figure: Int, _ panel: Int, _ row: Int, _ column: Int) -> Int {
    written(figures[figure]?.putBack(panel: panel, row: row, column: column))
}

@_expose(wasm, "reset")
@_cdecl("reset")
public func reset(_ figure: Int) -> Int { written(figures[figure]?.reset()) }

@_expose(wasm, "state")
@_cdecl("state")
public func state(_ figure: Int) -> Int { written(figures[figure].map { .string($0.state) }) }

@_expose(wasm, "restore")
@_cdecl("restore")
public func restore(_ figure: Int, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
    written(figures[figure]?.restore(string(start, count)))
}

/// What a reader can set beside numbers, as HTML.
@_expose(wasm, "settings")
@_cdecl("settings")
public func settings(_ figure: Int) -> Int { written(figures[figure]?.settings) }

// Following a token, and predicting numbers.

/// −1 stands for no row or no column.
@_expose(wasm, "follow")
@_cdecl("follow")
public func follow(_ figure: Int, _ panel: Int, _ row: Int, _ column: Int) -> Int {
    written(
        figures[figure]?.followed(panel: panel, row: row < 0 ? nil : row, column: column < 0 ? nil : column))
}

@_expose(wasm, "question")
@_cdecl("question")
public func question(_ figure: Int, _ panel: Int) -> Int { written(figures[figure]?.question(panel: panel)) }

/// - Parameter isPlace: 1 when the reader predicted a place in the row, 0 for a number.
@_expose(wasm, "judge")
@_cdecl("judge")
public func judge(
    _ figure: Int, _ panel: Int, _ row: Int, _ column: Int, _ isPlace: Int, _ start: UnsafePointer<UInt8>, _ count: Int
) -> Int {
    written(
        figures[figure]?.judged(
            panel: panel, row: row, column: column, isPlace: isPlace != 0, text: string(start, count)))
}

private func string(_ start: UnsafePointer<UInt8>, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
}

private func json(_ start: UnsafePointer<UInt8>, _ count: Int) -> JSONValue? {
    JSONValue(reading: Array(UnsafeBufferPointer(start: start, count: count)))
}

/// The length of an answer, `null` when there is none.
private func written(_ answer: JSONValue?) -> Int {
    text.removeAll(keepingCapacity: true)
    (answer ?? .null).write(to: &text)
    return text.count
}
#endif
