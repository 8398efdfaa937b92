import Foundation
import Testing

@testable import Reporting

@Suite struct `Colours of pictures` {
  static let themes = [Theme.light, Theme.dark]

  /// The contrast of two colours of CSS, by the definition of WCAG 2.2.
  private func contrast(_ one: Colour, _ other: Colour) throws -> Double {
    let (a, b) = try (luminance(one.text), luminance(other.text))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ css: String) throws -> Double {
    let number = try #require(Int(css.dropFirst(), radix: 16))
    let parts = linear(number)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func linear(_ number: Int) -> [Double] {
    [16, 8, 0].map { shift in
      let part = Double(number >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
  }

  @Test(arguments: themes.indices)
  func `stand out from the paper`(_ number: Int) throws {
    let theme = Self.themes[number]
    for words in [theme.text, theme.quiet] { #expect(try contrast(words, theme.paper) >= 4.5) }
    for ink in theme.inks { #expect(try contrast(ink.colour, theme.paper) >= 3, "\(ink.name)") }
    #expect(try contrast(theme.axis, theme.paper) >= 3)
  }

  @Test func `are those of the style sheet`() {
    for theme in Self.themes {
      for ink in theme.inks {
        #expect(DrawingStyle.css.contains("--drawing-\(ink.name):\(ink.colour.text)"))
      }
    }
  }

  @Test(arguments: [false, true])
  func `of tiles carry words`(_ isTwoSided: Bool) throws {
    var extent = Extent()
    extent.add(-3...5)
    let scale = try #require(ColourScale(extent, middle: isTwoSided ? 0 : nil))
    for colour in scale.colours {
      #expect(try contrast(colour, Colour(colour.isBright ? 0x000000 : 0xFFFFFF)) >= 4.5)
    }
    #expect(scale.step(of: 5) == ColourScale.steps - 1)
    if !isTwoSided {
      let light = try scale.colours.map { try luminance($0.text) }
      #expect(zip(light, light.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  /// > Source: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A physiologically-based model for simulation of
  /// > color vision deficiency", *IEEE TVCG* 15(6), 2009, severity 1; distances in B. Ottosson's Oklab, 2020.
  @Test(arguments: themes.indices)
  func `are told apart by colour-blind readers`(_ number: Int) throws {
    let eyes: [[[Double]]] = [
      [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ],
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ],
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ],
    ]
    for group in [["best", "predicted", "emergent", "worst"], ["s0", "s1", "s2", "s3"]] {
      let colours = Self.themes[number].inks.filter { group.contains($0.name) }
      for eye in eyes {
        let seen = try colours.map { ink -> [Double] in
          let light = linear(try #require(Int(ink.colour.text.dropFirst(), radix: 16)))
          return oklab(
            eye.map { row in min(max(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1) })
        }
        for (index, one) in seen.enumerated() {
          for other in seen[..<index] {
            let distance = sqrt(zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) })
            #expect(distance >= 0.08)
          }
        }
      }
    }
  }

  private func oklab(_ rgb: [Double]) -> [Double] {
    let (r, g, b) = (rgb[0], rgb[1], rgb[2])
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return [
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
  }
}
