/// Prints what the probes return in an ordinary program.
@main enum Native {
  static func main() {
    print(probe(200))
    print(story(3))
    print(language(3))
    print(theory(100))
  }
}
