import { createRequire } from 'node:module';
import sharp from 'sharp';

const require = createRequire(import.meta.url);

sharp.concurrency(1);
sharp.cache(false);

/** What the product makes of each picture that does not move, from its own table. */
export const presets =
  require('../../dist/libs/features/assets/src/rendition-presets.js').renditionPresets.filter(
    ({ fit }) => fit.kind !== 'animation',
  );

/**
 * sharp alone: each picture decoded once, upright and in sRGB, to the size that all its renditions can be cut from; every
 * rendition scaled from that and encoded as ours is. Nothing is written down. `hands` pictures at a time.
 */
export async function renderBare(pictures, hands) {
  const waiting = [...pictures];
  let made = 0;
  const hand = async () => {
    for (let picture = waiting.shift(); picture; picture = waiting.shift()) {
      const { autoOrient } = await sharp(picture).metadata();
      // The widest rendition needs 1600 pixels, the highest crop of a picture that lies 1200: as ours decodes.
      const width = autoOrient.height > autoOrient.width ? 1_600 : 1_800;
      const { data, info } = await sharp(picture, { sequentialRead: true })
        .autoOrient()
        .resize({ width, withoutEnlargement: true })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const raster = { raw: { width: info.width, height: info.height, channels: info.channels } };
      for (const { fit } of presets) {
        const { length } = await renderOne(sharp(data, raster), info, fit);
        if (length > 0) made += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return made;
}

function renderOne(image, size, { kind, format, quality, effort, maxWidth, ratio, maxEdge }) {
  const shaped =
    kind === 'whole'
      ? image.resize({ width: maxWidth, withoutEnlargement: true })
      : image.resize({ ...cropSize(size, ratio, maxEdge), fit: 'cover', position: 'attention' });
  if (format === 'avif') return shaped.avif({ quality, effort, chromaSubsampling: '4:2:0' }).toBuffer();
  if (format === 'webp') return shaped.webp({ quality, effort }).toBuffer();
  return shaped.flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
}

function cropSize({ width, height }, ratio, maxEdge) {
  const [across, down] = ratio.split(':').map(Number);
  const wanted = across / down;
  const area =
    width / height > wanted ? { width: height * wanted, height } : { width, height: width / wanted };
  const factor = Math.min(1, maxEdge / Math.max(area.width, area.height));
  return { width: Math.round(area.width * factor), height: Math.round(area.height * factor) };
}
