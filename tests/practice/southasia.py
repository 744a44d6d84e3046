"""Names of South Asia: Pakistan, Bangladesh, the Rohingya, Punjab and the Tamils of Sri Lanka and India."""

from tests.practice.names import table
from tests.practice.nations import Nation
from tests.practice.spoiling import LONG_I, LONG_U

URDU_RULES = (
    (r"ee", "i"), (LONG_I, "ee"), (r"oo", "u"), (LONG_U, "oo"), (r"ai", "ay"), (r"w", "v"), (r"v", "w"), (r"q", "k"),
    (r"que\b", "q"), (r"aa", "a"), (r"(?<=\w\w)a\b", "ah"), (r"(?<=\w)ah\b", "a"), (r"([dlmnrst])\1", r"\1"),
    (r"gh", "g"), (r"kh(?=[aeiou])", "k"),
)  # fmt: skip
BENGALI_RULES = (
    (r"z", "j"), (r"j", "z"), (r"(?<![aeiou])s(?=[aeiou])", "sh"), (r"u", "oo"), (r"oo", "u"), (r"v", "bh"),
    (r"ee", "i"), (LONG_I, "ee"), (r"q", "k"), (r"(?<=[bdfghjklmnrst])a(?=[^aeiou])", "o"), (r"([lmnrst])\1", r"\1"),
)  # fmt: skip
PUNJABI_RULES = (
    (r"ee", "i"), (LONG_I, "ee"), (r"v", "w"), (r"w", "v"), (r"aa", "a"), (r"dh", "d"), (r"([dlmnrst])\1", r"\1"),
    (r"j", "z"), (r"ai", "e"), (r"ph", "f"),
)  # fmt: skip
TAMIL_RULES = (
    (r"th", "t"), (r"t(?=[aeiou])", "th"), (r"dh", "d"), (r"k", "g"), (r"aa", "a"), (r"an(?=[^aeiou])", "aan"),
    (r"zh", "l"), (r"sh", "s"), (r"s(?=[aeiou])", "ch"), (r"v", "w"), (r"ee", "i"), (r"oo", "u"), (r"b", "p"),
    (r"([lnr])\1", r"\1"), (r"an\b", "en"), (r"y", "i"),
)  # fmt: skip

