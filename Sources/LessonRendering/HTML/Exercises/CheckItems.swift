import SwiftSource

/// What the code of a check observes: the labels of its probes and the messages of its expectations.
struct CheckItems {
    enum Item: Equatable {
        case probe(String)
        case expectation(String)
    }

    let all: [Item]

    init(of code: String) {
        all = SwiftSource(code).calls(of: ["probe", "expect"]).compactMap { call in
            call.name == "probe"
                ? call.arguments.first?.map(Item.probe) : call.arguments.last?.map(Item.expectation)
        }
    }
}
