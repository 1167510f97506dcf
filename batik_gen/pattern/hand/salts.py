"""The salts of the hand: every use of its noise, by name.

``Hand.at`` takes the stream of a number, ``normal`` and ``size`` the four streams from seven times it on, ``noise``
its own streams at the corners of its waves, and ``uniform`` alone those of whole numbers. A number that was given
stays: with another one every cloth would be drawn anew.

What begins with HAND, ISEN or CAP is used with every family, what begins with FLORA with flowers and leaves; what
begins with a family's name is used on its cloth alone, so that families may share numbers with one another. Which uses
on one cloth share a stream is told in ``meetings``; no other two may.
"""

from collections.abc import Iterable

from batik_gen.salt import Salt

FREE = range(900, 950)
"""Left to families of other packages, whatever they ask the hand: nothing that all families use has one of these."""


def _many(count: int | Iterable[int]) -> Iterable[int]:
    return range(count) if isinstance(count, int) else count


def _place(number: int, use: str, count: int | Iterable[int] = 1) -> Salt:
    return Salt(number, use, (("place", number + k) for k in _many(count)))


def _bell(number: int, use: str, count: int | Iterable[int] = 1) -> Salt:
    return Salt(number, use, (("place", 7 * (number + k) + i) for k in _many(count) for i in range(4)))


def _wave(number: int, use: str, count: int = 1) -> Salt:
    return Salt(number, use, (("wave", number + k) for k in range(count)))


def _whole(number: int, use: str, count: int | Iterable[int] = 1) -> Salt:
    return Salt(number, use, (("whole", number + k) for k in _many(count)))


def _strewn(number: int, use: str) -> Salt:
    """Return the salt of places that ``points.strewn`` strews: two axes, coarse and fine."""
    return _place(number, use, 4)


def _chosen(number: int, use: str, last: int) -> Salt:
    """Return the salt of strewn forms: their places, their sizes (the fifth), and what they choose by (to ``last``)."""
    streams = _place(number, "", (0, 1, 2, 3, *range(5, last + 1))).streams | _bell(number + 4, "").streams
    return Salt(number, use, streams)


# The hand itself.
HAND_SLOW = _wave(11, "how lines stray in x and y, in slow waves", 2)
HAND_QUICK = _wave(21, "how lines stray in x and y, in quick waves", 2)
HAND_WIDTH_SLOW = _wave(31, "how the wax widens along a line, slowly")
HAND_WIDTH_QUICK = _wave(32, "how the wax widens along a line, quickly")
HAND_DOT = _bell(41, "size of every dot")
HAND_SET_DOWN = _place(61, "how a dot strays in x and y", 2)
HAND_COUNT = _place(65, "which of two whole numbers a copy has")
HAND_JUDGED = _place(66, "how leniently a part is judged too small")

