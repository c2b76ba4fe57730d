"""The real site as files: number and size of pages, no address outside it, no link that leads nowhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote

from .whole_report import WholeReport

MOST_PAGES = 20
MOST_BYTES = 1_500_000
# What a page loads by itself, as opposed to what a reader may follow.
LOADED = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src", "object": "data"}


def test_the_site_has_at_most_twelve_pages_and_none_is_over_the_limit(vaggeryd: WholeReport) -> None:
    sizes = {path.name: path.stat().st_size for path in vaggeryd.site.glob("*.html")}
    assert 10 <= len(sizes) <= MOST_PAGES
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_all_that_a_page_loads_by_itself_is_a_file_of_the_site(vaggeryd: WholeReport) -> None:
    loaded = 0
    for name, page in vaggeryd.pages.items():
        for tag, named in page.elements:
            address = named.get(LOADED.get(tag, ""), "")
            if address:
                assert (vaggeryd.site / address).is_file(), (name, address)
                loaded += 1
    styles = (vaggeryd.site / "assets" / "site.css").read_text(encoding="utf-8")
    for address in re.findall(r"url\([\"']?([^\"')]+)", styles):
        assert (vaggeryd.site / "assets" / address).is_file(), address
    assert loaded > len(vaggeryd.figures)


def test_no_script_style_or_picture_of_the_site_names_another_host(vaggeryd: WholeReport) -> None:
    own = [path for path in vaggeryd.site.rglob("*") if path.suffix in {".js", ".css", ".svg"}]
    own = [path for path in own if path.name != "plotly.min.js"]
    assert len(own) > len(vaggeryd.figures)
    for path in own:
        text = path.read_text(encoding="utf-8")
        hosts = set(re.findall(r"(?:https?:)?//([\w.-]+\.\w+)", text)) - {"www.w3.org"}
        assert not hosts, (path.name, hosts)


def test_every_link_leads_to_a_page_of_the_site_and_a_place_on_it(vaggeryd: WholeReport) -> None:
    places = {name: set(page.ids) for name, page in vaggeryd.pages.items()}
    checked = Counter[str]()
    for name, page in vaggeryd.pages.items():
        for link in page.links:
            if re.match(r"https?:", link):
                checked["outside"] += 1
                continue
            file, _, place = link.partition("#")
            target = file or name
            assert target in places or (vaggeryd.site / target).is_file(), (name, link)
            assert not place or unquote(place) in places[target], (name, link)
            checked["place" if place else "page"] += 1
    assert (vaggeryd.site / "rapport.pdf").is_file()
    assert checked["place"] > 200 and checked["page"] > 100 and checked["outside"] > 0


def test_no_page_has_one_id_twice_or_skips_a_level_of_headings(vaggeryd: WholeReport) -> None:
    for name, page in vaggeryd.pages.items():
        assert [each for each, times in Counter(page.ids).items() if times > 1] == [], name
        levels = [section.level for section in page.sections[1:]]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


def test_every_picture_has_an_alternative_text_of_its_own(vaggeryd: WholeReport) -> None:
    texts = [named.get("alt", "") for page in vaggeryd.pages.values() for tag, named in page.elements if tag == "img"]
    assert len(texts) == len(vaggeryd.figures)
    assert min(len(text) for text in texts) > 40
    assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_every_page_says_what_made_it_and_links_the_pdf(vaggeryd: WholeReport) -> None:
    for page in vaggeryd.pages.values():
        assert "Framställd med den inbyggda framställningen" in page.visible
        assert "Uppgifter från hösten 2024 (uttag 2024-host). Program: 2020-02-remiss." in page.visible
        assert "rapport.pdf" in page.links
        assert set(vaggeryd.pages) <= set(page.links)
