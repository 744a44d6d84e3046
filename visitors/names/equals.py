"""Names that are one name, or that people with it are called by, though the words do not sound alike.

A table to be added to: one line a name, its forms apart by spaces, in Latin letters as they are mostly written. A form
may stand in several lines (Sasha is Oleksandr or Oleksandra). Spellings that sound alike need no line.
"""

from functools import lru_cache

from visitors.names.keys import keys
from visitors.names.nearness import nearness
from visitors.names.words import words

ALIKE = 0.9  # how near to a form of the table a typed word must be

LINES = """
mohammed mo moe hamoudi hamada hamma hamoud mehmet memet mamadou mamadu magomed mama momo hama
ahmed hamoudi hamada hmida ahmo
mahmoud hamoudi hamada
abdullah abdallah abood aboud abdi abdo abdoulaye
abdul abd abdi abdo abed
abdulrahman rahman aboud
ali alush lawi aliou
hassan hassoun hasso hasouni lassana
hussein hassoun hossi hiso
ibrahim brahim ebo barhoum braheem abraham ibo bram
ismail ismo smail
mustafa mosta moustapha
yusuf joe joseph jusuf josef josep jose yosef
omar amor oumar
khalid khalo khaldoun
yahya john yohannes
issa jesus isa
mousa moses musa musie
daoud david dawit dawood davit
suleiman solomon sliman selman
yaqub jacob yacob
ishaq isaac yishak
maryam mary maria mariam miriam meri mimi masha
fatima fatma fatoum fattoum fatou fatoumata faduma batoul fati fatna fadma
khadija khadouj dija khadouja
aisha ayshe caasha aysha awa
zeinab zozo zouzou zuzu
zahra zari zoya
layla lulu lili
muna mouna
nasser nasr
iskandar alexander eskander oleksandr aleksandr sasha alex olek sashko xander sandro aleko lesyk
oleksandra aleksandra sasha lesya alexandra sandra
oleksii aleksei alyosha lyosha alexey alex oleksa
mykola nikolai kolya nicholas nikola nicolas mykolka
mykhailo mikhail misha mykhas michael michel miguel mikael mihail mike michal
volodymyr vladimir vova volodya vovka wladimir
dmytro dmitri dima mitya dimitri dmytryk
serhii sergei seryozha sergio serge serhiyko
andrii andrei andriyko andrew andreas andre andres
yevhen evgeni zhenya eugene gena ievgen evgeny
yevheniia evgenia zhenya eugenia
hryhorii grigori grisha gregory grysha
heorhii georgi yurii yuri gosha jorge george giorgi gheorghe gia
ivan vanya ivanko john vano
pavlo pavel pasha paul pablo pavlik
petro pyotr petya peter pedro petrus
vasyl vasili vasya basil
oleh oleg olezhka
ihor igor igoryok
bohdan bogdan bodya
viktor vitya victor
vitalii vitali vitalik
viacheslav vyacheslav slava slavik
yaroslav slava slavko
stanislav stas slava
vladyslav vladislav vlad
anatolii anatoli tolya tolik
leonid lyonya
borys boris borya
roman roma romko
maksym maxim max
konstantin kostya kostiantyn
danylo daniil danya daniel danila
illia ilya elijah elias ilias
olena elena yelena lena olenka helena alyona helen ilona
olha olga olya olenka
kateryna ekaterina katya katia catherine katerina yekaterina
natalia nataliya natasha nata natalka
tetiana tatiana tanya
yuliia julia yulia yulya juliana
anastasiia anastasia nastya nastia stasia
iryna irina ira
svitlana svetlana sveta svitlanka
oksana ksenia xenia ksyusha ksana
halyna galina halya galya
hanna anna anya ganna anna ania hannah
mariia maria masha marichka
liudmyla ludmila lyuda liuda
liubov lyubov lyuba luba
nadiia nadezhda nadia nadya
sofiia sofia sonya sofija sophie
daria dasha darya dariya
viktoriia victoria vika
valentyna valentina valya
larysa larisa lara
polina polya
polina paulina
yana jana
jose pepe pepito chepe
francisco paco pancho kiko chico francois
guadalupe lupe lupita
jesus chuy chucho
manuel manolo manu emmanuel amanuel
antonio tono toni tonio antoine anton
luis lucho luisito louis
eduardo lalo edu edward
enrique quique kike henry henri
rafael rafa
roberto beto berto robert
alberto beto
ignacio nacho
dolores lola
concepcion concha conchita
rosario charo
mercedes meche merche
isabel chabela isa elisabeth elizabeth
elizabeth liz beth eli lisa elsabet elsa
joao john joaozinho
guilherme william gui
gabriel gebre gabi
tesfamariam tesfa
gebremariam gebre
weldemariam welde wedi
haileselassie haile
tekle tekleab
berhane berhanu
yohannes john yonas
mikael mikiele michael
petros peter
pawlos paul
yonas jonas jonah
hiwot heaven
mulugeta mulu
tewodros teddy tedros
bereket berri
reza riza redha
gholam ghulam
mohammadreza reza
alireza ali
fereshteh fereshta
parisa pari
tayyip tayip
jawad javad javid
sayed seyed sid said
haji hajji hajj
hawre hawraz
bakhtiyar bakho
rebwar rebo
shwan shivan
ciwan jwan
sevgi sevi
huseyin huso
suleyman sulo
hatice khadija
ayse aisha
emine amina
osman uthman ousmane usman
bilal bilo
tariq taha
gurpreet gopi
harpreet happy
manpreet mani preet
sukhwinder sukhi sukha
jaspreet jassi
balwinder bindi
rajinder raj
krishnan krishna
murugan muruga
arben ben beni
agron goni
ardian ardi
besnik nik
gezim zimi
shpetim timi
kujtim timi
fatmir miri
ilir liri
diallo jallow jalloh jallo
diop jobe
wu ng goh
huang wong hwang ng ooi
wang wong ong
chen chan tan
lin lim lam
zhang chang cheung cheong teo
li lee lei
liu lau low
zhou chou chow chau
zhao chao chiu
xu hsu hui koh
zheng cheng tay cheang
yang yeung yeoh
cai tsai choi chua
guo kuo kwok
xie hsieh tse chia
nguyen ngyuen wen
pham fam
huynh hoang
vu vo
"""

_FORMS: list[list[str]] = [[words(form)[-1].spoken for form in line.split()] for line in LINES.splitlines() if line]
_BY_KEY: dict[str, list[tuple[str, list[str]]]] = {}
for _line in _FORMS:
    for _form in _line:
        for _key in keys(_form):
            _BY_KEY.setdefault(_key, []).append((_form, _line))


@lru_cache(maxsize=5_000)
def equals_of(spoken: str) -> tuple[str, ...]:
    """The other forms in every line of the table that has a form like this word."""
    lines = [
        line for key in keys(spoken) for form, line in _BY_KEY.get(key, ()) if form == spoken or _is_like(form, spoken)
    ]
    return tuple(dict.fromkeys(form for line in lines for form in line if form != spoken))


def _is_like(form: str, spoken: str) -> bool:
    return len(form) > 3 and nearness(form, spoken) >= ALIKE
