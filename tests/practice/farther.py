"""Names of Vietnam, China, Latin America, and Africa south of the Sahara."""

from tests.practice.names import table
from tests.practice.nations import Nation
from tests.practice.spoiling import LONG_U

VIETNAM_RULES = ((r"ph", "f"), (r"nh\b", "n"), (r"qu", "kw"), (r"y", "i"), (r"i\b", "y"), (r"x", "s"), (r"tr", "ch"))
CHINA_RULES = ((r"zh", "j"), (r"x(?=i)", "sh"), (r"q", "ch"), (r"ang\b", "an"), (r"ng\b", "n"), (r"j", "zh"))
SPANISH_RULES = (
    (r"z", "s"), (r"s(?=[aeiou])", "z"), (r"b", "v"), (r"v", "b"), (r"y", "i"), (r"ll", "y"), (r"j", "h"),
    (r"gu(?=[ei])", "g"), (r"qu", "k"), (r"c(?=[ei])", "s"), (r"\bH", ""), (r"x", "j"), (r"([lnr])\1", r"\1"),
)  # fmt: skip
PORTUGUESE_RULES = (
    (r"ç", "c"), (r"ç", "ss"), (r"ã", "a"), (r"õ", "o"), (r"lh", "l"), (r"nh", "n"), (r"z\b", "s"), (r"th", "t"),
    (r"ei", "ey"), (r"ss", "s"), (r"rr", "r"), (r"c(?=[ei])", "s"),
)  # fmt: skip
FRENCH_RULES = (
    (r"ou", "u"), (r"(?<=[^aeiou])u(?=[^aeiou])", "ou"), (r"é", "e"), (r"è", "e"), (r"ph", "f"), (r"th", "t"),
    (r"y", "i"), (r"([lnrst])\1", r"\1"), (r"c(?=[aou])", "k"), (r"ï", "i"), (r"dj", "j"), (r"ai", "ay"),
    (r"e\b", ""),
)  # fmt: skip
WEST_AFRICA_RULES = (
    (r"([lmnst])\1", r"\1"), (r"ie", "y"), (r"ch", "sh"), (LONG_U, "oo"), (r"k(?=[ao])", "c"), (r"y\b", "i"),
    (r"i\b", "y"), (r"gh\b", "g"),
)  # fmt: skip

# How letters are read, where an English reader would read them otherwise.
VIETNAM_SOUNDS = ((r"ph", "f"), (r"đ", "d"), (r"d(?=[uũ]ng|ương)", "z"), (r"\bng", "n"), (r"uy", "wi"), (r"nh\b", "n"))
CHINA_SOUNDS = ((r"zh", "j"), (r"x(?=[iu])", "sh"), (r"q(?=[iu])", "ch"), (r"\bc", "ts"))
SPANISH_SOUNDS = (
    (r"j", "h"),
    (r"\bh(?=[aeiouáéíóú])", ""),
    (r"ll", "y"),
    (r"z", "s"),
    (r"gu(?=[ei])", "g"),
    (r"ñ", "ny"),
)
PORTUGUESE_SOUNDS = ((r"ã(?=o)", "ow"), (r"ção", "sow"), (r"ç", "s"), (r"lh", "ly"), (r"j", "zh"))
FRENCH_SOUNDS = ((r"ou", "oo"), (r"é", "ay"), (r"\bj", "zh"), (r"ch", "sh"), (r"(?<=[^aeiou])e\b", ""))