PAKISTAN_MEN = table("""
    Mohammed*5 محمد Muhammad Mohammad Muhammed Mohd Mohamad / Mohamid
    Ahmad*1.5 احمد Ahmed Ahmad Ahmmed
    Ali علی Aly
    Imran عمران Emran Imraan Imren
    Usman عثمان Osman Uthman Usmaan Othman
    Bilal بلال Belal Bilaal Billal
    Hamza حمزہ Hamzah Humza
    Asif آصف Aasif Asef Asiff
    Kashif کاشف Kashef Kaashif Kasheef
    Waqas وقاص Waqqas Vaqas Wakas Waqaas
    Shahid شاہد Shahed Shaheed Shahidd
    Zeeshan ذیشان Zishan Zeshan Zeeshaan Zishaan
    Nadeem ندیم Nadim Nadeam Nadiem
    Tariq طارق Tareq Tarik Taariq
    Rizwan رضوان Rezwan Ridwan Rizvan
    Faisal فیصل Faysal Feisal Faisel Faizal
    Adeel عدیل Adil Adeal Adiel
    Irfan عرفان Erfan Irfaan Arfan
    Naveed نوید Navid Nawid Naved
    Saqib ثاقب Saqeb Saqeeb Sakib Saaqib
    Shoaib شعیب Shuaib Shoib Shoayb Shuaeb
    Iftikhar افتخار Iftekhar Iftikar Eftikhar
    Zulfiqar ذوالفقار Zulfikar Zulfiqaar Zulfeqar Zulfqar
    Ghulam غلام Gulam Ghulaam Golam
    Mudassar مدثر Mudasir Mudassir Mudasar Mudasser
    Aurang+zeb اورنگ_زیب Aurangzeb Orangzeb Aurang+zaib Aurangzaib
    Sher+Khan شیر_خان Sherkhan Shair+Khan
    Abdul+Rahman عبد+الرحمن Abdur+Rehman Abdul+Rehman Abdurrahman Abdul+Rahman
    Abdul+Ghafar عبد+الغفار Abdul+Ghaffar Abdul+Gaffar Abdulghaffar
""")
PAKISTAN_WOMEN = table("""
    Fatima فاطمہ Fatimah Fathima Faatima Fatma
    Ayesha عائشہ Aisha Aysha Aishah Aesha Ayisha
    Sana ثناء Sanaa Sanna Sanah
    Saima صائمہ Sayma Saimah Saema
    Nadia نادیہ Nadiya Nadya Nadiah
    Rabia رابعہ Rabiya Rabea Raabia Rubia
    Zainab زینب Zaynab Zeinab Zenab
    Maryam مریم Mariam Maryum Marium Mariyam
    Kiran کرن Kirran Keran
    Shazia شازیہ Shaziya Shazya Shaazia
    Nasreen نسرین Nasrin Nasrine Nusreen
    Samina ثمینہ Sameena Saminah Samena
    Bushra بشریٰ Bushrah Boshra Bushraa
    Farzana فرزانہ Farzanah Farzaana Furzana
    Rukhsana رخسانہ Ruksana Rukhsanah Roxana Rukshana
    Tahira طاہرہ Tahirah Tahera Taahira
    Uzma عظمیٰ Ozma Uzmaa Uzmah
    Hina حنا Heena Henna Hinah
    Amna آمنہ Aamna Amina Aminah Aamina
    Noreen نورین Norin Naureen Nooreen
""")
PAKISTAN_FAMILY = table("""
    Khan*2 خان Kan Khaan
    Malik ملک Malek Maleek Mallik
    Butt بٹ But Bhatt Batt
    Qureshi قریشی Quraishi Qureshy Kureshi Qureishi Quershi
    Chaudhry چوہدری Chaudhary Choudhry Chowdhury Chaudary Choudhary Chaudhri / Chowdry
    Sheikh شیخ Shaikh Shaykh Sheik Shekh
    Hussain حسین Husain Hussein Hussian Hossain
    Iqbal اقبال Eqbal Iqbaal Ikbal
    Akhtar اختر Akhter Aktar Akhtaar Akter
    Mahmood محمود Mehmood Mahmud Mehmud Mahmoud
    Bhatti بھٹی Bhati Bhatty Batti
    Siddiqui صدیقی Siddiqi Sidiqui Siddique Siddiquee Sidiki
    Raja راجہ Rajah Raaja
    Mirza مرزا Mirzaa Meerza
    Javed جاوید Javaid Jawaid Javeed Jawed
    Rehman رحمان Rahman Rehmaan Rahmaan
    Aslam اسلم Aslem Aslaam
    Shah شاہ Shaah Sha
    Abbasi عباسی Abasi Abbassi Abbasy
    Afridi آفریدی Afreedi Aafridi Afridy
    Baig بیگ Beg Baigh Beig
    Gul گل Gull Ghul
    Bashir بشیر Basheer Bashear
    Nawaz نواز Navaz Nawaaz Nawas
    Ashraf اشرف Ashref Ashraaf
""")
PAKISTAN_WOMEN_FAMILY = (
    table("""
    Bibi بی+بی Beebi Bebe Bibbi
    Parveen پروین Parvin Perveen Parween
    Kausar کوثر Kosar Kauser Kousar Kauthar
""")
    + PAKISTAN_FAMILY
)
BENGALI_MEN = table("""
    Mohammed*3 মোহাম্মদ মোঃ Md Mohammad Md. Mohammod Muhammad Muhammed Mohammed Mohd
    Abdul আব্দুল Abdool Abdol
    Rahim রহিম Raheem Rohim Rahem
    Karim করিম Kareem Korim Karem
    Kamal কামাল Kamaal Kamal
    Jahangir জাহাঙ্গীর Jahangeer Zahangir Jahangeer Jahanger
    Shafiq শফিক Shafiqul Shofiq Shafik Sofiq
    Nurul নুরুল Noorul Nurool Norul
    Aminul আমিনুল Aminool Ameenul Aminol
    Rafiq রফিক Rafique Rofiq Rafik Rafiqul
    Monir মনির Munir Moneer Monier
    Habibur হাবিবুর Habibor Habeebur Hobibur
    Mizanur মিজানুর Mizanoor Mijanur Mizanor
    Saiful সাইফুল Saifool Shaiful Syful Sayful
    Delwar দেলোয়ার Delowar Delwoar Dilwar Delwaar
    Anwar আনোয়ার Anowar Anwaar Anoar Anower
    Faruk ফারুক Farooq Faruque Farouk Farook
    Tanvir তানভীর Tanveer Tanbir Tanvhir
    Shahin শাহীন Shaheen Sahin Shahene
    Jewel জুয়েল Juel Jwel Zewel
    Rubel রুবেল Roobel Rubell
    Liton লিটন Litton Leeton
    Sumon সুমন Suman Shumon Sumun
    Babul বাবুল Babool Bablu
    Joynal জয়নাল Zainal Jaynal Jainal Zoynal
""")
BENGALI_WOMEN = table("""
    Fatima ফাতেমা Fatema Fatima Fathema Phatema
    Nasrin নাসরিন Nasreen Nashrin Nasren
    Shirin শিরিন Shireen Sirin Shirine
    Rokeya রোকেয়া Rokeya Rukia Rokea Ruqaya
    Ayesha আয়েশা Aysha Ayesa Aisha
    Salma সালমা Shalma Selma
    Hasina হাসিনা Haseena Hosina Hashina
    Khaleda খালেদা Khalida Kaleda Khaleeda
    Rahima রহিমা Raheema Rohima Rahema
    Jesmin জেসমিন Jasmin Jasmine Jesmeen Zesmin
    Shahnaz শাহনাজ Shahanaz Shahnaj Sahnaz
    Moriom মরিয়ম Mariam Moriam Maryam Morium
    Sultana সুলতানা Soltana Shultana Sultanah
    Taslima তাসলিমা Tasleema Toslima Taslema
    Rina রিনা Reena Rinaa
""")
BENGALI_FAMILY = table("""
    Islam ইসলাম Eslam Islaam Isalm
    Uddin উদ্দিন Udin Uddeen Ud+din
    Hossain হোসেন Hussain Hossein Husain Hosen Hussein
    Rahman রহমান Rohman Rahaman Rehman
    Ahmad আহমেদ Ahmed Ahmmed Ahamed Ahmad
    Miah মিয়া Mia Miya Meah Miaa
    Chowdhury চৌধুরী Choudhury Chaudhury Chowdhry Chawdhury Choudhry
    Ali আলী Alee Aly
    Khan খান Kan Khaan
    Haque হক Hoque Haq Huq Hoq Hak
    Sarkar সরকার Sarker Sorkar Shorkar
    Talukdar তালুকদার Talukder Talokdar Talukdaar
    Mondal মন্ডল Mandal Mondol Mondl
    Sheikh শেখ Shaikh Sheik Shekh
    Sikder সিকদার Sikdar Shikder Sickder
    Bhuiyan ভূঁইয়া Bhuyan Bhuiya Bhuiyah Buiyan
    Mollah মোল্লা Molla Mulla Mullah
""")
BENGALI_WOMEN_FAMILY = (
    table("""
    Begum বেগম Begom Begam Begoom
    Akter আক্তার Akhter Aktar Akther Akhtar
    Khatun খাতুন Khatoon Katun Khatoun
    Sultana সুলতানা Soltana Shultana Sultanah
""")
    + BENGALI_FAMILY[:6]
)
ROHINGYA_MEN = table("""
    Mohammed*5 Mohammad Muhammad Mohamed Md Mohd Mohamad
    Nur Noor Nurul Nour
    Abdul Abdu Abdool
    Hashim Hasim Hashem Hassim
    Rashid Rashed Roshid Rasheed
    Anwar Anowar Anuwar Anwor
    Yasin Eyasin Yassin Yeasin Iasin
    Ayas Ayaz Ayass Aias
    Salim Solim Saleem Selim
    Jamal Zamal Jamaal Jomal
    Kabir Kobir Kabeer Kobeer
    Zubair Jubair Zubayer Jobair Zobair
    Ismail Ismael Esmail Ismaeel
    Sayed Said Syed Soyod Saiyed
    Shofi Shafi Sofi Shofee
    Dil+Mohammad Dil+Muhammad Dilmohamed
    Osman Usman Othman Ousman
    Karim+ullah Kareem+ullah Korimullah Karim+Ullah
    Amanullah Aman+Ullah Amanulla
""")
ROHINGYA_WOMEN = table("""
    Noor+Jahan Nur+Jahan Noorjahan Nurjahan
    Fatima Fatema Fathima Fotima
    Rashida Roshida Rasheeda Rashidha
    Hamida Homida Hameeda Hamidah
    Amina Ameena Omina Aminah
    Sabekun Shabekun Sabikun Sabequn
    Senowara Senuwara Sanowara Sinwara
    Tasmin Tosmin Tasmeen Tasmine
    Yasmin Yesmin Yasmeen Jasmin
    Ayesha Aisha Aysha Asha
""")
ROHINGYA_FAMILY = table("""
    Ullah Ulla Ulah
    Hossain Husson Hussain Hussein Hossen
    Alam Alom Aalam
    Islam Eslam Isilam
    @Ahmad Ahmed Ahamed Ahmmad
    Amin Ameen Omin
    Rahman Rohman Rahaman
    Ali Aly Oli
    Salam Solam Salaam
    Huson Husson Hosson
    Kasim Kashim Qasim Kassim
""")
ROHINGYA_WOMEN_FAMILY = table("""
    Begum Begom Bigum Begam
    Khatun Khatu Khatoon Hatun
    Bibi Bebe Beebi
""")
PUNJAB_MEN = table("""
    Gurpreet ਗੁਰਪ੍ਰੀਤ Gurprit Gurpeet Goorpreet / Gurpreat ~ Gopi
    Harpreet ਹਰਪ੍ਰੀਤ Harprit Harpeet Hurpreet ~ Happy
    Manpreet ਮਨਪ੍ਰੀਤ Manprit Munpreet Manpeet ~ Mani
    Jaspreet ਜਸਪ੍ਰੀਤ Jasprit Juspreet Jaspeet ~ Jassi
    Amandeep ਅਮਨਦੀਪ Amandip Aman+deep Amandeap ~ Aman
    Sukhwinder ਸੁਖਵਿੰਦਰ Sukhvinder Sukwinder Sukhvindar Sukhwindar ~ Sukhi
    Balwinder ਬਲਵਿੰਦਰ Balvinder Balwindar Balbinder
    Kulwinder ਕੁਲਵਿੰਦਰ Kulvinder Kulwindar Coolvinder
    Jagjit ਜਗਜੀਤ Jagjeet Jagjit Jugjit
    Baljit ਬਲਜੀਤ Baljeet Baljeit
    Surinder ਸੁਰਿੰਦਰ Surindar Surender Surindr
    Gurdeep ਗੁਰਦੀਪ Gurdip Goordeep Gurdeap
    Ranjit ਰਣਜੀਤ Ranjeet Runjit Ranjith
    Davinder ਦਵਿੰਦਰ Devinder Dawinder Davindar
    Harjinder ਹਰਜਿੰਦਰ Harjindar Harzinder Harjender
    Lakhbir ਲਖਬੀਰ Lakhvir Lakhveer Lakbir
    Parminder ਪਰਮਿੰਦਰ Parmindar Perminder Parmender
    Navjot ਨਵਜੋਤ Navjoat Nawjot Navjott
""")
PUNJAB_FAMILY = table("""
    Singh*3 ਸਿੰਘ Sing Sinh Singhh
    Gill ਗਿੱਲ Gil Ghill
    Sandhu ਸੰਧੂ Sandu Sandhoo Sundhu
    Dhillon ਢਿੱਲੋਂ Dillon Dhilon Dhillan
    Sidhu ਸਿੱਧੂ Sidhoo Siddhu Sidu
    Grewal ਗਰੇਵਾਲ Garewal Greval Grewaal
    Dhaliwal ਧਾਲੀਵਾਲ Dhaliwall Dhalival Daliwal
    Brar ਬਰਾੜ Barar Braar
    Bains ਬੈਂਸ Bainns Baines
    Kumar ਕੁਮਾਰ Kumaar Koomar
    Sharma ਸ਼ਰਮਾ Sharmaa Sarma
    Virk ਵਿਰਕ Wirk Verk
    Randhawa ਰੰਧਾਵਾ Randava Randhava Randawa
    Cheema ਚੀਮਾ Chima Cheemaa
""")
PUNJAB_WOMEN_FAMILY = (
    table("""
    Kaur*5 ਕੌਰ Kor Cour Kaurr
""")
    + PUNJAB_FAMILY[1:]
)
TAMIL_MEN = table("""
    Sivakumar சிவகுமார் Shivakumar Siva+Kumar Sivagumar Chivakumar Sivakumaar
    Kumar குமார் Kumaar Koomar Kumara
    Selvam செல்வம் Selwam Chelvam Selvem
    Ramesh ரமேஷ் Rames Ramech Rameesh
    Suresh சுரேஷ் Sures Sureesh Suresch
    Ganesh கணேஷ் Ganes Kanesh Ganesha
    Rajan ராஜன் Raajan Rajen Rajjan
    Kannan கண்ணன் Kanan Kannen Gannan
    Murugan முருகன் Murukan Murugen Moorugan
    Nadarajah நடராஜா Nadaraja Natarajah Nadarasa Nataraja Nadarajaa
    Ruban ரூபன் Rupan Rooban Roopan Ruben
    Prakash பிரகாஷ் Pirakash Prakas Pragash
    Thavarajah தவராஜா Thavaraja Tavarajah Thavarasa
    Yogeswaran யோகேஸ்வரன் Yogeshwaran Yogeswaren Yokeswaran Yogaswaran
    Balasubramaniam பாலசுப்பிரமணியம் Balasubramanyam Bala+Subramaniam Balasubramaniyam Palasubramaniam
    Jeyakumar ஜெயகுமார் Jayakumar Jeya+Kumar Jeyagumar Jeyakumaar
    Kandasamy கந்தசாமி Kandasami Kanthasamy Kandaswamy Kanthasami
    Arul அருள் Arull Aruul
    Senthil செந்தில் Sentil Chenthil Senthill
    Vignesh விக்னேஷ் Vicknesh Wignesh Viknesh
    Sathish சதீஷ் Satheesh Satish Sathees
    Thileepan திலீபன் Thilepan Dileepan Thilipan Tileepan
    Partheepan பார்த்தீபன் Parthipan Partheeban Parthiban
""")
TAMIL_WOMEN = table("""
    Kavitha கவிதா Kavita Kavidha Gavitha Kawitha
    Selvi செல்வி Selvy Chelvi Selwi
    Priya பிரியா Piriya Pria Preeya
    Lakshmi லட்சுமி Laxmi Letchumi Luxmi Lakshmy
    Meena மீனா Mina Meenah
    Thulasi துளசி Tulasi Thulasy Tulsi
    Sumathi சுமதி Sumathy Sumati Sumathie
    Vasanthi வசந்தி Vasanthy Vasanti Wasanthi
    Malathi மாலதி Malathy Malati Maalathi
    Shanthi சாந்தி Santhi Shanti Shanthy Saanthi
    Nirmala நிர்மலா Nirmalah Neermala
    Dharshini தர்ஷினி Tharshini Darshini Dharsini Tharsini
    Abirami அபிராமி Abiramy Apirami Abirami
    Gowri கௌரி Gowry Kowri Gauri
    Yalini யாழினி Yazhini Yaalini Jalini Yaliny
""")

