import type { DeliveredImage, DeliveredRendition } from './delivery-document';

/** One `<source>` of a `<picture>`: all widths in one format. */
export interface PictureSource {
  mediaType: string;
  /** Addresses with their widths, from narrow to wide. */
  srcset: string;
  /** Only for readers who don't mind movement. */
  moves: boolean;
}

/** Better ones first: a browser takes the first that it knows. JPEG stands in the `<img>` itself. */
const formats = ['image/avif', 'image/webp'];

/** What stands before the `<img>` of a picture; a picture that moves comes first of all. */
export function pictureSources(image: DeliveredImage): PictureSource[] {
  const moving = image.renditions
    .filter(({ name }) => name === 'animation')
    .map(({ url, mediaType }) => ({ mediaType, srcset: url, moves: true }));
  const still = formats
    .map((mediaType) => ({ mediaType, srcset: sourceSet(image, mediaType), moves: false }))
    .filter(({ srcset }) => srcset !== '');
  return [...moving, ...still];
}

/** Every width once in one format, whole pictures only: a crop is no smaller copy. */
export function sourceSet(image: DeliveredImage, mediaType: string): string {
  const urlsByWidth = new Map<number, string>();
  for (const rendition of image.renditions) {
    if (isWhole(rendition) && rendition.mediaType === mediaType) {
      urlsByWidth.set(rendition.width, rendition.url);
    }
  }
  return [...urlsByWidth]
    .sort(([one], [other]) => one - other)
    .map(([width, url]) => `${url} ${width}w`)
    .join(', ');
}

function isWhole({ name }: DeliveredRendition): boolean {
  return !name.startsWith('cover_') && name !== 'animation';
}
