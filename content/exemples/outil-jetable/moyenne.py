"""Affiche la moyenne de la première colonne du fichier CSV donné en argument."""

import csv
import platform
import statistics
import sys

with open(sys.argv[1], encoding="utf-8", newline="") as fichier:
    valeurs = [float(ligne[0]) for ligne in csv.reader(fichier)]

print(f"Python {platform.python_version()} : moyenne {statistics.mean(valeurs):.2f}")
