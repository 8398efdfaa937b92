// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library target with the house settings.
func library(
  _ name: String, path: String? = nil, without folders: [String] = [], needs: [String] = []
) -> Target {
  .target(
    name: name, dependencies: needs.map { .init(stringLiteral: $0) }, path: path, exclude: folders,
    swiftSettings: settings)
}

/// A family of mechanisms, in a folder of `Mechanisms`; a change to one rebuilds its family only.
func mechanisms(_ family: String) -> Target {
  library("\(family)Mechanisms", path: "Mechanisms/\(family)", needs: ["Arena", "MechanismTools"])
}

/// The tests of one library, in the folder of the same name.
func tests(_ name: String, needs: [String]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: (needs + ["TestSupport"]).map { .init(stringLiteral: $0) },
    path: "Tests/\(name)", swiftSettings: settings)
}

/// The mechanisms that are written as stories; their texts are built in.
let stories = [
  "peer-prediction",
  "debate",
  "whistleblowing",
  "ai-control",
  "governance-graph",
  "tipping-point",
  "scarce-capacity",
  "quadratic-voting",
]

let package = Package(
  name: "arena",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "arena", targets: ["ArenaTool"]),
    .library(name: "Arena", targets: ["Arena"]),
    .library(name: "Mechanisms", targets: ["Mechanisms"]),
    .library(name: "Agents", targets: ["Agents"]),
    .library(name: "Command", targets: ["Command"]),
  ],
  targets: [
    library("Arena"),
    library("MechanismTools", path: "Mechanisms/Tools", needs: ["Arena"]),
    mechanisms("Core"),
    mechanisms("Market"),
    mechanisms("Oversight"),
    mechanisms("Information"),
    library(
      "Mechanisms", path: "Mechanisms",
      without: ["Tools", "Core", "Market", "Oversight", "Information", "Stories"],
      needs: [
        "Arena", "MechanismTools", "CoreMechanisms", "MarketMechanisms", "OversightMechanisms",
        "InformationMechanisms",
      ]),
    .target(
      name: "Stories", dependencies: ["Arena", "Story"], path: "Mechanisms/Stories",
      resources: stories.map { .embedInCode("\($0).story") }, swiftSettings: settings),
    library("Agents", path: "Agents", needs: ["Arena"]),
    library("Catalogue", needs: ["Arena", "Mechanisms", "Stories", "Agents"]),
    library("GameTheory", needs: ["Arena"]),
    library("Theory", needs: ["Arena", "GameTheory"]),
    library("Story", without: ["Editors"], needs: ["Arena"]),
    library("Laboratory", needs: ["Arena", "Catalogue", "GameTheory", "Story", "Theory"]),
    library("Reporting", needs: ["Arena", "GameTheory", "Laboratory", "Theory"]),
    library(
      "Command",
      needs: [
        "Arena", "Catalogue", "GameTheory", "Laboratory", "OversightMechanisms", "Reporting",
        "Story", "Theory",
      ]),
    .executableTarget(name: "ArenaTool", dependencies: ["Command"], swiftSettings: settings),
    .plugin(
      name: "Lint",
      capability: .command(
        intent: .custom(verb: "lint", description: "Check the format of all sources.")),
      path: "Sources/Plugins/Lint"),
    .plugin(
      name: "Document",
      capability: .command(
        intent: .custom(verb: "document", description: "Build the documentation; dead links fail.")),
      path: "Sources/Plugins/Document"),
    library("TestSupport", path: "Tests/Support", without: ["Studies"]),
    library("StudySupport", path: "Tests/Support/Studies", needs: ["Laboratory"]),
    // Story files as `arena export FILE --format swift` writes them; a test holds them to that.
    library("ExportedStories", path: "Tests/Story/Exported", needs: ["Arena"]),
    tests("Arena", needs: ["Arena", "Mechanisms", "Agents"]),
    tests("Mechanisms", needs: ["Arena", "Mechanisms"]),
    tests("Agents", needs: ["Arena", "Agents", "Mechanisms"]),
    tests("GameTheory", needs: ["Arena", "GameTheory", "Mechanisms"]),
    .testTarget(
      name: "StoryTests",
      dependencies: [
        "Story", "Stories", "Arena", "ExportedStories", "GameTheory", "Laboratory", "Reporting",
        "TestSupport", "Theory",
      ],
      path: "Tests/Story", exclude: ["Twins/Stories", "Export/Stories", "Exported"],
      swiftSettings: settings),
    tests(
      "Laboratory",
      needs: [
        "Laboratory", "Reporting", "GameTheory", "Mechanisms", "Agents", "Arena", "StudySupport",
        "Theory",
      ]),
    tests(
      "Reporting",
      needs: [
        "Reporting", "Laboratory", "GameTheory", "Mechanisms", "Arena", "StudySupport", "Theory",
      ]),
    tests("Command", needs: ["Command", "Laboratory", "Arena"]),
  ],
  swiftLanguageModes: [.v6]
)
