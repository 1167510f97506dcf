// Two soft tones for closed eyes: when the rest begins, and when it is over. Nothing is fetched for them.

let room = null;

// Browsers let a page be heard only after it was touched.
export function wake() {
  try {
    room ??= new AudioContext();
    if (room.state === "suspended") room.resume();
  } catch {
    room = null;
  }
}

export function strike(...tones) {
  if (!room) return;
  tones.forEach((hertz, at) => {
    for (const [partial, loud] of [[1, .22], [2.02, .08], [2.98, .04]]) {
      const begins = room.currentTime + .55 * at;
      const tone = new OscillatorNode(room, { frequency: hertz * partial });
      const fades = new GainNode(room, { gain: 0 });
      fades.gain.setValueAtTime(0, begins);
      fades.gain.linearRampToValueAtTime(loud, begins + .02);
      fades.gain.exponentialRampToValueAtTime(.0004, begins + 2.6);
      tone.connect(fades).connect(room.destination);
      tone.start(begins);
      tone.stop(begins + 2.7);
    }
  });
}
