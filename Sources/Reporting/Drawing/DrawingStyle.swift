/// The colours and fonts of pictures.
public enum DrawingStyle {
  /// What a page that holds pictures includes once: a custom property for each colour (`--drawing-paper`,
  /// `--drawing-text`, `--drawing-quiet`, `--drawing-best` and so on), light, dark where the reader wants it,
  /// and light on paper.
  public static let css: String = {
    let names = colours(of: .light).map(\.name)
    let properties = { (theme: Theme) in
      ":root{"
        + colours(of: theme).map { "--drawing-\($0.name):\($0.colour.text)" }.joined(separator: ";")
        + "}"
    }
    let inks = names.map { name in rule(name, "var(--drawing-\(name))") }.joined()
    return properties(.light) + "@media screen and (prefers-color-scheme:dark){" + properties(.dark)
      + "}"
      + fonts + shapes + inks
  }()

  /// The style of a picture that is a file: colours as they are, as many viewers know no custom properties.
  static let file: String = {
    let inks = { (theme: Theme) in colours(of: theme).map { rule($0.name, $0.colour.text) }.joined()
    }
    return fonts + shapes + inks(.light) + "@media screen and (prefers-color-scheme:dark){"
      + inks(.dark) + "}"
  }()

  private static func colours(of theme: Theme) -> [(name: String, colour: Colour)] {
    [
      ("paper", theme.paper), ("text", theme.text), ("quiet", theme.quiet), ("axis", theme.axis),
      ("grid", theme.grid),
    ] + theme.inks
  }

  /// What takes a colour.
  private static func rule(_ name: String, _ colour: String) -> String {
    switch name {
    case "paper": ".drawing .p{fill:\(colour)}.drawing .k,.drawing .q{stroke:\(colour)}"
    case "text": ".drawing text{fill:\(colour)}.drawing .words{color:\(colour)}"
    case "quiet": ".drawing .t{fill:\(colour)}"
    case "axis": ".drawing .x{stroke:\(colour)}"
    case "grid": ".drawing .g{stroke:\(colour)}"
    default: ".drawing .\(name){color:\(colour)}"
    }
  }

  private static let fonts =
    ".drawing{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif}"
    + ".drawing text{font-size:12px;font-variant-numeric:tabular-nums}.drawing .h{font-size:13px;font-weight:600}"
    + ".drawing .y{font-size:15px;font-weight:600}.drawing .v{font-size:11px}"
    + ".drawing .m{text-anchor:middle}.drawing .e{text-anchor:end}"

  /// Lines and surfaces: `l` lines, `i` intervals, `d` strokes, `r` rules, `u` edges, `z` fine lines, `f` surfaces,
  /// `b` bands around lines, `a` areas, `n` ranges; `x` and `g` axes and their places; `k` markers and `q` words on an
  /// edge of paper; `o` and `j` words on dark and on bright tiles.
  private static let shapes =
    ".drawing .l,.drawing .i,.drawing .d,.drawing .r,.drawing .x,.drawing .g{fill:none;stroke-width:1}"
    + ".drawing .l,.drawing .i,.drawing .d,.drawing .r{stroke:currentColor}"
    + ".drawing .l{stroke-width:2;stroke-linejoin:round}.drawing .i,.drawing .r{stroke-width:1.5}"
    + ".drawing .d{stroke-width:3}.drawing .u{fill:none;stroke:currentColor}.drawing .f{fill:currentColor}.drawing .b{fill:currentColor;fill-opacity:.18}"
    + ".drawing .a{fill:currentColor;fill-opacity:.72;stroke:currentColor}"
    + ".drawing .n{fill:currentColor;fill-opacity:.3;stroke:currentColor}"
    + ".drawing .k{fill:currentColor;stroke-width:1.5;paint-order:stroke}"
    + ".drawing .q{stroke-width:6;stroke-linejoin:round;paint-order:stroke}"
    + ".drawing .z{stroke-width:.7}.drawing .o{fill:#fff}.drawing .j{fill:#000}"
}
