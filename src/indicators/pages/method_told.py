"""The method told, on the page of data and method: the assignment, how figures become marks, and the words."""

from __future__ import annotations

from indicators.method.attainment import MET, NOT, PARTLY
from indicators.method.pace import ON_PACE, TOO_SLOW
from indicators.method.rollup import MET_FROM, PARTLY_FROM, POINTS
from indicators.method.series import FEWEST_IN_WINDOW
from indicators.method.trend import FEWEST, LONGEST, SIGNIFICANT, SPAN
from indicators.pages.blocks import Text, bullets, paragraphs
from indicators.pages.blocks import heading as head
from indicators.pages.picture import Picture
from indicators.words import glossary as terms
from indicators.words import marks as word
from indicators.words.markdown import escape
from indicators.words.numbers import counted, counted_alike, number
from indicators.words.sentence import lower


def heading(picture: Picture) -> Text:
    """Return the page's heading, the assignment and what the programme is."""
    programme = picture.programme
    steps = [
        f"{escape(each.when)}: {escape(each.body)}, {lower(escape(each.matter))}. {escape(each.note or '')}".strip()
        for each in programme.timetable
    ]
    return paragraphs(
        head(1, "Data och metod", "metod"),
        head(2, "Uppdraget", "uppdraget"),
        f"{escape(programme.title)}, {escape(programme.reference)}. {escape(programme.purpose)}",
        escape(programme.name_note) if programme.name_note else "",
        bullets(steps) if steps else "",
    )


def marks(picture: Picture) -> Text:
    """Return the four marks and the rules behind them, in plain words, with the method's own numbers."""
    return paragraphs(
        head(2, "Fyra märken som aldrig blandas", "fyra-marken"),
        bullets(_four()),
        head(2, "Så vägs bedömningarna samman", "sammanvagning"),
        bullets(_rolled()),
    )


def _four() -> list[str]:
    on_pace, too_slow = (number(100 * limit) for limit in (ON_PACE, TOO_SLOW))
    longest, span, fewest = counted_alike([LONGEST, SPAN, FEWEST])
    return [
        "**Måluppfyllelse** jämför värdet med målvärdet för värdets eget år och med den accepterade gränsen: "
        + ", ".join(word.span(text, "verdict", code) for code, text in word.VERDICTS.items())
        + ". Inte uppfyllt betyder att värdet är sämre än gränsen eller, där ingen gräns finns, än målvärdet. Gräns "
        "saknas när mätningarna är för få för att visa hur mycket värdet brukar variera. Då kan bedömningen inte bli "
        "delvis uppfyllt. Det som jämförs är de avrundade värden som läsaren ser.",
        "**Takt** jämför förändringen per år sedan utgångsåret med den som behövs för att nå det långsiktiga "
        f"målvärdet: i fas från {on_pace} procent av den takt som behövs, för långsamt från {too_slow} procent, annars "
        "långt efter. Går det åt andra hållet är det åt fel håll. Brytpunkterna är Eurostats och Statistics Canadas.",
        f"**Trend** är den statistiska riktningen i de senaste {longest} mätningarna inom {span} år (Theil–Sen och "
        f"Kendalls tau, {counted(round(100 * SIGNIFICANT))}procentsnivån). Den beror inte på något målvärde och kräver "
        f"minst {fewest} mätningar.",
        "**Plats** är läget bland alla kommuner som har ett värde samma år. Färgen grön är den bästa fjärdedelen, "
        "röd den sämsta. Färgen säger inte om resultatet är bra.",
    ]


def _rolled() -> list[str]:
    met, partly = number(MET_FROM, 1), number(PARTLY_FROM, 1)
    points = f"uppfyllt {POINTS[MET]}, delvis {POINTS[PARTLY]}, inte {POINTS[NOT]}"
    return [
        "Indikatorer som mäter nästan samma sak räknas som en, med den sämsta bedömningen. Kan mindre än hälften "
        "bedömas görs ingen sammanvägning.",
        "Kriteriet bedöms som inte uppfyllt när mer än hälften av indikatorerna har den bedömningen, som uppfyllt när "
        "mer än hälften är uppfyllda och ingen har bedömningen inte uppfyllt, och annars som delvis uppfyllt. Ett mål "
        "vägs samman på samma sätt av sina beslutade kriterier.",
        "Osäkerhet anges med 95 procents intervall: Wilsons metod för andelar av en årskull eller ett urval, Poissons "
        "för antal händelser. Ligger den nivå som avgör inom intervallet är bedömningen osäker.",
        f"Den andra regeln tar medelvärdet av de två sämsta bedömningarna ({points}): minst {met} är "
        f"uppfyllt och minst {partly} delvis uppfyllt. Rapporten säger var den hade gett en annan bedömning.",
        "Reglerna för sammanvägning och för frågan om det har blivit bättre är rapportens förslag.",
        f"Ett treårsmedelvärde bygger på minst {counted(FEWEST_IN_WINDOW)} av de tre åren.",
        "Två trösklar och tre grader är rapportens läsning av ”accepterad gräns / delmål”. Läsningen är ett förslag.",
        "Värden som sannolikt är fel ritas ihåliga och används inte. Ett värde som saknas är aldrig noll.",
    ]


def glossary(picture: Picture) -> Text:
    """Return the report's own words with their explanations."""
    entries = [f"{escape(term)}\n:   {escape(text)}" for term, text in terms.glossary()]
    return paragraphs(head(2, "Ordlista", "ordlista"), "\n\n".join(entries))
