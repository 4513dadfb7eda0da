// swift-tools-version: 6.2

import PackageDescription

/// What every target is compiled with: imports are internal unless they say otherwise.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "attend",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "attend", targets: ["attend"]),
        .library(name: "AttentionKernel", targets: ["AttentionKernel", "AttentionTraining", "StepTrace"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        // What a traced computation is, and the kernel that lessons call.
        .target(name: "StepTrace", swiftSettings: strict),
        .target(name: "AttentionKernel", dependencies: ["StepTrace"], swiftSettings: strict),
        .target(name: "AttentionTraining", dependencies: ["AttentionKernel", "StepTrace"], swiftSettings: strict),
        .target(name: "TraceFigures", dependencies: ["StepTrace"], swiftSettings: strict),
        .target(
            name: "LiveFigures", dependencies: ["AttentionKernel", "StepTrace", "TraceFigures"],
            exclude: ["WebAssembly"],
            swiftSettings: strict),
        .target(name: "LessonRuntime", dependencies: ["StepTrace"], swiftSettings: strict),

        // From the text of a lesson to a report and its rendering.
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .target(name: "Formulas", swiftSettings: strict),
        .target(name: "SwiftSource", swiftSettings: strict),
        .target(name: "LessonModel", dependencies: ["StepTrace", "Formulas", "SwiftSource"], swiftSettings: strict),
        .target(
            name: "LessonReader",
            dependencies: [
                "CCMark", "Formulas", "LessonModel", "StepTrace", "SwiftSource",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(name: "CProcess"),
        .target(
            name: "LessonRunner",
            dependencies: [
                "CProcess", "LessonModel", "StepTrace", "SwiftSource",
                .product(name: "Subprocess", package: "swift-subprocess"),
                // Apple's platforms have it in their SDK.
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ],
            swiftSettings: strict),
        .target(name: "CHandoutAssets", exclude: ["Assets"]),
        .target(name: "HandoutAssets", dependencies: ["CHandoutAssets"], swiftSettings: strict),
        .target(
            name: "LessonRendering",
            dependencies: [
                "Formulas", "HandoutAssets", "LessonModel", "StepTrace", "SwiftSource", "TraceFigures",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict),
        .target(
            name: "LessonServer",
            dependencies: [
                "LessonModel", "LessonRendering",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: strict),
        .target(
            name: "AttendCommands",
            dependencies: [
                "LessonModel", "LessonReader", "LessonRendering", "LessonRunner", "LessonServer", "StepTrace",
                "SwiftSource", "TraceFigures", argumentParser,
            ],
            swiftSettings: strict),
        .executableTarget(name: "attend", dependencies: ["AttendCommands"], swiftSettings: strict),

        // Benchmarks; the files in `Workers` are compiled or interpreted by the benchmark itself.
        .executableTarget(
            name: "attend-benchmark", dependencies: ["LessonModel", "LessonReader", "LessonRunner", argumentParser],
            exclude: ["Workers"],
            swiftSettings: strict),

        // Damaged lessons, many of them, for the nightly run.
        .executableTarget(
            name: "attend-fuzz",
            dependencies: ["LessonModel", "LessonReader", "LessonRendering", "TraceFigures", argumentParser],
            path: "Tests/attend-fuzz", swiftSettings: strict),

        // Tests mirror the sources; `ProjectTests` checks the project itself, `EndToEndTests` the finished command.
        .target(
            name: "TestSupport", dependencies: ["LessonRendering", "StepTrace"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(name: "StepTraceTests", dependencies: ["StepTrace", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AttentionTrainingTests",
            dependencies: ["AttentionKernel", "AttentionTraining", "StepTrace", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "AttentionKernelTests",
            dependencies: ["AttentionKernel", "AttentionTraining", "StepTrace", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "TraceFiguresTests", dependencies: ["StepTrace", "TestSupport", "TraceFigures"], swiftSettings: strict
        ),
        .testTarget(
            name: "LiveFiguresTests",
            dependencies: ["AttentionKernel", "LiveFigures", "StepTrace", "TestSupport", "TraceFigures"],
            swiftSettings: strict),
        .testTarget(
            name: "FormulasTests", dependencies: ["Formulas"], resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"], swiftSettings: strict),
        .testTarget(
            name: "LessonModelTests", dependencies: ["Formulas", "LessonModel", "StepTrace"], swiftSettings: strict),
        .testTarget(
            name: "LessonReaderTests", dependencies: ["LessonReader", "LessonRendering", "LessonModel"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "LessonRunnerTests",
            dependencies: ["LessonRunner", "LessonReader", "LessonModel", "StepTrace", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "HandoutAssetsTests", dependencies: ["HandoutAssets", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "LessonRenderingTests",
            dependencies: [
                "Formulas", "HandoutAssets", "LessonModel", "LessonReader", "LessonRendering", "StepTrace",
                "SwiftSource", "TestSupport", "TraceFigures",
            ],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "LessonServerTests", dependencies: ["LessonModel", "LessonRendering", "LessonServer", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "AttendCommandsTests",
            dependencies: [
                "AttendCommands", "LessonModel", "LessonReader", "LessonRendering", "TestSupport", argumentParser,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "attend", "AttentionKernel", "Formulas", "HandoutAssets", "LiveFigures", "StepTrace", "TestSupport",
                "TraceFigures",
            ],
            resources: [.copy("Browser")],
            swiftSettings: strict),
        .testTarget(name: "AttendBenchmarkTests", dependencies: ["attend-benchmark"], swiftSettings: strict),
        .testTarget(name: "AttendFuzzTests", dependencies: ["attend-fuzz", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ProjectTests", dependencies: ["LessonModel", "SwiftSource", "TestSupport"], exclude: ["WebAssembly"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// The reference pages of the kernel: `ATTEND_DOCS=1 swift package generate-documentation --target AttentionKernel`.
if Context.environment["ATTEND_DOCS"] == "1" {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
