/// The answer to a linear program, with what proves it.
public struct LinearSolution<Number: OrderedField>: Sendable {
  /// How the program ended.
  public internal(set) var status: SearchStatus
  /// The greatest value of the objective, when ``status`` is `optimal`.
  public internal(set) var value: Number
  /// The best point; the foot of the ray of an unbounded program; zeros otherwise.
  public internal(set) var point: [Number]
  /// What a unit of each row's bound is worth; of an infeasible program, the weights under which its
  /// rows contradict each other: at least 0 for "at most", at most 0 for "at least".
  public internal(set) var duals: [Number]
  /// The direction in which an unbounded objective grows; empty otherwise.
  public internal(set) var ray: [Number] = []
  /// How far point and multipliers are from proving each other optimal.
  public internal(set) var certificate: LinearCertificate
  /// How many pivots were made.
  public internal(set) var pivots = 0

  init(status: SearchStatus, of program: LinearProgram<Number>) {
    self.status = status
    value = .zero
    point = program.objective.map { _ in .zero }
    duals = program.rows.map { _ in .zero }
    certificate = LinearCertificate(primal: .infinity, dual: .infinity, gap: .infinity)
  }
}
