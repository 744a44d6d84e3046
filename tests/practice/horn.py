"""Names of the Horn of Africa: Tigrinya, Amharic and Oromo, which share the Ge'ez script, and Somali in its letters.

Nobody here has a family name: after the own name stands the father's, then the grandfather's.
"""

from tests.practice.names import table
from tests.practice.nations import Nation

GEEZ_RULES = (
    (r"q", "k"), (r"k(?=[aeiou])", "q"), (r"ts", "s"), (r"tz", "ts"), (r"ay\b", "ai"), (r"ay\b", "e"),
    (r"([bdlmnst])\1", r"\1"), (r"(?<=[aeiou])([bdlmnst])(?=[aeiou])", r"\1\1"), (r"gh", "g"), (r"w(?=o)", ""),
    (r"ie", "e"), (r"(?<=[^aeiou])i(?=[^aeiou])", "e"), (r"e(?=[^aeiou])", "i"), (r"ou", "u"), (r"ch", "tch"),
    (r"sh", "ch"),
)  # fmt: skip
SOMALI_RULES = (
    (r"x", "h"), (r"\bC(?=[aeiou])", ""), (r"aa", "a"), (r"ii", "i"), (r"oo", "o"), (r"uu", "u"), (r"q", "k"),
    (r"dh", "d"), (r"kh", "k"), (r"ee", "e"), (r"e\b", "eh"),
)  # fmt: skip

# C and x are letters of the throat that an English ear loses or takes for h.
SOMALI_SOUNDS = (
    (r"c(?=[aeiou])", ""),
    (r"x", "h"),
    (r"q", "k"),
    (r"dh", "d"),
    ("aa", "a"),
    ("ee", "e"),
    ("ii", "i"),
    ("oo", "o"),
    ("uu", "u"),
)

