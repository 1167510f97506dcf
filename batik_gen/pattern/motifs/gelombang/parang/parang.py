"""Parang gelombang: a recording written along the rows of a parang (docs/sources.md#parang-gelombang)."""

from itertools import pairwise

from batik_gen.pattern.declaring.kinds import Family
from batik_gen.pattern.declaring.parameters import Parameter, Variant
from batik_gen.pattern.declaring.plan import Plan
from batik_gen.pattern.hand.lattice import Lattice
from batik_gen.pattern.motifs.gelombang.parang import lines
from batik_gen.pattern.motifs.gelombang.parang.letter import letter_of
from batik_gen.pattern.motifs.gelombang.parang.pieces import BROWN, DARK, WHITE, pens, wax_row
from batik_gen.pattern.motifs.gelombang.parang.water import wax_channel
from batik_gen.values.cloth import Layer
from batik_gen.values.words import Words


def lattice(plan: Plan) -> Lattice:
    """Return by which ways the lines of the letter come again."""
    return lines.lattice_of(letter_of(plan), lines.frame_of(plan))


def draw(plan: Plan) -> tuple[Layer, ...]:
    """Wax a parang gelombang: water in the channels, then the rows, each with its part of the letter."""
    letter, frame = letter_of(plan), lines.frame_of(plan)
    rows = lines.rows_of(plan, letter, frame)
    pen = pens()
    second = DARK if plan.value("parang_gelombang.right") >= 0.5 else BROWN
    for row, below in pairwise(rows):
        wax_channel(plan, letter, frame, (row, below), pen)
    for row in rows:
        wax_row(plan, letter, frame, row, pen, WHITE if row.pole == 0 else second)
    return pen.layers(plan)


