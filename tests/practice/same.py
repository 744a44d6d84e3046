"""Names that are one name in several languages, though their tables hold them under keys of their own.

Whoever has them is a namesake: Îbrahîm Hesen, Ibrahim Hassan and Brahim Hasan can be one person's name.
"""

_TABLE = """
    Ibrahim Brahim Îbrahîm İbrahim Ibrahima | Noor Nour Nur | Ayman Aymen | Saeed Said | Jamal Djamel Jemal Cemal
    Suleiman Sulaiman Slimane Silêman Souleymane | Elias Ilyas | Maryam Meriem Meryem Moriom Mariama Mariam
    Zainab Zineb Zeynep | Nasrin Nisrin Nasreen Nesrîn | Ruqayya Roqia Rokeya Rokhaya | Isa Issa
    Osman Othman Usman Ousmane | Zaidan Zidane | Murtada Murtaza | Mahdi Mehdi | Ismail Esmail İsmail
    Nur+al+Din Noureddine | Sharif Cherif Sherif | Abdul+Salam Abd+al+Salam | Kawa Kaveh | Wahid Vahid | Jawad Javad
    Layla Laila Leila | Nilofar Niloufar | Soraya Suraya | Masuma Masoumeh | Tahira Tahereh | Rezaei Rezai
    Hashimi Hashemi | Haidari Heidari | Sultani Soltani | Hassan+zadeh Hasan+zada | Mirzaei Mirzai | Noori Nouri
    Qasimi Ghasemi | Mahmoud Mahmood | Husain Hussain Hussein Hossain Hisên Huson | Hasan Hesen | Ali Elî
    Khaled Xalid | Khalil Xelîl | Mustafa Mistefa | Mohammed Mihemed | Rashid Reşîd | Farhad Ferhad | Tareq Tariq
    Radwan Rizwan | Kawthar Kausar | Mudathir Mudassar | Naveed Navid | Jawid Javed | Parwin Parveen Perwîn
    Abdul+Aziz Abdi+Aziz | Abdul+Fattah Abdi+Fatah | Abu+Bakr Abubakr Abubakar Boubacar | Aisha Ayesha Ayşe
    Amina Emine | Bushra Büşra | Kamal Kemal Qemal | Omar Ömer | Omid Omed | Qadir Kadir | Saleh Salih | Shahin Şahin
    Shilan Şîlan | Evîn Avin | Zahra Sahra | Dawit Davit | Birtukan Burtukan | Musa Moussa | Farouk Faruk
    Munir Monir | Rahman Rehman | Qasim Kasim | Yasmin Jesmin | Hawa Hauwa | Nadia Nadiia | Sheikh Cheikh
    Emmanuel Amanuel | Rahel Rachel | Esther Aster | Chaudhry Chowdhury | Akhtar Akter | María Mariia | Luis Luiz
    Víctor Viktor | Anna Ana | Tetiana Tatiane | Rashida Rachida | Abdullah Abdoulaye | Tahar Dahir | Aslan Arslan
    Mykhailo Mikhail | Temur Timur | Giorgi George
"""
KEY_OF = {key: group.split()[0] for line in _TABLE.splitlines() for group in line.split("|") for key in group.split()}