TIGRINYA_MEN = table("""
    Mohammed*0.63 መሓመድ Mohamed Mohammed Mahmed Mohamod
    Yohannes*1.5 ዮሃንስ Yohanes Yohans Johannes Yohanis Yohanness / Yohaness
    Tesfay ተስፋይ Tesfai Tesfaye Tesfaay Tesfey / Tesfye Tesfy
    Yonas ዮናስ Jonas Yonass Younas Yonnas
    Filmon ፊልሞን Filimon Philmon Filemon Philimon / Feelmon
    Mehari መሓሪ Mehary Mahari Meharie / Meharry
    Berhane ብርሃነ Birhane Berhan Brhane Berhanne / Berarnay
    Kidane ኪዳነ Kidanne Kidan Qidane / Kidarny
    Habtom ሃብቶም Habtome Habtam Habttom
    Samuel ሳሙኤል Samiel Samwel Samueal Samuael
    Dawit ዳዊት David Dawitt Daweet Dauit / Dowit
    Daniel ዳንኤል Danel Danyel Daneal
    Robel ሮቤል Robiel Roble Robeal
    Abraham ኣብርሃም Abreham Abrham Ibrahim Abrahem
    Merhawi መርሃዊ Merhawie Marhawi Merhawy Mirhawi / Merhowie
    Isaias ኢሳይያስ Isayas Isaiyas Esayas Issaias Esaias
    Aman ኣማን Amman Amaan
    Kibrom ክብሮም Kibreom Kebrom Kbrom Kubrom
    Haile ሃይለ Hayle Haille Hailé / Hyley
    Haile+Selassie ሃይለ+ስላሴ Haileselassie Haile+Sellasie Hailesilasie H/Selassie
    Welde+Gebriel ወልደ+ገብርኤል Weldegebriel Woldegabriel Wolde+Gabriel W/Gebriel
    Gebre+Hiwet ገብረ+ሂወት Gebrehiwet Gebrehiwot Gebre+Hiwot Ghebrehiwet G/Hiwet
    Gebre+Meskel ገብረ+መስቀል Gebremeskel Ghebremeskel G/Meskel Gebre+Meskal
    Gebre+Medhin ገብረ+መድህን Gebremedhin Ghebremedhin G/Medhin Gebremedhn
    Tekle ተክለ Tekleh Tekele Teklé Tecle
    Tesfa+Mariam ተስፋ+ማርያም Tesfamariam T/Mariam Tesfamaryam
    Zerai ዘርኣይ Zeray Zerrai Zeraay Zerie
    Goitom ጎይቶም Goytom Goitum Ghoitom Goyitom
    Mulugeta ሙሉጌታ Mulugheta Mulu+Geta Mulughetta Moulugeta
    Fitsum ፍጹም Fitsume Fsum Fitsom Fetsum Fissum
    Amanuel ኣማኑኤል Amanuael Emanuel Emmanuel Amanueal Amanwel
    Simon ስምኦን Semon Simeon Smon
    Temesgen ተመስገን Temesghen Temesgan Temesghn
    Hagos ሓጎስ Haggos Hagoss Hagus
    Girmay ግርማይ Ghirmay Girmai Ghirmai Grmay
    Kiflom ክፍሎም Kifelom Keflom Kflom
    Medhanie መድሃኔ Medhane Medhanye Medhani Medhanié
    Tsegay ጸጋይ Tsegai Segay Tzegay Tsegaye Zegay / Seggay
""")
TIGRINYA_WOMEN = table("""
    Selam ሰላም Salam Selaam Sellam
    Abrehet ኣብረሀት Abrhet Abrehat Abreheth Abriet / Abrahet
    Almaz ኣልማዝ Almaaz Almas Allmaz
    Letebrhan ለተብርሃን Lettebrhan Letebirhan Lete+Brhan Letebrehan
    Rahel ራሄል Rachel Raheal Rahiel
    Feven ፌቨን Fewen Fiven Faven Feben
    Semhar ሰምሃር Semehar Samhar Semharr
    Luwam ሉዋም Lwam Luam Luwaam Liwam
    Mebrat መብራት Mebraht Mebratt
    Zufan ዙፋን Zuffan Zoufan Zewfan
    Tirhas ትርሓስ Tirhass Trhas Terhas Trihas
    Helen ሄለን Hellen Heleen Helien
    Saba ሳባ Sabba Sabah
    Winta ዊንታ Wintah Wenta
    Eden ኤደን Edden Iden
    Genet ገነት Ghenet Gennet Genett
    Mihret ምሕረት Mehret Mhret Meheret
    Freweyni ፍረወይኒ Freweini Firewoyni Freweyne Frweyni
    Tsige ጽገ Tsighe Sige Tzige
    Meron ሜሮን Mieron Merron Miron
    Bisrat ብስራት Bsrat Besrat Bisrrat
    Yordanos ዮርዳኖስ Yordanes Jordanos Yordannos
""")
AMHARIC_MEN = table("""
    Mohammed*0.63 መሐመድ Mohammed Mohamed Muhammed Mehamed
    Abebe አበበ Abbebe Abebay / Abeebee
    Dawit ዳዊት David Dawitt Daweet
    Yohannes ዮሐንስ Yohanes Johannes Yohanis Yohans
    Bekele በቀለ Beqele Bekelle Bekkele Bekelie / Bekaylay
    Tadesse ታደሰ Tadese Taddese Taddesse Tadessa
    Alemu ዓለሙ Alemou Allemu Alemo Alamu
    Kebede ከበደ Kebbede Kebedde Kebde
    Getachew ጌታቸው Getatchew Gettachew Getachow Getacheu / Getachoo
    Solomon ሰለሞን Selomon Soloman Sollomon
    Tesfay ተስፋዬ Tesfaye Tesfay Tesfai / Tesfye
    Mulugeta ሙሉጌታ Mulugetta Muluget Moulugeta
    Haile ኃይሌ Hayle Haille Hailee Hayile
    Girma ግርማ Ghirma Germa Grma Girmaa
    Tsegay ፀጋዬ Tsegaye Segaye Tsegay Tzegaye
    Worku ወርቁ Werku Worqu Workou
    Desta ደስታ Dasta Desstaa Destta
    Fikru ፍቅሩ Fekru Fiqru Fikiru Fikrou
    Yared ያሬድ Yareed Yarred Jared
    Henok ሄኖክ Enoch Hennok Henock Henoc
    Assefa አሰፋ Asefa Aseffa Assafa
    Demeke ደመቀ Demeqe Demekke Demmeke
    Zewdu ዘውዱ Zewdou Zawdu Zeudu
    Biniam ብንያም Binyam Benyam Biniyam Benjamin
    Lemma ለማ Lema Lemmaa
    Gebre+Mariam ገብረ+ማርያም Gebremariam Gebre+Maryam Gebremaryam G/Mariam
    Wolde+Mariam ወልደ+ማርያም Woldemariam Welde+Mariam Weldemariam W/Mariam
    Ephrem ኤፍሬም Efrem Ephraim Efraim
    Natnael ናትናኤል Nathanael Natanael Natenael Nathnael
""")
AMHARIC_WOMEN = table("""
    Almaz አልማዝ Almas Almaaz
    Hiwot ሕይወት Hiwet Hiywot Hewot Hiwott / Heewot
    Tigist ትዕግስት Tigest Tegest Tigst Tgist / Tiggist
    Selam ሰላም Salam Sellam
    Meseret መሠረት Messeret Meserat Meserret
    Aster አስቴር Esther Astair Astier
    Bethlehem ቤተልሔም Betelhem Bethelhem Betlehem ~ Betty
    Mekdes መቅደስ Meqdes Makdes Mekdess Mikdes
    Tsehay ፀሐይ Tsehai Sehay Tzehay Tsehaye
    Genet ገነት Gennet Ghenet
    Hanna ሐና Hana Hannah Hanah
    Birtukan ብርቱካን Birtukaan Bertukan Birtucan
    Zenebech ዘነበች Zenebetch Zenebesh Zenebeh
    Marta ማርታ Martha Mertha
    Rahel ራሔል Rachel Raheal
    Senait ሰናይት Sennait Senayt Senayit Sinait
    Abeba አበባ Abebaa Ababa Abbeba
    Kidist ቅድስት Kedist Qidist Kidest Kdist
    Lidya ሊድያ Lidia Lydia Ledya
    Yeshi የሺ Yeshie Yeshy
""")
OROMO_MEN = table("""
    Mohammed*1.05 መሐመድ Mohammed Mahammad Mohamed Muhammad Mahamed
    Abdi አብዲ Abdii Abdee
    Gemechu ገመቹ Gamachu Gemechuu Gemmechu Gamachuu
    Tolosa ቶሎሳ Tolessa Tolasa Tollosa Tolossa
    Lencho ሌንጮ Lenco Leencoo Lenjo Lenchoo
    Chala ጫላ Caalaa Chaala Tchala Challa
    Dereje ደረጀ Derejje Dereji Derje Deraje
    Gudeta ጉደታ Guddata Gudata Gudetta
    Kadir ቃድር Qadir Kedir Kadiir Kadeer
    Jemal ጀማል Jamal Jamaal Gemal
    Bekele በቀለ Baqqalaa Bakkala Beqele Bakala
    Fayisa ፈይሳ Feyisa Fayissa Feyissa Fayisaa
    Negasa ነጋሳ Nagasa Negassa Nagaasaa
    Daba ዳባ Dhaabaa Dabaa Dabba
    Ahmad አህመድ Ahmed Ahimed Ahmad
    Ibsa ኢብሳ Ibsaa Ebsa Ibssa
    Kumsa ኩምሳ Kumsaa Qumsa Coumsa
    Roba ሮባ Robaa Robba Rooba
    Jirata ጅራታ Jiraata Jirataa Girata
    Tufa ቱፋ Tuffa Tufaa Toufa
    Hirpha ሂርጳ Hirpa Hirphaa Hirpa Herpa
    Hussein ሁሴን Husen Huseen Hussen Hussein
    Galata ገለታ Geleta Gelata Galataa Gelleta
    Waqgari ዋቅጋሪ Wakgari Waqgaarii Wakgary
    Merera መረራ Marara Mararaa Mererra
""")
OROMO_WOMEN = table("""
    Chaltu ጫልቱ Caaltuu Chaltuu Tchaltu Caltu
    Bontu ቦንቱ Boontuu Bontuu Bontou
    Fatima ፋጡማ Fatuma Faaxumaa Fatuma Fathuma
    Hawi ሃዊ Hawii Hawwi Hawee
    Lelise ሌሊሴ Lalise Lalisee Lelisse
    Ayantu አያንቱ Ayaantuu Ayantuu Ayanthu
    Kuli ኩሊ Kulii Quli
    Derartu ደራርቱ Daraartuu Derrartu Derartuu
    Sifan ሲፋን Siifan Seyfan Siffan
    Meti ሜቲ Meetii Metti Metee
    Amina አሚና Aminaa Amiina Amina
    Zeytuna ዘይቱና Zaituna Zeituna Zaytuna
    Burtukan ቡርቱካን Burtukaan Birtukan Burtukan
    Tigist ትዕግስት Tigist Tigisit
""")
SOMALI_MEN = table("""
    @Mohammed*2.1 Maxamed Mohamed Mohamud Mohammed Muhamed Mohamad / Mohamid ~ Moha
    @Ahmad*2 Axmed Ahmed Axmad Ahmad
    @Ali*1.5 Cali Ali Aly Caly
    Abdi Cabdi Abdy Abdii
    @Husain Xuseen Hussein Hussain Huseen Xusseen Husein
    @Hasan Xasan Hassan Hasan Xassan
    @Abdullah Cabdullaahi Abdullahi Abdulahi Cabdulahi Abdillahi Abdilahi
    @Abdul+Rahman Cabdiraxmaan Abdirahman Abdurahman Abdi+Rahman Abdulrahman Cabdiraxman
    @Abdul+Qader Cabdulqaadir Abdulkadir Abdi+Qadir Abdiqadir Abdikadir Abdulqadir
    Abdi+Aziz Cabdicasiis Abdiaziz Abdul+Aziz Abdiasis Abdulaziz
    Ibrahim Ibraahim Ebrahim Ibrahin Ibraahin
    Yusuf Yuusuf Yousuf Yussuf Yusuf
    Ismail Ismaaciil Ismaciil Ismael Ismaaeel
    @Omar Cumar Omar Umar Omer Cumer
    @Osman Cismaan Osman Cusmaan Ismaan Othman Usman
    Jama Jaamac Jamac Jaama Gama
    Warsame Warsama Warsameh Warsami Warsamee
    Farah Faarax Farax Faarah Farrah
    Hirsi Xirsi Hersi Hirsy Xersi
    Abdi+Fatah Cabdifataax Abdifatah Abdi+Fatax Abdulfatah Abdifitah
    Abdi+Weli Cabdiweli Abdiweli Abdiwali Abdi+Wali
    Mahad Maxad Mahaad Mahed
    Guled Guleed Gouled Gulled
    Liban Liibaan Libaan Leeban Liiban
    Bile Biile Billeh Bille Bileh
    Samatar Samater Samantar Samattar
    Sharmarke Sharmaarke Sharmarka Shermarke
    Dahir Daahir Dahir Daher Tahir
    Adan Aadan Aden Aadam Adam
    Nur Nuur Noor Nour
    Barre Bare Barree Barreh
    Mukhtar Mukhtaar Muktar Muqtar Mukhtar
    Salad Salaad Sallad
    Egal Cigaal Igal Cigal Egaal
    Elmi Cilmi Ilmi Elmy Cilmy
    Geedi Gedi Geeddi Gedy
""")
SOMALI_WOMEN = table("""
    Hodan Xodan Hoodan Hodann
    @Aisha Caasha Asha Casha Aasha Aisha Caaisha
    @Fatima*1.5 Faadumo Fadumo Faduma Fatuma Fadumo Fatima
    Ayan Ayaan Ayaan Aian
    Hawa Xaawo Hawo Xawo Haawo
    Halima Xaliimo Halimo Xaliima Haliimo Halimah
    @Maryam Maryan Mariam Maryam Maryama Maryaan
    Sahra Zahra Saharo Saahra Sahro
    @Amina Aamina Amino Amina Aamino
    Nimo Nimco Nimcoo Nima Nimao
    Hibo Hibbo Hiibo Heebo
    Ifrah Ifraax Ifrax Efrah
    @Khadija Khadiijo Khadijo Khadija Kadija
    Ubah Ubax Ubaah Oubah
    Sagal Sagaal Saagal
    Idil Idiil Idel Edil
    Hani Haani Hanny Xaani
    Safia Safiyo Safiya Safiyya Saafi
    Deqa Deeqa Deka Deega Deqo
    Zamzam Samsam Zam+Zam Zemzem
    Ikram Ikraan Ikraam Ikran
    Sucdi Suadi Suudi Suad Sucdii
""")

NATIONS = [
    Nation(
        "Eritrea", 500, TIGRINYA_MEN, TIGRINYA_WOMEN, (), {"GF": 8, "GFF": 3, "G": 1}, GEEZ_RULES, "Ge'ez", 0.08, 0.3
    ),
    Nation(
        "Ethiopia, Amharic", 230, AMHARIC_MEN, AMHARIC_WOMEN, (), {"GF": 8, "GFF": 2, "G": 1}, GEEZ_RULES, "Ge'ez",
        0.07, 0.4,
    ),
    Nation("Ethiopia, Oromo", 130, OROMO_MEN, OROMO_WOMEN, (), {"GF": 8, "GFF": 2}, GEEZ_RULES, "Ge'ez", 0.02, 0.3),
    Nation(
        "Somalia", 350, SOMALI_MEN, SOMALI_WOMEN, (), {"GF": 3, "GFF": 8}, SOMALI_RULES, women_share=0.4,
        sounds=SOMALI_SOUNDS,
    ),
]  # fmt: skip
