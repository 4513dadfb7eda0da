import StepTrace
import Testing

@testable import LessonRunner

/// Text and records come in the order in which they happened, whenever the two pipes deliver them.
@Suite struct OutputOrderTests {
    private let nonce = "abc"

    private func mark(_ number: Int) -> [UInt8] { WireLine.mark(nonce: nonce, number: number) }

    private func line(_ number: Int, _ record: WireRecord) -> [UInt8] {
        WireLine(number: number, record: record).bytes(nonce: nonce)
    }

    private func items(_ order: inout OutputOrder, ended: Bool = false) -> [String] {
        var items: [String] = []
        while let item = order.next(ended: ended) {
            switch item {
            case .printed(let bytes): items.append(String(decoding: bytes, as: UTF8.self))
            case .record(let record): items.append("\(record)")
            }
        }
        return items
    }

    @Test func textWaitsForTheRecordBeforeIt() {
        var order = OutputOrder(nonce: nonce)
        order.addOutput(Array("a".utf8) + mark(1) + Array("b".utf8) + mark(2) + Array("c".utf8))
        #expect(items(&order) == ["a"])
        order.addWire(line(1, .cellBegan(1)) + line(2, .cellEnded(1)))
        #expect(items(&order) == ["cellBegan(1)", "b", "cellEnded(1)", "c"])
    }

    @Test func aRecordWaitsForItsMark() {
        var order = OutputOrder(nonce: nonce)
        order.addWire(line(1, .finished))
        #expect(items(&order) == [])
        order.addOutput(Array("a".utf8) + mark(1))
        #expect(items(&order) == ["a", "finished"])
    }

    @Test func marksAndLinesMayComeByteByByte() {
        var order = OutputOrder(nonce: nonce)
        var found: [String] = []
        for byte in line(1, .cellBegan(1)) { order.addWire([byte]) }
        for byte in Array("a".utf8) + mark(1) + Array("b".utf8) {
            order.addOutput([byte])
            found += items(&order)
        }
        #expect(found == ["a", "cellBegan(1)", "b"])
    }

    @Test func forgedMarksAndRecordsAreTextOrDropped() {
        var order = OutputOrder(nonce: nonce)
        order.addWire(Array("xyz 1 {\"record\":\"finished\"}\nnonsense\n".utf8))
        order.addOutput(Array("\u{1E}xyz 1\u{1E}\u{1E}".utf8))
        #expect(items(&order, ended: true).joined() == "\u{1E}xyz 1\u{1E}\u{1E}")
    }

    @Test func aRecordThatNeverArrivesCanBeSkipped() {
        var order = OutputOrder(nonce: nonce)
        order.addOutput(mark(7) + Array("a".utf8))
        #expect(items(&order) == [])
        order.addOutput(Array("b".utf8) + mark(1))
        order.addWire(line(1, .finished))
        #expect(items(&order) == [])
        #expect(order.heldBytes == 2 + mark(1).count)
        order.skipAwaitedRecord()
        #expect(items(&order) == ["ab", "finished"])
        #expect(order.heldBytes == 0)
    }

    @Test func marksByTheThousandAreTakenOneByOne() {
        var order = OutputOrder(nonce: nonce)
        let forged = Array("\u{1E}\(nonce) x\u{1E}".utf8)
        order.addOutput((0..<100_000).flatMap { _ in forged } + Array("a".utf8))
        #expect(items(&order) == ["a"])
        order.addOutput([UInt8](repeating: 0x1E, count: 100_000))
        #expect(items(&order, ended: true).count == 100_000)
    }

    /// To look for the next among all each time would take too long.
    @Test(.timeLimit(.minutes(10))) func recordsWithoutMarksByTheThousand() {
        var order = OutputOrder(nonce: nonce)
        for number in 1...50_000 { order.addWire(line(number, .cellBegan(number))) }
        #expect(order.recordCount == 50_000)
        #expect(items(&order) == [])
        #expect(items(&order, ended: true) == (1...50_000).map { "cellBegan(\($0))" })
    }

    @Test func recordsThatAreDroppedAreNotWaitedFor() {
        var order = OutputOrder(nonce: nonce)
        order.addWire(line(1, .cellBegan(1)))
        order.addOutput(Array("a".utf8) + mark(2) + Array("b".utf8))
        #expect(items(&order) == ["a"])
        order.dropRecords()
        order.addWire(line(2, .cellEnded(1)))
        order.addOutput(mark(3) + Array("c".utf8))
        #expect(items(&order, ended: true) == ["b", "c"])
    }

    @Test func afterTheEndNothingIsWaitedFor() {
        var order = OutputOrder(nonce: nonce)
        order.addOutput(mark(1) + Array("a".utf8))
        order.addWire(line(2, .finished))
        #expect(items(&order) == [])
        #expect(items(&order, ended: true) == ["a", "finished"])
    }
}
