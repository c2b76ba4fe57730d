"""The report's own words, explained for the method page."""

from __future__ import annotations

_TERMS: dict[str, str] = {
    "Accepterad gräns": (
        "Den sämsta nivå som godtas. Avståndet till utgångsvärdet är indikatorns normala variation mellan åren."
    ),
    "Ambition": (
        "Hur högt det långsiktiga målvärdet sätts: låg är den nivå som hälften av kommunerna nådde, medel den som en "
        "fjärdedel nådde och hög den som en tiondel nådde."
    ),
    "Bortfall": "Uppgift som skulle ha lämnats men som inte kom in.",
    "Delområde": "Ett av de statistikområden (DeSO) som kommunen är indelad i.",
    "Ej tillämplig": "Uppgiften kan inte finnas för kommunen.",
    "Felmarginal": (
        "Osäkerheten i en undersökning som bygger på ett urval: det sanna värdet ligger inom marginalen 95 gånger av "
        "100."
    ),
    "Framskrivning": "Vart utvecklingen leder om den fortsätter som hittills. Den är ingen prognos.",
    "Färg för placering": (
        "Kommunens läge jämfört med andra kommuner: i den fjärdedel som ligger bäst till, i mitten eller i den "
        "fjärdedel som ligger sämst till. Färgen säger inte om resultatet är bra."
    ),
    "Förslag – inte beslutat": (
        "Något som inte finns i kommunens beslut utan föreslås här, till exempel ett målvärde som har beräknats i "
        "efterhand."
    ),
    "Indikator": "Det mått som programmet följer ett kriterium med.",
    "Jämförelsegrupp": (
        "De kommuner som Kolada räknar som mest lika. Gruppen ritas om varje år och skiljer sig mellan områden."
    ),
    "Kan inte bedömas": "Ett underlag som inte räcker för en bedömning. Orsaken skrivs alltid ut.",
    "Långsiktigt målvärde": "Den nivå som ska nås på lång sikt, oftast 2030.",
    "Mål": "Ett av de övergripande mål som kommunfullmäktige har beslutat.",
    "Målkonflikt": "Två mål som drar åt olika håll. Samvariation mellan två indikatorer visar inte vad som är orsak.",
    "Målkriterium": "En del av ett mål. Kommunen har senare kallat dem delmål för uppföljning och framgångsfaktorer.",
    "Måluppfyllelse": (
        "Uppfyllt: värdet når målvärdet. Delvis uppfyllt: värdet når inte målvärdet men är inom den accepterade "
        "gränsen. Inte uppfyllt: värdet är sämre än gränsen."
    ),
    "Målvärde": (
        "Den nivå som ska nås ett visst år: delmål, här målvärde. Kommunen kallar också sina målkriterier för delmål."
    ),
    "Nulägesbild": "En bild av hur det ser ut nu och hur det har förändrats sedan utgångsåret.",
    "Nyckeltal": "Ett mått i Kolada, med en kod som N15428. De flesta indikatorer är ett nyckeltal.",
    "Pandemiår": "Åren 2020 och 2021, då många värden påverkades av pandemin.",
    "Placering": "Kommunens plats bland alla kommuner som har ett värde samma år. Plats 1 är bäst.",
    "Procentenhet": "Skillnaden mellan två procenttal: från 80 till 78 procent är två procentenheter.",
    "Rho (ρ)": (
        "Ett mått på hur två serier följs åt: 1 när de alltid ordnar åren lika, −1 när de ordnar dem tvärtom och "
        "omkring 0 när de inte följs åt. Det säger inget om orsak."
    ),
    "Rådighet": "Hur mycket kommunen själv kan påverka resultatet: egen, delad eller liten.",
    "Sammanvägd bedömning": (
        "En bedömning av ett kriterium eller ett mål, gjord av bedömningarna under det. Värden räknas aldrig ihop."
    ),
    "Sekretess": "Värdet finns men lämnas inte ut, därför att det bygger på få personer.",
    "Slumpvariation": (
        "Den variation som uppstår av sig själv när ett värde bygger på få personer eller få händelser."
    ),
    "Takt": (
        "Om förändringen sedan utgångsåret räcker för att nå det långsiktiga målvärdet: i fas, för långsamt, långt "
        "efter eller åt fel håll. Där nivån redan var nådd: nivån bibehållen eller nivån inte bibehållen."
    ),
    "Tidsseriebrott": "En ändrad definition eller mätning, så att värden före och efter inte kan jämföras.",
    "Trend": (
        "Den statistiska riktningen i upp till åtta mätningar, oberoende av alla målvärden: förbättras, försämras, "
        "ingen tydlig trend, oförändrad eller för kort serie."
    ),
    "Treårsmedelvärde": "Medelvärdet av ett års värde och de två föregående årens, för värden som varierar mycket.",
    "Uppgift saknas": "Underlaget har inget värde, och orsaken är inte känd.",
    "Utgångsvärde": "Värdet för utgångsåret, oftast 2019, som förändringen räknas från.",
    "Uttag": "Det tillfälle då uppgifterna hämtades. Senare rättelser hos källan finns inte med.",
}


def glossary() -> list[tuple[str, str]]:
    """Return (term, explanation) pairs in Swedish alphabetical order."""
    letters = str.maketrans("åäö", "{|}")
    return sorted(_TERMS.items(), key=lambda pair: pair[0].lower().translate(letters))