# Isen.
ISEN_ROW = _bell(51, "where the dots of a row lie along it")
ISEN_SEVEN_TURN = _bell(52, "how cecek pitu is turned")
ISEN_SEVEN_WIDE = _bell(53, "how wide cecek pitu is")
ISEN_SAWUT_WAY = _bell(61, "way of each sawut")
ISEN_SAWUT_LONG = _bell(62, "length of each sawut")
ISEN_GALARAN = _bell(71, "where each galaran lies between two edges", 10)
ISEN_UKEL_SIZE = _bell(81, "size of a single ukel")
ISEN_UKEL_TURN = _bell(82, "how a single ukel is turned")
ISEN_MLINJON = _bell(91, "size of a single mlinjon")
ISEN_SPREAD = _bell(211, "where strokes begin along a line, if it is not said otherwise")
ISEN_STREWN = _strewn(221, "places in a shape, if it is not said otherwise")
ISEN_SETTLED = _place(227, "which form a place takes, if it is not said otherwise")
ISEN_CECEK_PACE = _bell(231, "distance of dots in each row of cecek")
ISEN_CECEK_GAPS = _strewn(233, "dots in what the rows of cecek leave free")
ISEN_RINGED = _strewn(241, "places of dots with a ring")
ISEN_RINGED_TURN = _bell(243, "how a ring of dots is turned")
ISEN_RINGED_WIDE = _bell(244, "how wide a ring of dots is")
ISEN_RINGED_STRAY = _bell(245, "how dots stray from their ring", 2)
ISEN_RINGED_GAPS = _strewn(247, "dots between the rings")
ISEN_RIM_PACE = _bell(251, "where sawut begin on a rim")
ISEN_RIM_WAY = _bell(252, "way of sawut on a rim")
ISEN_RIM_LONG = _bell(253, "length of sawut on a rim")
ISEN_RIM_DOTS = _strewn(255, "dots within sawut on a rim")
ISEN_RIB_PACE = _bell(261, "where strokes begin on either side of a rib", 2)
ISEN_RIB_WAY = _bell(263, "way of strokes on a rib")
ISEN_RIB_LONG = _bell(264, "length of strokes on a rib")
ISEN_SPINE_DOTS = _bell(265, "where dots lie along a spine")
ISEN_SWAY = _wave(271, "how lines of galaran sway in x and y", 2)
ISEN_HAIR_PARTS = _place(274, "where a line of rambutan is parted")
ISEN_HAIR_GAP = _place(275, "how wide the gap between two hairs is")
ISEN_HAIR_FIRST = _place(276, "where a hair begins")
ISEN_HAIR_LAST = _place(277, "where a hair ends")
ISEN_HAIR_QUICK = _wave(278, "how hairs wave, quickly")
ISEN_HAIR_SLOW = _wave(279, "how hairs wave, slowly")
ISEN_SIRAPAN = _bell(281, "where a joint between two shingles lies")
ISEN_TOOTH_PACE = _bell(285, "where the teeth of untu walang stand")
ISEN_TOOTH_TALL = _bell(286, "height of the teeth of untu walang")
ISEN_TOOTH_WIDE = _bell(287, "width of the teeth of untu walang")
ISEN_SCALE_STRAY = _bell(301, "how scales stray along and across", 2)
ISEN_SCALE_SIZE = _bell(303, "size of each scale")
ISEN_SHIELD = _strewn(311, "places of the scales of gringsing")
ISEN_SHIELD_SIZE = _bell(312, "size of the scales of gringsing")
ISEN_SHIELD_FLAT = _bell(313, "how flat the scales of gringsing are")
ISEN_SHIELD_TURN = _place(314, "how the scales of gringsing are turned")
ISEN_SHIELD_GAPS = _strewn(315, "dots between the scales of gringsing")
ISEN_SHARDS = _place(321, "corners of the shards of herangan", 2)
ISEN_SHARDS_KEPT = _place(323, "which corners of the shards are left out")
ISEN_SHARDS_BOW = _bell(325, "bow of the lines between shards")
ISEN_SHARDS_TREMBLE = _wave(326, "how lines between shards tremble in x and y", 2)
ISEN_RHOMB_GAPS = _strewn(329, "dots between the rhombs of mlinjon")
ISEN_CURL_SIDE = _wave(331, "to which side the curls of a zone turn")
ISEN_UKEL = _chosen(341, "curls of ukel", 7)
ISEN_UKEL_COMMAS = _chosen(351, "commas between the curls of ukel", 7)
ISEN_UKEL_DOTS = _strewn(361, "dots between the curls of ukel")
ISEN_UDAR = _chosen(371, "hooks of udar", 7)
ISEN_UDAR_COMMAS = _chosen(381, "commas between the hooks of udar", 7)
ISEN_UDAR_DOTS = _strewn(391, "dots between the hooks of udar")
ISEN_PACAR = _strewn(401, "places of kembang pacar")
ISEN_PACAR_SIZE = _bell(404, "size of kembang pacar")
ISEN_PACAR_TURN = _place(405, "how kembang pacar are turned")
ISEN_PACAR_PETAL_TURN = _bell(406, "how each petal of kembang pacar is turned", 4)
ISEN_PACAR_PETAL_LONG = _bell(411, "length of each petal of kembang pacar", 4)
ISEN_PACAR_GAPS = _strewn(415, "dots between kembang pacar")
ISEN_GORI = _chosen(421, "strokes of cacah gori", 6)
ISEN_GORI_CROSSED = _place(429, "which strokes of cacah gori are crossed")
ISEN_GORI_CROSSING = _bell(430, "way of the strokes that cross")
ISEN_RICE = _chosen(441, "grains of beras wutah", 6)

# What grows: flowers, leaves, grounds.
FLORA_TILT = _bell(231, "how a figure of sido leans")
FLORA_BERRY = _bell(301, "size of each berry of a bunch", 8)
FLORA_PETAL_TURN = _bell(311, "how each petal of a blossom is turned", 8)
FLORA_PETAL_SIZE = _bell(321, "size of each petal of a blossom", 8)
FLORA_UKEL_LEAN = _whole(331, "how each curl of a ground leans in the plan")
FLORA_UKEL_TURN = _bell(332, "how each curl of a ground is turned")
FLORA_DOT_STRAY = _bell(333, "how the dots of a ground stray in x and y", 2)
FLORA_PART_TURN = _bell(351, "how each leaf of a figure is turned", 100)
FLORA_PART_SIZE = _bell(401, "size of each leaf of a figure", 100)
FLORA_SPRIG_SIZE = _bell(721, "size of each sprig", 20)
FLORA_SPRIG_TURN = _bell(741, "how each sprig is turned", 20)
FLORA_SOWN = _wave(381, "whether what is strewn in a patch opens or stays a bud")

