"""Names of Ukraine, Russia, Georgia and Albania."""

from tests.practice.names import table
from tests.practice.nations import Nation

EAST_RULES = (
    (r"kh", "h"), (r"(?<![ckst])h", "g"), (r"yi", "i"), (r"ii\b", "iy"), (r"iy\b", "y"), (r"y\b", "i"), (r"iu", "yu"),
    (r"ia", "ya"), (r"ya", "ia"), (r"yu", "iu"), (r"zh", "j"), (r"shch", "sch"), (r"v\b", "ff"), (r"ks", "x"),
    (r"y(?=[^aeiou])", "i"), (r"ie", "e"), (r"ts", "c"), (r"yo", "io"), (r"e\b", "a"),
)  # fmt: skip
GEORGIAN_RULES = (
    (r"kh", "h"), (r"gh", "g"), (r"ts", "c"), (r"dz", "z"), (r"q", "k"), (r"ch", "tch"), (r"zh", "j"), (r"v", "w"),
    (r"t(?![hsc])", "th"),
)  # fmt: skip
ALBANIAN_RULES = (
    (r"xh", "j"), (r"xh", "dj"), (r"gj", "g"), (r"gj", "j"), (r"ç", "ch"), (r"ç", "c"), (r"q", "ch"), (r"q", "k"),
    (r"ë", "e"), (r"ë\b", ""), (r"ll", "l"), (r"rr", "r"), (r"dh", "th"), (r"x", "dz"), (r"sh", "s"),
    (r"(?<![gx])j", "y"),
)  # fmt: skip

ALBANIAN_SOUNDS = (
    (r"xh", "j"), (r"gj", "j"), (r"j", "y"), (r"ç", "ch"), (r"q", "ch"), (r"ë\b", ""), (r"ë", "e"), (r"x", "dz"),
    (r"ll", "l"), (r"c", "ts"),
)  # fmt: skip

