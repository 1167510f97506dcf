// Bits of the cloth: what is in the middle of the view first, and tiles of what is seen from near.

import * as api from "./api.js";
import { h, later } from "./dom.js";

const TILE_PX = 384, MOST = 160;

export function bitsOn(place) {
  const tiles = new Map();
  let quickly = null, key = "", todo = [], busy = 0;
  const onTheirWay = new Set();

  // A small piece at once, about the middle of what is seen; the whole follows.
  async function quick(look, size, px, middle, overtaken) {
    const side = Math.min(Math.max(px / middle.scale, 30), middle.wide * 0.6, middle.tall * 0.6, size[0], size[1]);
    const left = Math.min(Math.max(middle.x - side / 2, 0), size[0] - side), top = Math.min(Math.max(middle.y - side / 2, 0), size[1] - side);
    const { blob } = await api.picture(look, { view: "sketch", scale: middle.scale, box: [left, top, left + side, top + side], channel: "quick" });
    if (overtaken()) return;
    const image = h("img", { alt: "", draggable: false, src: URL.createObjectURL(blob) });
    await image.decode().catch(() => {});
    dropQuick();
    quickly = put(image, size, [left, top, left + side, top + side]);
    performance.mark("batik-quick");
  }

  function put(image, size, [left, top, right, bottom]) {
    const share = (v, of) => (100 * v) / of + "%";
    Object.assign(image.style, { left: share(left, size[0]), top: share(top, size[1]), width: share(right - left, size[0]), height: share(bottom - top, size[1]) });
    place.append(image);
    return image;
  }

  function dropQuick() {
    if (quickly) { URL.revokeObjectURL(quickly.src); quickly.remove(); quickly = null; }
  }

  function fresh(next) {
    if (next === key) return;
    key = next;
    todo = [];
    for (const image of tiles.values()) { URL.revokeObjectURL(image.src); image.remove?.(); }
    tiles.clear();
  }

  // What is wanted changes with each move of the cloth; two lines work at whatever is wanted then.
  const ask = later((look, wanted, view) => {
    todo = [];
    if (wanted !== key || view.scale <= view.fit * view.sharp * 1.15) return;
    const dots = Math.min(devicePixelRatio, 2), level = Math.ceil(Math.log2((view.scale * dots) / view.fit) - 0.3);
    const scale = view.fit * 2 ** level, side = TILE_PX / scale;
    const first = (v) => Math.max(Math.floor(v / side), 0), last = (v, of) => Math.min(Math.floor(v / side), Math.ceil(of / side) - 1);
    for (let x = first(view.x - view.wide / 2); x <= last(view.x + view.wide / 2, view.size[0]); x++)
      for (let y = first(view.y - view.tall / 2); y <= last(view.y + view.tall / 2, view.size[1]); y++) {
        const name = `${level} ${x} ${y}`, box = [x * side, y * side, Math.min((x + 1) * side, view.size[0]), Math.min((y + 1) * side, view.size[1])];
        if (!tiles.has(name) && !onTheirWay.has(`${key} ${name}`)) todo.push({ far: Math.hypot((x + 0.5) * side - view.x, (y + 0.5) * side - view.y), name, box, look, scale, size: view.size });
      }
    todo.sort((a, b) => a.far - b.far);
    place.dataset.wanted = String(level);
    for (const line of [false, true]) if (!(busy & (1 << line))) work(line);
  }, 120);

  async function work(line) {
    busy |= 1 << line;
    while (todo.length) {
      const { name, box, look, scale, size } = todo.shift(), wanted = key;
      onTheirWay.add(`${wanted} ${name}`);
      try {
        const { blob } = await api.picture(look, { view: "part", box, scale, channel: `tile-${line}`, later: line });
        if (wanted !== key) continue;
        const image = h("img", { alt: "", draggable: false, src: URL.createObjectURL(blob) });
        await image.decode().catch(() => {});
        if (wanted !== key) { URL.revokeObjectURL(image.src); continue; }
        tiles.set(name, put(image, size, box));
        while (tiles.size > MOST) {
          const [first, old] = tiles.entries().next().value;
          URL.revokeObjectURL(old.src); old.remove(); tiles.delete(first);
        }
      } catch { todo = []; } finally { onTheirWay.delete(`${wanted} ${name}`); }
    }
    busy &= ~(1 << line);
    if (!busy) place.dataset.full = place.dataset.wanted;
  }

  return { quick, dropQuick, fresh, ask };
}
