import Laboratory

/// Writes completions for bash, from version 3.2 on.
struct Bash {
  private let program: String
  private let prefix: String
  private let library: Library

  init(_ program: String, _ library: Library) {
    self.program = program
    prefix = identifier(program)
    self.library = library
  }

  /// The script.
  var script: String {
    let commands = CommandOutline.all
    let names = commands.map(\.name)
    var values = ""
    var places = ""
    var options = ""
    for command in commands {
      options +=
        "    \(command.name)) options=\(list(command.options.map(\.name)))\n"
        + "      takes=' \(command.options.filter { $0.placeholder != nil }.map(\.name).joined(separator: " ")) ' ;;\n"
      for option in command.options {
        values += line("\(command.name) \(option.name)", option.completion)
      }
      for (index, word) in command.words.enumerated() {
        places += line("\(command.name) \(word.repeats ? "*" : String(index))", word.completion)
      }
    }
    return """
      # Completions of \(program) for bash. To have them: source <(\(program) completions bash)

      # Offers the words among the arguments that begin as the current one.
      \(prefix)_words() {
        local word
        for word in "$@"; do
          # Composed names are many: they come with their first letter.
          [[ -z $current && $word == *\\(* ]] && continue
          [[ $word == "$current"* ]] && COMPREPLY+=("$before$word")
        done
        # A word with parentheses is quoted as a file name would be.
        compopt -o filenames 2>/dev/null
      }

      # Offers folders, and files that end in one of the arguments; any file where there are none.
      \(prefix)_files() {
        local file ending
        while IFS= read -r file; do
          if [[ -d $file || $# == 0 ]]; then COMPREPLY+=("$file"); continue; fi
          for ending in "$@"; do
            [[ $file == *."$ending" ]] && COMPREPLY+=("$file")
          done
        done < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
      }

      # Offers folders.
      \(prefix)_folders() {
        local file
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -d -- "$current")
        compopt -o filenames 2>/dev/null
      }

      # Cuts the current word after its last comma.
      \(prefix)_item() {
        if [[ $current == *,* ]]; then
          before="${current%,*},"
          current=${current##*,}
        fi
        compopt -o nospace 2>/dev/null
      }

      \(prefix)_options() {
        case $command in
      \(options)  esac
      }

      # Offers what may follow an option.
      \(prefix)_value() {
        case "$command $option" in
      \(values)  esac
      }

      # Offers what may stand in a place of its own.
      \(prefix)_place() {
        case "$command $place" in
      \(places)  esac
      }

      \(prefix)() {
        local current=${COMP_WORDS[COMP_CWORD]} before= command= option= options= takes= word
        local place=0 index
        COMPREPLY=()
        current=${current//\\\\/}
        for ((index = 1; index < COMP_CWORD; index++)); do
          word=${COMP_WORDS[index]}
          if [[ -z $command ]]; then
            command=$word
            \(prefix)_options
          elif [[ -n $option ]]; then
            [[ $word == = ]] || option=
          elif [[ $word == = ]]; then
            # NAME=VALUE is three words here, and takes no place.
            ((place--, index++))
          elif [[ $takes == *" $word "* ]]; then
            option=$word
          elif [[ $word != -* ]]; then
            ((place++))
          fi
        done
        [[ $current == = ]] && current=
        if [[ -z $command ]]; then
          \(prefix)_words \(names.map(quoted).joined(separator: " ")) help
        elif [[ $command == help ]]; then
          \(prefix)_words \(names.map(quoted).joined(separator: " "))
        elif [[ -n $option ]]; then
          \(prefix)_value
        elif [[ $current == -* ]]; then
          \(prefix)_words $options
        else
          \(prefix)_place
        fi
      }

      complete -F \(prefix) \(quoted(program))

      """
  }

  private func list(_ words: [String]) -> String { quoted(words.joined(separator: " ")) }

  /// A line of a case statement that offers something; none if there is nothing.
  private func line(_ place: String, _ completion: Completion) -> String {
    let offer = Offer(completion, in: library)
    if offer.isEmpty { return "" }
    var calls: [String] = []
    if offer.isList { calls.append("\(prefix)_item") }
    if !offer.words.isEmpty {
      calls.append("\(prefix)_words " + offer.words.map(quoted).joined(separator: " "))
    }
    if let endings = offer.endings {
      calls.append(([prefix + "_files"] + endings).joined(separator: " "))
    }
    if offer.hasFolders { calls.append("\(prefix)_folders") }
    let pattern = place.hasSuffix("*") ? "\"\(place.dropLast())\"*" : "\"\(place)\""
    return "    \(pattern)) \(calls.joined(separator: "; ")) ;;\n"
  }
}
