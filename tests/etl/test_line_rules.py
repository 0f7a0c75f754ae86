"""What lines say: every form of furniture that is known, and the news that begins alike."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from etl.agencies import masked
from etl.furniture import kind_of
from etl.line_rule import LineRule
from etl.line_rules import line_rules

HEADLINE = "Harbor ferry stops as crews walk out"

FURNITURE = {
    "sign_off": ["___", "* * *", "-30-", "- 30 -", "###", "# # #"],
    "caption": [
        "FILE - A ferry leaves the pier on Tuesday.",
        "FILE-In this May 5, 2026 photo, a ferry leaves.",
        "File: A ferry leaves the pier.",
        "In this May 5, 2026 photo, a ferry leaves the pier.",
        "In this undated photo a ferry leaves the pier.",
        "In this file photo from May, a ferry leaves the pier.",
        "In this photo provided by the harbor board, a ferry leaves.",
        "In this image, a ferry leaves the pier.",
        "Representational image.",
        "File photo of a ferry at the pier.",
        "A ferry leaves. (AP Photo/Jane Roe)",
        "A ferry leaves on Tuesday. (Associated Press photo by Jane Roe) See more",
        "A ferry leaves the pier. (Photo: Jane Roe)",
        "A ferry leaves the pier (file photo)",
        "Photo: Jane Roe",
        "Pictured: a ferry at the pier.",
        "Credit: Associated Press",
        "A ferry leaves the pier. AP/Photo Jane Roe",
        "A ferry leaves the pier. AP Photo/Jane Roe.",
        "A ferry leaves the pier. AFP photo: Jane Roe",
        "A ferry leaves (photo courtesy of the board and AP), one of three pictures.",
        "A ferry leaves the pier. Reuters photo by Jane Roe",
        "Die Fähre legt ab. (Foto: Jane Roe)",
        "A ferry leaves the pier on Tuesday. © Jane Roe / Harbor Pictures",
        "A ferry leaves the pier on Tuesday. (c) Jane Roe",
        "A ferry leaves the pier. Jane Roe/Getty Images",
        "A ferry leaves the pier. Jane Roe/Getty Images.",
        "A ferry leaves the pier. Shutterstock.",
        "A ferry leaves (photo: the board/Getty).",
        "AFP / JANE ROE",
        "© AFP / Jane Roe",
    ],
    "notice": [
        "Copyright 2026 The Associated Press. All rights reserved.",
        "Copyright © Harbor Post",
        "Copyright by Harbor Post. No copying.",
        "Copyright Harbor Post",
        "(c) 2026 Harbor Post",
        "(C) Harbor Post",
        "© Harbor Post",
        "Harbor Post 2026. All rights reserved.",
        "This material may not be published without consent.",
        "It may not be published, broadcast, rewritten or redistributed.",
        "Texts may not be reproduced without prior written permission.",
        "This story has been published from a wire agency feed without changes.",
        "Except for the headline, this story has not been edited by our staff.",
        "This is auto-generated from a syndicated feed.",
        "Material from the AP is Copyright © 2026, Associated Press and may not be published.",
        "AAP content is owned by or licensed to Australian Associated Press",
        "© dpa-infocom, dpa:260305-99-123456/2",
        "c.2026 The New York Times Company",
        "The-CNN-Wire",
        "™ & © 2026 Cable News Network, Inc., a Warner company.",
        "© 2026 Cable News Network",
        "© 2026, The Washington Post",
        "(c) 2026 The New York Times",
        "This article originally appeared in The New York Times.",
        "©2026 Harbor Post. Distributed by Tribune Content Agency, LLC.",
        "© 2026 Bloomberg L.P.",
        "Harbor Beacon is part of States Newsroom, a network of newsrooms.",
        "It was published by the Harbor Beacon, a part of States Newsroom",
        "This story was produced by Harbor Data and distributed by Stacker.",
        "This story originally appeared on Harbor Data and was put out by Stacker.",
        "It was distributed through Stacker.",
        "It is part of Stacker’s series on ferries.",
        "This article is republished from The Conversation under a licence.",
        "From The Conversation",
        "Este artículo fue publicado originalmente en The Conversation.",
        "This story was originally published by ProPublica.",
        "ProPublica is a nonprofit newsroom.",
        "KFF Health News is a national newsroom.",
        "Read on, via SyndiGate.info",
        "© The Financial Times Limited 2026",
    ],
    "contributor": [
        "Associated Press writers Jane Roe and John Doe in Oakton contributed to this report.",
        "Jane Roe in Oakton, U.S., also contributed to this story",
        "The news agencies contributed to this report.",
        "With inputs from agencies",
        "With reporting from Jane Roe in Oakton and The Associated Press.",
        "With files from The Canadian Press",
        "With inputs from the ferry crews",
        "(Reporting by Jane Roe; Editing by John Doe)",
        "[Additional reporting by Jane Roe]",
        "(Compiled and edited by Jane Roe)",
        "Additional reporting by Jane Roe, with help of the night desk.",
        "Reporting by Jane Roe; Editing by John Doe.",
        "Information from The Associated Press",
        "Material from the AP's archive",
        "Jane Roe is an Associated Press writer.",
        "Jane Roe and John Doe are AP science writers",
        "mit dpa",
        "With material from AP",
        "Weitere Quellen: dpa",
        "jr/dpa",
        "jr/sak (Reuters, dpa)",
        "(Harbor/NTB)",
        "(Reporting by Jane Roe; Editing by John Doe)",
        "PTI ABC XYZ",
        "Aid comes from funds. The AP is solely responsible for all content.",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "AP journalist Jane Roe contributed to this report from Elm.",
        "Jane Roe (PAP) jr/ ds/",
        "AGERPRES/(AS - author: Jane Roe)",
        "Lusa/Fim",
        "綜合法新社、路透社報導",
        "Dieser Bericht enthält Material von AFP",
        "Mit Material von dpa. Manche Angaben lassen sich nicht prüfen.",
        "AP writer Jane Roe in Oakton contributed.",
        "NTB har bidratt til denne saken.",
        "इनपुट: पीटीआई",
        "Az MTI anyagának felhasználásával",
        "The report from The Associated Press follows.",
        "(With ANI inputs)",
        "The Associated Press contributed to this report. Call the desk with questions.",
        "(Jane Roe, APA, 13.2.2026)",
        "Additional reporting PA",
        "Material from The Associated Press was used in this report.",
        "From staff and Associated Press reports",
        "Quelle: abend.example, jro/dpa",
        "This report by The Canadian Press was first published Feb. 22, 2024.",
        "Follow Jane Roe on Twitter.",
        "Online: http://harbor.example/report",
        "On Twitter: @harbor",
        "Twitter: Jane Roe",
    ],
    "tagline": [
        "- AP",
        "(AP)",
        "Source: AP",
        "/ Source: Associated Press",
        "AP/AFP",
        "AP-WF-05-09-17 0056GMT",
        "The Associated Press | Monday, March 5, 2026, 9:06 a.m.",
        "AFP, March 5, 2026 at 10:20 PM EST",
        "AP • 5 Mar, 2026 07:41 AM",
        "AP Sports Writer",
        "PA Reporters",
        "Associated Press report",
        "EFE / Oakton",
        "Oakton / EFE",
        "Press Trust of India | Edited by the desk",
        "/TT",
        "（新华社）",
        "来源：新华社",
        "Bron: Belga",
        "Tekst: ANP | Foto: Jane Roe",
    ],
    "editor_note": [
        "Eds: Updates with comment from the mayor.",
        "Editor's note: This text was written in May.",
        "Editors’ note: This text was written in May.",
        "EDITOR’S NOTE: This text was written in May.",
        "ADVISORY: Pictures follow.",
        "(Adds PM reaction in paragraph 3)",
        "(Recasts, updates with statement from Mill Bank (MB.N), background)",
        "UPDATES: With comment from the mayor",
        "ADDS details, quotes, background",
        "(Refiles to fix typo in headline)",
        "(This March 5 story has been refiled to add a dropped word)",
        "REFILE",
        "(Repeats story first published on Friday, no change to text)",
        "REPEAT",
        "MANDATORY KILL",
        "KILL KILL KILL",
        "EDITORS: A kill is mandatory.",
        "Attention editors: A kill is mandatory. Make certain the story is not used.",
        "Make certain the story is not used.",
        "STORY WITHDRAWN",
        "ANNULATION",
        "ANNULÉ",
        "ANULADO",
        "ANULACIÓN",
        "ZURÜCKGEZOGEN",
        "HOLD HOLD HOLD",
        "Embargoed to 0001 Friday September 9",
        "EMBARGOED UNTIL 0001 GMT MONDAY, MAY 5.",
        "SPERRFRIST: 5. Mai, 18.00 Uhr",
        "Sous embargo jusqu'à mardi 5 mai à 6h",
        "Not for publication before 0001 on May 5",
        "Hold for release until 6 p.m. EDT on May 5",
        "ADV28",
        "Adv28 For release Sunday",
        "For release Sunday, May 5, and thereafter",
    ],
    "slugline": [
        "BC-BKN--Heat-Hawks, 1st Ld-Writethru,416",
        "AP-US--Mill Fire, 2nd Ld-Writethru",
        "^BC-US--St. Oak Mill Fire,Adv28",
        "BC--Mill Fire",
        "US-MED--Mill-Dust",
        "BKN--Heat-Hawks",
        "BC-Oil-Prices",
        "Mill Fire, 3rd Ld-Writethru",
        "Norland Ferries, 12th Ld, 640 words",
        "Heat-Hawks,416",
        "Heat-Hawks, 416 words",
        "USA-FERRIES/",
        "OIL-MARKETS/OAKTON (UPDATE 2, PIX)",
        "FERRIES/ (UPDATE 1)",
        "Norland-Ferries/",
        "bdt0123 4 pl 250 dpa 0456",
        "bdt0123 4 wi 250  dpa-AFX 0456",
        "URGENT",
        "AP NewsAlert",
        "BULLETIN",
        "EILMELDUNG",
        "APNewsNow",
        "The Latest on the mill fire (all times local):",
    ],
    "correction": [
        "This story has been corrected to show that the ferry has two decks.",
        "(This article was updated at 8:30 p.m.)",
        "This report was updated.",
        "Correction: The ferry has two decks.",
        "[Corrects spelling of the name in the second paragraph]",
        "(Clarifies in paragraph 2 that the ferry has two decks)",
        "(This March 5 story has been corrected to say in paragraph 2 that it has two decks)",
        "This version of the story corrects the name of the ferry.",
        "This story has been updated to clarify that the ferry has two decks.",
        "This version CORRECTS that the ferry has two decks.",
        "A previous version of this story incorrectly said that the ferry has one deck.",
        "In an earlier version of this article, the number of decks was wrong.",
        "Clarification: The ferry has two decks, one of them open.",
        "CORRECTION (March 5): The ferry has two decks.",
        "Correction, March 5: The ferry has two decks.",
        "Corrections and clarifications: The ferry has two decks.",
        "CORRECTED",
        "We regret the error.",
        "Berichtigung: Die Fähre hat zwei Decks.",
        "Korrektur vom 5. März: Die Fähre hat zwei Decks.",
        "Rectificatif : Le bateau a deux ponts.",
        "Rectificación: El barco tiene dos cubiertas.",
        "CORRECCIÓN: El barco tiene dos cubiertas.",
        "Errata: O barco tem dois conveses.",
        "Rettifica: Il traghetto ha due ponti.",
        "Rectificatie: De veerboot heeft twee dekken.",
        "Rättelse: Färjan har två däck.",
        "In einer früheren Version dieses Artikels hieß es, die Fähre habe ein Deck.",
        "Anmerkung der Redaktion: In einer früheren Fassung dieses Textes fehlte ein Deck.",
        "Diese Meldung wurde berichtigt: Die Fähre hat zwei Decks.",
        "Une version précédente de cet article indiquait que le bateau a un pont.",
        "Cet article a été corrigé mardi.",
        "Una versión anterior de esta nota decía que el barco tiene una cubierta.",
        "Este artículo ha sido corregido.",
        "Uma versão anterior deste texto dizia que o barco tem um convés.",
        "Una precedente versione di questo articolo indicava un solo ponte.",
        "Een eerdere versie van dit artikel sprak van één dek.",
        "I en tidigare version av den här artikeln stod att färjan har ett däck.",
    ],
    "related": [
        "Read more: Ferry fares rise",
        "Learn more about the strike.",
        "See also: Ferry fares rise",
        "Read the full report at the board's site.",
        "RELATED: Since we speak of boats, read how the first one sank.",
        "Related stories: Ferry fares rise.",
        "Watch now: A ferry leaves the pier",
        "More from the Harbor Post",
        "Also in business: Ferry fares rise",
        "Related Ferry fares rise",
        "Most read in business",
        "You may also like",
        "Don't miss",
        "Up next",
        "Latest headlines",
        "Next article",
        "Editors' picks",
        "Editor’s picks",
    ],
    "other": ["[button link=”/kit” type=”big”] Send us YOUR kit[/button]", '[gallery ids="1,2,3"]'],
    "promotion": [
        "Chat with us on WhatsApp. The harbor never sleeps.",
        "Pier Monthly comes to your door: 12 issues for £11.99. It is full of boats.",
        "For the plan of the new pier, click here.",
        "The Post may earn a commission when you buy a boat through its links.",
        "Sign up here to read the rest of what we know.",
        "Log in to comment",
        "Subscribe today to be the first to know about the harbor.",
        "Register for free to keep reading the Harbor Post.",
        "Enter your email",
        "Get the latest news as it happens on the pier.",
        "Click here for more about how we check the fares.",
        "Like us on Facebook",
        "Already a subscriber? Log in.",
        "Thank you for reading the Harbor Post this year.",
        "Please enable JavaScript to watch the pictures move.",
        "Subscribe for unlimited digital access.",
        "Get the Harbor newsletter every morning.",
        "Sign up",
        "Donate today to keep our newsroom open.",
        "Become a supporting member",
        "Support our journalism with a small gift today.",
        "Download our app",
        "Join the conversation",
        "Want more ferries? Download the app!",
        "Start your free trial",
        "Stay informed",
        "Have a tip?",
        "Send us a letter",
        "You can download the app here.",
        "All of this is in your inbox every morning at six.",
    ],
    "share": [
        "Share",
        "Share this story with friends",
        "Share this:",
        "Share this —",
        "Facebook | Twitter | Email",
        "Save",
        "View comments",
        "12 comments",
        "Advertisement",
        "Skip ad",
        "Continue reading the main story",
        "Story continues below",
        "Article continues after this",
        "Scroll down for video.",
        "Loading...",
        "Loading comments",
        "Menu",
        "Photos",
        "1 of 12",
        "Foto 3/12",
        "Print this page | Send to a friend | Rating: 4.5/5 (12 votes cast)",
    ],
    "date_line": [
        "Stand: 28.04.2026 17:23 Uhr",
        "Publié le 3 mars 2026 à 10h30",
        "Published: March 5, 2026",
        "Last updated on 5 March",
        "Posted 2026-03-05 08:30",
        "Updated 5 hours ago",
        "Updated Dec. 31, 2014 11:30 a.m. EST.",
        "First published on May 31, 2026 / 10:50 AM by the staff of the Post",
        "Tuesday, March 5, 2026",
        "March 5, 2026 at 8:30 a.m. by Jane Roe",
        "5 March 2026",
        "12 de marzo de 2026",
        "9. März 2026, 18.30 Uhr",
        "jeudi 11 mars 2026 à 8h15",
        "12/09/2017 09:03 by admin",
        "2 hours ago",
    ],
}

NEWS = """
30
Sign up for the marathon closed on Friday, organisers said.
Sign up sheets at both schools were full within an hour.
Share prices fell by a tenth after the announcement.
Share of the vote for the smaller parties rose to 12 percent.
Shares in the ferry company fell 12 percent on Tuesday.
Sharing a cabin was the cheapest way across, she said.
Share this bread, the priest told them.
More than 40 people were taken to hospital.
More in sorrow than in anger, the mayor closed the meeting.
More from the harvest was saved than farmers had feared.
More on this subject than on any other was said in private, she wrote.
More news of the missing boat is expected on Monday.
More coverage than the treaty allows was bought, auditors found.
Also on Tuesday, the board met the crews for the third time.
Also in the car were two children, who were not hurt.
Also from the island, a baker has joined the race.
Listen to the bells, the verger told visitors.
Listen, the captain said, and they heard the pump stop.
Search teams found the boat on Friday.
Search engines have ignored the rule, a court found.
Menu prices rose by a fifth in May.
Close to 90 people were on board.
Video of the crash shows a truck without lights.
Photos of the two men were published on Monday.
Photo finishes decided three of the five races.
Picture this: a ferry without a crew, and 200 people on board.
Picture a ferry without a crew.
Pictured beside the mayor were two of the crew, who have since resigned.
Image rights were sold for 12 million.
In this image of the economy, growth is slow, the bank said.
In this image-conscious city, nobody owned up to the wig.
In this picture, which he drew at school, the boat is green.
File-sharing sites were blocked on Tuesday, the regulator said.
Filed in May, the suit names four officers.
FILE-SHARING SITES BLOCKED ON TUESDAY
File photos showed the minister with the two men, the court heard.
File pictures of the boat were shown to the jury.
Credit card debt rose by a tenth.
Credit: that is what the village shop has always given, its owner said.
Caption writers were the first to go, the union said.
The mayor was seen in an AP photo taken on Monday.
A Reuters photo showed the boat on its side.
An AP Photo/Video desk of nine people will be closed, the union said in a letter to all its members.
He kept everything (photographs, maps and letters) in a tin.
She sold the rights (images and sound) to a French firm.
The agency sold its archive to Getty Images.
Two firms own most of them: a small one and Getty Images.
The law (section 501 (c) of the code) is older than the ferry.
(c) the crews are paid for the days that were lost.
Copyright law has not kept pace with machines, the court said.
Copyright holders will be paid from a fund.
Copyrighted songs were played on the ferry without a licence.
The names of the jurors may not be published, the judge ruled.
The images may not be reproduced or broadcast under the order.
Evidence may not be published without the court's permission.
The video has not been edited by police, the chief said.
This story was published in the spring and read by nobody.
More than 90 scientists from 40 countries contributed to this report.
With inputs from 40 villages, the plan was drawn again, the ministry said.
With reporting from the front banned, editors relied on telephones.
With files from the archive missing, the trial was put off.
With AP courses cut, the school lost a third of its older pupils.
(Reporting restrictions were lifted on Friday.)
(Writing it took her nine years.)
Reporting by the newspaper led to his resignation.
Reporting from the island was forbidden for nine years.
Additional reporting by the newspaper found that nine more had died.
Information from the flight recorder was lost, investigators said.
Material from the quarry was used to build the pier.
Twitter: the crews say it is where they heard of the strike, nine minutes after it began.
Online: that is where most of the fares are bought now, the board said.
Find out who paid, the judge told police on Friday.
Follow-up visits on Facebook Live replaced the surgery, the doctor said.
Advisory boards have no vote.
Editors noted that the map was wrong.
Ed: I never liked the boat.
Correction of the register will take until May.
Corrections officers went on strike on Friday.
This report was updated every year until 1990, and then forgotten.
Related charges against two others were dropped.
Related to this is the question of the pier.
Recommended doses vary from three to nine drops.
Trending downward since May, prices reached their lowest point on Friday.
Most popular among visitors is the oldest boat.
Most read the notice only when the boat had left.
Top stories of the tower will be closed until the lift is repaired.
In other news, Mill Bank said its shareholders approved the plan.
You may like the plan or not, but it will be built, the mayor said.
What to read next is decided by the pupils themselves.
Don't miss the last boat, the board warned islanders.
Up next is a test in the wind tunnel, the engineer said.
Must-read letters were piled on the desk of the minister.
Read this way, the law says nothing of boats.
Popular now in the north, the dish was unknown 20 years ago.
Latest news from the front was scarce, the agency said.
Next article on the agenda was the pier.
Watch the full moon rise above the pier on Friday, astronomers said.
Watch now has four members, down from nine.
See more than 40 bands at the fair, the board told visitors.
Learn more than one trade, she tells her pupils.
Subscribe, the old man told them, and the paper will live.
Subscribed capital rose to 12 million.
Subscribers to the two papers fell by a third.
Register offices across the county closed on Friday.
Registered voters will get a letter in May.
Register your boats by May, the board told islanders.
Login details of 5,000 patients were stolen, the trust said.
Donate blood, the hospital asked residents.
Donated coats filled the hall by noon.
Become a nurse, her mother told her.
Become a member, and the dues eat your wages, he said.
Get the boat out of the water, the harbor master shouted.
Download the app, the ministry told travellers.
Residents must download the app before they enter the market, the city said.
Support local growers, the mayor asked shoppers.
Support our troops, the banner on the bridge said.
Join us or go home, the strikers told the clerks.
Like us, the neighbors had no water for nine days, she said.
Follow us, the guide told the hikers, and they did.
Start your engines, the flag man said, and nine of them stalled.
Stay informed, the police told residents of the valley.
Thank you for reading my letter aloud, the widow told the court.
Please sign the book, the widow asked the mourners.
Want more of the same? Voters said no on Tuesday.
Have a story ready, the coach had told them.
Write a letter a day, that was the rule in the camp.
The bank wrote in its monthly newsletter that rates would rise.
A newsletter for prisoners is to close after 60 years.
Police had unlimited access to the building, the court heard.
After a free trial of nine days, the machine was sent back.
“You should all read our newsletter,” she said.
Skip Adams, the coach, resigned on Monday.
Scrolls from the cave were sold on Monday.
Loading the ferry took four hours.
Continue reading aloud, the judge told the clerk.
Home rule was restored in May.
Comments by the minister caused anger on Monday.
Print sales fell by a third.
Rate this story lower than the others, the judges were told.
Email from the minister was deleted, the court heard.
Facebook, Twitter and Reddit were fined on Monday.
Save the ferry, the banner said.
Advertisement of jobs by sex was banned in 1975.
Ads for gambling will be banned from May.
Gallery owners protested on Monday.
2 of 3 crews went back to work.
12 comments were sent in by the deadline.
Published in May 1923, the novel was banned for 40 years.
Published accounts of the 2-1 vote differ.
Published on March 5, 2026, the report names nine officers.
Created in March 2004, the fund has 12 members.
Posted online on March 5, the video had 2 million views by noon.
Posted 3.4 sacks a game, the best of his career.
Updated figures showed growth of 3.5 percent.
March 5, 2026 was the day the ferry stopped.
Sept. 11, 2001, changed the harbor for ever.
Tuesday, March 5, 2026, will be remembered for the fog.
5 March 2026 is the last day for claims.
12 de marzo de 2026 fue el día en que paró el barco.
9. März 2026 war der Tag, an dem die Fähre stehen blieb.
9/11/2001 was the day that changed the port.
2 hours ago the pier was dry, he said.
By noon the water had reached the second floor.
(Updates were scarce on Friday, and nobody on the pier could say more.)
(Repeats of the series are shown on Sundays.)
ADDS UP TO NOTHING, CREWS SAY
Adds to the list came from all nine islands.
Updates on the strike will be given at noon, the board said.
Corrected for inflation, fares fell by a tenth.
Correcting the map took nine years.
Corrections officers at the jail walked out on Friday.
The story was corrected by the newspaper on Friday.
A previous version of the bill was voted down in May.
An earlier version of this ferry had one deck.
A previous version of this story was told by his grandmother.
Clarification came on Friday, when the board published the fares.
Kill the engine, the captain shouted.
The company will kill the product in May.
Kill fees are paid by most of the papers.
A kill is mandatory in the final round of the game.
Make certain the door is closed, the captain told the crew.
Withdrawn from service in May, the ferry was sold for scrap.
The story was withdrawn by the paper in May.
Hold on to the rail, the captain said.
HOLD THE LINE
Embargoed goods worth 40 million were seized, customs said.
Embargo until 2030 is what the ministry wants for the oil, officials said.
Embargoed until May 5, the report was in all the papers a day before.
Not for publication before 2030 were the diaries, which the widow sold.
For release on Friday, the men need 9 signatures.
Advance for Sunday of 40 miles was what the general asked.
Urgent repairs closed the bridge on Friday.
Bulletin boards in the hall were full of letters.
Flash floods closed the road.
Brief talks on Friday ended without a deal.
The latest on the strike is that nobody talks, the mayor said.
BC-based builder wins ferry contract
BC-Based Builder Wins
AP--The word stands on every box.
Smith-Jones, 42
Smith-Jones,42
Roe, 2nd Sub
Jane Roe, 2nd Lead
AC/DC
AND/OR
Pier 9, 3rd floor
OAKTON--Officials closed the pier
RIO--Officials closed the pier on Friday.
Insert a coin, the machine said, and they did.
Sub-zero cold closed the pier on Friday.
Berichtigung des Registers wird erst im Mai möglich, sagte die Richterin.
Korrektur nach oben: um ein Zehntel, sagte die Bank.
In einer früheren Version des Gesetzes fehlte das Wort.
Correction faite, le bateau a deux ponts.
Une version précédente de la loi a été rejetée.
Reuters reported that the boats would sail.
Reuters May 2014 poll found most riders content.
The Associated Press March 5, 2026 survey found most riders content.
AFP soldiers guarded the pier.
Jane Roe is the author of nine books on boats.
“Sign up here,” the recruiter told him.
"Read more, write more" is the motto of the school.
They walked out. (AP Photo/Jane Roe) The strike began on Monday, and nobody on the pier could say \
when the boats would sail again, the board said.
""".strip().split("\n")


@pytest.mark.parametrize(
    ("line", "kind"), [(line, kind) for kind, lines in FURNITURE.items() for line in lines]
)
def test_furniture_is_known_by_what_it_says(line: str, kind: str) -> None:
    assert kind_of(line, HEADLINE) == kind


@pytest.mark.parametrize("line", NEWS)
def test_news_that_begins_as_furniture_does_stays(line: str) -> None:
    assert kind_of(line, HEADLINE) is None


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: f"{rule.kind}-{rule.max_words}")
def test_each_form_that_a_rule_knows_has_an_example_here(rule: LineRule) -> None:
    lines = [masked(line) if rule.of_agency else line for line in FURNITURE[rule.kind]]
    for pattern in forms(rule):
        assert any(pattern.search(line) for line in lines), pattern.pattern


@pytest.mark.parametrize("line", [line for lines in FURNITURE.values() for line in lines])
def test_a_long_text_is_no_furniture_however_it_begins(line: str) -> None:
    assert kind_of(line + " the crews of the ferry waited for a boat" * 15, HEADLINE) is None


def forms(rule: LineRule) -> Iterator[re.Pattern[str]]:
    """The alternatives of a rule's patterns, each for itself."""
    for pattern in (rule.opening, rule.anywhere):
        if pattern is not None:
            for part in alternatives(pattern.pattern):
                yield re.compile(part, pattern.flags)


def alternatives(pattern: str) -> Iterator[str]:
    """What stands between the bars of a pattern that are in no group and no class."""
    depth = start = 0
    in_class = False
    for found in re.finditer(r"\\.|[()\[\]|]", pattern, re.DOTALL):
        sign = found.group()
        in_class = (in_class or sign == "[") and sign != "]"
        if not in_class:
            depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth and not in_class:
            yield pattern[start : found.start()]
            start = found.end()
    yield pattern[start:]


@pytest.mark.parametrize(
    "piece", ["With inputs from ", "A-", "A'", "A. ", "the ", "published 1 ", "in this "]
)
def test_a_long_run_of_names_is_judged_at_once(piece: str) -> None:
    started = time.perf_counter()
    for opening in ("With inputs from ", "Reporting by ", "Published ", "x"):
        kind_of((opening + piece * 600)[:1_990])
        kind_of(f"{opening}{piece * 60}a")
    assert time.perf_counter() - started < 1
