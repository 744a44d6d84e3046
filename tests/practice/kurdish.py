"""Kurdish and Turkish names: Sorani as Iraq and Iran write it, Kurmanji in its own Latin letters, and Turkey."""

from tests.practice.names import table
from tests.practice.nations import Nation
from tests.practice.spoiling import LONG_I, LONG_U

SORANI_RULES = (
    (r"w", "v"), (LONG_U, "oo"), (r"oo", "u"), (LONG_I, "ee"), (r"ee", "i"), (r"(?<=\w\w)a\b", "ah"), (r"q", "k"),
    (r"([dlmnrst])\1", r"\1"), (r"kh", "x"), (r"aa", "a"), (r"l(?=[aeiou])", "ll"),
)  # fmt: skip
KURMANJI_RULES = (
    (r"j", "zh"), (r"x", "kh"), (r"ş", "sh"), (r"ç", "ch"), (r"c", "j"), (r"ê", "e"), (r"î", "i"), (r"î", "ee"),
    (r"û", "u"), (r"û", "ou"), (r"w", "v"), (r"q", "k"), (r"(?<=[^aeiou])i(?=[^aeiou])", "e"),
)  # fmt: skip
TURKISH_RULES = (
    (r"ş", "sh"), (r"ç", "ch"), (r"ö", "o"), (r"ü", "u"), (r"ı", "i"), (r"ğ", "g"), (r"ğ", ""),
    (r"c(?=[aeiou])", "j"), (r"ö", "oe"), (r"ü", "ue"), (r"(?<=[aeiou])y(?=[aeiou])", "i"),
)  # fmt: skip

KURMANJI_SOUNDS = (
    (r"x", "kh"), (r"ş", "sh"), (r"ç", "ch"), (r"c", "j"), (r"ê", "ay"), (r"î", "ee"), (r"û", "oo"), (r"j", "zh"),
)  # fmt: skip
TURKISH_SOUNDS = ((r"c", "j"), (r"ç", "ch"), (r"ş", "sh"), (r"ğ", ""), (r"ı", "i"), (r"ö", "o"), (r"ü", "u"))

