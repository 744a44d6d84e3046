"""Arabic names: Syria and the Levant, Iraq, Sudan, Egypt, and the French spellings of North Africa."""

from tests.practice.names import table
from tests.practice.nations import Nation
from tests.practice.spoiling import LONG_I

# How clerks vary Arabic in English letters, beyond the spellings that the tables list.
ENGLISH = (
    (r"ou", "u"), (r"(?<=[^aeiou])u(?=[^aeiou])", "ou"), (r"ee", "i"), (LONG_I, "ee"), (r"ei", "ai"), (r"ai", "ay"),
    (r"q", "k"), (r"dh", "d"), (r"([dlmnrsty])\1", r"\1"), (r"(?<=\w\w)a\b", "ah"), (r"ah\b", "a"),
    (r"(?<=[^aeiou])i(?=[^aeiou]\b)", "e"), (r"\bEl\+", "Al+"), (r"\bal\+", "El+"), (r"aa", "a"), (r"iy", "y"),
)  # fmt: skip
FRENCH = (
    (r"ou", "u"), (r"(?<=[^aeiou])u(?=[^aeiou])", "ou"), (r"ch", "sh"), (r"ss", "s"), (r"k", "q"), (r"dj", "j"),
    (r"c(?=[ei])", "s"), (r"(?<=[^aeiou])y", "i"), (r"aï", "ai"), (r"([lmnr])\1", r"\1"), (r"e(?=[lmnr])", "a"),
)  # fmt: skip

