const width = 720;
const height = 1280;

const scenes = {
  sun: `<circle cx="360" cy="470" r="130" fill="#ffe08a"/><g stroke="#ffe08a" stroke-width="18" stroke-linecap="round">${rays()}</g>`,
  bottle: `<rect x="325" y="280" width="70" height="60" rx="10" fill="#fff"/><rect x="290" y="340" width="140" height="290" rx="36" fill="#e8f7ff"/><rect x="290" y="430" width="140" height="110" fill="#38a3d1"/>`,
  umbrella: `<path d="M170 480a190 190 0 0 1 380 0z" fill="#fff3d6"/><path d="M360 300v330q0 44-40 44t-40-36" fill="none" stroke="#fff" stroke-width="16" stroke-linecap="round"/>`,
  house: `<path d="M170 450 360 290l190 160z" fill="#fff"/><rect x="210" y="450" width="300" height="190" fill="#f4ecff"/><rect x="320" y="520" width="80" height="120" fill="#7d4fb5"/><rect x="240" y="490" width="54" height="54" fill="#ffd76e"/><rect x="426" y="490" width="54" height="54" fill="#ffd76e"/>`,
  heart: `<path d="M360 650 220 500a96 96 0 0 1 140-130 96 96 0 0 1 140 130z" fill="#fff"/>`,
};

function rays() {
  return Array.from({ length: 12 }, (_, index) => {
    const angle = (index * Math.PI) / 6;
    const at = (radius) =>
      `${(360 + radius * Math.cos(angle)).toFixed(1)} ${(470 + radius * Math.sin(angle)).toFixed(1)}`;
    return `<path d="M${at(165)}L${at(220)}"/>`;
  }).join('');
}

/** A slide of the film, 720×1280; needs a Chinese font on the machine that draws it. */
export function slideSvg({ lines, sky, scene }) {
  const [top, bottom] = sky;
  const words = lines
    .map(
      (line, index) =>
        `<text x="360" y="${860 + index * 110}" font-size="${index === 0 ? 88 : 64}">${line}</text>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>${scenes[scene]}
<g font-family="WenQuanYi Micro Hei, Noto Sans CJK SC, sans-serif" fill="#fff" text-anchor="middle">${words}</g></svg>`;
}
