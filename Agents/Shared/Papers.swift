/// Papers and books that several agents come from, each cited here once.
enum Papers {
  static let engineeringDesign = """
    J. Li, P. Hingston, G. Kendall, "Engineering Design of Strategies for Winning Iterated \
    Prisoner's Dilemma Competitions", IEEE Transactions on Computational Intelligence and AI in \
    Games 3(4), 2011, pp. 348-360
    """
  static let evolutionOfCooperation = "R. Axelrod, The Evolution of Cooperation, Basic Books, 1984"
  static let extortion = """
    A. J. Stewart, J. B. Plotkin, "Extortion and cooperation in the Prisoner's Dilemma", PNAS \
    109(26), 2012, pp. 10134-10135, doi:10.1073/pnas.1208087109
    """
  static let firstTournament = """
    R. Axelrod, "Effective Choice in the Prisoner's Dilemma", Journal of Conflict Resolution \
    24(1), 1980, pp. 3-25, doi:10.1177/002200278002400101
    """
  static let guessingGames = """
    R. Nagel, "Unraveling in Guessing Games: An Experimental Study", American Economic Review \
    85(5), 1995, pp. 1313-1326
    """
  static let meetingGradual = """
    B. Beaufils, J.-P. Delahaye, P. Mathieu, "Our Meeting with Gradual: A Good Strategy for the \
    Iterated Prisoner's Dilemma", Artificial Life V, 1996, pp. 202-209
    """
  static let prison = """
    B. Beaufils, J.-P. Delahaye, P. Mathieu, PRISON, a program and its strategies, Université de \
    Lille, 1998
    """
  static let qLearning = """
    C. J. C. H. Watkins, P. Dayan, "Q-learning", Machine Learning 8, 1992, pp. 279-292, \
    doi:10.1007/BF00992698
    """
  static let secondTournament = """
    R. Axelrod, "More Effective Choice in the Prisoner's Dilemma", Journal of Conflict \
    Resolution 24(3), 1980, pp. 379-403, doi:10.1177/002200278002400301
    """
  static let selfishGene = """
    R. Dawkins, The Selfish Gene, second edition, Oxford University Press, 1989, chapter 12
    """
  static let zeroDeterminant = """
    W. H. Press, F. J. Dyson, "Iterated Prisoner's Dilemma contains strategies that dominate any \
    evolutionary opponent", PNAS 109(26), 2012, pp. 10409-10413, doi:10.1073/pnas.1206569109
    """
}
