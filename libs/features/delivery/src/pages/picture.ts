import type { DeliveredImage } from '../domain/delivery-document';
import { pictureSources, sourceSet } from '../domain/picture-sources';
import { withoutHost } from '../domain/site-html';
import { markup } from './markup';
import type { Markup } from './markup';

export interface PictureOptions {
  /** Empty where the words beside it say the same. */
  alt: string;
  /** How wide the page shows it, as the `sizes` of `<img>`: `(min-width: 40rem) 11rem, 7.5rem`. */
  sizes: string;
  publicUrl: string;
  /** In sight when the page opens: fetched at once, and before others. Otherwise when it comes near. */
  isFirstSight?: boolean;
}

/**
 * A picture in the formats and widths that there are, with room kept for it: the browser takes what it knows and what its
 * screen needs. AVIF, WebP, then JPEG.
 */
export function picture(image: DeliveredImage, options: PictureOptions): Markup {
  const { alt, sizes, publicUrl, isFirstSight } = options;
  const relative = (addresses: string) => withoutHost(publicUrl, addresses);
  const sources = pictureSources(image).map(
    ({ mediaType, srcset, moves }) =>
      markup`<source${moves && markup` media="(prefers-reduced-motion: no-preference)"`} type="${mediaType}" srcset="${relative(srcset)}"${!moves && markup` sizes="${sizes}"`}>`,
  );
  const jpegs = sourceSet(image, 'image/jpeg');
  return markup`<picture>${sources}<img src="${relative(image.url)}"${
    jpegs && markup` srcset="${relative(jpegs)}" sizes="${sizes}"`
  } alt="${alt}"${image.width > 0 && markup` width="${image.width}" height="${image.height}"`}${
    isFirstSight ? markup` fetchpriority="high"` : markup` loading="lazy"`
  } decoding="async"></picture>`;
}
