/// The same probe as an ordinary program.
@main enum Native {
  static func main() { print(probe(200)) }
}
