"""Names of the goals of Agenda 2030 and of the articles of the child convention, as they are called in Swedish."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.words.marks import span

SDG_NAMES: Mapping[int, str] = {
    1: "Ingen fattigdom",
    2: "Ingen hunger",
    3: "God hälsa och välbefinnande",
    4: "God utbildning för alla",
    5: "Jämställdhet",
    6: "Rent vatten och sanitet för alla",
    7: "Hållbar energi för alla",
    8: "Anständiga arbetsvillkor och ekonomisk tillväxt",
    9: "Hållbar industri, innovationer och infrastruktur",
    10: "Minskad ojämlikhet",
    11: "Hållbara städer och samhällen",
    12: "Hållbar konsumtion och produktion",
    13: "Bekämpa klimatförändringarna",
    14: "Hav och marina resurser",
    15: "Ekosystem och biologisk mångfald",
    16: "Fredliga och inkluderande samhällen",
    17: "Genomförande och globalt partnerskap",
}


def sdg(number: int, *, partly: bool = False) -> str:
    """Return ``mål 3 God hälsa och välbefinnande``, or ``delar av mål 2 Ingen hunger``.

    Raises KeyError for a number that is no goal of Agenda 2030.
    """
    return f"{'delar av ' if partly else ''}mål {number} {SDG_NAMES[number]}"


def sdg_mark(number: int) -> str:
    """Return the span that prints the goal's number on its official colour: ``[3]{.sdg .sdg-3}``."""
    return span(str(number), "sdg", f"sdg-{number}")


# What each article is about, in short. The convention's Swedish text (lag 2018:1197) has no headings of its own, so
# these words are the report's. Articles 1-41 are the rights; 42 is the duty to make them known; 43-54 are procedure.
ARTICLES: Mapping[int, str] = {
    1: "Vem som är barn",
    2: "Ingen diskriminering",
    3: "Barnets bästa",
    4: "Genomförande av rättigheterna",
    5: "Föräldrars ledning och råd",
    6: "Liv, överlevnad och utveckling",
    7: "Namn och medborgarskap",
    8: "Identitet",
    9: "Inte skiljas från sina föräldrar",
    10: "Familjeåterförening",
    11: "Olovligt bortförande till andra länder",
    12: "Att få uttrycka sina åsikter och bli hörd",
    13: "Yttrandefrihet",
    14: "Tankefrihet, samvetsfrihet och religionsfrihet",
    15: "Föreningsfrihet och fredliga sammankomster",
    16: "Privatliv",
    17: "Information och massmedier",
    18: "Föräldrars gemensamma ansvar",
    19: "Skydd mot våld, vanvård och utnyttjande",
    20: "Barn som inte kan bo hos sin familj",
    21: "Adoption",
    22: "Barn på flykt",
    23: "Barn med funktionsnedsättning",
    24: "Hälsa och sjukvård",
    25: "Översyn av vård för omhändertagna barn",
    26: "Social trygghet",
    27: "Skälig levnadsstandard",
    28: "Utbildning",
    29: "Utbildningens syfte",
    30: "Minoriteters och urfolks kultur, religion och språk",
    31: "Vila, fritid, lek och kulturliv",
    32: "Skydd mot ekonomiskt utnyttjande och skadligt arbete",
    33: "Skydd mot narkotika",
    34: "Skydd mot sexuella övergrepp",
    35: "Skydd mot bortförande och handel med barn",
    36: "Skydd mot annat utnyttjande",
    37: "Skydd mot tortyr och olagligt frihetsberövande",
    38: "Barn i väpnade konflikter",
    39: "Rehabilitering",
    40: "Barn som misstänks för brott",
    41: "Bestämmelser som går längre än konventionen",
    42: "Att göra konventionen känd",
}


def article(number: int) -> str:
    """Return ``12 Att få uttrycka sina åsikter och bli hörd``; only the number for the articles on procedure."""
    return f"{number} {ARTICLES[number]}" if number in ARTICLES else str(number)
