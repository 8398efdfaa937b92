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

/// What the pages of the playground are made of: files that are built in, by folder.
let playground = [
  ("Page", "page.html style.css first.story"),
  ("Page", "unpack start module elements words engine setup link chart bars pictures theory run"),
  ("Page", "telling knobs"),
  ("Page", "settings population guess share highlight editor stage explore sit lessons papers app"),
  ("Page", "cbor worker"),
  ("Texts", "interface.json lessons.json"),
  ("Lessons", "claims.json5 quality.json5 lemons.json5 fines.json5 announce.json5 lead.json5"),
  ("Lessons", "advisers.json5 own-rule.json5 own-rule.story lessons.json5"),
].flatMap { folder, names in
  names.split(separator: " ").map { "\(folder)/\($0)" + ($0.contains(".") ? "" : ".js") }
}

let package = Package(
  name: "arena",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "arena", targets: ["ArenaTool"]),
    .executable(name: "arena-model", targets: ["ModelTool"]),
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
    library("Agents", path: "Agents", without: ["Outside"], needs: ["Arena"]),
    library("Catalogue", needs: ["Arena", "Mechanisms", "Stories", "Agents"]),
    library("GameTheory", needs: ["Arena"]),
    library("Theory", needs: ["Arena", "GameTheory"]),
    library("Story", without: ["Editors"], needs: ["Arena"]),
    library("Browser", needs: ["Arena", "Agents", "GameTheory", "Story", "Theory"]),
    library("Packing"),
    // Whoever links no network may link this: only the tool below reaches a server.
    library("Models"),
    library(
      "Laboratory", needs: ["Arena", "Catalogue", "GameTheory", "Models", "Story", "Theory"]),
    library("Reporting", needs: ["Arena", "GameTheory", "Laboratory", "Theory"]),
    .target(
      name: "Playground",
      dependencies: [
        "Arena", "Browser", "Catalogue", "Laboratory", "Packing", "Reporting", "Story", "Theory",
      ],
      exclude: ["Page/README.md", "Lessons/README.md"],
      resources: playground.map { .embedInCode($0) }, swiftSettings: settings),
    library(
      "Command",
      needs: [
        "Arena", "Catalogue", "GameTheory", "Laboratory", "Models", "OversightMechanisms",
        "Playground", "Reporting", "Story", "Theory",
      ]),
    .executableTarget(name: "ArenaTool", dependencies: ["Command"], swiftSettings: settings),
    .executableTarget(name: "ModelTool", dependencies: ["Models"], swiftSettings: settings),
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
    tests(
      "Browser",
      needs: ["Browser", "Playground", "Laboratory", "Arena", "StudySupport"]),
    tests("Packing", needs: ["Packing", "Arena"]),
    tests(
      "Models", needs: ["Models", "Laboratory", "Arena", "StudySupport", "Theory"]),
    tests("Command", needs: ["Command", "Laboratory", "Arena", "StudySupport"]),
  ],
  swiftLanguageModes: [.v6]
)
