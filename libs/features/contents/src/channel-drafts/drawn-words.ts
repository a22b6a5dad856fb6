import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { DraftImage } from '@haojiao/channel-kit';
import { escapeHtml, ruleBroken, sha256 } from '@haojiao/kernel';
import { encodeImage } from '@haojiao/infrastructure/media';
import { renderVerticalText } from '@haojiao/infrastructure/vertical-text';
import type { VerticalBlock, VerticalPicture } from '@haojiao/infrastructure/vertical-text';
import { ExpiringMedia } from '@haojiao/features/assets';
import { htmlBlocks } from '../domain/html-blocks';

export interface Drawn {
  html: string;
  /** By the id under which `html` names them. */
  images: Record<string, DraftImage>;
}

/** Characters of a body between two pictures; some thirty pictures. */
const LONGEST = 30_000;

/** A stretch of words between two pictures of the body, or such a picture. */
type Part = { kind: 'words'; blocks: VerticalBlock[] } | { kind: 'picture'; assetId: string; alt: string };

/**
 * Approved words as pictures, for channels that would lay a vertical script on its side. What is drawn follows from the
 * words alone, so that what was approved is what goes out.
 */
@Injectable()
export class DrawnWords {
  /** Counters and previews ask again and again while an item is written. */
  private readonly kept = new LRUCache<string, Promise<VerticalPicture[]>>({ max: 50, maxSize: 200_000 });
  /** One text is drawn after the other: drawing takes a whole core. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly shared: ExpiringMedia) {}

  async of(html: string): Promise<Drawn> {
    const images: Record<string, DraftImage> = {};
    const paragraphs: string[] = [];
    const show = (assetId: string, alt: string) =>
      paragraphs.push(`<p><img data-asset-id="${assetId}" alt="${escapeHtml(alt)}"></p>`);
    for (const part of partsOf(html)) {
      if (part.kind === 'picture') {
        show(part.assetId, part.alt);
        continue;
      }
      for (const picture of await this.draw(part.blocks)) {
        const image = this.imageOf(picture);
        images[image.assetId] = image;
        show(image.assetId, image.altText);
      }
    }
    return { html: paragraphs.join('\n'), images };
  }

  private async draw(blocks: VerticalBlock[]): Promise<VerticalPicture[]> {
    const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
    if (length > LONGEST) throw tooLongToDraw();
    const key = sha256(JSON.stringify(blocks));
    const known = this.kept.get(key);
    if (known) return known;
    const made = this.last.then(() => renderVerticalText(blocks));
    this.last = made.catch(() => this.kept.delete(key));
    this.kept.set(key, made, { size: length + 1 });
    return made;
  }

  private imageOf({ png, width, height, text }: VerticalPicture): DraftImage {
    const hash = sha256(png);
    return {
      assetId: idOf(hash),
      sha256: hash,
      mediaType: 'image/png',
      bytes: png.length,
      width,
      height,
      altText: text,
      isDrawn: true,
      encode: (fit) => encodeImage(png, fit),
      publicUrl: (until) => this.shared.urlForDrawn(png, hash, until),
    };
  }
}

function tooLongToDraw() {
  return ruleBroken(
    'too_long_to_draw',
    `该渠道只能以图片发送竖排蒙古文，每段文字最多 ${LONGEST} 字；请分成几篇，或在中间插入图片。`,
    `This channel gets vertical Mongolian as pictures, at most ${LONGEST} characters in a row; divide the item.`,
  );
}

function partsOf(html: string): Part[] {
  const parts: Part[] = [];
  for (const { kind, text, marks } of htmlBlocks(html)) {
    if (text !== '') {
      const isHeading = /(^| )h[234]\b/.test(kind);
      const words = { text: /(^| )li\b/.test(kind) ? `• ${text}` : text, isHeading };
      const last = parts.at(-1);
      if (last?.kind === 'words') last.blocks.push(words);
      else parts.push({ kind: 'words', blocks: [words] });
    }
    for (const mark of marks) {
      if (mark.kind === 'picture') parts.push({ kind: 'picture', assetId: mark.value, alt: mark.text });
    }
  }
  return parts;
}

/** Adapters name pictures by ids: this one says nothing but the bytes (RFC 9562, version 8). */
function idOf(hash: string): string {
  const digits = `${hash.slice(0, 12)}8${hash.slice(13, 16)}8${hash.slice(17, 32)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
