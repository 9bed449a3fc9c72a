"""Verbs whose subject is told what others say: Zur Antwort bekam er: „…“ Die Feuerwehr erhielt einen Anruf: …"""

from __future__ import annotations

__all__ = ["RECEIVING"]

RECEIVING = frozenset(
    "bekommen einstecken empfangen entgegennehmen erfahren erhalten erreichen ernten hören kassieren kriegen lesen "
    "vernehmen".split()
)
