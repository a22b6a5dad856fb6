import sharp from 'sharp';

/** Pictures that cost as photographs do: colours that run into each other, with noise of three sizes. */
export async function photographs(count) {
  const kinds = [
    { width: 6_000, height: 4_000, format: 'jpeg', quality: 92 },
    { width: 4_000, height: 3_000, format: 'jpeg', quality: 90 },
    { width: 3_000, height: 4_000, format: 'jpeg', quality: 90 },
    { width: 2_400, height: 1_600, format: 'png', compressionLevel: 3 },
  ];
  const pictures = [];
  for (let index = 0; index < count; index += 1) pictures.push(await photograph(kinds[index % kinds.length]));
  return pictures;
}

async function photograph({ width, height, format, ...options }) {
  const noise = async (part, sigma) => ({
    input: await sharp({
      create: {
        width: Math.ceil(width / part),
        height: Math.ceil(height / part),
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .resize(width, height, { kernel: 'cubic', fit: 'fill' })
      .png({ compressionLevel: 0 })
      .toBuffer(),
    blend: part === 10 ? 'soft-light' : 'overlay',
  });
  const sky = Buffer.from(
    `<svg width="${width}" height="${height}"><linearGradient id="g" x2="1" y2="1"><stop stop-color="#1b4"/>
     <stop offset=".5" stop-color="#fc6"/><stop offset="1" stop-color="#a14"/></linearGradient>
     <rect width="100%" height="100%" fill="url(#g)"/><circle cx="40%" cy="45%" r="20%" fill="#fff8"/></svg>`,
  );
  const image = sharp(sky)
    .composite([await noise(100, 60), await noise(10, 40), await noise(2, 14)])
    .removeAlpha();
  return image.toFormat(format, options).toBuffer();
}