UKRAINE_MEN = table("""
    Oleksandr*2 Олександр Aleksandr Alexander Olexandr Alexandr / Olexander Oleksander ~ Sasha Sashko Oleks
    Andriy Андрій Andrii Andrei Andrey Andrej Andry / Andree
    Mykola Микола Nikolai Nikolay Nicolai Mikola Mykolai / Mikolar ~ Kolya
    Volodymyr Володимир Vladimir Volodimir Wolodymyr Volodymir ~ Vova Volodya
    Serhii Сергій Sergey Serhiy Sergei Sergii Serhij ~ Serhiyko Seryozha
    Dmytro Дмитро Dmitry Dmitri Dmitriy Dmitro / Dimitro ~ Dima
    Ivan Іван Iwan Ivann / Eevan ~ Vanya
    Yurii Юрій Yuriy Yuri Iurii Juri Yury / Uri ~ Yura
    Taras Тарас Tarass Tarras
    Oleh Олег Oleg Olegh Olech
    Vasyl Василь Vasil Vasyll Wasyl Vassily / Vasill
    Bohdan Богдан Bogdan Bohden Bohdann
    Maksym Максим Maksim Maxim Maxym / Maxeem ~ Max
    Vitalii Віталій Vitaliy Vitaly Vitali Vitalij ~ Vitalik
    Yevhen Євген Yevgen Evgen Evgeny Eugene Yevhenii Ievgen ~ Zhenya
    Ihor Ігор Igor Ihorr / Eehor
    Mykhailo Михайло Mikhail Mikhailo Mykhaylo Michailo Mihailo / Mihylo ~ Misha
    Petro Петро Petr Pyotr Petrow
    Artem Артем Artyom Artemm Artiom
    Roman Роман Romann Romanne
    Pavlo Павло Pavel Pawlo Pavlow
    Denys Денис Denis Dennis Denyss
    Yaroslav Ярослав Iaroslav Jaroslav Yaroslaw
    Viktor Віктор Victor Wiktor Viktar ~ Vitya
    Anatolii Анатолій Anatoly Anatoliy Anatoli ~ Tolya
    Oleksii Олексій Alexey Oleksiy Alexei Aleksey Oleksij ~ Lyosha
    Vladyslav Владислав Vladislav Wladyslaw ~ Vlad
    Kyrylo Кирило Kirill Kyryl Kirilo Cyril
""")
UKRAINE_WOMEN = table("""
    Olena*1.5 Олена Elena Yelena Helena Alena Olyena / Oleena ~ Lena
    Oksana Оксана Oxana Aksana Oksanna ~ Ksyusha
    Natalia Наталія Nataliia Natalya Nataliya Natalie Natalja ~ Natasha
    Tetiana Тетяна Tatiana Tatyana Tetyana Tetjana Tanya ~ Tania
    Iryna Ірина Irina Irena Irynna / Ireena ~ Ira
    Yuliia Юлія Yulia Julia Iuliia Yuliya Juliya
    Svitlana Світлана Svetlana Svitlanna Switlana / Sweetlana ~ Sveta
    Kateryna Катерина Ekaterina Katerina Yekaterina Catherine ~ Katya
    Anna Анна Hanna Ganna Ana ~ Anya
    Mariia Марія Maria Mariya Marija ~ Masha
    Liudmyla Людмила Ludmila Lyudmila Lyudmyla Ludmyla ~ Luda
    Halyna Галина Galina Halina Galyna / Haleena ~ Halya
    Viktoriia Вікторія Victoria Viktoria Viktoriya Victoriya ~ Vika
    Larysa Лариса Larisa Larissa Laryssa
    Nadiia Надія Nadia Nadiya Nadezhda Nadja ~ Nadya
    Oleksandra Олександра Aleksandra Alexandra Olexandra ~ Sasha Lesya
    Daria Дарія Dariia Darya Dariya ~ Dasha
    Valentyna Валентина Valentina Walentyna Valentena
    Solomiia Соломія Solomiya Solomia Solomija
    Liubov Любов Lyubov Lubov Lubow Liubow ~ Luba
    Yevheniia Євгенія Yevgenia Evgenia Eugenia Yevheniya ~ Zhenya
    Polina Поліна Polyna Paulina
""")
UKRAINE_FAMILY = table("""
    Kovalenko Коваленко Kowalenko Kovalenco Covalenko / Covelenko
    Shevchenko Шевченко Schevchenko Shevcenko Chevtchenko Szewczenko
    Bondarenko Бондаренко Bondarenco Bondarenko Bondarienko
    Tkachenko Ткаченко Tkatchenko Tkachenco Kachenko
    Oliynyk Олійник Oliinyk Oleynik Oleinik Oliynik / Olinik
    Kravchenko Кравченко Kravtchenko Kravcenko Krawchenko
    Shevchuk Шевчук Shevtchuk Chevchuk Shewchuk Sevchuk
    Boiko Бойко Boyko Boyco Bojko
    Melnyk Мельник Melnik Mel'nyk Melnick
    Hrytsenko Гриценко Gritsenko Hritsenko Grytsenko Hrycenko
    Lysenko Лисенко Lisenko Lyssenko
    Rudenko Руденко Rudenco Roudenko
    Savchenko Савченко Savtchenko Savcenko Sawchenko
    Petrenko Петренко Petrenco Petryenko
    Moroz Мороз Morozz Moros
    Bondar Бондар Bondarr Bonder
    Lytvyn Литвин Litvin Lytvin Litwin
    Hnatiuk Гнатюк Gnatyuk Hnatyuk Gnatiuk Hnatuk
    Pavliuk Павлюк Pavlyuk Pawliuk Pavluk
    Zinchenko Зінченко Zintchenko Zinchenco
    Kharchenko Харченко Harchenko Kharchenco Charchenko
    Ponomarenko Пономаренко Ponomarenco Panamarenko
    Vasylenko Василенко Vasilenko Wasylenko Vassilenko
    Yushchenko Ющенко Juschtschenko Yuschenko Iushchenko
    Tymoshenko Тимошенко Timoshenko Tymoschenko
    Kuzmenko Кузьменко Kuzmenco Kusmenko
    Khomenko Хоменко Homenko Chomenko
    Zelin{skyi|ska} Зелінсь{кий|ка} Zelin{sky|ska} Zelen{sky|ska} Zielin{ski|ska}
    Kovalchuk Ковальчук Kowalchuk Kovaltchuk Kovalcuk
    Polishchuk Поліщук Polischuk Polishuk Polyschuk
    Dovzhenko Довженко Dovjenko Dowzhenko Dovzenko
    Babiy Бабій Babii Baby Babij
    Stetsenko Стеценко Stecenko Stetsenco
    Chornovil Чорновіл Chornowil Tchornovil Cornovil
""")
RUSSIA_MEN = table("""
    @Oleksandr Александр Aleksandr Alexander Alexandr ~ Sasha Shura
    @Serhii Сергей Sergey Sergei Serguei Sergej ~ Seryozha
    @Dmytro Дмитрий Dmitry Dmitri Dmitriy Dimitri ~ Dima Mitya
    @Andriy Андрей Andrey Andrei Andrej
    @Oleksii Алексей Alexey Aleksey Alexei Aleksei ~ Lyosha
    @Mykhailo Михаил Mikhail Michail Mihail Mikhael ~ Misha
    @Yevhen Евгений Evgeny Yevgeny Evgenii Eugene Evgeniy ~ Zhenya
    @Volodymyr Владимир Vladimir Wladimir ~ Vova Volodya
    Ruslan Руслан Rouslan Ruslann
    Magomed*0.63 Магомед Mahomed Magomet Muhammad
    Aslan Аслан Aslaan Arslan
    Ramzan Рамзан Ramazan Ramsan
    Konstantin Константин Constantin Konstantine ~ Kostya
    @Pavlo Павел Pavel Pawel
    @Denys Денис Denis Dennis
    Ilya Илья Ilia Ilja Iliya
    Timur Тимур Timour Teimur
""")
RUSSIA_WOMEN = table("""
    @Olena Елена Elena Yelena Jelena Helena ~ Lena
    @Natalia Наталья Natalya Natalia Natalja ~ Natasha
    @Tetiana Татьяна Tatiana Tatyana Tatjana ~ Tanya
    @Iryna Ирина Irina Irena ~ Ira
    @Svitlana Светлана Svetlana Swetlana ~ Sveta
    @Kateryna Екатерина Ekaterina Yekaterina Katerina Jekaterina ~ Katya
    @Yuliia Юлия Yulia Julia Yuliya Julija
    Zarema Зарема Sarema Zarima
    Madina Мадина Madeena Medina
    Aminat Аминат Aminad Ameenat
    @Daria Дарья Daria Darya Darja ~ Dasha
    @Mariia Мария Maria Mariya Marija ~ Masha
""")
RUSSIA_FAMILY = table("""
    Ivanov{|a} Иванов{|а} Iwanov{|a} Ivanoff Ivanow{|a}
    Smirnov{|a} Смирнов{|а} Smirnoff Smirnow{|a}
    Kuznetsov{|a} Кузнецов{|а} Kuznecov{|a} Kusnetsov{|a} Kouznetsov{|a}
    Popov{|a} Попов{|а} Popoff Popow{|a}
    Volkov{|a} Волков{|а} Wolkow{|a} Volkoff
    Magomedov{|a} Магомедов{|а} Mahomedov{|a} Magomedow{|a}
    Akhmadov{|a} Ахмадов{|а} Ahmadov{|a} Achmadow{|a} Akhmedov{|a}
    Dudaev{|a} Дудаев{|а} Dudayev{|a} Dudajew{|a} Doudaev{|a}
    Umarov{|a} Умаров{|а} Oumarov{|a} Umarow{|a}
    Yusupov{|a} Юсупов{|а} Iusupov{|a} Yousoupov{|a} Jusupow{|a}
    Zaitsev{|a} Зайцев{|а} Zaytsev{|a} Zaicev{|a} Saizew{|a}
    Vorobyov{|a} Воробьёв{|а} Vorobiev{|a} Vorobyev{|a} Worobjow{|a}
    Khasanov{|a} Хасанов{|а} Hasanov{|a} Chasanow{|a}
    Chernysh{ev|eva} Черныш{ев|ева} Chernish{ev|eva} Tchernych{ev|eva}
""")
GEORGIA_MEN = table("""
    Giorgi*2 გიორგი Georgi Giorgy Georgy George / Georgie ~ Gio Gia
    Davit დავით David Davith Davitt ~ Dato
    Levan ლევან Lewan Levann
    Nika ნიკა Nica Nikka
    Irakli ირაკლი Irakly Erakli Iracli
    Zurab ზურაბ Zourab Surab ~ Zura
    Tornike თორნიკე Tornikeh Thornike Tornika ~ Toko
    Vakhtang ვახტანგ Vahtang Wachtang Vakhtanng ~ Vakho
    Shota შოთა Chota Shotha
    Luka ლუკა Luca Louka
    Mamuka მამუკა Mamouka Mamuca
    Archil არჩილ Artchil Arcil
    Temur თემურ Teimur Temuri Temour
    Gocha გოჩა Gotcha Gosha
""")
GEORGIA_WOMEN = table("""
    Nino ნინო Ninno Neeno ~ Nini
    Mariam მარიამ Maryam Miriam Mariami ~ Mari
    Tamar თამარ Tamara Thamar Tamari ~ Tako
    Ketevan ქეთევან Kethevan Ketewan Katevan ~ Keti
    Nana ნანა Nanna
    Eka ეკა Ekka Ecka
    Lela ლელა Leila Lella
    Natia ნათია Nathia Natya
    Khatuna ხათუნა Hatuna Katuna Khathuna
    Manana მანანა Mananna
""")
GEORGIA_FAMILY = table("""
    Beridze ბერიძე Berize Beridse Beridzeh
    Kapanadze კაპანაძე Kapanaze Capanadze
    Gelashvili გელაშვილი Gelaschwili Gelasvili Ghelashvili
    Maisuradze მაისურაძე Maysuradze Maisouradze
    Giorgadze გიორგაძე Georgadze Giorgaze
    Lomidze ლომიძე Lomize Lomidse
    Tsiklauri წიკლაური Ciklauri Tziklauri Siklauri
    Kvaratskhelia კვარაცხელია Kvaratshelia Kvaracxelia Kvaraskhelia
    Mchedlishvili მჭედლიშვილი Chedlishvili Mtchedlishvili Mchedlischwili
    Chkheidze ჩხეიძე Chheidze Tchkheidze Cheidze
    Gogichaishvili გოგიჩაიშვილი Gogichashvili Gogitchaishvili
    Jikia ჯიქია Djikia Dzhikia Gikia
    Khutsishvili ხუციშვილი Hutsishvili Kutsishvili Khucishvili
    Abashidze აბაშიძე Abashize Abaschidse
""")
ALBANIA_MEN = table("""
    Arben Arbenn Arbin ~ Beni
    Besnik Besnick Besnic Bessnik
    Gjergj Gergj Gjerg Djerdj Jerg / Jurj
    Ilir Illir Elir Ileer
    Agron Aggron Agronn
    Ardit Arditt Artit
    Xhevahir Jevahir Xhevair Djevahir
    Çlirim Clirim Chlirim Clirimm
    Fatmir Fatmeer Fatmirr
    Luan Louan Luann
    Qemal Kemal Qemall Chemal Cemal
    Xhevdet Jevdet Xhevdett Djevdet
    Shpëtim Shpetim Spetim Shpetimm
    Dritan Drittan Dritann
    Endrit Endritt Andrit
    Gëzim Gezim Gezimm Guezim
    Kujtim Kuytim Cujtim
    Altin Altinn Alltin
    Erjon Eryon Erion Erjonn
    Blerim Blerimm Bllerim
    Bujar Buyar Bujarr
""")
ALBANIA_WOMEN = table("""
    Elira Ellira Elirra Eleera
    Xhensila Jensila Xensila Xhensilla Djensila
    Arjeta Aryeta Ariyeta Arietta
    Mimoza Mimosa Mimozza
    Shpresa Spresa Shpressa
    Valbona Vallbona Walbona
    Elona Ellona Ilona
    Majlinda Maylinda Mailinda
    Drita Dritta Dreeta
    Liridona Lirridona Leridona
    Teuta Teutta Tewta
    Blerta Bllerta Blerda
    Albana Allbana Albanna
    Ermira Ermirra Ermeera
    Fatbardha Fatbarda Fatbartha
    Ornela Ornella Ornelah
""")
ALBANIA_FAMILY = table("""
    Hoxha Hoja Hodja Hoxa Hodza / Hodja
    Shehu Sheho Shehou Sehu
    Gjoka Joka Gioka Djoka Goka
    Çela Cela Chela Tchela
    Leka Lekka Lecka
    Prifti Prifty Preefti
    Gjini Gini Jini Djini
    Dervishi Dervichi Derwishi Dervisi
    Krasniqi Krasnichi Krasnici Krasniki Krasnigi
    Berisha Berischa Berisa Barisha
    Gashi Gaschi Gasi
    Kola Kolla Cola
    Marku Markou Marco
    Zeqiri Zekiri Zechiri Zequiri
    Bajrami Bayrami Bairami
    Xhafa Jafa Xhaffa Djafa
    Qosja Kosja Chosja Qosia
    Muça Muca Mucha Mucia
    Rexhepi Rejepi Rexepi Redjepi
    Murati Muratti Mourati
    Dushku Dusku Dushkou
    Cenaj Tsenaj Cenai Cenay
""")

NATIONS = [
    Nation(
        "Ukraine", 280, UKRAINE_MEN, UKRAINE_WOMEN, UKRAINE_FAMILY, {"GS": 1}, EAST_RULES, "Cyrillic", 0.1, 0.6,
        has_loose_vowels=False,
    ),
    Nation(
        "Russia", 90, RUSSIA_MEN, RUSSIA_WOMEN, RUSSIA_FAMILY, {"GS": 1}, EAST_RULES, "Cyrillic", 0.1, 0.4,
        has_loose_vowels=False,
    ),
    Nation(
        "Georgia", 110, GEORGIA_MEN, GEORGIA_WOMEN, GEORGIA_FAMILY, {"GS": 1}, GEORGIAN_RULES, "Georgian", 0.06,
        has_loose_vowels=False,
    ),
    Nation(
        "Albania", 220, ALBANIA_MEN, ALBANIA_WOMEN, ALBANIA_FAMILY, {"GS": 1}, ALBANIAN_RULES, sounds=ALBANIAN_SOUNDS,
        has_loose_vowels=False,
    ),
]  # fmt: skip
