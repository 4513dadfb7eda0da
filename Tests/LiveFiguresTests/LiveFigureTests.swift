import StepTrace
import Testing

@testable import LiveFigures