# The cap.
CAP_PRINT = _whole(1201, "how each print lies, how hard it was pressed, how it leans", 8)

# Families.
KAWUNG_FRUIT = _bell(101, "size of the fruits")
KAWUNG_SEED = _bell(103, "size of the seeds")
KAWUNG_SMALL = _bell(104, "size of each small fruit of geger", 4)

TRUNTUM_FLOWER = _bell(111, "size of the flowers")
TRUNTUM_TURN = _bell(112, "how the flowers are turned")
TRUNTUM_PETAL_TURN = _bell(120, "how each petal is turned", 8)
TRUNTUM_PETAL_LONG = _bell(130, "length of each petal", 8)
TRUNTUM_SHOOT = _bell(141, "way of each shoot", 4)
TRUNTUM_CECEK = _place(150, "how many cecek each petal has", 8)

CEPLOK_RADIUS = _bell(141, "size of the rosettes")
CEPLOK_HEART = _bell(151, "size of the heart of a medallion")
CEPLOK_BARB = _bell(152, "length of the buds in the barbs of a medallion")
CEPLOK_FIELD = _bell(153, "how cecek stray in a medallion, in x and y", 2)
CEPLOK_STAR = _bell(161, "size of the star")
CEPLOK_ROUND = _place(162, "where a round of cecek about a star begins")
CEPLOK_ROUND_ALONG = _bell(163, "how cecek stray along their round")
CEPLOK_ROUND_OUT = _bell(164, "how cecek stray from their round")
CEPLOK_PETAL = _bell(171, "length of each petal of a flower", 8)
CEPLOK_RAY = _bell(181, "length of each ray of a ganggong", 16)
CEPLOK_BLOOM = _bell(191, "size of the flower on the ground")
CEPLOK_GROUND = _bell(192, "how cecek of the ground stray in x and y", 2)

GROMPOL_SQUARE = _bell(201, "size of the squares")
GROMPOL_PETAL = _bell(202, "length of each petal", 4)
GROMPOL_SEED = _bell(211, "size of the seeds between petals")
GROMPOL_EDGE = _bell(221, "how cecek along a cross stray in x and y", 2)
GROMPOL_BLOOM = _bell(223, "size of the flower in a cross")
GROMPOL_FIELD = _bell(224, "how cecek within a cross stray in x and y", 2)

NITIK_STRAY = _bell(231, "how dabs stray in x and y", 2)
NITIK_SIZE = _bell(233, "size of the dabs")
NITIK_TURN = _bell(234, "how dabs are turned")
NITIK_HEART = _bell(235, "size of the hearts of dabs")
NITIK_HEART_STRAY = _bell(236, "how hearts stray from the middle of a dab in x and y", 2)
NITIK_BAR = _bell(238, "breadth of the bars")
NITIK_BROWN = _bell(239, "size of the brown dabs")
NITIK_BROWN_TURN = _bell(240, "how the brown dabs are turned")
NITIK_BERRY = _bell(241, "size of the berries")
NITIK_JOIN = _bell(242, "how long the bars are")
NITIK_SHAPE = _bell(243, "width and height of each dab", 2)
NITIK_LONG = _bell(245, "length of the beaded tendrils")
NITIK_BAR_HEARTS = _place(246, "how many hearts a bar has")
NITIK_BAR_HEART = _bell(247, "size of the hearts of bars")
NITIK_CECEK = _place(248, "which cecek are set")

JLAMPRANG_STAR = _bell(251, "size of the stars")
JLAMPRANG_PETAL = _bell(252, "length of each petal in a star", 8)
JLAMPRANG_BAY = _place(260, "how many cecek each bay has", 8)