FAMILY = Family(
    name="parang-gelombang",
    label=Words("parang gelombang, the parang of a wave", "parang gelombang"),
    region=Words(
        "a new design (batik kreasi) after the parang of Yogyakarta and Surakarta",
        "rancangan baru (batik kreasi) dari akar parang Yogyakarta dan Surakarta",
    ),
    meaning=Words(
        "Parang is said to come from pereng, a slope on which waves break without end. Here the waves are those of a "
        "person: a recording written like a letter, blade after blade. A new design of this project, not a motif of "
        "the courts; it says what was measured, and nothing about health.",
        "Parang konon berasal dari kata pereng, lereng tempat ombak tak henti memecah. Di sini ombaknya milik "
        "seseorang: rekaman yang ditulis seperti surat, bilah demi bilah. Rancangan baru proyek ini, bukan motif "
        "keraton; yang dikatakannya hanya apa yang terukur, bukan soal kesehatan.",
    ),
    rule=Words(
        "Batik kreasi: a new design after parang, with blades of unequal size, rows of two colours and a mark where "
        "the letter begins, so it is none of the parang that the courts name. Yet the edict of Yogyakarta of 1927 "
        "also kept parang-parangan, designs after parang, for the court, and within the palace that is honoured to "
        "this day: do not wear it there. Elsewhere anyone may. It is drawn small, as klitik, never as barong.",
        "Batik kreasi: rancangan baru dari akar parang, dengan bilah yang tak sama besar, baris dua warna, dan tanda "
        "di awal surat; jadi bukan salah satu parang yang dinamai keraton. Namun aturan Yogyakarta tahun 1927 juga "
        "menyebut parang-parangan, rancangan turunan parang, sebagai larangan, dan di lingkungan keraton aturan itu "
        "masih dihormati: jangan dikenakan di sana. Di luar keraton siapa pun boleh memakainya. Digambar kecil, "
        "seukuran klitik, tidak pernah sebagai barong.",
    ),
    larangan=True,
    symmetry="p2",
    sources=(
        "Rijksblad van Jogjakarta 1927 no. 19",
        "proportions of parang measured on photographs of cloth (docs/sources.md#parang)",
        "docs/sources.md#parang-gelombang",
    ),
    parameters=(
        Parameter(
            "parang_gelombang.row", Words("distance of the rows at a usual slope", "jarak antarbaris pada latar biasa"),
            "mm", 32, 54, 40, "blades of klitik, up to 4 cm along their slant (docs/sources.md#parang)",
        ),
        Parameter(
            "parang_gelombang.pitch", Words("distance of blades, of that of the rows", "jarak bilah per jarak baris"),
            "", 0.36, 0.49, 0.41, "parang stands at 0.49; house choice: a blade may grow taller than wide",
        ),
        Parameter(
            "parang_gelombang.voice", Words("how far people and moments are apart", "beda antarorang dan antarsaat"),
            "", 0.0, 1.0, 0.6, "house choice: at 0 as even as parang in museums, at 1 the widest that stays parang",
        ),
        Parameter(
            "parang_gelombang.right", Words("right half: 0 brown, 1 dark", "belahan kanan: 0 cokelat, 1 gelap"),
            "", 0, 1, 0, "parang seling in light and dark rows (photographs)", choice=True,
        ),
        Parameter(
            "parang_gelombang.direction", Words("0 Yogyakarta, 1 Surakarta", "0 Yogyakarta, 1 Surakarta"), "", 0, 1, 0,
            "rows fall to the lower left in Yogyakarta, to the lower right in Surakarta", choice=True,
        ),
    ),
    draw=draw,
    examples=lines.examples,
    lattice=lattice,
    by_place=True,
    yields=("parang_gelombang.pitch",),
    variants=(
        Variant(
            "biparang", Words("parang gelombang, biparang", "parang gelombang biparang"),
            Words(
                "Two poles: white rows are the left half of the head, brown rows the right.",
                "Dua kutub: baris putih belahan kiri kepala, baris cokelat belahan kanan.",
            ),
            {"parang_gelombang.right": (0, 0)},
        ),
        Variant(
            "siang-malam", Words("parang gelombang, day and night", "parang gelombang siang malam"),
            Words(
                "White rows are the left half of the head, dark rows the right.",
                "Baris putih belahan kiri kepala, baris gelap belahan kanan.",
            ),
            {"parang_gelombang.right": (1, 1)},
        ),
    ),
    reading=(
        Words(
            "Time runs along a row upwards and goes on at the foot of the next row, or pair of rows, below it (in a "
            "block that repeats each row runs on by itself); a blade is a slice of about two seconds, of a recording "
            "longer than two minutes a sixtieth of it.",
            "Waktu berjalan ke atas sepanjang baris, lalu berlanjut di kaki baris, atau pasangan baris, di bawahnya "
            "(pada blok yang berulang tiap baris berlanjut sendiri); satu bilah ialah sepotong waktu sekitar dua "
            "detik, atau seperenam puluh dari rekaman yang lebih dari dua menit.",
        ),
        Words(
            "White rows are the left half of the head and brown ones (siang malam: dark ones) the right, a pair at "
            "the same seconds; where the recording does not tell them apart all rows are white and are the whole "
            "head.",
            "Baris putih ialah belahan kiri kepala dan baris cokelat (siang malam: baris gelap) belahan kanan, "
            "sepasang pada detik yang sama; bila rekaman tidak membedakannya, semua baris putih dan mewakili seluruh "
            "kepala.",
        ),
        Words(
            "Height is alpha: how full the rows are is how far alpha stands on average above the line from theta to "
            "beta, and how much taller and broader a blade is than the others is the moment.",
            "Tinggi bilah ialah alfa: penuhnya baris menunjukkan seberapa jauh alfa rata-rata berada di atas garis "
            "dari teta ke beta, sedangkan lebih tinggi dan gemuknya sebuah bilah daripada yang lain menunjukkan saat "
            "itu.",
        ),
        Words(
            "Lean is beta: the stronger, the further the head of a blade leans on along the row; where neighbours "
            "differ in lean or height by more than the braid can carry, it is evened out between them.",
            "Kemiringan bilah ialah beta: makin kuat, makin rebah kepala bilah ke arah baris; bila kemiringan atau "
            "tinggi bilah yang berdekatan berbeda lebih dari yang dapat ditanggung jalinannya, bedanya diratakan.",
        ),
        Words(
            "Narrow necks and large discs are theta.",
            "Leher yang sempit dan bulatan yang besar ialah teta.",
        ),
        Words(
            "Each value holds a quarter of those before and after it.",
            "Tiap nilai memuat seperempat dari nilai sebelum dan sesudahnya.",
        ),
        Words(
            "Blades stand close where alpha is quick, and small ones a little closer; rows and ripples lie far apart "
            "where the background falls steeply (without a waveform: where beta is weak against theta).",
            "Bilah rapat bila alfa cepat, dan bilah kecil sedikit lebih rapat; baris dan riak air berjauhan bila "
            "latarnya menurun curam (tanpa bentuk gelombang: bila beta lemah dibanding teta).",
        ),
        Words(
            "A dot on a leaf is one of alpha's waves in a second; without a waveform their number says nothing.",
            "Satu titik pada daun ialah satu gelombang alfa dalam sedetik; tanpa bentuk gelombang jumlahnya tidak "
            "berarti apa-apa.",
        ),
        Words(
            "A dot in the water is the gamma of the nearest blade, of muscles as of the brain: large and close where "
            "it is strong; how many ripples there are is only the room that the blades leave.",
            "Satu titik di air ialah gama bilah terdekat, dari otot maupun otak: besar dan rapat bila kuat; banyaknya "
            "riak hanya mengikuti ruang yang disisakan bilah.",
        ),
        Words(
            "The mlinjon are the ruler, two for each blade; one with a white heart stands for each full minute (of "
            "slices longer than ten seconds, for ten minutes), and a leaf with another leaf inside it, between two "
            "discs that hold a flower, is the beginning and the end.",
            "Mlinjon ialah penggarisnya, dua untuk tiap bilah; mlinjon berhati putih menandai tiap menit penuh (pada "
            "potongan di atas sepuluh detik, tiap sepuluh menit), dan daun yang berisi daun lain, di antara dua "
            "bulatan berisi bunga, ialah awal sekaligus akhir.",
        ),
        Words(
            "Luck of the hand is how lines stray and swell, how full shoulders and bellies are drawn and how tightly "
            "a line rolls up in them, how equal dots and discs differ, and whether a leaf has one dot more. The "
            "strokes in leaves and the arcs in discs are as many and as long as there is room: they say nothing.",
            "Kebetulan tangan ialah goyang dan tebal garis, penuhnya bahu dan perut bilah serta rapatnya gulungan "
            "garis di dalamnya, beda kecil antartitik dan bulatan, dan lebihnya satu titik pada daun. Banyak dan "
            "panjangnya sawut pada daun dan lengkung pada bulatan hanya mengikuti ruang: tidak berarti apa-apa.",
        ),
    ),
)  # fmt: skip
