import Laboratory

/// Writes completions for zsh.
struct Zsh {
  private let program: String
  private let prefix: String
  private let library: Library

  init(_ program: String, _ library: Library) {
    self.program = program
    prefix = identifier(program)
    self.library = library
  }

  /// The script, for a file in `fpath` as well as to be sourced.
  var script: String {
    let commands = CommandOutline.all
    let names = commands.map { quoted("\($0.name):\($0.summary.replacing(":", with: "\\:"))") }
    var functions = ""
    var cases = ""
    for command in commands {
      var specs: [String] = []
      for option in command.options {
        specs.append(
          spec(
            option,
            action(option.completion, "\(command.name)_\(option.name.dropFirst(2))", &functions)))
      }
      for (index, word) in command.words.enumerated() {
        let action = action(word.completion, "\(command.name)_\(index)", &functions)
        let place = word.repeats ? "*" : (word.isOptional ? "\(index + 1):" : "\(index + 1)")
        specs.append(quoted("\(place):\(escaped(word.meaning)):\(action)"))
      }
      cases += "    \(command.name))\n      _arguments \\\n        "
      cases += specs.joined(separator: " \\\n        ") + "\n      ;;\n"
    }
    return """
      #compdef \(program)
      # Completions of \(program) for zsh. To have them: source <(\(program) completions zsh)

      \(functions)\(prefix)() {
        local -a commands=(
          \(names.joined(separator: "\n    "))
        )
        if ((CURRENT == 2)); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        ((CURRENT--))
        case $command in
      \(cases)    help) _describe command commands ;;
        esac
      }

      if [[ $funcstack[1] == \(prefix) ]]; then \(prefix) "$@"; else compdef \(prefix) \(quoted(program)); fi

      """
  }

  /// A text in which nothing has a meaning for `_arguments`.
  private func escaped(_ text: String) -> String {
    ["\\", ":", "[", "]"].reduce(text) { $0.replacing($1, with: "\\\($1)") }
  }

  private func spec(_ option: Option, _ action: String) -> String {
    let star = option.repeats ? "*" : ""
    let help = "[\(escaped(option.sentence))]"
    guard let placeholder = option.placeholder else {
      return quoted("\(star)\(option.name)\(help)")
    }
    return quoted("\(star)\(option.name)=\(help):\(escaped(placeholder)):\(action)")
  }

  /// What `_arguments` does for a value: the name of a function, which is added to the others.
  private func action(_ completion: Completion, _ name: String, _ functions: inout String) -> String
  {
    let offer = Offer(completion, in: library)
    if offer.isEmpty { return " " }
    let function = "\(prefix)_\(name.replacing("-", with: "_"))"
    functions += "\(function)() {\n"
    if !offer.words.isEmpty {
      functions += "  local -a names=(\(offer.words.map(quoted).joined(separator: " ")))\n"
      functions += offer.isList ? "  _sequence compadd -a names\n" : "  compadd -a names\n"
    }
    if let endings = offer.endings {
      let pattern = endings.isEmpty ? "" : " -g '*.(\(endings.joined(separator: "|")))'"
      functions += "  _files\(pattern)\n"
    }
    if offer.hasFolders { functions += "  _files -/\n" }
    functions += "}\n\n"
    return function
  }
}