PARANG_LEAF = _bell(151, "width of the leaves")
PARANG_NECK = _bell(152, "width of the necks")
PARANG_DISC = _bell(153, "width of the discs above and below", 2)
PARANG_DISC_TALL = _bell(155, "height of the discs above and below", 2)
PARANG_KERIS = _bell(157, "width of each keris of curigo, then of its discs, then their height", 3)
PARANG_TANAHAN = _bell(161, "how cecek of the seling stray in x and y", 2)
PARANG_FRUIT_LONG = _bell(165, "length of each fruit of kawung in the seling", 4)
PARANG_WAVES = _place(159, "how many cecek a leaf of parang gelombang has")
PARANG_PETAL_TURN = _bell(170, "how each petal of a flower in the seling is turned", 8)
PARANG_PETAL_LONG = _bell(180, "length of each petal of a flower in the seling", 8)
PARANG_FRUIT_WIDE = _bell(185, "width of each fruit of kawung in the seling", 4)

SIDO_LINE = _bell(71, "where each inner line of a band lies", 8)
SIDO_PEARL_SIZE = _bell(212, "size of the rosettes where bands cross")
SIDO_PEARL_TURN = _bell(213, "how the rosettes where bands cross are turned")
SIDO_GROUND = _bell(221, "how what is strewn over a diamond strays in x and y", 2)
SIDO_SHARD = _bell(223, "bow of the lines between shards")
SIDO_CURL_SIZE = _bell(225, "size of the curls of vines")
SIDO_DROP = _bell(226, "length of the drops on vines")
SIDO_CURL_TURN = _bell(227, "how the curls of vines are turned")
SIDO_FIGURE = _bell(241, "size of the figures")

LERENG_FLAME = _bell(301, "size of the flames")
LERENG_FRUIT = _bell(311, "size of the half kawung, below and above", (-1, 1))
LERENG_RAIN = _bell(321, "how cecek of a band stray in x and y", 2)
LERENG_SPROUT = _bell(331, "size of the small leaves, below and above", (-1, 1))
LERENG_RIB = _bell(341, "height of the ribs")
LERENG_TOOTH = _bell(351, "size of the teeth")
LERENG_PLACE = _bell(361, "where what stands in a row lies along it")
LERENG_RIB_PLACE = _bell(362, "where the ribs stand")

GRINGSING_FULL = _bell(401, "fullness of the scales")
GRINGSING_TILT = _bell(402, "tilt of the scales")
GRINGSING_EYE = _bell(403, "size of the eyes of scales")
GRINGSING_LARGE = _bell(411, "size of the larger scales")
GRINGSING_DOTS = _bell(421, "how cecek in a larger scale stray in x and y", 2)

TUMPAL_DOTS = _bell(501, "how cecek in a triangle stray in x and y", 2)
TUMPAL_PETAL_TURN = _bell(510, "how each petal of a flower is turned", 8)
TUMPAL_PETAL_LONG = _bell(520, "length of each petal of a flower", 8)

LUNG_UKEL = _whole(341, "places of the larger curls of the ground", 2)
LUNG_DOTS = _whole(343, "places of the dots of the ground", 2)
LUNG_SMALL_UKEL = _whole(345, "places of the smaller curls of the ground", 2)
LUNG_FLOWERS = _whole(347, "places of the flowers of the ground")
LUNG_FLOWER_TURN = _bell(361, "how the flowers of the ground are turned")
LUNG_FLOWER_SIZE = _bell(362, "size of the flowers of the ground")
LUNG_GELOMBANG_FLOWERS = _whole(371, "where flowers of lung gelombang stand, for everybody alike", 2)
LUNG_GELOMBANG_UKEL = _whole(373, "where curls of either size stand and how they lean", (0, 1, 2, 4, 5, 6))
LUNG_GELOMBANG_DOTS = _whole(381, "where the dots of the ground stand", 3)

SEMEN_PEAK = _bell(521, "size of each peak of a meru", 5)
SEMEN_SLOPE = _bell(531, "how cecek on a slope stray in x and y", 2)
SEMEN_BIRD = _bell(541, "size of the birds")
SEMEN_UKEL = _whole(541, "places of the curls of the ground", 2)
SEMEN_DOTS = _whole(543, "places of the dots of the ground", 2)
SEMEN_FLOWERS = _whole(547, "places of the flowers of the ground")
SEMEN_SMALL_FLOWERS = _whole(551, "places of the small flowers of the ground")
SEMEN_FLOWER_TURN = _bell(561, "how the flowers of the ground are turned")
SEMEN_FLOWER_SIZE = _bell(562, "size of the flowers of the ground")
SEMEN_FLOWER_LEAF = _bell(563, "how each leaf of a flower of the ground is turned", 3)

