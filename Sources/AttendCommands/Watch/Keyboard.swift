import Dispatch
import Foundation
import Synchronization

/// Reads single keys from the terminal, and restores its settings whenever another program has it: at the end, while attend
/// is stopped (Ctrl-Z), and while an editor runs.
final class Keyboard: Sendable {
    /// What happens at a terminal.
    enum Event: Sendable {
        case key(Character)
        /// The terminal has another size, or attend has it again after a stop.
        case redraw
    }

    private struct State {
        /// The settings as they were before attend changed them.
        var before: termios
        /// Whether an editor has the terminal.
        var isLent = false
    }

    private let state: Mutex<State>
    private let happened: @Sendable (Event) -> Void
    nonisolated(unsafe) private let source: any DispatchSourceRead

    /// - Parameter happened: called with each event.
    /// - Returns: nil when standard input is no terminal.
    init?(_ happened: @escaping @Sendable (Event) -> Void) {
        guard let settings = Self.settings, Self.take() else { return nil }
        state = Mutex(State(before: settings))
        self.happened = happened
        source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
        source.setEventHandler { [source] in
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = Foundation.read(STDIN_FILENO, &bytes, bytes.count)
            if count <= 0 { return source.cancel() }
            // Arrows and similar keys send an escape sequence; they are ignored.
            let text = String(decoding: bytes[..<count], as: UTF8.self)
            if text.first != "\u{1B}" { text.filter { !$0.isWhitespace }.forEach { happened(.key($0)) } }
        }
        source.resume()
        SignalHandling.observe([SIGTSTP, SIGCONT, SIGWINCH]) { [weak self] in self?.react(to: $0) }
    }

    /// Ends the reading and restores the settings.
    func restore() {
        SignalHandling.observe([], nil)
        source.cancel()
        giveBack()
    }

    /// Lets another program have the terminal until it ends.
    func lend(during work: () -> Void) {
        source.suspend()
        giveBack()
        state.withLock { $0.isLent = true }
        work()
        state.withLock { $0.isLent = false }
        Self.take()
        source.resume()
    }

    // MARK: Settings

    private static var settings: termios? {
        var settings = termios()
        return isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &settings) == 0 ? settings : nil
    }

    /// Keys come one by one and are not shown; Ctrl-C and Ctrl-Z still send their signals.
    @discardableResult private static func take() -> Bool {
        // In the background, a change of the settings would stop attend.
        let foreground = tcgetpgrp(STDIN_FILENO)
        guard foreground < 0 || foreground == getpgrp(), var settings else { return false }
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        return tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0
    }

    private func giveBack() {
        var settings = state.withLock { $0.before }
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    private func react(to signal: Int32) {
        let isLent = state.withLock { $0.isLent }
        switch signal {
        case SIGTSTP:
            // Without a shell above it, nothing could continue attend.
            guard getsid(0) != getpid() else { return }
            if !isLent { giveBack() }
            kill(getpid(), SIGSTOP)
        default:
            guard !isLent else { return }
            if signal == SIGCONT { Self.take() }
            happened(.redraw)
        }
    }
}