LEVANT_MEN = table("""
    Mohammed*1.89 محمد Mohammad Mohamad Mohamed Muhammad Mouhamad Muhammed Mhd Moh'd / Mohamid Mohammid ~ Hamoudi Mo
    Ahmad*2 أحمد احمد Ahmed Ahmet Ahmmad / Akmed Akhmad ~ Hamada
    Ali علي Aly / Allie Alee
    Omar عمر Omer Umar Oumar / Oma Ommar
    Khaled خالد Khalid Kaled Khalled / Kaleed Haled
    Mahmoud محمود Mahmud Mahmood Mahmod / Mamood Makmood
    Hasan حسن Hassan Hassen Hasen / Hasson
    Husain حسين Hussein Hussain Houssein Husein Hosain Hossein / Hoosain Husayn
    Ibrahim إبراهيم ابراهيم Ebrahim Ibraheem Brahim / Ibraham Abraheem
    Yusuf يوسف Yousef Yousif Youssef Yousuf Yusef Youssif / Yoosef Usef
    Mustafa مصطفى Mostafa Moustafa Mustapha Mustaffa / Moostafa
    Abdul+Rahman عبد+الرحمن Abd+al+Rahman Abdel+Rahman Abdur+Rahman Abdulrahman Abdal+Rahman / Abdulrachman Abdoorahman
    Abdullah عبد+الله Abdulla Abdallah Abd+Allah Abdellah / Abdula Abdoola ~ Abboud
    Bilal بلال Belal Bilall / Beelal
    Yasin ياسين Yaseen Yassin Yasseen Yassine / Yaseem
    Anas أنس انس Annas Anass
    Firas فراس Feras Firass Ferras / Feeras
    Wael وائل Wail Wa'el Waeel
    Samir سمير Sameer Sammir
    Bashar بشار Bachar Bashshar Basshar
    Hamza حمزة حمزه Hamzah Hamzeh Hamzi
    Tareq طارق Tariq Tarek Tarik Tarick / Tarreck
    Nour نور Noor Nur Nor
    Imad عماد Emad Imaad Aimad / Eemad
    Ayman أيمن ايمن Aiman Aymen Eyman
    Fadi فادي Fady Fadee
    Rami رامي Ramy Ramee Rammi
    Saeed سعيد Said Saied Sa'id Saiid Sa'eed / Syeed
    Jamal جمال Jamaal Gamal Djamal
    Adnan عدنان Adnaan Adnan Adnann
    Ziad زياد Ziyad Zeyad Ziyaad / Zeeyad
    Zakaria زكريا Zakariya Zakaryia Zakariyya Zekeria / Zakareeya
    Hisham هشام Hesham Hicham Hishaam / Heesham
    Munir منير Mounir Muneer Moneer / Moonir
    Qusay قصي Qussai Kusai Qusai Kussay / Koosay
    Hadi هادي Hady Haadi / Hardy
    Suleiman سليمان Sulaiman Soliman Sulayman Suliman Solaiman / Sooleyman
    Diaa ضياء Diya Dia Dhiaa Ziaa / Deea
    Marwan مروان Marwaan Merwan
    Ghassan غسان Gassan Ghasan / Gasson Rassan
    Muhannad مهند Mohannad Mohanad Muhanad / Mohaned
    Wissam وسام Wisam Wesam Wissaam / Weesam
    Jihad جهاد Jehad Gihad Jihaad
    Haitham هيثم Haytham Haisam Haythem / Hytham
    Abdul+Karim عبد+الكريم Abd+al+Karim Abdel+Karim Abdulkareem Abdelkareem
    Abdul+Qader عبد+القادر Abd+al+Qadir Abdel+Kader Abdul+Kader Abdulqadir
    Radwan رضوان Ridwan Redwan Radouan Rudwan
    George جورج Jorge Georges Jurj
    Elias إلياس الياس Ilyas Elyas Ilias / Eleeas
    Azzam عزام Azam Azzaam
""")
LEVANT_WOMEN = table("""
    Fatima*2 فاطمة فاطمه Fatma Fatema Fatimah Fatmeh / Fateema Fatimer
    Maryam مريم Mariam Mariem Meryem Maryem Miriam / Marium ~ Mimi
    Aisha عائشة عايشة Aysha Ayesha Aicha Aesha Eisha / Eyesha Isha
    Zainab زينب Zeinab Zaynab Zenab Zainabb Zineb / Zaynub
    Khadija خديجة Khadijah Khadeeja Khadeja / Kadeeja Hadija
    Nour*0.5 نور Noor Nur Noore
    Sara سارة ساره Sarah Saara Sarra
    Hanan حنان Hanaan Hannan / Hanon
    Huda هدى Houda Hoda Hudaa / Hooda
    Layla ليلى Laila Leila Leyla Layla / Lyla
    Rania رانيا Raniya Ranya Raneya
    Amal أمل امل Amaal Amel Ammal
    Iman إيمان ايمان Eman Imaan Emaan Imane / Eeman
    Samira سميرة Sameera Samirah Samera / Sumeera
    Sawsan سوسن Sausan Sawsen Susan
    Rasha رشا Racha Rashaa
    Hiba هبة Heba Hibah Hebah / Heeba
    Ghada غادة Gada Ghadah Ghaada
    Suad سعاد Souad Soad Suaad Su'ad / Swad
    Nisrin نسرين Nesreen Nisreen Nasreen Nesrin / Nizreen
    Asma أسماء اسماء Asmaa Esma Asmae
    Yasmin ياسمين Yasmeen Yasmine Jasmin Yassmin
    Rahaf رهف Rahf Rehaf
    Ruqayya رقية Ruqaya Rokaya Ruqia Roqaya Rukaya / Rookaya
    Wafa وفاء Wafaa Wafaa Ouafa
    Bushra بشرى Boushra Bouchra Boshra
    Dima ديمة Deema Dimah Deemah
    Alaa آلاء علاء Ala Alaa' Ala'a
    Shahd شهد Shahed Shahad Chahd
    Ibtisam ابتسام Ibtissam Ebtisam Ebtesam Ibtesam
    Manal منال Manaal Mannal
    Rim ريم Reem Rima Riem
    Sabah صباح Sabaah Sabbah
    Salma سلمى Selma Salmah
    Kawthar كوثر Kauthar Kawther Kouthar Kausar
    Jumana جمانة Joumana Jomana Jumanah
""")
LEVANT_FAMILY = table("""
    al+Ahmad الأحمد الاحمد Al+Ahmed El+Ahmad Alahmed
    al+Ali العلي El+Ali Alali
    Haddad حداد al+Haddad Hadad Haddaad / Hadard
    al+Hasan الحسن Al+Hassan El+Hassan Alhasan
    Khalil خليل Khaleel Khaleil Kalil / Kaleel Halil
    al+Khatib الخطيب El+Khatib Alkhateeb Al+Khateeb / Alkateeb
    al+Masri المصري El+Masri Al+Masry Almasri Elmasri
    al+Omar العمر Alomar Al+Omer El+Omar
    al+Husain الحسين Al+Hussein Alhussein El+Hussein Al+Hussain
    Ibrahim إبراهيم ابراهيم Ebrahim Ibraheem
    Saleh صالح Salih Salah Salleh
    Najjar نجار al+Najjar Najar Nadjar Annajjar / Nazhar
    Shami شامي al+Shami Chami Ashami Shamy
    al+Hariri الحريري El+Hariri Alhariri Hariri / Alhareeri
    Darwish درويش Darwich Darweesh Derwish Drwish
    Qasim قاسم Qassem Kassem Kasim Qasem Kassim / Kasseem
    Issa عيسى Isa Eissa Essa Aissa / Eessa
    al+Jasim الجاسم Al+Jassem Aljasem El+Jasem
    Nasser ناصر Naser Nasir Nassir Nassar
    Othman عثمان Osman Uthman Ottman Outhman
    Hamdan حمدان Hamdaan Hemdan
    al+Mohammed المحمد Al+Mohammad Almohamad Al+Mohamad Al+Muhammad
    Barakat بركات Barakaat Baraket
    Sabbagh صباغ Sabagh al+Sabbagh Sabbag Assabbagh
    Qabbani قباني Kabbani Qabani Kabani
    Shahin شاهين Shaheen Chahin Chahine Shahine
    Zaidan زيدان Zeidan Zaydan Zeydan Zidane
    al+Abdullah العبدالله العبد+الله Alabdullah Al+Abdallah El+Abdallah
    Mansour منصور Mansur Mansoor Manssour / Mansaw
    Rifai رفاعي al+Rifai Refai Rifaai Alrefai Al+Refaei
    Halabi حلبي al+Halabi Halaby Alhalabi
    Turkmani تركماني Turkmany Turkumani Tourkmani
    Khoury خوري Khouri Khuri Koury El+Khoury Houry
    Hamoud حمود Hammoud Hamood Hammud al+Hamoud
    Bakkar بكار Bakar Bekkar Bakkour
    Atassi أتاسي اتاسي Atasi al+Atassi Attassi
    Shehadeh شحادة Shehada Shahada Chehade Shihadeh Shhadeh
    Zoubi زعبي al+Zoubi Alzoubi Zubi Alzoabi Zu'bi
    Abu+Zaid أبو+زيد ابو+زيد Abou+Zeid Abo+Zaid Abu+Zayd
    Abu+Hassan أبو+حسن ابو+حسن Abou+Hassan Abo+Hasan
    Mardini مارديني Mardeni Mardiny Mardeeni
    Kanaan كنعان Kanan Kan'an Canaan
    Sulaiman سليمان Suleiman Soliman Sleiman Slaiman
    Daoud داود Dawood Dawoud Daud Daood
    Ghanem غانم Ghanim Ganem Gannem
""")
IRAQ_MEN = LEVANT_MEN[:30] + table("""
    Haidar حيدر Haider Hayder Hyder Haydar Heider / Hider
    Abbas عباس Abas Abbass Abbaas
    Muqtada مقتدى Moqtada Muqtadha Moktada
    Karrar كرار Karar Kerrar Karaar
    Sajjad سجاد Sajad Sejad Sajjaad
    Murtada مرتضى Murtadha Mortada Murtaza Mortadha
    Saddam صدام Sadam Saddaam
    Thamer ثامر Thamir Tamer
    Laith ليث Layth Leith Laeth
    Mazin مازن Mazen Mazzen Maazin
    Athir أثير اثير Atheer Athear Aseer
    Jafar جعفر Jaafar Ja'far Gafar Jaffar
    Sadiq صادق Sadeq Sadik Sadek Saddiq
    Uday عدي Oday Udai Odai / Ooday
    Salam سلام Salaam Sallam
    Falah فلاح Falaah Fallah
    Abdul+Amir عبد+الأمير عبد+الامير Abd+al+Amir Abdulameer Abdel+Amir
""")
IRAQ_FAMILY = table("""
    Jasim جاسم Jassim Jasem Jassem
    al+Saadi السعدي Al+Sadi Alsaadi Al+Sa'adi As+Saadi
    al+Jubouri الجبوري Al+Jabouri Aljuburi Al+Jibouri Al+Jobori El+Jabbouri
    al+Dulaimi الدليمي Al+Dulaymi Aldulaimi Al+Delaimi Ad+Dulaimi
    al+Obaidi العبيدي Al+Ubaidi Alobaidi Al+Obeidi Al+Ubaydi
    al+Tamimi التميمي Altamimi Al+Tameemi At+Tamimi Al+Temimi
    al+Maliki المالكي Almaliki Al+Malki Al+Maleki
    al+Zubaidi الزبيدي Alzubaidi Al+Zubaydi Al+Zobaidi Al+Zubeidi
    al+Bayati البياتي Albayati Al+Bayaty Al+Bayyati
    al+Rubaie الربيعي Al+Rubaye Alrubaiee Al+Rubaiy Al+Rubai
    al+Hashimi الهاشمي Al+Hashemi Alhashimi Al+Hashmi
    al+Shammari الشمري Al+Shamari Alshammari Ash+Shammari Al+Shemari
    al+Kaabi الكعبي Al+Kabi Alkaabi Al+Ka'abi
    al+Mosawi الموسوي Al+Musawi Almosawi Al+Mousawi Al+Moussawi
    al+Khafaji الخفاجي Alkhafaji Al+Khafagi Al+Kafaji
    al+Lami اللامي Al+Lamy Allami Al+Laami
    Kadhim كاظم Kadhem Kazim Kadim Kathim Kazem Khadim
    Abd عبد Abed Abdu
    Hadi هادي Hady Haadi
    Salman سلمان Salmaan Selman
    Hamid حميد Hameed Hamed Hammid
    Alwan علوان Elwan Alwaan
    Fadhil فاضل Fadhel Fadil Fazil Fadel
    al+Basri البصري Albasri Al+Basry
    al+Anbari الأنباري الانباري Alanbari Al+Anbary
    al+Janabi الجنابي Aljanabi Al+Genabi Al+Janaby
    al+Azzawi العزاوي Alazzawi Al+Azawi Al+Ezzawi
    al+Samarrai السامرائي Al+Samarai Alsamarrai Al+Samarraie As+Samarrai
    Mahdi مهدي Mehdi Mahdy Mehdy
    Rashid رشيد Rasheed Rashed Rachid
""")
SUDAN_MEN = table("""
    Mohammed*2.1 محمد Mohamed Mohammad Muhammad Mohamad Mohamed / Mohamid ~ Hamada
    Ahmad*2 أحمد احمد Ahmed Ahmad Ahamed
    Adam آدم ادم Adem Aadam Adaam / Addam
    Ibrahim إبراهيم ابراهيم Ibraheem Ebrahim Abrahim / Abraheem
    Abdullah عبد+الله Abdalla Abdallah Abdulla Abdella
    Osman عثمان Othman Usman Ousman Osmaan
    Ishaq إسحاق اسحق Ishag Isaac Eshag Isahag Ishak / Issac
    Yaqub يعقوب Yagoub Yagub Yacoub Yaqoub / Yacoob
    Haroun هارون Haron Harun Aaron Haroon
    Abdul+Aziz عبد+العزيز Abdelaziz Abd+El+Aziz Abdel+Aziz Abdulaziz Abdal+Aziz
    Abdul+Rahman عبد+الرحمن Abdelrahman Abdel+Rahman Abdalrahman Abdulrahman Abd+El+Rahman
    al+Tayib الطيب Eltayeb El+Tayeb Altayeb Altaib Eltayib El+Tayib Tayeb
    al+Fatih الفاتح Elfatih El+Fatih Alfatih Alfateh El+Fateh
    al+Sadiq الصادق Elsadig El+Sadig Alsadig Alsadiq Elsadiq
    Siddig صديق Siddiq Sidig Seddig Sedeeg Siddik
    Mubarak مبارك Mubark Moubarak Mobarak Mobark
    Musa موسى Mousa Moussa Moosa Mosa
    Ismail إسماعيل اسماعيل Ismael Ismaeel Esmail Ismaiel Ishmael
    Isa عيسى Issa Eisa Essa Eissa
    Omar عمر Omer Umar Omere
    Hasan حسن Hassan Hasen Hassn
    Bashir بشير Basheer Elbashir Bashier Beshir
    Kamal كمال Kamaal Kemal Kamal
    Salah صلاح Sallah Salahh Saleh
    Zakaria زكريا Zakariya Zakarya Zakria Zakaryia
    Khamis خميس Khamees Khames Kamis Khamiss
    Juma جمعة Jumaa Gumaa Goma Jumah Gomaa
    Abu+Bakr أبو+بكر ابوبكر Abubakar Abubaker Abu+Baker Abobaker Abobakr Aboubakr
    Idris إدريس ادريس Idriss Edris Edriss Idrees
    Taj+al+Din تاج+الدين Tajeldin Tagaldin Taj+Eldin Tajeddine Tag+El+Din
    Nur+al+Din نور+الدين Nureldin Nour+Eldin Noureldin Nuraldin Nour+El+Din
    Saif+al+Din سيف+الدين Seifeldin Saifaldin Saif+Eldin Seif+El+Din
    Jamal جمال Gamal Jamaal Gemal
    Mahjoub محجوب Mahgoub Mahjub Magoub Mahgob
    Awad عوض Awadh Awwad Awed
    Hamid حامد Hamed Hamad Haamid
    Nasr+al+Din نصر+الدين Nasreldin Nasraldin Nasr+Eldin Nasreddin
    Mutasim معتصم Muatasim Mutasem Moatasim Motasim Mo'tasim
    Mudathir مدثر Mudather Mudathir Modather Mudasir
""")
SUDAN_WOMEN = LEVANT_WOMEN[:10] + table("""
    Amina أمينة امنة Amna Aminah Ameena Amena Amuna
    Hawa حواء حوا Hawwa Hawaa Hawah
    Halima حليمة Haleema Halimah Halema
    Mona منى Muna Mouna Monah
    Ikhlas إخلاص اخلاص Ekhlas Ikhlaas Eklas
    Nafisa نفيسة Nafeesa Nafissa Naffisa
    Rawda روضة Rowda Rawdha Roda Raouda
    Intisar انتصار Intesar Entisar Entesar Intisaar
    Awatif عواطف Awatef Awatif Awaatif
    Zahra زهراء زهرة Zahara Zahraa Zahrah
    Kaltoum كلثوم Kalthoum Kultum Kaltum Kalthum
    Tahani تهاني Tahany Tahanee
    Safa صفاء Safaa Safah
    Mashair مشاعر Mashaer Mashaier Machair
    Marwa مروة Marwah Marua
""")
EGYPT_MEN = LEVANT_MEN[:16] + table("""
    Jamal جمال Gamal Jamaal Gammal
    Girgis جرجس Gerges Guirguis Girges Gergis
    Mina مينا Meena Minah Menna
    Bishoy بيشوي Beshoy Bishoi Peshoy
    Ramadan رمضان Ramadhan Ramazan Ramdan
    Shaban شعبان Shaaban Sha'ban Chaaban
    Rajab رجب Ragab Ragb Rajjab
    al+Sayed السيد Elsayed El+Sayed Alsayed Elsaid El+Sayyid
    Abdul+Fattah عبد+الفتاح Abdelfattah Abdel+Fattah Abd+El+Fattah Abdulfatah
    Ashraf أشرف اشرف Ashref Achraf Ashraff
    Sherif شريف Sharif Cherif Shereef Shareef
    Tamer تامر Tamir Thamer Taamer
    Walid وليد Waleed Waled Oualid
    Hazem حازم Hazim Hazzem Haazem
    Essam عصام Issam Esam Isam Essaam
    Magdi مجدي Magdy Majdi Majdy Magdey
""")
EGYPT_FAMILY = table("""
    Hasan حسن Hassan Hassen
    Ibrahim إبراهيم ابراهيم Ebrahim
    Abd+al+Salam عبد+السلام Abdelsalam Abdel+Salam Abdulsalam Abdessalam
    Mahrous محروس Mahros Mahrus Mehrous
    Shinouda شنودة Shenouda Chenouda Shinoda Shnouda
    Mikhail ميخائيل Mikhael Michail Mekhail Mikhaeel
    Fawzi فوزي Fawzy Fouzi Fauzi Fawzey
    Naguib نجيب Najib Nagib Najeeb Nageeb
    Hegazi حجازي Hegazy Hijazi Higazi Hejazy
    al+Gohary الجوهري Elgohary El+Gohary Aljohari El+Johari
    Shawki شوقي Shawky Chawki Shawqi Shouky
    al+Sharkawi الشرقاوي Elsharkawy El+Sharkawi Al+Sharqawi Sharkawy
    Mansour منصور Mansur Mansoor
    Zaki زكي Zaky Zakey Zakki
    Farouk فاروق Faruq Farooq Faruk Farouq
    Fahmi فهمي Fahmy Fehmi Fahmey
    Abu+al+Nasr أبو+النصر ابو+النصر Aboelnasr Abou+El+Nasr Abu+Elnasr
    Attia عطية Atiya Attiya Ateya Atteya
    Badawi بدوي Badawy Bedawi Badaoui
""")
MAGHREB_MEN = table("""
    Mohammed*2.1 محمد Mohamed Mohammed Mouhamed Mohamad Muhamed M'hamed ~ Momo
    Ahmad أحمد احمد Ahmed Hmed Ahmad
    Yusuf يوسف Youssef Youcef Yousef Youssouf Yusuf
    Rashid رشيد Rachid Rashid Rasheed Rachide
    Abdul+Qader عبد+القادر Abdelkader Abdel+Kader Abdelqader Abd+El+Kader Abdulkader ~ Kader Kada
    Karim كريم Kareem Kerim Krim
    Hisham هشام Hicham Hichem Hisham Hishem
    Khaled خالد Khaled Khalid Kaled
    Said سعيد Saïd Saeed Saied
    Brahim إبراهيم ابراهيم Ibrahim Brahime Braheem
    Mustafa مصطفى Mustapha Mostafa Mostefa Moustapha
    Sufyan سفيان Soufiane Sofiane Sofian Soufyan Sufian
    Bilal بلال Billal Bilel Belal
    Yasin ياسين Yassine Yacine Yassin Yasin Yacin
    Abdul+Haq عبد+الحق Abdelhak Abdel+Hak Abdelhaq Abdulhaq
    Noureddine نور+الدين Nourredine Nour+Eddine Nureddin Noureddin Nordine
    Mehdi مهدي Mahdi Mehdy El+Mehdi
    Amin أمين امين Amine Ameen
    Walid وليد Oualid Waleed Walide
    Aymen أيمن ايمن Aymane Ayman Aimen
    Tahar طاهر Taher Tahir Tahar
    Nabil نبيل Nabeel Nabile Nebil
    Zakaria زكريا Zakariya Zakarya Zackaria
    Abdul+Salam عبد+السلام Abdessalam Abdeslam Abdesselam Abdul+Salam Abdelsalam
    Muammar معمر Moammar Maamar Muamar Mouammar
    Muftah مفتاح Moftah Meftah Muftaah
    Slimane سليمان Sliman Suleiman Soulaiman Slimen
    Ilyas إلياس الياس Ilyes Elias Ilias Lyes
    Djamel جمال Jamel Jamal Djamal
    Ramzi رمزي Ramzy Ramzee
""")
MAGHREB_WOMEN = table("""
    Fatima فاطمة Fatma Fatema Fatna
    Khadija خديجة Khadidja Khadeja Khadija
    Aisha عائشة Aïcha Aicha Aisha Aycha
    Samira سميرة Samira Sameera Samirra
    Nadia نادية Nadya Nadja Nadiya
    Amina أمينة Amena Ameena Aminah
    Zineb زينب Zainab Zeineb Zeinab
    Soumaya سمية Sumaya Soumia Soumeya Sumayya
    Naima نعيمة Naïma Naeema Naimah
    Houria حورية Horia Houriya Huria
    Sihem سهام Siham Seham Sihame
    Wafa وفاء Ouafa Wafaa Ouafae
    Malika مليكة Maleka Malikah
    Chaima شيماء Shaima Chaïma Chaimaa Shaymaa
    Ghizlane غزلان Ghizlan Guizlane Ghezlane
    Hayat حياة Hayet Hayatt Hayett
    Rachida رشيدة Rashida Racheda Rasheeda
    Meriem مريم Mariam Maryam Meryem Miryam
""")
MAGHREB_FAMILY = table("""
    Benali بن_علي Ben+Ali Bin+Ali Bénali
    Bouazizi بوعزيزي Bou+Azizi Bouazzizi Buazizi
    Cherif شريف Sharif Cherif Chérif Sherif
    el+Idrissi الإدريسي الادريسي El+Idrissi Idrissi Lidrissi Al+Idrisi
    Trabelsi طرابلسي Traboulsi Trabulsi Tarabulsi
    Belkacem بلقاسم Bel+Kacem Belkasem Belgacem Belqasim Belkassem
    Benyoussef بن_يوسف Ben+Youssef Ben+Youcef Benyoucef Ben+Yousef
    Haddad حداد Hadad Haddade
    Mansouri منصوري Mansuri Mansoori Manssouri
    Boudiaf بوضياف Bou+Diaf Budiaf Boudiaff
    Ouali والي Wali Oualy Wally
    Ziani زياني Zayani Zianni Ziyani
    Bouteflika بوتفليقة Boutaflika Butaflika Bouteflica
    Hamidi حميدي Hamedi Hameedi Hamidy
    Tounsi تونسي Tunsi Tounssi Toonsi
    Khelifi خليفي Khalifi Khelify Kelifi Khlifi
    Chaouch شاوش Chaoush Shaouch Shawish Chaouche
    Benkhedda بن_خدة Ben+Khedda Benkheda Bin+Khedda
    el+Amrani العمراني Amrani Al+Amrani El+Amrany Lamrani
    Sghaier صغير Sghaïer Sghair Seghir Sgheir
    Ghannouchi غنوشي Ghanouchi Gannouchi Ghannoushi
    Mekki مكي Makki Meki Mecki
    Zidane زيدان Zidan Zeidan Zaidan
    Ferhat فرحات Farhat Ferhate Farhaat
    Gharbi غربي Garbi Gherbi al+Gharbi
    Bensaid بن_سعيد Ben+Said Bensaïd Ben+Saeed
    Mesbah مصباح Misbah Mosbah Mesbahi
    Warfalli ورفلي al+Warfalli Werfalli Warfali Elwerfelli
    Misrati مصراتي al+Misrati Misurati Elmisrati Mesrati
    Zouari زواري Zwari Zouary Zuwari
""")

NATIONS = [
    Nation("Syria", 700, LEVANT_MEN, LEVANT_WOMEN, LEVANT_FAMILY, {"GS": 8, "GFS": 3}, ENGLISH, "Arabic", 0.12),
    Nation("Iraq", 350, IRAQ_MEN, LEVANT_WOMEN, IRAQ_FAMILY, {"GF": 4, "GFS": 3, "GS": 6}, ENGLISH, "Arabic", 0.1),
    Nation("Sudan", 650, SUDAN_MEN, SUDAN_WOMEN, (), {"GF": 6, "GFF": 5}, ENGLISH, "Arabic", 0.1, 0.15),
    Nation("Egypt", 120, EGYPT_MEN, LEVANT_WOMEN, EGYPT_FAMILY, {"GS": 5, "GFS": 3}, ENGLISH, "Arabic", 0.08),
    Nation("North Africa", 300, MAGHREB_MEN, MAGHREB_WOMEN, MAGHREB_FAMILY, {"GS": 1}, FRENCH, "Arabic", 0.06, 0.2),
]
