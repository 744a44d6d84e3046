"""Invented names in number: given names and family names in several spellings and scripts, common ones first."""

import random
from collections.abc import Iterator

NAMES = {
    "ar": (
        "Mohammed Ahmad Omar Yousef Khalid Ali Hassan Ibrahim Samira Fatima Mariam Huda Layla Nour Zaynab Bilal Tariq "
        "Salim Rania Amina محمد ليلى أحمد فاطمة",
        "Haddad Osman Altayib Khalil Saleh Nasser Mansour Darwish Sabbagh Barakat Hijazi Suleiman Jaber Qasim Abdallah "
        "Hamdan Shahin Fares حسن العلي",
    ),
    "fa": (
        "Mohammad Reza Hossein Zahra Maryam Neda Parisa Amir Mehdi Saeed Nasrin Farhad Leila Shirin Behrouz زهرا رضا",
        "Rahimi Hosseini Karimi Ahmadi Moradi Jafari Sadeghi Rostami Kazemi Norouzi Tavakoli Bagheri حسینی رحیمی",
    ),
    "ps": (
        "Noor Jawad Habib Bashir Muhammad Gul Zarmina Hamid Shukria Farida Zalmai Wali Najib Ghulam Palwasha Torpekai",
        "Sultani Nazari Haidari Amiri Noorzai Yusufzai Stanikzai Wardak Popal Ahmadzai Safi Mohmand Zadran Kakar",
    ),
    "ckb": (
        "Karwan Dilan Rebin Shilan Hawre Nazdar Aram Soran Hiwa Chnar Rozhan Baran Zozan Azad Berivan Rojda",
        "Aziz Rasul Qadir Mahmoud Salih Hama Karim Sharif Demir Yildiz Kaya Aslan Barzinji Talabani",
    ),
    "ti": (
        "Tesfay Yonas Selam Mehari Abrehet Filmon Dawit Almaz Hiwot Abebe Bekele Kidane Robel Senait Luwam ሰላም ዮናስ ዳዊት",
        "Girmay Habte Berhe Tesfu Weldegebriel Tadesse Alemu Kebede Haile Tekle Ghebremedhin Araya Mebrahtu ሃብተ",
    ),
    "so": (
        "Abdi Hodan Xasan Caasha Ayaan Faduma Cabdulle Maxamuud Sahra Liban Ifrah Warsan Guled Hibo",
        "Warsame Xirsi Cali Maxamed Jaamac Nuur Cumar Faarax Geedi Diiriye Samatar Shire",
    ),
    "uk": (
        "Olena Mykola Oksana Andriy Iryna Serhiy Nataliia Dmytro Yuliia Viktor Олена Тарас Марія",
        "Kovalenko Oliynyk Shevchuk Bondarenko Tkachenko Kravchuk Melnyk Lysenko Savchenko Бондар Коваль",
    ),
    "sq": (
        "Arben Elira Besnik Xhensila Gjergj Ardit Blerina Dritan Mirela Agron Luljeta Fatmir",
        "Hoxha Shehu Gjoka Çela Krasniqi Berisha Leka Prifti Dervishi Kelmendi",
    ),
    "es": (
        "José Xiomara Carlos Yesenia Luis Maribel Ángel Rosario Kevin Daniela",
        "Ramírez Núñez Portillo Guzmán Contreras Villalobos Escobar Zelaya",
    ),
    "fr": (
        "Jean Aminata Moussa Grâce Prince Fatou Ibrahima Chancelle Mamadou Espérance",
        "Mbemba Diallo Kabila Traoré Ilunga Camara Mukendi Ngoma Konaté Tshibangu",
    ),
}  # fmt: skip
SHARES = {"ar": 6, "fa": 5, "ps": 5, "ckb": 4, "ti": 5, "so": 2, "uk": 2, "sq": 2, "es": 1, "fr": 2}


def people(number: int, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """So many different people: language, name to call them by, other names (one or two of them)."""
    seen = set()
    languages = random.Random(chance.random()).choices(list(SHARES), SHARES.values(), k=50 * number)  # noqa: S311
    for language in languages:
        given, family = (words.split() for words in NAMES[language])
        known_as, own = _common(given, chance), _common(family, chance)
        other = f"{_common(given, chance)} {own}" if chance.random() < 0.7 else own
        if (known_as, other) not in seen:
            seen.add((known_as, other))
            yield language, known_as, other
        if len(seen) == number:
            return


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one letter left out, doubled, changed, or changed places with the next."""
    at = chance.randrange(1, len(word) - 1) if len(word) > 2 else 0
    before, letter, after = word[:at], word[at], word[at + 1 :]
    other = chance.choice("aeiourstnmhk")
    ways = [
        before + after,
        before + letter * 2 + after,
        before + other + after,
        before + after[:1] + letter + after[1:],
    ]
    return chance.choice([way for way in ways if way and way != word] or [word])


def _common(words: list[str], chance: random.Random) -> str:
    """One of the words, the first ones more often: names are spread so."""
    return chance.choices(words, [1 / (3 + rank) for rank in range(len(words))])[0]
