import Foundation
import LessonModel
import StepTrace

/// The two pipes of one variant: reads them, puts output and records in order, and collects what the checks recorded.
final class VariantChannel {
    private(set) var observed: RawObservation
    private(set) var wireBytes = 0
    private(set) var outputBytes = 0
    var recordCount: Int { order.recordCount }
    /// The pipes that have not reached their end.
    private(set) var openChannels: Set<Int32>

    /// Pipes that data has come from.
    ///
    /// A pipe without data may not have been opened by the variant yet.
    private var hasReceived: Set<Int32> = []

    private let checkNonce: String
    private let paths: MachinePaths
    private let wire: Int32
    private let output: Int32
    private var order: OutputOrder
    private var text = PrintedText()
    private var check: Int?

    /// Opens the pipes for reading; the variant waits for that.
    init?(_ variant: Variant, path: String, nonce: String, checkNonce: String, hiding paths: MachinePaths) {
        wire = ProgramFile.openPipe(path + ".wire") ?? -1
        output = ProgramFile.openPipe(path + ".out") ?? -1
        observed = RawObservation(variant)
        order = OutputOrder(nonce: nonce, hiding: paths)
        self.checkNonce = checkNonce
        self.paths = paths
        openChannels = [wire, output]
        guard wire >= 0, output >= 0 else { return nil }
    }

    deinit {
        close(wire)
        close(output)
    }

    func read() {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        for channel in [output, wire] {
            for _ in 0..<16 {
                let count = systemRead(channel, &buffer)
                if count == 0, hasReceived.contains(channel) { openChannels.remove(channel) }
                if count <= 0 { break }
                hasReceived.insert(channel)
                if channel == output {
                    outputBytes += count
                    if observed.stop == nil || outputBytes < 1 << 22 { order.addOutput(buffer[..<count]) }
                } else {
                    wireBytes += count
                    order.addWire(buffer[..<count])
                }
            }
        }
        interpret(ended: false)
    }

    /// Reads the rest after the variant has ended.
    func end(_ ending: WireRecord.Ending?, report: CrashReport?) -> RawObservation {
        read()
        interpret(ended: true)
        observed.ending = ending
        observed.report = report
        if observed.isFinished {
            keep(text.end())
        } else {
            let (output, crashMessage) = text.endAfterCrash()
            keep(output)
            observed.crashMessage = paths.hidden(in: crashMessage)
        }
        return observed
    }

    /// The runner stops it; records that come later are ignored.
    func stop(_ reason: ProgramStop) {
        observed.stop = observed.stop ?? reason
        order.dropRecords()
    }

    /// The call stack at which a signal stopped or ended it.
    func interrupted(at stack: [Int]) {
        observed.whereabouts = observed.whereabouts ?? stack
    }

    private func interpret(ended: Bool) {
        while let item = order.next(ended: ended) {
            switch item {
            case .printed(let bytes): keep(text.add(bytes))
            case .record(let record): take(record)
            }
        }
    }

    private func take(_ record: WireRecord) {
        guard !observed.isFinished else { return }
        observed.hasBegun = true
        switch record {
        case .checkBegan(let index, checkNonce) where observed.checks.indices.contains(index):
            keep(text.end())
            check = index
        case .checkEnded(let index, checkNonce) where check == index:
            keep(text.end())
            observed.checks[index].finished = true
            check = nil
        case .stepped(let step): add(.step(step))
        case .probed(let label, let value, let nonce) where isFromCheck(nonce):
            add(.probe(label: label, value: value))
        case .expected(let holds, let message, _, let nonce) where isFromCheck(nonce):
            add(.expectation(holds: holds, message: message))
        case .asked(let expression): add(.asked(expression))
        case .given(let name, let value): add(.variable(name: name, value: value))
        case .variantFinished(checkNonce): observed.isFinished = true
        case .variantFinished, .checkBegan, .checkEnded: observed.isForged = true
        case .uncaught(let message, let stack): observed.lastReport = .uncaught(message: message, stack: stack)
        case .exits(let stack): observed.lastReport = .exits(stack: stack)
        default: break
        }
    }

    /// Whether a check records something, and not an answer that calls the same functions: its own calls observe nothing.
    private func isFromCheck(_ nonce: String?) -> Bool { !observed.variant.isAnswer || nonce == checkNonce }

    private func add(_ record: Observation.Record) {
        if let check { observed.checks[check].records.append(record) }
    }

    /// Keeps printed text, unless a hidden check is running: what it gives to the code stays hidden.
    private func keep(_ printed: String) {
        if let check, observed.variant.checks[check].hidden { return }
        observed.output += paths.hidden(in: printed)
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    read(descriptor, &buffer, buffer.count)
}