VIETNAM_MEN = table("""
    Minh Min Mihn Mingh
    Anh Ahn An
    Đức Duc Duk
    Hùng Hung Huong Hoong
    Dũng Dung Zung Doong
    Tuấn Tuan Twan Toan
    Quang Kwang Quan Quong
    Hải Hai Hi Hay
    Long Longh Loung
    Nam Namm
    Thành Thanh Tan Than
    Trung Trong Chung Trungh
    Phong Fong Phoung
    Việt Viet Veit Vyet
    Khánh Khanh Kan Kahn
    Sơn Son Sohn Sonn
    Tâm Tam Tarm
    Bảo Bao Bow
    Hiếu Hieu Hew Hieou
    Thắng Thang Tang
    Cường Cuong Kuong Quong
    Phúc Phuc Fuk Phook
    Văn+Tú Van+Tu Vantu
    Văn+Hùng Van+Hung Vanhung
    Quốc+Bảo Quoc+Bao Quocbao
    Minh+Đức Minh+Duc Minhduc
""")
VIETNAM_WOMEN = table("""
    Hoa Hwa Hoah
    Lan Lann Larn
    Mai My Maai
    Thảo Thao Tao Thau
    Hương Huong Hung Hwong
    Linh Lin Lihn
    Nga Nya Gna
    Trang Trangh Chang
    Hạnh Hanh Han Hahn
    Phương Phuong Fuong Phung
    Ngọc Ngoc Ngok Nok
    Thủy Thuy Twee Thui
    Yến Yen Yenn
    Thị+Hoa Thi+Hoa Thihoa
    Thị+Mai Thi+Mai Thimai
    Hồng Hong Houng
    Tuyết Tuyet Twiet Tuiet
    Kim+Anh Kimanh Kim+Ahn
    Như Nhu Nu Niu
    Uyên Uyen Wen Uien
""")
VIETNAM_FAMILY = table("""
    Nguyễn*4 Nguyen Nguyên Ngyuen Nguyeen / Newen Nuyen Wen
    Trần*2 Tran Chan Trann
    Lê*1.5 Le Lee
    Phạm Pham Fam Phamm
    Hoàng Hoang Huang Wang
    Huỳnh Huynh Hwin Huyn
    Phan Fan Phann
    Vũ Vu Voo
    Võ Vo Voh
    Đặng Dang Dangh
    Bùi Bui Buy Booey
    Đỗ Do Doh
    Hồ Ho Hoh
    Ngô Ngo No Ngoh
    Dương Duong Zuong Dyong
    Lý Ly Lee Li
""")
CHINA_MEN = table("""
    Wei 伟 Way Whey
    Qiang 强 Chiang Qian Chang
    Jun 军 Joon Chun
    Xiaoming 小明 Xiao+Ming Shaoming Hsiao+Ming Xiaomin
    Jianguo 建国 Jian+Guo Chienkuo Jiangguo
    Zhiqiang 志强 Zhi+Qiang Zhichiang Zhiqian
    Hao 浩 Haow How
    Guoping 国平 Guo+Ping Kuoping Goping
    Minghua 明华 Ming+Hua Minhua Mingwa
    Jianhua 建华 Jian+Hua Chienhua Jianwha
    Lei 磊 Lay Ley
    Bo 波 Po Boh
    Zhigang 志刚 Zhi+Gang Zigang Chihkang
""")
CHINA_WOMEN = table("""
    Fang 芳 Fan Fung
    Xiuying 秀英 Xiu+Ying Shuying Hsiuying
    Li 丽 Lee Ly
    Na 娜 Nah Naa
    Jing 静 Jin Ching
    Xiaoli 小丽 Xiao+Li Shaoli Xiaolee
    Yan 燕 Yen Ian
    Meiling 美玲 Mei+Ling Maylin Meilin
    Xueqin 雪琴 Xue+Qin Shuechin Xuechin
    Hong 红 Hung Hongh
""")
CHINA_FAMILY = table("""
    Wang 王 Wong Uang Wan
    Zhang 张 Chang Jang Zang
    Chen 陈 Chan Chern Tchen
    Liu 刘 Lu Leo Lyu Liew
    Huang 黄 Hwang Wong Huan
    Zhao 赵 Chao Jao Zao
    Zhou 周 Chou Jo Zou
    Lin 林 Lim Ling
    Xu 徐 Hsu Shu Xue
    Wu 吴 Woo
    Zheng 郑 Cheng Jeng Zeng
    Xie 谢 Hsieh Shie Xia
    Guo 郭 Kuo Gwo Go
    Qiu 邱 Chiu Chiou Qu
""")
SPANISH_MEN = table("""
    José*1.5 Jose Josè Hose / Hosay ~ Pepe Chepe
    Carlos Karlos Carloz ~ Charly
    Juan Huan Joan / Wan
    Luis Louis Luiz Lewis
    Jorge Horge Jorgé / Horhay
    Francisco Fransisco Francizco ~ Paco Pancho
    Jesús Jesus Hesus Gesus ~ Chuy
    Miguel Migel Miquel / Meegel
    Manuel Manwel Manual ~ Manolo
    Walter Wálter Valter Gualter
    Wilmer Wílmer Vilmer Wilmar
    Óscar Oscar Oskar
    Andrés Andres Andrez Andress
    Víctor Victor Viktor
    Santiago Santiago Santyago
    Sebastián Sebastian Sevastian
    Héctor Hector Ector
    Mauricio Maurisio Mauritio Maurico
    Edwin Eduin Edwyn
    Ramón Ramon Ramonn
    Yeison Jeison Jason Yeyson Jeyson
    José+Luis Jose+Luis Joseluis ~ Pepe
    Juan+Carlos Juancarlos Juan+Karlos ~ Juanca
""")
SPANISH_WOMEN = table("""
    María*1.5 Maria Marya
    Xiomara Siomara Ziomara Xiomarah Jiomara
    Yesenia Jessenia Yessenia Yecenia Llesenia
    Guadalupe Guadelupe Guadalupé Wadalupe ~ Lupe
    Rosa Roza Rossa
    Ana Anna Anah
    Carmen Karmen Carmin
    Dolores Delores Doloris ~ Lola
    Jennifer Yenifer Jenifer Jeniffer Yennifer
    Luz Lus Luzz
    Daniela Danyela Daniella
    Esperanza Esperansa Esperança
    Mercedes Mersedes Mercedez ~ Meche
    Blanca Blanka Branca
    Concepción Concepcion Consepcion ~ Concha Conchita
    Ana+María Ana+Maria Anamaria
    Rosario Rozario Rossario ~ Charo
    Yolanda Jolanda Llolanda Yolenda
    Camila Camilla Kamila
""")
SPANISH_FAMILY = table("""
    Hernández Hernandez Ernandez Hernandes
    Martínez Martinez Martines Marteenez
    Ramírez Ramirez Ramires Rameerez
    Núñez Nunez Nuñez Nuñes
    Portillo Portiyo Portilo Portello
    Rodríguez Rodriguez Rodrigues Rodrigez
    González Gonzalez Gonzales Gonsalez
    Rivas Ribas Riwas Rivaz
    Flores Florez Florrez
    Gómez Gomez Gomes Gomiz
    Mejía Mejia Mehia Megia
    Guzmán Guzman Gusman Guzmann
    Zúñiga Zuniga Zuñiga Suñiga Suniga
    Quintanilla Quintania Kintanilla Quintanila
    Peña Pena Penya Peñia
    Castañeda Castaneda Castanieda Castañeda
    Argueta Arguetta Arghueta
    Vásquez Vasquez Vazquez Basquez Váquez
    Ortiz Ortíz Ortis Hortiz
    Jiménez Jimenez Himenez Gimenez
    de+la+Cruz De+La+Cruz Dela+Cruz Delacruz
    Restrepo Restreppo Restrepo
    Echeverría Echeverria Etcheverria Echeberria
    Muñoz Munoz Munioz Muños
""")
BRAZIL_MEN = table("""
    João Joao Joáo Juao / Jowow
    José Jose Josè ~ Zé Zeca
    Antônio Antonio Antonyo Antônyo ~ Toninho Tonho
    Paulo Pawlo Paolo
    Luiz Luis Louis Luís ~ Lula
    Thiago Tiago Thyago
    Wagner Vagner Wágner Vágner
    Washington Uóston Woshington Washinton
    Edson Édson Edison Etson
    Gustavo Gustawo Gustabo
    Rafael Raphael Rafel
    Wesley Uesley Wesly Weslei
    Márcio Marcio Marsio
    Sérgio Sergio Serjio
""")
BRAZIL_WOMEN = table("""
    @María Maria Marya
    Conceição Conceicao Conceissao Consecao ~ Ceiça
    Luciana Lusiana Lucianna
    Fernanda Fernandah Fernenda ~ Nanda
    Patrícia Patricia Patrisia ~ Paty
    Jéssica Jessica Gessica Jesica
    Rosângela Rosangela Rozangela
    Aparecida Aparesida Apareçida ~ Cida
    Vanessa Wanessa Vanesa
    Tatiane Tatiana Tatyane
""")
BRAZIL_FAMILY = table("""
    da+Silva*2 Da+Silva Dasilva Silva
    dos+Santos Dos+Santos Dossantos Santos
    Oliveira Olivera Oliveria Oliveyra
    Souza Sousa Soza Sowza
    Pereira Perera Pereyra Perreira
    Ferreira Ferreyra Fereira Ferrera
    Gonçalves Goncalves Gonsalves Gonzalves
    Araújo Araujo Arauju Araugo
    Magalhães Magalhaes Magalaes Magalhaens
    Guimarães Guimaraes Gimaraes Guimaraens
    Nascimento Nasimento Nacimento
    Conceição Conceicao Conceisao
    de+Jesus De+Jesus Dejesus
""")
FRENCH_AFRICA_MEN = table("""
    @Mohammed Mamadou Mohamed Mamadu Mahamadou Mamoudou ~ Mamad
    Moussa Mousa Musa Mussa
    Ibrahima Ibrahim Brahima Ibraima ~ Ibou
    Jean Jan Gean / Zhon
    Pierre Pière Piere Pier
    Emmanuel Emanuel Immanuel Emmanuelle ~ Manu
    Patrick Patrik Patric
    Dieudonné Dieudonne Dieu+Donné Dyeudone Dieu+Donne / Judonay
    Ousmane Usman Osmane Ousman Ousmanne
    Amadou Ahmadou Amadu Hamadou
    Alpha Alfa Alpher
    Abdoulaye Abdulaye Abdoulaï Abdulai Abdulay
    Boubacar Bubacar Boubakar Aboubacar Abubakar
    Souleymane Suleymane Souleiman Suleman Soulaymane
    Cheikh Sheikh Cheick Shekh
    Thierry Thiery Tierry Thierri
    Serge Sèrge Cerge Sergé
    Christian Cristian Kristian Chrétien
    Prince Princé Prins
    Junior Júnior Jünior Giunior
    Kabongo Cabongo Kabongho
    Thierno Tierno Thiernno Cerno
    Sekou Sékou Secou Seku Sékouh
    Jean+Pierre Jeanpierre Jean+Piere ~ JP
    Jean+Claude Jeanclaude Jean+Clode ~ JC
""")
FRENCH_AFRICA_WOMEN = table("""
    Aminata Aminatta Amineta Aminatou ~ Ami Mina
    Fatoumata Fatumata Fatimata Fatoumatta Fatou+Mata ~ Fatou Fanta
    Mariama Mariyama Maryama Mariamma ~ Mama
    Grâce Grace Grase Gras
    Kadiatou Kadiatu Cadiatou Kadyatou Khadiatou ~ Kadi
    Marie Mary Mari
    Chantal Shantal Chantale Shantelle
    Esther Ester Estère Esthèr
    Rachel Rachelle Rashel
    Aïssatou Aissatou Aissatu Aïsatou Aisatu ~ Aïcha
    Hadja Adja Hadia Haja
    Nadège Nadege Nadeje Nadezh
    Bintou Bintu Binta
    Oumou Umu Oumu
    Clarisse Clarice Klarisse
    Rokhaya Rokaya Rokia Roukaya
    Mireille Mireil Mirelle Mirei
    Marie+Claire Marieclaire Mary+Claire
    Djeneba Jeneba Diénéba Djénéba Dieneba
""")
FRENCH_AFRICA_FAMILY = table("""
    Diallo*2 Dialo Jallow Jalloh Djallo / Jalo
    Bah Ba Baa Bâ
    Barry Bari Barri Bary
    Camara Kamara Camera Camarra
    Traoré Traore Traorey / Traoray
    Mbemba M'Bemba Bemba Mbembah
    Kabila Cabila Kabilla
    Ilunga Elunga Ilounga Illunga
    Mukendi Moukendi Mukendy Mokendi
    Tshisekedi Tshisékédi Chisekedi Tshisekedy
    Mwamba Muamba Mouamba Mwambah
    Kalala Kallala Calala
    Keita Keïta Kaita Keyta
    Condé Conde Kondé Konde
    Sylla Silla Sila Syla
    Touré Toure Turé Toureh / Tooray
    Soumah Suma Souma Sumah
    Ngoma N'Goma Ngomah Goma
    Tchakounté Tchakounte Chakounte Tchakunte
    Nkomo N'Komo Nkommo Komo
    Fokou Foku Fokoo
    Kouassi Kuassi Kwassi Kouasi
    Coulibaly Koulibaly Kulibali Coulibali
    Sow So Sau
    Lukaku Loukakou Lukakou
""")
WEST_AFRICA_MEN = table("""
    Mohammed*2 Muhammed Muhammad Mohamed Muhammadu Mohammadu
    Emeka Emekah Imeka Emmeka
    Chukwuemeka Chukuemeka Chukwu+Emeka Chukwuemekah
    Oluwaseun Olu+Waseun Oluwa+Seun Oluseun Oluwashun ~ Seun
    Babatunde Baba+Tunde Babatundé Babatundey ~ Tunde
    Kwame Kwami Kwamé Quame Kuame
    Kofi Coffie Koffi Kofy
    Kwabena Kobina Kwabina Kwabenna
    Yaw Yao Yau Yor
    Samuel Samuell Samwel Sammuel ~ Sam Sammy
    Emmanuel Emanuel Immanuel ~ Emma
    Ibrahim Ibraheem Ibrahimu
    Musa Moosa Mussa Moussa
    Chinedu Chinedou Shinedu Chineduh
    Ikechukwu Ikechuku Ike+Chukwu Ikechukwuh ~ Ike
    Olumide Olumidey Olu+Mide Olumidé
    Sunday Sundey Sonday
    Godwin Goodwin Godwyn
    Suleiman Sulaiman Suleman Sulaimon
    Adebayo Ade+Bayo Adebayor Adebaio ~ Bayo
""")
WEST_AFRICA_WOMEN = table("""
    Ngozi Ngosi Gozi Engozi
    Chioma Shioma Chiomah Tchioma
    Blessing Blesing Blessin
    Precious Preshus Presious
    Ama Amma Amah
    Akosua Akosuah Akosia Akousa
    Abena Abenna Abina
    Folake Folakeh Folaké Folakay
    Funmilayo Fumilayo Funmi+Layo Funmilaio ~ Funmi
    Aisha Aishatu Ayesha Aishat
    Hauwa Hawa Hawwa Hauwah
    Ifeoma Ifeomah Ifioma Efeoma
    Yetunde Yetundey Yetundé
    Patience Patiens Pacience
    Comfort Comfot Confort
    Gifty Gifti Giftie
    Adaeze Ada+Eze Adaezeh
""")
WEST_AFRICA_FAMILY = table("""
    Okafor Okaforr Okarfor Okafo
    Mensah Mensa Menssah Mansah
    Osei Osey Osay Osie
    Adeyemi Adeyemmi Ade+Yemi Adeyemy
    Okonkwo Okonkwor Okonquo Okonko
    Boateng Boaten Boatang Boarteng
    Eze Ezeh Ezze
    Owusu Owoosu Owusuh Ousu
    Asante Ashanti Asanti Assante
    Balogun Ballogun Balogoon
    Ogunleye Ogun+Leye Ogunley Ogunlaye
    Nwosu Nwosuh Nwozu Wosu
    Appiah Apia Apiah Appia
    Adeleke Adeleque Ade+Leke Adelekeh
    Bello Belo Bellow
    Abubakar Abubaker Abu+Bakar Aboubakar
    Oyelaran Oye+Laran Oyelaren
    Agyeman Agyemang Ajeman Adjeman
    Onyekachi Onyekashi Onye+Kachi
    Danjuma Dan+Juma Danjumah Danjouma
""")