SORANI_MEN = table("""
    Mohammed*1.47 محەمەد Mohammed Muhammad Mohammad Muhamad Mohamad Mhamad Hama ~ Hama
    Ahmad ئەحمەد Ahmed Ahmad Ehmed Ahmmad
    Ali عەلی Aly Eli
    Karwan کاروان Karvan Karuan Carwan / Carwen
    Rebin ڕێبین Rebeen Rebwin Ribin Reben / Raybin
    Rebwar ڕێبوار Rebwaar Raybwar Rebuar Rêbwar
    Hawre هاوڕێ Hawreh Hawrre Hawrey Hawri / Howray
    Hiwa هیوا Hewa Heewa Hîwa Hiva
    Dilan*0.5 دیلان Dilaan Deelan Dylan
    Shwan شوان Shuan Shwaan Shivan Schwan
    Azad ئازاد Azaad Aazad Azzad
    Soran سۆران Sooran Soraan Sorran
    Aram ئارام Araam Aaram
    Sarkawt سەرکەوت Sarkaut Sarkawit Serkewt Sarkout
    Goran گۆران Gooran Goraan Koran
    Kawa کاوە Kawah Kava Kaveh Kaawa
    Dana دانا Danna Danah
    Bakhtiar بەختیار Bakhtyar Bakhtiyar Bextiyar Bakthiar
    Nawzad نەوزاد Nawzaad Nauzad Newzad Navzad
    Jamal جەمال Jemal Jamaal Cemal
    Kamaran کامەران Kamran Kameran Camaran
    Omed ئومێد Omid Omeed Umed Umid
    Zana زانا Zanna Zanah
    Sherko شێرکۆ Shirko Shercko Sherkoo Sherco
    Salar سالار Salaar Sallar
    Twana توانا Twanna Tuana Tiwana
    Hemin هێمن Hemn Hemen Hemmin Himen
    Barzan بارزان Berzan Barzaan
    Peshawa پێشەوا Peshwa Peshava Pishawa
    Rawand ڕەوەند Rewend Rawend Ravand
    Sirwan سیروان Sirvan Seerwan Sirwaan
    Yad یاد Yaad
    Hardi هەردی Hardy Herdi Hardee
""")
SORANI_WOMEN = table("""
    Shilan شیلان Sheelan Shelan Shilaan
    Nazdar نازدار Nazdaar Nasdar
    Shno شنۆ Shnow Shino Shinno
    Chnar چنار Chinar Chnaar Chenar
    Shler شلێر Shlair Shilér Shiler Shlear
    Tara تارا Taraa Tarah
    Nishtiman نیشتمان Nishtman Neshtiman Nishtiman
    Hero هێرۆ Hiro Hero Heero
    Awaz ئاواز Avaz Awaaz
    Bahar بەهار Behar Bahaar
    Sozan سۆزان Suzan Souzan Sozaan
    Runak ڕووناک Roonak Ronak Rounak
    Khanda خەندە Xanda Khandah Khende
    Gulala گوڵاڵە Golala Gulalah Gullala
    Avin ئەڤین Evin Aveen Eveen
    Lana لانا Lanah Lanna
    Shadan شادان Shadaan Chadan
    Kazhal کەژاڵ Kajal Kazhall Kejal
    Fatima فاتیمە Fatima Fatma Fatimah
    Parwin پەروین Parween Perwin Parvin Parveen
    Zhino ژینۆ Jino Zheeno Zino
    Chiman چیمەن Cheman Chimen Cheeman
""")
SORANI_FAMILY = table("""
    Aziz عەزیز Azeez Aziez Ezîz
    Rasul ڕەسوڵ Rasool Rasoul Rassul Resul
    Qadir قادر Kadir Qader Qaadir Ghader
    Salih ساڵح Saleh Salah Salih
    Mahmoud مەحموود Mahmood Mahmud Mehmud
    Hasan حەسەن Hassan Hesen
    Husain حوسێن Hussein Hussain Hussen Hosein
    Karim کەریم Kareem Kerim Karem
    Omar عومەر Omer Umer Umar
    Rashid ڕەشید Rasheed Rashed Reshid
    Abdullah عەبدوڵڵا Abdulla Abdullah Abdula Ebdulla
    Ibrahim ئیبراهیم Ebrahim Ibraheem Brahim
    Barzanji بەرزنجی Barzinji Berzenci Barzangi
    Barzani بارزانی Berzani Barzany
    Talabani تاڵەبانی Talebani Talabany Talibani
    Jaf جاف Jaaf Caf Gaf
    Zangana زەنگەنە Zangena Zangene Zanganah
    Hawrami هەورامی Hewrami Hawramy Horami Haurami
    Amin ئەمین Ameen Emin Amen
    Faraj فەرەج Farag Ferec Faradj
    Qaradaghi قەرەداغی Karadaghi Qaradagi Qeredaxi Karadagi
    Marouf مارف Maroof Marif Maaruf Marf
    Khorshid خورشید Khurshid Khorsheed Xurshid Khurshed
    Sharif شەریف Shareef Sherif Sharef
    Mirza میرزا Mirzaa Meerza
    Hamadamin حەمەدەمین Hama+Amin Hamad+Amin Hamadameen Mohammed+Amin
    Khidir خدر Khder Xidir Khidr Kheder Khizir
    Abubakr ئەبوبەکر Abubaker Abu+Bakr Abubakir
""")
KURMANJI_MEN = table("""
    @Mohammed*1.47 Mihemed Mehmed Mohammed Mohamad Mehmet Muhammed ~ Memo Hemo
    Baran Beran Baraan
    Azad Azaad Asad
    Rojhat Rozhat Rojhad Roj+Hat
    Şivan Shivan Sivan Schivan / Shevan
    Serhat Sarhat Serhad Sarhad
    Welat Walat Velat Welaat
    Dilovan Dilowan Delovan Dlovan Dilofan
    Ciwan Jiwan Civan Jwan Juan Djiwan
    Xebat Khebat Khabat Xabat Chebat
    Egîd Egid Agid Eguid Agit
    Rêber Reber Rebar Rêbar
    Mazlûm Mazlum Mazloum Mazlom Mezlum
    Kendal Kandal Kendaal
    Siyamend Siamand Siyamand Siamend Seyamend
    Ferhad Farhad Ferhat Farhaad
    Cemal Jamal Jemal Camal Djamal
    Xalid Khalid Halid Khaled Xaled
    Kawa Kava Kawe Kaveh
    Bedirxan Badirkhan Bedirkhan Bedir+Xan Bedirhan
    Diyar Dyar Diar Deyar
    Agirî Agiri Agri Agirî
    Hozan Hozaan Hosan
    Renas Rênas Renass Ranas
    Hogir Hogirr Hoger Hogar
""")
KURMANJI_WOMEN = table("""
    Berîvan Berivan Berevan Perivan Bêrîvan Berwan
    Zozan Zozaan Sozan Zosan
    Rojda Rozhda Rojdah Rojîda
    Rojîn Rojin Rozhin Rojeen Rogin
    Şîlan Shilan Silan Shelan
    Evîn Evin Aveen Avin Eveen
    Hêvî Hevi Hevy Hevin Hêvîn
    Gulistan Gulestan Golistan Gülistan
    Nesrîn Nesrin Nasrin Nisreen
    Dilşa Dilsha Dilsa Delsha
    Hêlîn Helin Heleen Hêlin Helen
    Jiyan Zhiyan Jian Giyan Jiyan
    Perwîn Perwin Parwin Pervin Perween
    Zîlan Zilan Zelan Zeelan
    Narîn Narin Nareen Narine
    Fatima Fatma Fadime Fatime
    Xecê Khaje Khaja Xece Hece
    Sosin Sosun Sosan Soosin
""")
KURMANJI_FAMILY = table("""
    Demir Demîr Damir Temir
    Kaya Kayah Qaya
    Aslan Arslan Aslaan
    Hesen Hasan Hassan Hesso
    Hisên Hussein Husen Hisen Hussain
    Îbrahîm Ibrahim Ibrahîm Brahim Ebrahim
    Elî Ali Eli Aly
    Silêman Suleiman Sileman Sulaiman Suleyman
    Osman Othman Osmaan Usman
    Xelîl Khalil Xelil Halil Khaleel
    Mistefa Mustafa Mistafa Moustafa
    Evdo Abdo Evdoo Abdou
    Şêxo Shekho Sheikho Sekho Shiekho Cheikho
    Bozan Bozaan Pozan
    Hemo Hamo Hammo Hemmo
    Cindo Jindo Djindo Gindo
    Şemdîn Shamdin Shemdin Semdin Chamdin
    Botî Boti Botty Botani
    Mihemed Mohammed Mohamad Mehmed
    Reşîd Rashid Reshid Resid Rasheed
    Bekir Bakir Baker Bekr
    Çelik Celik Chelik
    Temo Timo Taimo Temmo
    Kurdo Kordo Kurdow
""")
TURKEY_MEN = table("""
    @Mohammed*1.26 Mehmet Muhammet Muhammed Mehmed
    Mustafa Mustapha Mustafaa ~ Musti
    @Ahmad Ahmet Ahmed Ahmmet
    Ali Aly
    @Husain Hüseyin Huseyin Husein Hüseyn Huseyn
    Hasan Hassan
    İbrahim Ibrahim Ibraham
    İsmail Ismail Ismayil
    Osman Osmann
    Yusuf Yusup Yousuf
    Murat Murad Mourat
    Ömer Omer Oemer Omar
    Emre Emreh Emra
    Burak Burack Bourak
    Kemal Kamal Cemal
    Cem Jem Djem
    Uğur Ugur Ughur
    Tuğrul Tugrul Tugrull Tughrul
    Barış Baris Barish
    Oğuz Oguz Oghuz
    Serkan Sercan Sarkan
    Gökhan Gokhan Goekhan Gokan
""")
TURKEY_WOMEN = table("""
    @Fatima Fatma Fadime Fatmah
    Ayşe Ayse Aysha Aishe Aysheh / Aysher
    Emine Emina Amine
    Hatice Hatije Hatidje Hatiçe / Hatija
    Zeynep Zeyneb Zainab Zeinep
    Elif Eliff Aleef
    Meryem Maryam Meriem
    Şerife Serife Sherife
    Gül Gul Guel
    Özlem Ozlem Oezlem
    Çiğdem Cigdem Chigdem Cidem
    Songül Songul Songuel
    Büşra Busra Bushra Bueshra
    Sevgi Sevgy Sevgee
    Derya Deria Derja
    Tuğba Tugba Tuba
""")
TURKEY_FAMILY = table("""
    Yılmaz Yilmaz Yelmaz Jilmaz
    Kaya Kayah
    Demir Demirr Damir
    Şahin Sahin Shahin Shaheen
    Çelik Celik Chelik
    Yıldız Yildiz Yeldiz Yildis
    Yıldırım Yildirim Yeldirim
    Öztürk Ozturk Oezturk Ozturk
    Aydın Aydin Aidin Eydin
    Özdemir Ozdemir Ozdamir
    Arslan Aslan Arslann
    Doğan Dogan Doghan Doan
    Kılıç Kilic Kilich Kelic
    Çetin Cetin Chetin
    Koç Koc Koch
    Kurt Kourt Kurd
    Özkan Ozkan Oezkan
    Şimşek Simsek Shimshek
    Polat Polatt Bolat
    Korkmaz Korkmas Corkmaz
    Erdoğan Erdogan Erdoan Erdoghan
    Güneş Gunes Gunesh Guenes
    Taş Tas Tash
    Yalçın Yalcin Yalchin
""")

NATIONS = [
    Nation(
        "Kurdish, Sorani", 420, SORANI_MEN, SORANI_WOMEN, SORANI_FAMILY, {"GS": 7, "GF": 3, "GFS": 3}, SORANI_RULES,
        "Sorani", 0.1, 0.3,
    ),
    Nation(
        "Kurdish, Kurmanji", 250, KURMANJI_MEN, KURMANJI_WOMEN, KURMANJI_FAMILY, {"GS": 1}, KURMANJI_RULES,
        sounds=KURMANJI_SOUNDS,
    ),
    Nation(
        "Turkey", 160, TURKEY_MEN, TURKEY_WOMEN, TURKEY_FAMILY, {"GS": 1}, TURKISH_RULES, sounds=TURKISH_SOUNDS,
        has_loose_vowels=False,
    ),
]  # fmt: skip
