import Foundation
import Laboratory
import Testing

@testable import Command

@Suite struct `Work for Slurm` {
  /// A command that has these options and no others.
  private struct Probe: Subcommand {
    static let name = "probe"
    static let summary = "Reads the options for Slurm."
    var slurm = SlurmOptions()
    mutating func declare(_ line: inout some LineVisitor) { slurm.declare(&line) }
    func run(_ context: Context) throws -> Int32 { 0 }
  }

  private func options(_ line: String...) throws -> SlurmOptions {
    try LineReader.read(["--slurm"] + line, for: Probe.self, of: "arena").command.slurm
  }

  // The forms of --time in the manual page of sbatch.
  @Test(arguments: [
    ("30", 1800), ("0", 0), ("1:30", 90), ("90:00", 5400), ("2:00:00", 7200), ("1:2:3", 3723),
    ("1-0", 86_400), ("1-12", 129_600), ("1-12:30", 131_400), ("2-1:2:3", 176_523),
  ])
  func `has a time as Slurm writes it`(_ text: String, _ seconds: Int) throws {
    #expect(try options("--time=\(text)").seconds() == seconds)
  }

  @Test(arguments: [
    "", "x", "1:2:3:4", "1-", "-1", "1-2-3", "1:", ":1", "1.5", "1h", "99999999", "1--2", " 1",
  ])
  func `says what a time must be`(_ text: String) throws {
    let options = try options("--time=\(text)")
    #expect(
      throws: StudyError(
        "--time must be minutes, minutes:seconds, hours:minutes:seconds or days-hours, but found "
          + "'\(text)'")
    ) { try options.seconds() }
  }

  @Test func `has as many tasks as asked for, but none without work`() throws {
    #expect(try options().count(1000) == 16 && options().count(3) == 3)
    #expect(try options("--array-tasks", "40").count(1000) == 40)
    #expect(try options("--array-tasks", "40").count(7) == 7)
    #expect(try options().seconds() == nil)
  }

  private func job(
    _ options: SlurmOptions, in path: String, title: String = "A title, of sorts",
    playing: [String] = [], writing: [String] = []
  ) throws -> SlurmJob {
    let text = """
      {title: "\(title)", mechanism: 'chicken', population: [{agent: 'uniform', count: 2}], rounds: 1,
       seed: 1, replicates: 9}
      """
    let study = try Study(
      try JSON.parse(Data(text.utf8), file: "the study"), library: .standard)
    let folder = try ResultFolder(path, for: Data(text.utf8))
    return SlurmJob(options, study, in: folder, playing: playing, writing: writing)
  }

  private var program: String { quoted(Bundle.main.executablePath ?? CommandLine.arguments[0]) }

  @Test func `is an array that plays and a job that brings together`() throws {
    let options = try options(
      "--array-tasks", "4", "--time", "2:00:00", "--partition", "main", "--account", "us",
      "--memory", "2G", "--cores", "3")
    let job = try job(
      options, in: "/tmp/sweep", playing: ["--retry"], writing: ["--tables", "wide"])
    #expect(
      job.array == """
        #!/bin/sh
        #SBATCH --job-name=arena-a-title--of-sorts
        #SBATCH --output=/tmp/sweep/slurm/%A-%a.txt
        #SBATCH --array=1-4
        #SBATCH --requeue
        #SBATCH --open-mode=append
        #SBATCH --signal=B:TERM@60
        #SBATCH --cpus-per-task=3
        #SBATCH --time=2:00:00
        #SBATCH --partition=main
        #SBATCH --account=us
        #SBATCH --mem=2G
        exec \(program) run '/tmp/sweep/study.json5' --out '/tmp/sweep' \
        --shard "$SLURM_ARRAY_TASK_ID/4" --threads "${SLURM_CPUS_PER_TASK:-1}" '--retry' '--tables' 'wide'

        """)
    #expect(
      job.merge == """
        #!/bin/sh
        #SBATCH --job-name=arena-a-title--of-sorts
        #SBATCH --output=/tmp/sweep/slurm/merge-%j.txt
        #SBATCH --requeue
        #SBATCH --cpus-per-task=3
        #SBATCH --time=2:00:00
        #SBATCH --partition=main
        #SBATCH --account=us
        #SBATCH --mem=2G
        exec \(program) merge '/tmp/sweep' --out '/tmp/sweep' \
        --threads "${SLURM_CPUS_PER_TASK:-1}" '--tables' 'wide'

        """)
  }

  @Test func `may lie in a folder of any name`() throws {
    let job = try job(
      try options(), in: "/tmp/it's 100% \"mine\" #1", title: String(repeating: "é$(ls)", count: 30)
    )
    let lines = job.array.split(separator: "\n")
    #expect(
      lines[1] == "#SBATCH --job-name=arena-" + String(repeating: "---ls-", count: 7).prefix(40))
    #expect(
      lines[2] == ##"#SBATCH "--output=/tmp/it's 100%% \"mine\" \#1/slurm/%A-%a.txt""##)
    #expect(job.array.contains(#" run '/tmp/it'\''s 100% "mine" #1/study.json5' --out "#))
  }

  @Test func `holds no line that somebody smuggles in`() throws {
    let job = try job(try options("--partition", "main\n#SBATCH --x"), in: "/tmp/sweep")
    let error = #expect(throws: StudyError.self) { try job.write() }
    #expect(error?.description.contains("cannot hold the line break in") == true)
  }

  @Test(arguments: [
    (
      ["SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "8", "SLURM_ARRAY_TASK_MIN": "1"],
      "3/8"
    ),
    (
      ["SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_MIN": "0"],
      "1/4"
    ),
    (
      [
        "SLURM_ARRAY_TASK_ID": "15", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "5",
        "SLURM_ARRAY_TASK_STEP": "5",
      ], "3/3"
    ),
    (["SLURM_PROCID": "0", "SLURM_NTASKS": "2"], "1/2"),
    (
      [
        "SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_COUNT": "2", "SLURM_PROCID": "0",
        "SLURM_NTASKS": "1",
      ], "2/2"
    ),
  ])
  func `is one task of an array, or of a step`(_ variables: [String: String], _ text: String) throws
  {
    #expect(try Shard(option: "auto", environment: variables) == Shard(text))
  }

  @Test func `is found by itself only where Slurm says which task it is`() throws {
    for variables in [
      [:], ["SLURM_PROCID": "0"], ["SLURM_ARRAY_TASK_ID": "1", "SLURM_NTASKS": "2"],
    ] {
      let error = #expect(throws: StudyError.self) {
        try Shard(option: "auto", environment: variables)
      }
      #expect(error?.description.hasSuffix("is set; write it as in 2/3") == true)
    }
    #expect(try Shard(option: "2/5", environment: [:]) == Shard("2/5"))
  }
}
