"""What the five bands are called where a cloth is read."""

from batik_gen.values.words import Words

BANDS = {
    "delta": Words("delta", "delta"),
    "theta": Words("theta", "teta"),
    "alpha": Words("alpha", "alfa"),
    "beta": Words("beta", "beta"),
    "gamma": Words("gamma", "gama"),
}
