"""The film of a cloth: from the samples of a recording to wax, baths and the finished cloth, frame by frame."""
