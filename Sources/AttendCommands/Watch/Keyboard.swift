import Dispatch
import Foundation

/// Reads single keys from the terminal; `restore` restores its settings.
final class Keyboard: @unchecked Sendable {
    private let before: termios
    private let source: any DispatchSourceRead

    /// - Parameter pressed: called with each key.
    /// - Returns: nil when standard input is no terminal.
    init?(_ pressed: @escaping @Sendable (Character) -> Void) {
        var settings = termios()
        guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        before = settings
        // Keys come one by one and are not shown; Ctrl-C still interrupts.
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        guard tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return nil }
        source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: .global())
        source.setEventHandler { [source] in
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            if count <= 0 { return source.cancel() }
            // Arrows and similar keys send an escape sequence; they are ignored.
            let text = String(decoding: bytes[..<count], as: UTF8.self)
            if text.first != "\u{1B}" { text.filter { !$0.isWhitespace }.forEach(pressed) }
        }
        source.resume()
    }

    func restore() {
        source.cancel()
        var settings = before
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
}
