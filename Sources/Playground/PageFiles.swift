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
      "style.css": PackageResources.style_css, "first.story": PackageResources.first_story,
      "unpack.js": PackageResources.unpack_js,
      "elements.js": PackageResources.elements_js,
      "words.js": PackageResources.words_js,
      "engine.js": PackageResources.engine_js,
      "setup.js": PackageResources.setup_js,
      "link.js": PackageResources.link_js,
      "chart.js": PackageResources.chart_js,
      "bars.js": PackageResources.bars_js,
      "pictures.js": PackageResources.pictures_js,
      "theory.js": PackageResources.theory_js,
      "run.js": PackageResources.run_js,
      "telling.js": PackageResources.telling_js,
      "knobs.js": PackageResources.knobs_js,
      "settings.js": PackageResources.settings_js,
      "population.js": PackageResources.population_js,
      "guess.js": PackageResources.guess_js,
      "share.js": PackageResources.share_js,
      "highlight.js": PackageResources.highlight_js,
      "editor.js": PackageResources.editor_js,
      "stage.js": PackageResources.stage_js,
      "explore.js": PackageResources.explore_js,
      "sit.js": PackageResources.sit_js,
      "lessons.js": PackageResources.lessons_js,
      "papers.js": PackageResources.papers_js,
      "app.js": PackageResources.app_js,
      "cbor.js": PackageResources.cbor_js,
      "lzma.js": PackageResources.lzma_js, "worker.js": PackageResources.worker_js,
    ].mapValues(text)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
