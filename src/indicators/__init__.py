"""Nulägesbild: from a municipality's goals and open data to a reproducible status report."""
