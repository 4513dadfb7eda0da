import SwiftSource
import Testing

@Suite struct MemberTests {
    @Test func theDocumentedPublicMembersOfATypeAndItsExtensions() {
        let code = """
            /// A point.
            public struct Point: Sendable {
                /// Across.
                public let x: Int
                /// Down.
                public package(set) var y: Int = 0
                var hidden = 1

                /// A point
                /// from both.
                ///
                /// Any two numbers will do.
                public init(x: Int, y: Int = 1) { self.x = x }
                public func undocumented() {}
            }

            extension Point: Hashable {
                /// Moved by
                /// a step.
                @inlinable
                public func moved(
                    by step: Int, file: StaticString = #filePath, line: UInt = #line
                ) -> Point where Int: Hashable {
                    /// Nothing.
                    public let inner = 1
                }

                /// The sum.
                public static func + (left: Point, right: Point) -> Point { left }

                /// The product.
                @available(*, unavailable, message: "no") public static func * (left: Point, right: Point) -> Point { left }

                /// Mirrored.
                public static prefix func - (point: Point) -> Point { point }

                /// One of both.
                public subscript(index: Int) -> Int { x }
            }

            extension Other {
                /// Not ours.
                public func f() {}
            }
            """
        #expect(
            SwiftSource(code).members(of: ["Point"]) == [
                .init(declaration: "let x: Int", comment: ["Across."]),
                .init(declaration: "var y: Int", comment: ["Down."]),
                .init(
                    declaration: "init(x: Int, y: Int = 1)",
                    comment: ["A point from both.", "Any two numbers will do."]),
                .init(
                    declaration: "func moved(by step: Int) -> Point where Int: Hashable",
                    comment: ["Moved by a step."]),
                .init(declaration: "static func + (left: Point, right: Point) -> Point", comment: ["The sum."]),
                .init(declaration: "static prefix func - (point: Point) -> Point", comment: ["Mirrored."]),
                .init(declaration: "subscript(index: Int) -> Int", comment: ["One of both."]),
            ])
    }
}