NATIONS = [
    Nation(
        "Pakistan", 200, PAKISTAN_MEN, PAKISTAN_WOMEN, PAKISTAN_FAMILY, {"GS": 8, "GGS": 3, "G": 0.5}, URDU_RULES,
        "Urdu", 0.04, women_family=PAKISTAN_WOMEN_FAMILY,
    ),
    Nation(
        "Bangladesh", 150, BENGALI_MEN, BENGALI_WOMEN, BENGALI_FAMILY, {"GS": 6, "GGS": 4}, BENGALI_RULES, "Bengali",
        0.06, 0.3, women_family=BENGALI_WOMEN_FAMILY,
    ),
    Nation(
        "Rohingya", 90, ROHINGYA_MEN, ROHINGYA_WOMEN, ROHINGYA_FAMILY, {"GS": 7, "GG": 2, "G": 1}, BENGALI_RULES,
        women_family=ROHINGYA_WOMEN_FAMILY,
    ),
    Nation(
        "Punjab", 110, PUNJAB_MEN, PUNJAB_MEN, PUNJAB_FAMILY, {"GS": 9, "GSS": 1}, PUNJABI_RULES, "Gurmukhi", 0.05,
        women_family=PUNJAB_WOMEN_FAMILY,
    ),
    Nation(
        "Sri Lanka and Tamil Nadu", 170, TAMIL_MEN, TAMIL_WOMEN, (), {"GF": 8, "G": 1}, TAMIL_RULES, "Tamil", 0.06,
        0.35,
    ),
]  # fmt: skip
