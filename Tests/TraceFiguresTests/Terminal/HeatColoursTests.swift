import Foundation
import Testing

@testable import TraceFigures

@Suite struct HeatColoursTests {
    @Test(arguments: TerminalStyle.Ground.allCases, [TerminalStyle.Colours.indexed, .trueColour])
    func numbersStayLegibleOnEveryGround(ground: TerminalStyle.Ground, colours: TerminalStyle.Colours) throws {
        let heat = HeatColours(TerminalStyle(colours: colours, ground: ground))
        let levels =
            (0...10).map { Scale.Level.share($0) } + (0...6).map { .positive($0) } + (1...6).map { .negative($0) }
        for level in levels {
            let face = heat.face(level)
            let (text, behind) = (try #require(face.text), try #require(face.behind))
            #expect(contrast(text, behind) >= 4.5, "\(level)")
        }
    }

    /// A larger number never has a ground nearer to the terminal's own.
    @Test(arguments: TerminalStyle.Ground.allCases, [TerminalStyle.Colours.indexed, .trueColour])
    func rampsRiseSteadily(ground: TerminalStyle.Ground, colours: TerminalStyle.Colours) {
        let heat = HeatColours(TerminalStyle(colours: colours, ground: ground))
        let ramps: [[Scale.Level]] = [
            (0...10).map { .share($0) }, (0...6).map { .positive($0) }, (1...6).map { .negative($0) },
        ]
        for ramp in ramps {
            let lights = ramp.map { luminance(heat.face($0).behind!) }
            #expect(ground == .dark ? lights == lights.sorted() : lights == lights.sorted(by: >), "\(ramp[0])")
        }
    }

    @Test func sixteenColoursHaveNoGrounds() {
        let heat = HeatColours(TerminalStyle(colours: .basic))
        #expect(heat.face(.share(10)).behind == nil)
        #expect(heat.face(.share(10)).text?.basic == 2)
        #expect(heat.face(.negative(1)).text?.basic == 3)
    }

    private func contrast(_ first: Colour, _ second: Colour) -> Double {
        let lights = [luminance(first), luminance(second)].sorted()
        return (lights[1] + 0.05) / (lights[0] + 0.05)
    }

    /// WCAG 2's relative luminance.
    private func luminance(_ colour: Colour) -> Double {
        func linear(_ value: UInt8) -> Double {
            let x = Double(value) / 255
            return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }
}
