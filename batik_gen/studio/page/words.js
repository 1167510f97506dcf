// Every word of the page, in English and in Indonesian.

const WORDS = {
  studio: ["studio", "studio"],
  skip: ["To the controls", "Ke kendali"],
  title: ["Brain waves become cloth", "Gelombang otak menjadi kain"],
  lead: ["Drop a recording. You see the batik that its waves draw, choose a motif, and move every line yourself. Nothing leaves this machine.",
    "Lepaskan sebuah rekaman. Terlihat batik yang digambar gelombangnya; pilih motif, lalu gerakkan setiap garisnya. Tidak ada yang keluar dari komputer ini."],
  dropHere: ["Drop recordings or a Design here", "Lepaskan rekaman atau Desain di sini"],
  dropMore: ["Files that belong together (.vhdr, .eeg, .vmrk) go together.", "Berkas yang sepasang (.vhdr, .eeg, .vmrk) dilepas bersama."],
  chooseFiles: ["Choose files", "Pilih berkas"],
  chooseFolder: ["From the folder it was started in", "Dari folder tempat ia dijalankan"],
  samples: ["No headset? Try an invented person", "Tidak punya alat? Coba orang rekaan"],
  sampleNote: ["synthetic; nobody was recorded", "sintetis; tidak ada yang direkam"],
  up: ["One folder up", "Naik satu folder"],
  reading: ["Reading {0} …", "Membaca {0} …"],
  nothingIn: ["There is nothing here", "Tidak ada apa-apa di sini"],
  openMore: ["Open another", "Buka yang lain"],
  back: ["Back to the cloth", "Kembali ke kain"],
  recording: ["Recording", "Rekaman"],
  undo: ["Undo", "Urungkan"], redo: ["Redo", "Ulangi"],
  language: ["Bahasa Indonesia", "English"],
  toDark: ["Dark", "Gelap"], toLight: ["Light", "Terang"],
  tabWave: ["Wave", "Gelombang"], tabChoose: ["Choose", "Pilih"], tabChange: ["Change", "Ubah"], tabKeep: ["Keep", "Simpan"],
  tenSeconds: ["{0} seconds of the wave, at {1}", "{0} detik gelombang, di {1}"],
  spectrum: ["Spectrum: slow to fast", "Spektrum: lambat ke cepat"],
  kept: ["Kept (dark) and dropped (pale) pieces along the recording", "Potongan yang dipakai (tua) dan dibuang (muda) sepanjang rekaman"],
  traces: ["The whole recording: kept (dark) and dropped (pale)", "Seluruh rekaman: dipakai (tua) dan dibuang (muda)"],
  head: ["Share of alpha over the head", "Proporsi alfa di kepala"],
  numbers: ["All numbers", "Semua angka"],
  families: ["Motif", "Motif"], colours: ["Dyes", "Warna"], kinds: ["Kind", "Ragam"], variations: ["Variations", "Variasi"], favourites: ["Favourites", "Kesukaan"],
  familiesWall: ["Every motif, drawn from this recording", "Semua motif, digambar dari rekaman ini"],
  coloursWall: ["The same wax in other dyes", "Malam yang sama dalam warna lain"],
  variationsWall: ["Other hands, other voices, neighbours: choose one to walk on from it", "Tangan lain, suara lain, tetangga: pilih satu untuk melanjutkan dari sana"],
  favouritesWall: ["Kept beside each other", "Disimpan berdampingan"],
  noFavourites: ["None yet. The heart beside the views keeps what you see.", "Belum ada. Hati di samping tampilan menyimpan yang terlihat."],
  usualKind: ["the usual one", "yang biasa"],
  neighbour: ["neighbour {0}", "tetangga {0}"], hand: ["hand {0}", "tangan {0}"], voiceOf: ["voice {0}", "suara {0}"],
  thisOne: ["this cloth", "kain ini"], showCloth: ["Show the cloth", "Lihat kainnya"], showWall: ["Show the wall", "Lihat semuanya"],
  motif: ["Motif and what is its own", "Motif dan miliknya sendiri"],
  growth: ["Tendril", "Sulur"], isen: ["Fillings", "Isen"], nib: ["Canting", "Canting"], handGroup: ["Hand", "Tangan"], bath: ["Baths", "Celupan"],
  cloth: ["Cloth", "Kain"],
  width: ["Width, cm", "Lebar, cm"], height: ["Height, cm", "Tinggi, cm"], seed: ["Hand (seed)", "Tangan (benih)"], voice: ["Voice", "Suara"],
  format: ["Cut", "Potongan"], oneAllOver: ["one motif all over", "satu motif menyeluruh"], usual: ["usual", "biasa"],
  process: ["Dyes", "Warna"], whisper: ["Whisper: cannot be read back", "Bisik: tidak dapat dibaca kembali"],
  yours: ["yours", "Anda"], reset: ["Back to yours", "Kembali ke milik Anda"], lock: ["Keep to tradition", "Tetap pada tradisi"], unlock: ["Let the wave move it", "Biarkan gelombang menggerakkan"],
  why: ["Why", "Mengapa"], noWaveSets: ["No wave sets this.", "Tidak ada gelombang yang mengatur ini."],
  light: ["Show these lines", "Tunjukkan garis ini"],
  setBy: ["Set by", "Diatur oleh"], noWave: ["no wave", "tidak ada gelombang"], atLeast: ["where it is least", "saat paling kecil"], atMost: ["where it is most", "saat paling besar"], ruleBack: ["As the table has it", "Seperti dalam tabel"],
  steps: ["Process, step by step", "Proses, langkah demi langkah"],
  stepsNote: ["In the order of the hand: what is waxed, dipped and scraped off.", "Menurut urutan tangan: apa yang dimalam, dicelup, dan dikerok."],
  addStep: ["Add a dip", "Tambah celupan"], stepsBack: ["As the workshop has it", "Seperti di bengkel"],
  do_wax: ["wax", "malam"], do_dip: ["dip", "celup"], do_colet: ["paint", "colet"], do_scrape: ["scrape off", "kerok"], do_boil: ["boil out", "lorod"],
  whatIsDone: ["what is done", "apa yang dikerjakan"], earlier: ["Earlier", "Lebih awal"], laterStep: ["Later", "Lebih akhir"], takeOut: ["Take out", "Keluarkan"],
  where: ["where", "di mana"], dye: ["dye", "pewarna"], dips: ["dips", "kali"], fixer: ["fixer", "pengunci"], noFixer: ["no fixer", "tanpa pengunci"], colour: ["colour", "warna"],
  resetAll: ["All back to yours", "Semua kembali ke milik Anda"],
  whole: ["Whole", "Utuh"], detail: ["Detail", "Dekat"], trueSize: ["True size", "Ukuran asli"], tiled: ["3 × 3", "3 × 3"], folded: ["Hanging", "Tergantung"], waxed: ["Wax", "Malam"], beside: ["Beside", "Berdampingan"],
  besideWhat: ["What stands beside it", "Apa di sampingnya"], takeIt: ["Take this one", "Ambil yang ini"],
  pins: ["Pins: where each number shows", "Pin: di mana tiap angka terlihat"], noPins: ["On this cloth no single place can be pointed at; the numbers stand under Wave.", "Pada kain ini tidak ada satu tempat yang dapat ditunjuk; angkanya ada di bawah Gelombang."],
  calibrate: ["Measure this screen", "Ukur layar ini"],
  before: ["Before", "Sebelum"], beforeHint: ["hold to compare", "tahan untuk membandingkan"],
  zoomIn: ["Closer", "Dekatkan"], zoomOut: ["Farther", "Jauhkan"], like: ["Keep as a favourite", "Simpan sebagai kesukaan"], unlike: ["No favourite any more", "Bukan kesukaan lagi"],
  clothOf: ["{0} in {1}, {2} × {3} cm", "{0}, {1}, {2} × {3} cm"],
  easel: ["The cloth: {0}. Arrows move it, plus and minus change how near it is.", "Kain: {0}. Panah menggesernya, tambah dan kurang mengubah dekatnya."],
  cardAsk: ["Hold a bank card against the screen and move the slider until the frame is as wide (85.6 mm).", "Tempelkan kartu bank pada layar dan geser sampai bingkainya sama lebar (85,6 mm)."],
  cardWidth: ["Width of the card on this screen", "Lebar kartu pada layar ini"], done: ["Done", "Selesai"],
  files: ["Take away", "Bawa pulang"], resolution: ["Resolution", "Resolusi"], dpi: ["{0} dots an inch", "{0} titik per inci"],
  keepDesign: ["Design", "Desain"], keepDesignNote: ["everything to draw it, yours to edit", "semua untuk menggambarnya, dapat disunting"],
  keepPng: ["Picture, PNG", "Gambar, PNG"], keepTiff: ["Print, TIFF", "Cetak, TIFF"], keepPdf: ["Print, PDF", "Cetak, PDF"], keepJpeg: ["Small, JPEG", "Kecil, JPEG"],
  keepTile: ["Tile", "Ubin"], keepTileNote: ["the seamless block, for fabric printers", "blok tanpa sambungan, untuk percetakan kain"],
  keepSvg: ["Lines, SVG", "Garis, SVG"], keepSvgNote: ["strokes in mm, for machines", "goresan dalam mm, untuk mesin"],
  keepPlates: ["Separations", "Pelat"], keepPlatesNote: ["a plate a wax and bath, for the workshop", "satu pelat tiap malam dan celupan, untuk bengkel"],
  withRecipe: ["carries its recipe", "membawa resepnya"],
  theCommand: ["The command for just this", "Perintah untuk persis ini"], copy: ["Copy", "Salin"], copied: ["Copied", "Tersalin"],
  keepFirst: ["Keep first, in the folder of the command:", "Simpan dahulu, di folder perintah itu:"],
  keepProcess: ["Process", "Proses"], keepProcessNote: ["your steps and dyes, for the command", "langkah dan warna Anda, untuk perintahnya"],
  keepMapping: ["Rules", "Aturan"], keepMappingNote: ["which number sets which line", "angka mana mengatur garis mana"],
  screens: ["For a screen", "Untuk layar"], shape: ["Shape", "Bentuk"],
  "shape_1080x1920": ["Story, 1080 × 1920", "Story, 1080 × 1920"], "shape_1080x1350": ["Feed, 1080 × 1350", "Feed, 1080 × 1350"], "shape_1080x1080": ["Square, 1080 × 1080", "Persegi, 1080 × 1080"],
  "shape_1920x1080": ["Lying, 1920 × 1080", "Mendatar, 1920 × 1080"], "shape_1440x3200": ["Phone wallpaper, 1440 × 3200", "Wallpaper ponsel, 1440 × 3200"],
  keepPhone: ["Phone picture", "Gambar ponsel"], keepPhoneNote: ["25 cm of this motif, in that shape", "25 cm motif ini, dalam bentuk itu"],
  keepFilm: ["Film", "Film"], keepFilmNote: ["how it is waxed and dyed, 15 s", "bagaimana dibatik dan diwarnai, 15 dtk"],
  copyLink: ["Copy a link to this", "Salin tautan ke ini"], linkNote: ["Opens just this in another window of this browser, while the studio runs", "Membuka persis ini di jendela lain peramban ini, selama studio berjalan"],
  campaign: ["A campaign", "Kampanye"], campaignNote: ["Somebody's row in participants.csv takes this motif, kind and dyes. People are shown by their public id.", "Baris seseorang di participants.csv mengambil motif, ragam, dan warna ini. Orang ditunjukkan dengan id publiknya."],
  folder: ["Folder", "Folder"], person: ["Person", "Orang"], toCampaign: ["Put it there", "Taruh di sana"],
  kept0: ["What you do here is kept on this machine as you do it, readable by you alone.", "Yang Anda lakukan di sini tersimpan di komputer ini, hanya dapat dibaca oleh Anda."],
  forgetAll: ["Forget everything", "Lupakan semuanya"], forgetSure: ["Forget every recording and cloth that is open here?", "Lupakan semua rekaman dan kain yang terbuka di sini?"],
  stop: ["Stop", "Hentikan"], fetch: ["Save {0}", "Simpan {0}"], stopped: ["Stopped", "Dihentikan"],
  gone: ["The studio has ended. Start it again on the command line; nothing is lost.", "Studio sudah berakhir. Jalankan lagi di baris perintah; tidak ada yang hilang."],
  step: ["Step {0}", "Langkah {0}"],
};

let index = document.documentElement.lang === "id" ? 1 : 0;
try { index = { en: 0, id: 1 }[localStorage.getItem("batik-gen-lang")] ?? index; } catch { /* no storage */ }
document.documentElement.lang = index ? "id" : "en";

export const lang = () => (index ? "id" : "en");

export function turnLanguage() {
  index = 1 - index;
  document.documentElement.lang = lang();
  try { localStorage.setItem("batik-gen-lang", lang()); } catch { /* no storage */ }
}

export function w(name, ...given) {
  const text = (WORDS[name] ?? [name, name])[index];
  return given.length ? text.replace(/\{(\d)\}/g, (_, n) => given[n]) : text;
}

export function number(value, digits = 3) {
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(digits)));
  return index ? text.replace(".", ",") : text;
}
