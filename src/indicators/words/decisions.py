"""How many targets are decided and how many proposed, in the sentences that speak of all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.words.marks import proposal_mark
from indicators.words.numbers import counted, counted_alike, listed
from indicators.words.sentence import joined

ALL_PROPOSED = "Målvärden och gränser är förslag – inte beslutade."


@dataclass(frozen=True)
class Decisions:
    """Indicators by what they are judged against.

    ``decided`` and ``proposed`` count the targets; ``far`` those of the decided whose long-term value is proposed.
    """

    decided: int = 0
    proposed: int = 0
    far: int = 0

    @property
    def target(self) -> str:
        """Return the target's name: ``det föreslagna målvärdet``, and with both kinds that it is one or the other."""
        if not self.decided:
            return "det föreslagna målvärdet"
        return "det beslutade eller föreslagna målvärdet" if self.proposed else "det beslutade målvärdet"


NONE_DECIDED = Decisions()


def status(these: Decisions) -> str:
    """Return what every page and the cover say of targets and limits; nothing where there are none."""
    if not these.decided:
        return ALL_PROPOSED if these.proposed else ""
    decided, proposed = counted_alike([these.decided, these.proposed])
    noun = "indikator" if these.decided == 1 else "indikatorer"
    rest = f" och förslag – inte beslutade – för {proposed}" if these.proposed else ""
    return joined(f"Målvärden och gränser är beslutade för {decided} {noun}{rest}.", _far(these))


def _far(these: Decisions) -> str:
    if not these.far:
        return ""
    if these.far == these.decided:
        return "Det långsiktiga målvärdet är ett förslag också där."
    return f"För {counted(these.far)} av de beslutade är det långsiktiga målvärdet ett förslag."


def of_table(decided: Sequence[str], others: int) -> str:
    """Return which indicators of a table have decided values; ``decided`` are escaped names, ``others`` those without.

    With none decided the table is said to hold proposals only.
    """
    if not decided:
        return f"{proposal_mark()} Målvärden och gränser i tabellen är förslag."
    which = f"Målvärde och gräns är beslutade för {listed(decided)}."
    return f"{which} {proposal_mark()} Övriga i tabellen är förslag." if others else which
