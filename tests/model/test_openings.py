"""However the words of a report begin, what an inquit governs is found whole.

The sentences are short on purpose: where little stands behind the verb, a main clause is taken for a subordinate one
most easily.
"""

from __future__ import annotations

from functools import cache
from itertools import cycle

import pytest

from quotes import Extractor, Kind

INQUITS = (", sagte Kern.", ", so die Bürgermeisterin.", ", heißt es in dem Bericht.", ", teilte die Polizei mit.")
CONTENTS = """\
Als Trainer sei er gescheitert
Bis zum Herbst werde das Haus fertig
Während der Sitzung habe er geschlafen
Wer das Haus kauft, muss es sanieren
Was jetzt hilft, ist Geld
Dass die Brücke gesperrt wird, steht fest
Sollte es regnen, bleibt das Bad zu
Regnet es, bleibt das Bad zu
Das Bad, das seit 1970 steht, wird geschlossen
Weil das Dach undicht ist, wird das Bad geschlossen
Zwar drohe Streit, aber das Bad bleibe offen
Weder Lauen noch Tamm habe ein Bad
Sowohl Lauen als auch Tamm hätten ein Bad
Entweder baue man jetzt oder nie
Nicht das Geld reicht nicht, sondern die Zeit
Es gehe darum, das Bad zu retten
Je mehr es regnet, desto leerer ist das Bad
Rund 3.000 Menschen besuchen das Bad
Bis zu 3.000 Menschen besuchen das Bad
Am 3. Mai wird das Bad geöffnet
2027 wird das Bad geöffnet
Ohne das Geld zu haben, könne man nicht bauen
Das Bad zu schließen, wäre falsch
Gebaut werde erst im Mai
Denn es werde nur geredet
Und das sei gut so
Aber das Bad bleibt offen
Wie so oft komme das Geld zu spät
So werde das nichts
Das alles sei bekannt
Dem Bad drohe das Aus
Ihm sei das egal
Da haben wir Glück gehabt
Da unten ist das Bad
Laut Plan sollte das Bad öffnen
Einerseits drohe der Bankrott, andererseits gebe es Ideen
Wichtig sei, dass das Bad offen bleibe
Hätte er das gewusst, wäre er geblieben
Trotz der Kritik werde gebaut
Davon könne keine Rede sein""".splitlines()

pytestmark = pytest.mark.model

extractor = cache(Extractor)


@pytest.mark.parametrize(("content", "inquit"), list(zip(CONTENTS, cycle(INQUITS), strict=False)))
def test_what_stands_before_an_inquit_is_found_whole(content: str, inquit: str) -> None:
    found = [quote.text for quote in extractor().extract(content + inquit) if quote.kind is Kind.INDIRECT]
    assert content in found
