"""What is said of a lung gelombang, and how it is read."""

from batik_gen.values.words import Words

LABEL = Words("lung gelombang, a stem that is the wave", "lung gelombang, batang yang menjadi gelombang")
REGION = Words(
    "batik kreasi: a new design of batik-gen after the winding tendrils (lung-lungan) of Jepara",
    "batik kreasi: rancangan baru batik-gen menurut sulur meliuk (lung-lungan) Jepara",
)
MEANING = Words(
    "Lung is the young shoot that always finds its way. Here the shoot is the recording itself: it swings with "
    "alpha, bristles where beta outweighs it, and opens leaves for its bursts. It shows minutes, not a character, "
    "and judges nobody.",
    "Lung adalah pucuk muda yang selalu menemukan jalannya. Di sini pucuk itu rekamannya sendiri: ia berayun "
    "mengikuti alfa, bertunas duri di tempat beta lebih kuat, dan membuka daun untuk setiap letupan alfa. Ia "
    "memperlihatkan menit-menit, bukan watak, dan tidak menilai siapa pun.",
)
RULE = Words(
    "Free to all: no court and no village owns it. Who can read it sees how the recording went; draw it whispered "
    "where that is not wished.",
    "Bebas dipakai siapa saja: bukan milik keraton atau desa mana pun. Siapa yang bisa membacanya melihat jalannya "
    "rekaman; gambarlah secara berbisik bila itu tidak diinginkan.",
)

READING = (
    Words(
        "Time: the stem is one line. It begins at the only bunch of berries, grows upward, and goes on at the foot "
        "of the next stem to the right; after three columns it begins again, and the end runs into the beginning.",
        "Waktu: batangnya satu garis. Ia mulai di satu-satunya tandan buah buni, tumbuh ke atas, lalu bersambung di "
        "kaki batang berikutnya di sebelah kanan; setelah tiga lajur ia mulai lagi, dan akhirnya menyambung ke awal.",
    ),
    Words(
        "Swing: the wider the stem swings from side to side, the stronger alpha was; two thirds of its range are "
        "the whole recording's, a third the moment's, smoothed over about a fifth of the recording.",
        "Ayunan: makin lebar batang berayun ke kiri dan kanan, makin kuat alfanya; dua pertiga rentangnya milik "
        "seluruh rekaman, sepertiganya milik saat itu, dihaluskan atas kira-kira seperlima rekaman.",
    ),
    Words(
        "Unrest: the closer the dots within the stem stand, the stronger beta was against alpha at that moment, and "
        "the closer and longer the white thorns and small crooks on it are, where they have room.",
        "Gelisah: makin rapat titik di dalam batang, makin kuat beta dibanding alfa pada saat itu, dan makin rapat "
        "dan panjang duri putih serta kait kecil padanya, di mana ada tempat.",
    ),
    Words(
        "Calm: wide coils with large blossoms in their hearts, and open flowers wherever they have room, mean much "
        "alpha against beta. They too follow half the moment and half the whole recording, so that the person is "
        "seen from afar.",
        "Tenang: gulungan lebar dengan bunga besar di jantungnya, dan bunga mekar di mana pun ada tempat, berarti "
        "alfa banyak dibanding beta. Semuanya mengikuti separuh saat itu dan separuh seluruh rekaman, agar orangnya "
        "tampak dari jauh.",
    ),
    Words(
        "Leaves: each is one burst of alpha, longer the longer it lasted, and a seed in the stem marks its moment, "
        "larger the longer it lasted; a leaf without room is drawn smaller, and seeds that would touch "
        "stand a little apart (about a thousandth of the recording at most) and grow broad rather than long. "
        "Every second one stands on the coil of its bay, in the order of time. Of more than 120 bursts the longest "
        "are drawn.",
        "Daun: tiap helai satu letupan alfa, makin panjang makin lama letupannya, dan sebutir biji di dalam batang "
        "menandai saatnya, makin besar makin lama; daun yang kekurangan tempat digambar lebih kecil, dan biji "
        "yang akan bersentuhan sedikit bergeser (paling jauh kira-kira seperseribu rekaman) dan melebar, bukan "
        "memanjang. Setiap daun kedua tumbuh pada gulungan di lekuknya, menurut urutan waktu. Dari "
        "lebih dari 120 letupan digambar yang terpanjang.",
    ),
    Words(
        "From a log of band powers, which knows no bursts, each leaf and seed is a peak of alpha's course, longer the "
        "higher it rose over its neighbours.",
        "Dari catatan daya pita, yang tidak mengenal letupan, tiap daun dan biji adalah puncak jalannya alfa, makin "
        "panjang makin tinggi puncak itu di atas sekitarnya.",
    ),
    Words(
        "What stays the same all over is the whole recording's: broad leaves and large curls of the ground much "
        "theta, a thick stem slow waves over quick ones, coils that roll further a quicker alpha (a middling one "
        "where no spectrum is known).",
        "Yang sama di seluruh kain adalah milik seluruh rekaman: daun lebar dan ukel besar di latar berarti banyak "
        "teta, batang tebal berarti gelombang lambat melebihi yang cepat, gulungan yang melingkar lebih jauh berarti "
        "alfa lebih cepat (sedang bila spektrum tidak diketahui).",
    ),
    Words(
        "A white ring about the stem, open in front, is one full minute; of a recording longer than twelve minutes "
        "every tenth minute, longer than two hours every full hour.",
        "Cincin putih pada batang, terbuka di depan, adalah satu menit penuh; pada rekaman lebih dari dua belas menit "
        "setiap sepuluh menit, lebih dari dua jam setiap jam penuh.",
    ),
    Words(
        "By luck of the hand, or alike for all: where flowers, tendrils and thorns may stand and on which stalks, how "
        "far a coil is no circle and the line down its middle, which of three kinds a flower is and which way it "
        "nods, how the stem swells below each coil, the side to which a leaf or thorn leans, how leaves are filled in "
        "turn, the dots of the ground, every tremble of the line.",
        "Untung-untungan tangan, atau sama bagi semua: tempat bunga, sulur kecil, dan duri boleh tumbuh beserta "
        "tangkainya, lonjongnya gulungan dan garis di tengahnya, jenis bunga (satu dari tiga) dan ke mana ia "
        "menunduk, menggembungnya batang di bawah gulungan, sisi "
        "condongnya daun atau duri, isi daun yang bergiliran, titik latar, setiap getar garis.",
    ),
)
"""One sentence or two of each thing on the cloth: what is time, what is height, what is a dot, what is luck."""
