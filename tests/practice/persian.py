"""Persian and Pashto names: Iran, and Afghanistan as it is written in Dari and in Pashto."""

from tests.practice.names import table
from tests.practice.nations import Nation
from tests.practice.spoiling import LONG_I, LONG_U

RULES = (
    (r"oo", "u"), (r"ou", "u"), (LONG_U, "oo"), (r"ee", "i"), (LONG_I, "ee"), (r"(?<!a)ei", "ai"), (r"ai", "ay"),
    (r"ay", "ai"), (r"gh", "q"), (r"q", "gh"), (r"(?<=\w\w)eh\b", "a"), (r"(?<=\w\w)eh\b", "e"), (r"v", "w"),
    (r"w(?=[aei])", "v"), (r"(?<=[^aeiou])o(?=[^aeiou])", "u"), (r"(?<=[^aeiou])i\b", "y"), (r"y\b", "i"),
    (r"([dlmnrst])\1", r"\1"), (r"aa", "a"), (r"zai\b", "zay"), (r"yi\b", "i"), (r"dj", "j"),
)  # fmt: skip

IRAN_MEN = table("""
    Mohammed*1.68 محمد Mohammad Mohamad Muhammad Mohammed Mohamed Mohamad / Mohamid Mohammod ~ Mamad
    Ali علی Aly Alee / Allie
    Reza*1.5 رضا Raza Rezza Riza Rezaa / Rezzer ~ Rez
    Husain*1.5 حسین Hossein Hosein Hussein Hussain Hossain Hoseyn / Hosayn Hossane
    Hasan حسن Hassan Hassen
    Mehdi مهدی Mahdi Mehdy Mahdy / Maydi
    Amir امیر Ameer Amire / Ameer
    Said سعید Saeed Saeid Saied Sa'id Saeead / Sayeed
    Hamid حمید Hameed Hamead Hammid / Hameet
    Majid مجید Majeed Madjid Majead
    Masoud مسعود Massoud Masood Masud Mas'oud / Massood
    Mahmoud محمود Mahmud Mahmood Mahmod
    Behzad بهزاد Behzaad Bahzad
    Behrouz بهروز Behrooz Behruz Bahrouz Behroz / Bairooz
    Dariush داریوش Daryoush Dariyush Daryush Darioush / Dareeoosh
    Farhad فرهاد Farhaad Ferhad
    Kaveh کاوه Kave Kaweh Kavah Kava
    Kourosh کوروش Koroush Kurosh Kouroush Cyrus Koorosh
    Arash آرش Aarash Arrash
    Siavash سیاوش Siavosh Siyavash Siawash / Seeavash
    Omid امید Omeed Umid Omead / Omeet
    Navid نوید Naveed Nawid Nawid
    Peyman پیمان Payman Peiman Paiman Peymaan
    Pouya پویا Pooya Puya Poya
    Shahram شهرام Shahraam Shaharam
    Vahid وحید Waheed Wahid Vaheed
    Javad جواد Jawad Javaad Djavad
    Abbas عباس Abas Abbass
    Iman ایمان Eman Imaan
    Ehsan احسان Ihsan Ehsaan Ahsan
    Milad میلاد Meelad Millad Milaad
    Esmail اسماعیل Esmaeil Ismail Esmaeel Ismaeel Smail
    Gholam+Reza غلام+رضا Gholamreza Golam+Reza Qolamreza Gholam+Raza
    Abol+Fazl ابوالفضل Abolfazl Abul+Fazl Abulfazl Abolfasl
    Hojjat حجت Hojat Hodjat Hujjat
    Keyvan کیوان Kayvan Keivan Keywan
""")
IRAN_WOMEN = table("""
    Fatima فاطمه Fatemeh Fateme Fatemah Fatima Fatemeh / Fatameh ~ Fati
    Zahra زهرا Zahraa Zahrah Zehra Sahra / Zara
    Maryam مریم Mariam Meryam Maryaam Mariyam / Marium
    Zainab زینب Zeinab Zeynab Zaynab Zeynep
    Sara سارا Sarah Saara Sarra
    Narges نرگس Nargess Nargis Nargez / Nargis
    Leila لیلا Layla Leyla Laila Leilaa
    Shirin شیرین Shireen Chirin Shirine / Sheereen
    Parisa پریسا Parissa Pareesa Parissa / Pereesa
    Mahsa مهسا Mahsaa Mehsa Masa
    Neda ندا Nedaa Nida Needa
    Nasrin نسرین Nasreen Nassrin Nesrin
    Mina مینا Meena Minaa
    Roya رویا Roia Royaa Rouya
    Azadeh آزاده Azade Azada Aazadeh
    Elham الهام Ilham Elhaam
    Samaneh سمانه Samane Samana
    Mahnaz مهناز Mahnaaz Mehnaz
    Niloufar نیلوفر Niloofar Nilufar Nilofar Niloufer / Nillofar
    Soraya ثریا Soraia Sorayya Suraya
    Masoumeh معصومه Masoome Masumeh Massoumeh Masooma Masuma
    Setareh ستاره Setare Setara Sitareh
    Sahar سحر Saher Sahaar
    Yasaman یاسمن Yasamin Yassaman Yasaman Jasaman
    Golnaz گلناز Golnaaz Gulnaz
    Khadija خدیجه Khadijeh Khadije Khadija
    Mahdieh مهدیه Mahdiyeh Mahdie Mehdieh Mahdia
    Tahereh طاهره Tahere Tahera Taherah
""")
IRAN_FAMILY = table("""
    Mohammadi محمدی Mohamadi Muhammadi Mohammady Mohamady
    Ahmadi احمدی Ahmady Ahmedi Ahmadee
    Husaini حسینی Hosseini Hoseini Husseini Hossaini Hosseiny
    Rezaei رضایی Rezaee Rezai Rezayi Rezaie Razaei Razai
    Karimi کریمی Kareemi Karimy Karimee
    Moradi مرادی Muradi Morady Moraadi
    Jafari جعفری Jaafari Ja'fari Jafary Djafari
    Hashemi هاشمی Hashimi Hashemy Hachemi
    Rahimi رحیمی Raheemi Rahimy Rahimee / Raheemy
    Akbari اکبری Akbary Akbaree
    Sadeghi صادقی Sadeqi Sadighi Sadeghy Sadiqi
    Ebrahimi ابراهیمی Ibrahimi Ebrahimy Ebraheemi
    Mousavi موسوی Musavi Moosavi Mousawi Moussavi Mosavi Musawi
    Shirazi شیرازی Shiraazi Shirazy Chirazi
    Tehrani تهرانی Tehrany Teherani
    Kazemi کاظمی Kazimi Kazemy Kadhimi
    Ghorbani قربانی Qorbani Ghorbany Gorbani Qurbani Ghurbani
    Zare زارع Zarei Zaree Zare'i Zaree
    Yousefi یوسفی Yusefi Yousofi Yusufi Yoosefi Yousefy
    Heidari حیدری Heydari Haidari Haydari Heidary
    Soltani سلطانی Sultani Soltany Soltaani
    Najafi نجفی Najafy Nadjafi Najaffi
    Hassan+zadeh حسن+زاده Hassanzadeh Hasanzadeh Hassanzade Hasanzada
    Mohammad+zadeh محمد+زاده Mohammadzadeh Mohamadzadeh Mohammadzade
    Karim+zadeh کریم+زاده Karimzadeh Karimzade Kareemzadeh
    Abbasi عباسی Abbassi Abasi Abbasy
    Bagheri باقری Baqeri Bagheri Bageri Baqiri Bagheri
    Asadi اسدی Assadi Asady Asaadi
    Farahani فراهانی Farahany Farahaani
    Mirzaei میرزایی Mirzaee Mirzai Mirzaie Mirzayi
    Golestani گلستانی Golestany Gulistani
    Khosravi خسروی Khosrawi Khosravy Khusravi Kosravi
    Nouri نوری Noori Nuri Noury
    Parvizi پرویزی Parvizy Parwizi
    Ghasemi قاسمی Qasemi Ghassemi Qasimi Gasemi
    Rostami رستمی Rustami Rostamy
    Amini امینی Aminy Ameeni
    Shahbazi شهبازی Shahbaazi Shahbazy
    Vakili وکیلی Wakili Vakily
    Zand زند Zandi
""")
DARI_MEN = table("""
    Mohammed*1.68 محمد Mohammad Muhammad Mohamad Mohammed Mohd Muhamad / Mohamid
    Ahmad احمد Ahmed Ahmmad
    Ali علی Aly
    Husain حسین Hussain Hussein Hossain Husain Hosain
    Ghulam غلام Gholam Golam Ghollam Gulam / Goolam
    Habib+ullah حبیب+الله Habibullah Habibollah Habib+Ullah Habiballah Habeebullah ~ Habib
    Rahmat+ullah رحمت+الله Rahmatullah Rahmatollah Rahmat+Ullah Rahmatulla ~ Rahmat
    Najib+ullah نجیب+الله Najibullah Najeebullah Najib+Ullah Najibollah ~ Najib
    Sayed سید Said Sayyed Syed Seyed Sayid
    Jawad جواد Javad Jawaad Jawed
    Jawid جاوید Javid Jawed Jaweed Javed / Jowid
    Nasir نصیر Naseer Nasser Nassir
    Karim کریم Kareem Karem
    Zalmai زلمی Zalmay Zalmi Zalmey Zalmy
    Farid فرید Fareed Farreed Farid
    Wahid وحید Waheed Vahid Wahead
    Basir بصیر Baseer Bassir Basir
    Qasim قاسم Qasem Qassim Ghasem Kasim
    Noor نور Nur Nour Noor
    Mirwais میرویس Mirwaiss Merwais Mirways Mir+Wais
    Fahim فهیم Faheem Fahem Fahim
    Hamid حمید Hameed Hammid
    Abdul+Rahman عبد+الرحمن Abdul+Rahman Abdur+Rahman Abdulrahman Abdol+Rahman Abdurahman
    Abdul+Wali عبد+الولی Abdulwali Abdul+Waly Abdolwali
    Abdul+Ghafar عبد+الغفار Abdul+Ghaffar Abdulghafar Abdul+Gafar Abdul+Ghafour
    Khalil خلیل Khaleel Khalel Kalil
    Rahim رحیم Raheem Rahem
    Sharif شریف Shareef Sharef
    Jamshid جمشید Jamsheed Jamshed Djamshid
    Baryalai بریالی Baryalay Bariyalai Beryalai
    Shafiq شفیق Shafeeq Shafik Shafique Shafigh
    Omid امید Omeed Umid Omeid
    Murtaza مرتضی Morteza Murtaza Mortaza Murteza
    Mustafa مصطفی Mostafa Mustafah Mostafah
    Ehsan+ullah احسان+الله Ehsanullah Ihsanullah Ehsan+Ullah Ahsanullah
""")
DARI_WOMEN = table("""
    Fatima فاطمه Fatema Fatemah Fatimah Fatemeh
    Zahra زهرا Zahraa Zohra Zahrah
    Maryam مریم Mariam Meryam Mariyam
    Farida فریده Fareeda Faridah Farreda
    Shukria شکریه Shokria Shukriya Shokriya Shukrya Shukriah / Shookria
    Zarmina زرمینه Zarmeena Zarminah Zermina
    Nasrin نسرین Nasreen Nasrine
    Parwin پروین Parveen Parwine Parvin Perwin Parween
    Latifa لطیفه Lateefa Latifah Latefa
    Freshta فرشته Fereshta Freshtah Fereshteh Frishta Farishta
    Nilofar نیلوفر Nilufar Nelofar Niloofar Niloufar
    Shabnam شبنم Shebnam Shabnum
    Sima سیما Seema Simah
    Laila لیلا Layla Leila Leyla
    Zainab زینب Zaynab Zeinab Zinab
    Marzia مرضیه Marzieh Marziya Marzya Marziah
    Masuma معصومه Masooma Massouma Masoma Masoumeh
    Razia رضیه Raziya Razyia Razieh
    Sakina سکینه Sakeena Sakinah Sakineh
    Hosna حسنا Husna Hosnah
    Roqia رقیه Ruqia Roqiya Roghayeh Ruqiya
    Khadija خدیجه Khadijah Khadeja Khadijeh
    Suraya ثریا Soraya Suraiya Surayya
    Tahira طاهره Tahera Taherah Tahereh
    Mursal مرسل Morsal Mursall
    Hila هیله Heela Hela Hilah
    Adela عادله Adila Adelah Adeela
    Wajiha وجیهه Wajeeha Wajiya Wajihah
""")
DARI_FAMILY = table("""
    Ahmadi احمدی Ahmady Ahmedi
    Rahimi رحیمی Raheemi Rahimy Rahemi / Raheemy
    Husaini حسینی Hussaini Hosseini Husseini Hossaini Hosaini
    Mohammadi محمدی Mohamadi Muhammadi Mohammady
    Haidari حیدری Haidary Heidari Haydari Hydari
    Rezai رضایی Rezaie Rezaee Rezayee Razai Rezaei
    Sultani سلطانی Soltani Sultany Soltany
    Nazari نظری Nazary Nazaree
    Karimi کریمی Kareemi Karimy
    Amiri امیری Ameeri Amiry
    Sharifi شریفی Shareefi Sharify Sharefi
    Rasuli رسولی Rasooli Rasouli Rasoli Rasuly
    Qasimi قاسمی Qasemi Ghasemi Qassimi Kasimi
    Noori نوری Nouri Nuri Noory
    Hashimi هاشمی Hashemi Hashimy
    Akbari اکبری Akbary Akberi
    Jafari جعفری Jaffari Jafary Jaafari
    Alizada علی+زاده Ali+zada Alizadah Alizadeh Ali+Zadeh
    Hasan+zada حسن+زاده Hassanzada Hasanzada Hassanzadeh Hassanzadah
    Yaqubi یعقوبی Yaqoobi Yaqoubi Yaghoubi Yaqobi Yakobi
    Faizi فیضی Faizy Fayzi Feyzi Faizee
    Hakimi حکیمی Hakeemi Hakimy
    Sadat سادات Saadat Sadaat
    Azizi عزیزی Azizy Azeezi
    Mirzai میرزایی Mirzaie Mirzaee Mirzayee
    Samadi صمدی Samady Samadee
    Wardak وردک Vardak Wardaak Wardag
    Formuli فرملی Formoli Farmuli Formuly
    Popal پوپل Popaal Pupal
    Ebrahimi ابراهیمی Ibrahimi Ebrahimy
    Barakzai بارکزی Barakzay Barekzai Barakzi
    Panjshiri پنجشیری Panjsheri Panjshery Panjsheeri
    Hazara هزاره Hazarah Hazareh
    Danish دانش Danesh Daanish
""")
PASHTO_MEN = DARI_MEN[:8] + table("""
    Gul گل Gull Gol
    Gul+Agha گل_آغا Gulagha Gul+Aqa Gul+Aga
    Spin+Gul سپین_گل Spingul Speen+Gul Spin+Gol
    Zmarai زمری Zmaray Zmari Zamarai Zmary
    Zalmai زلمی Zalmay Zalmi
    Khan خان Kan Khaan
    Jan+Agha جان_آغا Janagha Jan+Aqa Jan+Aga
    Sher+Khan شیر_خان Sherkhan Sher+Kan Shir+Khan
    Amanullah امان+الله Aman+ullah Amanollah Amanulla
    Hikmat+ullah حکمت+الله Hekmatullah Hikmatullah Hekmat+ullah
    Ehsan+ullah احسان+الله Ihsanullah Ehsanullah Ihsan+ullah
    Zabih+ullah ذبیح+الله Zabihullah Zabiullah Zabih+Ullah Zabihollah
    Sami+ullah سمیع+الله Samiullah Sami+Ullah Samullah Samiollah
    Nasrat نصرت Nasrat Nusrat Nesrat
    Wais ویس Wais Ways Wees
    Bashir بشیر Basheer Bacher Beshir
    Torialai توریالی Toryalai Toryalay Turyalai
    Lal+Mohammad لعل_محمد Lal+Muhammad Lalmohammad Laal+Mohammad
    Noor+Mohammad نور_محمد Nur+Muhammad Noor+Muhammad Nour+Mohammad
    Dost+Mohammad دوست_محمد Dost+Muhammad Dostmohammad
    Rahman رحمن Rehman Rahmaan
    Asad+ullah اسد+الله Asadullah Assadullah Asad+Ullah
    Matiullah مطیع+الله Mati+ullah Matiollah Motiullah
    Esmat+ullah عصمت+الله Ismatullah Esmatullah Ismat+ullah Asmatullah
""")
PASHTO_WOMEN = DARI_WOMEN[:8] + table("""
    Palwasha پلوشه Palwashah Palvasha Palwashe
    Spozhmai سپوږمۍ Spozhmay Spogmai Spozmai Spoghmay Spogmay
    Wazhma وږمه Wagma Wazma Vazhma Waghma
    Gulalai ګلالۍ Gulalay Gullalai Golalai
    Malalai ملالۍ Malalay Malala Mallalai
    Torpekai تورپېکۍ Torpekay Torpakai Torpikai
    Nazo نازو Nazoo Naazo
    Khatera خاطره Khatira Katera Khaterah
    Bibi+Gul بی+بی+گل Bibigul Bebe+Gul
    Shaista شایسته Shayesta Shaesta Shayista
    Zarghona زرغونه Zarghuna Zarghoona Zargona
    Brekhna برېښنا Breshna Breekhna Brishna
""")
PASHTO_FAMILY = table("""
    Yusufzai یوسفزی Yousafzai Yousufzai Yusafzai Yusuf+zai Yousefzai Yousafzay
    Noorzai نورزی Nurzai Noorzay Noor+zai Nourzai
    Stanikzai ستانکزی Stanekzai Stanikzay Stanakzai Estanikzai
    Wardak وردګ Vardak Wardag Wardaak
    Ahmadzai احمدزی Ahmedzai Ahmadzay Ahmad+zai
    Sherzai شیرزی Sherzay Sher+zai Shirzai
    Barakzai بارکزی Barakzay Barekzai
    Achakzai اڅکزی Achekzai Achakzay Atsakzai
    Zadran ځدراڼ Jadran Zadraan Dzadran
    Afridi اپریدی Afreedi Afridy Apridi
    Shinwari شینواری Shinwary Shenwari Shinvari
    Momand مومند Mohmand Momend Momond
    Safi ساپی Saafi Sapi Safy
    Kakar کاکړ Kakarr Kaker Kakkar
    Khogyani خوګیاڼی Khogiani Khugyani Khogyanai Kogyani
    Zazai ځاځی Jaji Zazay Dzadzi
    Mangal منګل Mangel Mangall
    Amarkhel امرخیل Amar+khel Amarkhil Omarkhel Amerkhel
    Sulaiman+khel سلیمان+خیل Sulaimankhel Suleimankhel Sulemankhel Sulaimankhil
    Hotak هوتک Hotaki Hotaak Hutak
    Popalzai پوپلزی Popalzay Populzai Popal+zai
    Alokozai الکوزی Alkozai Alikozai Alokozay
    Ghilzai غلزی Ghilzay Gilzai Ghilji Ghalzai
    Niazi نیازی Niyazi Niazy Neyazi
    Miakhel میاخیل Mia+khel Miakhil Miyakhel
    Lodin لودین Loodin Ludin Lodeen
    Oryakhel اوریاخیل Orya+khel Uryakhel Oryakhil
    Rahmani رحمانی Rahmany Rehmani
""")

NATIONS = [
    Nation(
        "Iran", 560, IRAN_MEN, IRAN_WOMEN, IRAN_FAMILY, {"GS": 8, "GGS": 2}, RULES, "Persian", 0.12, 0.42
    ),
    Nation(
        "Afghanistan, Dari", 450, DARI_MEN, DARI_WOMEN, DARI_FAMILY, {"GS": 7, "GGS": 2, "G": 1}, RULES,
        "Persian", 0.08, 0.35,
    ),
    Nation(
        "Afghanistan, Pashto", 300, PASHTO_MEN, PASHTO_WOMEN, PASHTO_FAMILY, {"GS": 7, "GGS": 1, "G": 1, "GF": 1},
        RULES, "Pashto", 0.05, 0.22,
    ),
]  # fmt: skip
