/// The files of the folders `Page` and `Texts`, as they are built in.
enum PageFiles {
  /// The frame of the page, with places for all else.
  static var page: String { text(PackageResources.page_html) }

  /// Every word that a reader sees, by file.
  static var words: [(name: String, bytes: [UInt8])] {
    [
      ("interface.json", PackageResources.interface_json),
      ("lessons.json", PackageResources.lessons_json),
    ]
  }

  /// What the frame has a place for, by the name of the file.
  static var texts: [String: String] {
    [
      "style.css": PackageResources.style_css, "unpack.js": PackageResources.unpack_js,
      "start.js": PackageResources.start_js,
    ].mapValues(text)
  }

  /// What is packed, as it takes its place in the page: the name of an element, its type, and what stands in it.
  ///
  /// The scripts of the page share one scope, in this order.
  static var packed: [(id: String, type: String, text: String)] {
    let scripts = [
      PackageResources.elements_js, PackageResources.words_js, PackageResources.engine_js,
      PackageResources.setup_js, PackageResources.link_js, PackageResources.chart_js,
      PackageResources.bars_js, PackageResources.pictures_js, PackageResources.theory_js,
      PackageResources.run_js, PackageResources.telling_js, PackageResources.knobs_js,
      PackageResources.settings_js, PackageResources.population_js, PackageResources.guess_js,
      PackageResources.share_js, PackageResources.highlight_js, PackageResources.editor_js,
      PackageResources.stage_js, PackageResources.explore_js, PackageResources.sit_js,
      PackageResources.lessons_js, PackageResources.papers_js, PackageResources.app_js,
    ].map(text)
    return [
      ("first", "text/plain", text(PackageResources.first_story)),
      ("module", "text/plain", text(PackageResources.module_js)),
      ("worker", "text/plain", text(PackageResources.cbor_js + PackageResources.worker_js)),
      ("app-script", "", "(() => {\n\"use strict\";\n\(scripts.joined(separator: "\n"))\n})();\n"),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
