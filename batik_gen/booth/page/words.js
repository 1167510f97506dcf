// Every word of the page, in English and in Indonesian.

const WORDS = {
  other: ["Bahasa Indonesia", "English"],
  title: ["Your brain waves become batik", "Gelombang otak Anda menjadi batik"],
  start: ["Begin", "Mulai"],
  foot: ["Cloths of invented people. It takes {0} minutes.", "Kain orang rekaan. Perlu {0} menit."],
  who: ["Who will sit down?", "Siapa yang akan duduk?"],
  person: ["I, an adult", "Saya, orang dewasa"],
  parent: ["My child", "Anak saya"],
  parentNote: ["I am the mother or father", "Saya ibu atau ayahnya"],
  guardian: ["A child in my care", "Anak dalam pengasuhan saya"],
  guardianNote: ["I am the legal guardian", "Saya wali yang sah"],
  noThanks: ["No, thank you", "Tidak, terima kasih"],
  goOn: ["Go on", "Lanjut"],
  back: ["Back", "Kembali"],
  allow: ["What do you allow?", "Apa yang Anda izinkan?"],
  allowNote: ["Each line for itself. Not touched means no. It holds until {0}. While you are here, others see this screen.", "Tiap baris berdiri sendiri. Tidak disentuh berarti tidak. Berlaku sampai {0}. Selama Anda di sini, orang lain melihat layar ini."],
  yes: ["Yes", "Ya"], no: ["No", "Tidak"],
  name: ["The name to be shown", "Nama yang ditampilkan"],
  sitDown: ["I agree, begin", "Saya setuju, mulai"],
  needMake: ["It begins with a yes to the first line.", "Mulai setelah baris pertama dijawab ya."],
  needAssent: ["It begins when you and the child have said yes.", "Mulai setelah Anda dan anak menjawab ya."],
  declined: ["That is fine", "Tidak apa-apa"],
  declinedNote: ["Nothing was recorded, nothing was kept.", "Tidak ada yang direkam, tidak ada yang disimpan."],
  joining: ["Put the headset on", "Pasang alat di kepala"],
  joiningNote: ["Looking for its signal …", "Mencari sinyalnya …"],
  contact: ["Sit comfortably", "Duduklah dengan nyaman"],
  allHold: ["All electrodes hold.", "Semua elektrode terpasang baik."],
  headLabel: ["The electrodes on the head", "Elektrode di kepala"],
  stop: ["Stop", "Berhenti"],
  closing: ["Close your eyes", "Pejamkan mata"],
  closingNote: ["A tone tells when it is over.", "Sebuah nada memberi tahu bila selesai."],
  rest: ["Eyes closed, at rest", "Mata terpejam, tenang"],
  restNote: ["The cloth grows from what is heard.", "Kain tumbuh dari yang terdengar."],
  restAlone: ["The cloth waits until you see it yourself.", "Kain menunggu sampai Anda sendiri melihatnya."],
  slipped: ["Look after {0}.", "Periksa {0}."],
  lost: ["Nothing arrives any more. Look whether the headset is on and near.", "Tidak ada lagi yang masuk. Periksa apakah alat menyala dan dekat."],
  measuring: ["Open your eyes", "Buka mata Anda"],
  measuringNote: ["The cloth settles.", "Kainnya menetap."],
  take: ["Take this one home", "Bawa pulang yang ini"],
  deleteAll: ["Stop, delete everything", "Berhenti, hapus semua"],
  drawing: ["more are being drawn …", "yang lain sedang digambar …"],
  making: ["Being made ready", "Sedang disiapkan"],
  yours: ["Your cloth", "Kain Anda"],
  scan: ["Scan it to take it home.", "Pindai untuk membawanya pulang."],
  scanWifi: ["Join the wifi {0}, scan, take it home.", "Masuk ke wifi {0}, pindai, bawa pulang."],
  linkEnds: ["The link ends after {0} minutes.", "Tautan berakhir setelah {0} menit."],
  photograph: ["Photograph it, to take it home.", "Potretlah untuk dibawa pulang."],
  number: ["Your number", "Nomor Anda"],
  keptUntil: ["Deleted after {0}, or when you ask.", "Dihapus setelah {0}, atau bila Anda meminta."],
  notKept: ["The recording is gone already.", "Rekamannya sudah dihapus."],
  film: ["Make the film", "Buatkan filmnya"],
  filmMaking: ["The film is being made …", "Film sedang dibuat …"],
  filmDone: ["The film is there: scan", "Film sudah ada: pindai"],
  print: ["Print the card", "Cetak kartu"],
  printed: ["The card is printing", "Kartu sedang dicetak"],
  seeCard: ["See the card", "Lihat kartu"],
  seeBack: ["See its other side", "Lihat sisi lainnya"],
  seeCloth: ["See the cloth", "Lihat kain"],
  done: ["Done", "Selesai"],
  forget: ["Delete everything now", "Hapus semua sekarang"],
  forgetSure: ["Really delete it all", "Sungguh hapus semuanya"],
  forgotten: ["Everything is deleted", "Semua telah dihapus"],
  thanks: ["Thank you", "Terima kasih"],
  thanksNote: ["This is no diagnosis; it is a cloth.", "Ini bukan diagnosis; ini kain."],
  refused: ["It did not work this time", "Kali ini belum berhasil"],
  refusedNote: ["Nothing was kept.", "Tidak ada yang disimpan."],
  again: ["Once more", "Coba lagi"],
  enough: ["Enough for today", "Cukup untuk hari ini"],
  still: ["Are you still there?", "Masih di situ?"],
  stillYes: ["Yes, go on", "Ya, lanjut"],
  closed: ["The booth is closed", "Stan sudah tutup"],
  closedNote: ["Please ask whoever looks after it.", "Silakan tanya penjaganya."],
};

let now = document.documentElement.lang === "id" ? "id" : "en";

export const lang = () => now;

export function speak(other) {
  now = other === "id" ? "id" : "en";
  document.documentElement.lang = now;
}

export const w = (key, ...values) => said(key, now, values);
export const inOther = (key, ...values) => said(key, now === "id" ? "en" : "id", values);

function said(key, inLang, values) {
  return WORDS[key][inLang === "id" ? 1 : 0].replace(/\{(\d)\}/g, (_, at) => values[at]);
}

export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date)).toLocaleDateString(now === "id" ? "id-ID" : "en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
