"""Every phrase of phrases.toml, and news in the same languages that begins with one."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from etl.furniture import kind_of
from etl.phrases import _FIRST, kind_of_opening

TABLES = tomllib.loads(files("etl").joinpath("phrases.toml").read_text("utf-8"))["phrases"]
USES = ("openings", "leads", "labels")
PHRASES = [
    (text, table["kind"], use) for table in TABLES for use in USES for text in table.get(use, ())
]
OPENING = [(text, kind) for text, kind, use in PHRASES if use != "labels"]
LABELS = [(text, kind) for text, kind, use in PHRASES if use == "labels"]
# Signs from here on need no space between words.
UNSPACED = "\u2e80"

NEWS = """
Weitere Meldungen über Schäden gingen bis zum Abend nicht ein.
Weitere Artikel des Vertrags wurden gestrichen.
Auch interessant ist, dass die Fähre leer war.
Mehr zum Thema will der Minister am Montag sagen.
Mehr dazu will die Polizei am Montag sagen.
Hintergrund: Die Gewerkschaft fordert seit Mai mehr Lohn.
Hintergrund ist ein Streit um den Lohn.
Zum Thema Fähre sagte der Minister nichts.
Anzeige wurde erstattet.
Anzeigen gegen Unbekannt gingen ein.
Werbung - das ist das Geschäft der Firma, sagte der Richter.
Teilen will die Stadt den Gewinn nicht.
Jetzt anmelden können sich Eltern bis Freitag.
Jetzt registrieren sich immer mehr Fahrer.
Foto- und Filmaufnahmen sind im Saal verboten.
Newsletter-Betreiber müssen künftig haften.
Symbolbild der Krise ist die leere Fähre.
„Lesen Sie auch das Kleingedruckte“, riet der Richter.
Sur le même sujet, le ministre a refusé de répondre.
Lire la suite du rapport prendra des mois, a dit la maire.
Voir aussi loin est un privilège, a dit le gardien du phare.
Articles liés au sport ont été retirés de la vente.
Les propos tenus par le maire ont choqué.
Les opinions exprimées lors du débat divergent.
Publicité mensongère : la société a été condamnée.
Réservé aux abonnés de la saison, le train de nuit part à minuit.
«Lire aussi, c'est vivre», a dit la maire.
Leer más mejora la memoria, según un estudio.
Noticias relacionadas con el virus circulan desde mayo.
Ver también a los niños es lo que pide la abuela.
Más información sobre el barco se espera el lunes.
Publicidad engañosa costó a la empresa un millón.
Te puede interesar la política o no, pero pagas igual.
Leia mais rápido quem lê todo dia, diz o estudo.
Assinei o contrato em maio, disse o capitão.
Abbonati e tifosi hanno protestato davanti allo stadio.
Foto di guerra sono state pubblicate lunedì.
Potrebbe interessarti poco, ma il porto chiude, ha detto il sindaco.
Lees meer boeken, zei de leraar tegen de klas.
Delen van de dijk zijn verdwenen.
Läs mer och skriv mindre, sade läraren till klassen.
Prenumerera på tidningar gör allt färre.
Læs mere og skriv mindre, sagde læreren til klassen.
Les mer og skriv mindre, sa læreren til klassen.
Lue lisää kirjoja, opettaja sanoi luokalle.
Reklama tytoniu zostanie zakazana.
Реклама табака будет запрещена.
По теме парома министр ничего не сказал.
İlgili haberler üzerine bakan açıklama yaptı.
相关新闻发布会将于周一举行。
相关阅读材料已被收回。
未经授权的无人机进入了机场。
版权所有者已经提起诉讼。
图片来源不明，警方说。
広告収入は一割減った。
関連記事を削除したと新聞社は発表した。
無断転載が相次ぎ、新聞社は提訴した。
登録者は一万人を超えた。
관련기사를 삭제했다고 신문사는 밝혔다.
무단 전재가 잇따르자 신문사가 소송을 냈다.
Further reading suggests why.
Further reading of the bill was put off until May.
Also: two crews were hired in May, and a third will follow.
Also-ran candidates will be told to pay their own costs.
Also read into the record was a letter from the captain.
More: that was all the crews asked for, their leader said.
More - much more - was lost in the fire, the owner said.
More-than-expected rain fell on the island in May.
Other stories of the tower are empty.
For the latest news, islanders turned to an old radio.
For more stories from his youth, he turned to his aunt.
Keep up to date with vaccinations, doctors told parents.
Register for free school meals, parents were told.
An error has occurred in the count, the board said.
The views expressed by the minister caused anger.
The opinions expressed at the meeting were noted, the clerk said.
You have reached your destination, the voice said, but they were in the harbor.
“Download our app,” the minister told them.
“Also read the small print,” the judge told him.
""".strip().split("\n")


@pytest.mark.parametrize(("phrase", "kind"), OPENING)
def test_a_phrase_before_a_title_makes_a_line_furniture(phrase: str, kind: str) -> None:
    assert kind_of_opening(f"{phrase}: Ferry fares rise") == kind
    assert kind_of_opening(f"» {phrase.upper()}: Ferry fares rise") == kind


@pytest.mark.parametrize(("phrase", "kind"), LABELS)
def test_a_label_is_furniture_alone_and_before_a_title(phrase: str, kind: str) -> None:
    for line in (phrase, f"+++ {phrase.upper()} +++", f"{phrase}:", f"{phrase}: Ferry fares rise"):
        assert kind_of_opening(line) == kind


@pytest.mark.parametrize("phrase", [text for text, _ in LABELS])
def test_a_label_at_the_beginning_of_a_text_is_none(phrase: str) -> None:
    assert kind_of_opening(f"{phrase} Ferry fares rise") is None
    if f"{phrase}:" not in {text for text, _ in OPENING}:
        assert kind_of_opening(f"{phrase}: Ferry fares rise on Monday, the board said.") is None


@pytest.mark.parametrize(
    ("phrase", "kind"), [(text, kind) for text, kind, use in PHRASES if use == "leads"]
)
def test_a_lead_at_the_beginning_of_a_sentence_is_none(phrase: str, kind: str) -> None:
    assert kind_of_opening(f"{phrase} the ferry fares rise") == kind
    assert kind_of_opening(f"{phrase} the ferry fares rise on Monday, he said.") is None


@pytest.mark.parametrize("phrase", [text for text, _, _ in PHRASES if text[-1].isalnum()])
def test_a_longer_word_that_begins_as_a_phrase_does_is_another_word(phrase: str) -> None:
    if phrase[-1] < UNSPACED:
        assert kind_of_opening(f"{phrase}zx") is None


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["kind"])
def test_a_line_of_more_words_than_a_phrase_allows_stays(table: dict[str, object]) -> None:
    limit = table["max_words"]
    assert isinstance(limit, int)
    for text, kind, _ in PHRASES:
        if kind == table["kind"]:
            assert kind_of_opening(f"{text}: " + "he rows " * (limit // 2 + 1)) is None
            assert kind_of_opening(f"{text}：" + "渡轮停航" * limit) is None


def test_no_phrase_stands_twice() -> None:
    times = Counter(text.casefold() for text, _, _ in PHRASES)
    assert [text for text, number in times.items() if number > 1] == []


def test_every_phrase_is_long_enough_to_be_looked_for() -> None:
    assert [text for text, _, _ in PHRASES if len(text) < _FIRST] == []


@pytest.mark.parametrize("line", NEWS)
def test_news_that_begins_with_a_phrase_stays(line: str) -> None:
    assert kind_of(line) is None
