/// The wire form of a record: an object whose `"record"` says which of the cases it is.
extension WireRecord {
    public var json: JSONValue {
        switch self {
        case .started(let version): object("started", .init("version", JSONValue(version)))
        case .cellBegan(let cell): object("cell-began", .init("cell", JSONValue(cell)))
        case .cellEnded(let cell): object("cell-ended", .init("cell", JSONValue(cell)))
        case .cellRepeated(let cell): object("cell-repeated", .init("cell", JSONValue(cell)))
        case .trapAwaited(let cell, let process, let ending):
            object(
                "trap-awaited", .init("cell", JSONValue(cell)), .init("process", JSONValue(process)),
                .init("ending", ending.json))
        case .shown(let cell, let value, let caption):
            object(
                "shown", .init("cell", JSONValue(cell)), .init("value", value.json),
                .init("caption", caption.map { .string($0) } ?? .null))
        case .inlineValue(let index, let text):
            object("inline", .init("index", JSONValue(index)), .init("text", .string(text)))
        case .inlineBegan(let index): object("inline-began", .init("index", JSONValue(index)))
        case .probed(let label, let value, let nonce):
            object("probed", [.init("label", .string(label)), .init("value", value.json)] + members(nonce))
        case .expected(let holds, let message, let line, let nonce):
            object(
                "expected",
                [
                    .init("holds", .boolean(holds)), .init("message", .string(message)),
                    .init("line", JSONValue(line)),
                ] + members(nonce))
        case .uncaught(let message, let stack):
            object("uncaught", .init("message", .string(message)), .init("stack", JSONValue(stack.map(Double.init))))
        case .exits(let stack): object("exits", .init("stack", JSONValue(stack.map(Double.init))))
        case .whereabouts(let stack): object("whereabouts", .init("stack", JSONValue(stack.map(Double.init))))
        case .finished: object("finished")
        case .variantBegan(let number, let process, let nonce):
            object(
                "variant-began", .init("variant", JSONValue(number)), .init("process", JSONValue(process)),
                .init("nonce", .string(nonce)))
        case .variantEnded(let number, let ending):
            object("variant-ended", .init("variant", JSONValue(number)), .init("ending", ending.json))
        case .checkBegan(let check, let nonce):
            object("check-began", .init("check", JSONValue(check)), .init("nonce", .string(nonce)))
        case .asked(let expression): object("asked", .init("expression", .string(expression)))
        case .given(let name, let value): object("given", .init("name", .string(name)), .init("value", value.json))
        case .stepped(let step): object("stepped", .init("step", step.json))
        case .checkEnded(let check, let nonce):
            object("check-ended", .init("check", JSONValue(check)), .init("nonce", .string(nonce)))
        case .variantFinished(let nonce): object("variant-finished", .init("nonce", .string(nonce)))
        }
    }

    private func object(_ record: String, _ members: JSONValue.Member...) -> JSONValue { object(record, members) }

    private func object(_ record: String, _ members: [JSONValue.Member]) -> JSONValue {
        .object([.init("record", .string(record))] + members)
    }

    private func members(_ nonce: String?) -> [JSONValue.Member] { nonce.map { [.init("nonce", .string($0))] } ?? [] }

    public init?(_ json: JSONValue) {
        let cell = json["cell"]?.integer
        let index = json["index"]?.integer
        switch json["record"]?.string {
        case "started":
            guard let version = json["version"]?.integer else { return nil }
            self = .started(version: version)
        case "cell-began":
            guard let cell else { return nil }
            self = .cellBegan(cell)
        case "cell-ended":
            guard let cell else { return nil }
            self = .cellEnded(cell)
        case "cell-repeated":
            guard let cell else { return nil }
            self = .cellRepeated(cell)
        case "trap-awaited":
            guard let cell, let process = json["process"]?.integer, let ending = json["ending"].flatMap({ Ending($0) })
            else { return nil }
            self = .trapAwaited(cell: cell, process: process, ending: ending)
        case "shown":
            guard let cell, let value = json["value"].flatMap({ ShownValue($0) }), let caption = json["caption"],
                caption.isNull || caption.string != nil
            else { return nil }
            self = .shown(cell: cell, value: value, caption: caption.string)
        case "inline":
            guard let index, let text = json["text"]?.string else { return nil }
            self = .inlineValue(index: index, text: text)
        case "inline-began":
            guard let index else { return nil }
            self = .inlineBegan(index: index)
        case "probed":
            guard let label = json["label"]?.string, let value = json["value"].flatMap({ ShownValue($0) }) else {
                return nil
            }
            self = .probed(label: label, value: value, nonce: json["nonce"]?.string)
        case "expected":
            guard let holds = json["holds"]?.boolean, let message = json["message"]?.string,
                let line = json["line"]?.integer
            else { return nil }
            self = .expected(holds: holds, message: message, line: line, nonce: json["nonce"]?.string)
        case "uncaught":
            guard let message = json["message"]?.string, let stack = json["stack"]?.integers else { return nil }
            self = .uncaught(message: message, stack: stack)
        case "exits":
            guard let stack = json["stack"]?.integers else { return nil }
            self = .exits(stack: stack)
        case "whereabouts":
            guard let stack = json["stack"]?.integers else { return nil }
            self = .whereabouts(stack: stack)
        case "finished": self = .finished
        default:
            guard let record = WireRecord(ofCheck: json) else { return nil }
            self = record
        }
    }
}

/// Records of the checking of exercises.
extension WireRecord {
    private init?(ofCheck json: JSONValue) {
        let nonce = json["nonce"]?.string
        switch json["record"]?.string {
        case "variant-began":
            guard let number = json["variant"]?.integer, let process = json["process"]?.integer, let nonce else {
                return nil
            }
            self = .variantBegan(number, process: process, nonce: nonce)
        case "variant-ended":
            guard let number = json["variant"]?.integer, let ending = json["ending"].flatMap({ Ending($0) }) else {
                return nil
            }
            self = .variantEnded(number, ending: ending)
        case "check-began":
            guard let check = json["check"]?.integer, let nonce else { return nil }
            self = .checkBegan(check, nonce: nonce)
        case "asked":
            guard let expression = json["expression"]?.string else { return nil }
            self = .asked(expression)
        case "given":
            guard let name = json["name"]?.string, let value = json["value"].flatMap({ ShownValue($0) }) else {
                return nil
            }
            self = .given(name: name, value: value)
        case "stepped":
            guard let step = json["step"].flatMap({ Step($0) }) else { return nil }
            self = .stepped(step)
        case "check-ended":
            guard let check = json["check"]?.integer, let nonce else { return nil }
            self = .checkEnded(check, nonce: nonce)
        case "variant-finished":
            guard let nonce else { return nil }
            self = .variantFinished(nonce: nonce)
        default: return nil
        }
    }
}

extension WireRecord.Ending {
    var json: JSONValue {
        switch self {
        case .signal(let number): .object([.init("signal", JSONValue(number))])
        case .exited(let code): .object([.init("exit", JSONValue(code))])
        case .completed: .string("completed")
        }
    }

    init?(_ json: JSONValue) {
        if let number = json["signal"]?.integer {
            self = .signal(number)
        } else if let code = json["exit"]?.integer {
            self = .exited(code)
        } else if json.string == "completed" {
            self = .completed
        } else {
            return nil
        }
    }
}

extension JSONValue {
    fileprivate var integers: [Int]? {
        guard let array else { return nil }
        let integers = array.compactMap { $0.integer }
        return integers.count == array.count ? integers : nil
    }
}
