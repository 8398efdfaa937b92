import Laboratory

/// A Python package in which a mechanism is an environment of PettingZoo.
///
/// > Source: J. K. Terry et al., "PettingZoo: Gym for Multi-Agent Reinforcement Learning", *NeurIPS* 2021.
struct PettingZooPackage {
  /// Its files.
  let files: [PythonFile]

  /// Makes the package of a mechanism.
  ///
  /// - Throws: What opening the environment throws, and ``StudyError`` for a file in a composed name.
  init(_ id: String, _ settings: [String: JSON], _ seated: SeatedAgents, _ context: Context) throws
  {
    let form = try context.environment(id, settings, seated, seed: 1).form
    let module = "arena_" + PythonText.name(id, mark: "_")
    let mechanism = try BridgedMechanism(id, module: module)
    let title = Settings.title(id, settings)
    var arguments = settings.keys.sorted().flatMap { name in
      ["--set", "\(name)=\(Settings.text(settings[name] ?? .null))"]
    }
    arguments += seated.texts.flatMap { ["--agent", $0] }
    let agents = form.outside.map { form.names[$0] }
    let atOnce = form.movesAtOnce
    let facts = PettingZooTexts.mechanism(
      mechanism, arguments: arguments, title: title, agents: agents, movesAtOnce: atOnce)
    files =
      [
        PythonFile(
          path: "pyproject.toml",
          text: PettingZooTexts.manifest(
            "arena-" + PythonText.name(id, mark: "-"), module, requires: "pettingzoo>=1.24")),
        PythonFile(
          path: "README.md",
          text: PettingZooTexts.readme(title, module, agents: agents, movesAtOnce: atOnce)),
        PythonFile(path: "\(module)/__init__.py", text: PettingZooTexts.package(atOnce)),
        PythonFile(path: "\(module)/_mechanism.py", text: facts),
        PythonFile(path: "\(module)/_process.py", text: PettingZooTexts.process),
        PythonFile(path: "\(module)/_spaces.py", text: PettingZooTexts.spaces),
        PythonFile(
          path: "\(module)/environment.py",
          text: atOnce ? PettingZooTexts.parallel : PettingZooTexts.turns),
        PythonFile(path: "\(module)/py.typed", text: ""),
        PythonFile(
          path: "tests/test_environment.py", text: PettingZooTexts.test(module, atOnce)),
      ] + (mechanism.file.map { [$0] } ?? [])
  }
}