NATIONS = [
    Nation(
        "Vietnam", 230, VIETNAM_MEN, VIETNAM_WOMEN, VIETNAM_FAMILY, {"GS": 4, "SG": 6}, VIETNAM_RULES,
        sounds=VIETNAM_SOUNDS, has_loose_vowels=False,
    ),
    Nation(
        "China", 60, CHINA_MEN, CHINA_WOMEN, CHINA_FAMILY, {"GS": 4, "SG": 6}, CHINA_RULES, "Chinese", 0.08,
        sounds=CHINA_SOUNDS, has_loose_vowels=False,
    ),
    Nation(
        "El Salvador and Colombia", 190, SPANISH_MEN, SPANISH_WOMEN, SPANISH_FAMILY, {"GS": 6, "GSS": 5},
        SPANISH_RULES, sounds=SPANISH_SOUNDS, has_loose_vowels=False,
    ),
    Nation(
        "Brazil", 60, BRAZIL_MEN, BRAZIL_WOMEN, BRAZIL_FAMILY, {"GS": 6, "GSS": 3}, PORTUGUESE_RULES,
        sounds=PORTUGUESE_SOUNDS, has_loose_vowels=False,
    ),
    Nation(
        "Guinea, Congo and Cameroon", 220, FRENCH_AFRICA_MEN, FRENCH_AFRICA_WOMEN, FRENCH_AFRICA_FAMILY,
        {"GS": 8, "GGS": 2, "SG": 1}, FRENCH_RULES, sounds=FRENCH_SOUNDS, has_loose_vowels=False,
    ),
    Nation(
        "Nigeria and Ghana", 150, WEST_AFRICA_MEN, WEST_AFRICA_WOMEN, WEST_AFRICA_FAMILY, {"GS": 8, "GGS": 2},
        WEST_AFRICA_RULES, has_loose_vowels=False,
    ),
]  # fmt: skip
