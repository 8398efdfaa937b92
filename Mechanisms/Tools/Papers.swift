/// Papers and books that several mechanisms come from, each cited here once.
package enum Papers {
  package static let aiGovernance = """
    N. Zhang, K. Yue, C. Fang, "A Game-Theoretic Framework for AI Governance", arXiv 2305.14865
    """
  package static let bilateralTrading = """
    R. B. Myerson, M. A. Satterthwaite, "Efficient Mechanisms for Bilateral Trading", Journal of \
    Economic Theory 29(2), 1983, pp. 265-281
    """
  package static let bruteForce = "M. A. R. Kleiman, When Brute Force Fails, Princeton, 2009"
  package static let cooperation = "CoopEval, arXiv 2604.15267"
  package static let counterspeculation = """
    W. Vickrey, "Counterspeculation, Auctions, and Competitive Sealed Tenders", Journal of \
    Finance 16(1), 1961, pp. 8-37
    """
  package static let emergentAlignment = """
    N. Collina, S. Goel, A. Roth, E. Ryu, M. Shi, "Emergent Alignment via Competition", arXiv \
    2509.15090
    """
  package static let incentiveAwareSafety = """
    C. W. Kim, D. Choo, T. Y. Neoh, M. Tambe, "Incentive-Aware AI Safety via Strategic Resource \
    Allocation: A Stackelberg Security Games Perspective", arXiv 2602.07259, 2026
    """
  package static let optimalAuctions = """
    R. B. Myerson, "Optimal Auction Design", Mathematics of Operations Research 6(1), 1981, pp. \
    58-73
    """
}