BUKETAN_FAN_TURN = _bell(581, "how each petal of a flower seen from the side is turned", 5)
BUKETAN_FAN_LONG = _bell(586, "length of each petal of a flower seen from the side", 5)
BUKETAN_SEED = _bell(591, "where each seed of a heart lies", 30)
BUKETAN_PEONY = _bell(601, "size of each full flower", 3)
BUKETAN_SIDE_TURN = _bell(605, "how each flower seen from the side is turned", 3)
BUKETAN_SIDE_SIZE = _bell(608, "size of each flower seen from the side", 3)
BUKETAN_BUTTERFLY = _bell(611, "size of each butterfly", 2)
BUKETAN_BUTTERFLY_TURN = _bell(613, "how each butterfly is turned", 2)
BUKETAN_PETAL_TURN = _bell(621, "how each petal of the two rings of a full flower is turned", range(32, 57))
BUKETAN_RIBBON = _bell(641, "size of the ribbon")
BUKETAN_DOTS = _whole(643, "places of the dots of the ground", 2)
BUKETAN_FLOWERS = _whole(647, "places of the strewn flowers")
BUKETAN_FLOWER_TURN = _bell(661, "how the strewn flowers are turned")
BUKETAN_FLOWER_SIZE = _bell(662, "size of the strewn flowers")
BUKETAN_PETAL_SIZE = _bell(671, "size of each petal of the two rings of a full flower", range(32, 57))

MEGA_FORM = _whole(801, "forms of the clouds")
MEGA_PLACE = _whole(
    811, "where shapes of each rank lie, across and down", (10 * rank + k for rank in range(5) for k in (0, 1))
)
MEGA_ORDER = _whole(813, "in which order places of each rank are tried", range(0, 50, 10))
MEGA_DECK = _whole(815, "how forms, sizes and leanings of each rank are dealt", range(0, 50, 10))
MEGA_SIZE = _place(821, "size of each cloud")
MEGA_LINK = _place(831, "which of its neighbours a cloud is tied to")
MEGA_LINK_BOW = _place(832, "to which side a link bows")
MEGA_ROCK_FORM = _whole(841, "forms of the rocks")
MEGA_ROCK_SIZE = _place(851, "size of each rock")
MEGA_RAIN = _bell(862, "how cecek of the sky stray in x and y", 2)
MEGA_TELU = _place(864, "how cecek telu are turned")

TAMBAL_PLATE = _whole(951, "which drawing of a plate a triangle bears")

SEKAR_PACE = _place(64, "where dots and strokes of a seam lie along it")
SEKAR_BEND = _whole(961, "how the map is bent in x and y", 2)
SEKAR_SITE = _whole(2000, "how islands stray from their lattice in x and y, and each number of a person moves it", 32)
SEKAR_WEIGHT = _whole(2040, "how large an island is beside its neighbours, and each number of a person moves it", 16)
SEKAR_EDGE = _whole(974, "to which side a shore swings, and how it is skewed", 2)
SEKAR_ORDER = _whole(981, "in which order islands choose what fills them")
SEKAR_TASTE = _whole(982, "which pair of fillings an island likes")
SEKAR_OTHER = _whole(2060, "which of the pair it has, and each number of a person moves it", 16)
SEKAR_LIKED = _whole(2100, "which of each pair a person likes, and so on", 16 * 7)
SEKAR_LIE = _whole(991, "how a filling is turned, and how it leans", 2)
SEKAR_LEAVES = _whole(995, "where the leaves of a plate begin")
SEKAR_SPRAY = _whole(996, "where the growths of an island begin")

SEKAR_GELOMBANG_CENTRE = _bell(1001, "where each rosette of sekar gelombang stands, in x and y", 2)

LERENG_GELOMBANG_FRUIT = _bell(1011, "height of each half fruit over and under", 2)
LERENG_GELOMBANG_LEAF = _bell(1013, "height of each leaf over and under its rib", 2)
LERENG_GELOMBANG_TONGUE = _bell(1015, "height of each tongue of fire")
LERENG_GELOMBANG_RHOMB = _bell(1016, "height of each rhomb")

NITIK_GELOMBANG_STRAY = _bell(1021, "how dabs of nitik gelombang stray in x and y", 2)
NITIK_GELOMBANG_SIZE = _bell(1023, "size of each dab")
NITIK_GELOMBANG_TURN = _bell(1024, "how each dab is turned")
NITIK_GELOMBANG_HEART = _bell(1025, "size of each brown heart")
NITIK_GELOMBANG_HEART_STRAY = _bell(1026, "how brown hearts stray in x and y", 2)
NITIK_GELOMBANG_BROWN = _bell(1028, "size of each brown square")
NITIK_GELOMBANG_BROWN_TURN = _bell(1029, "how each brown square is turned")
