import { randomBytes } from 'node:crypto';

export interface StoredMedia {
  id: string;
  mediaType: string;
  bytes: Buffer;
}

const CAP_BYTES = 300 * 1024 * 1024;

/** Uploaded pictures and videos, so that the followers' pages can show them. The oldest are dropped at 300 MB. */
export class MediaStore {
  private readonly items = new Map<string, StoredMedia>();
  private total = 0;

  /** The address is only known with the control server's; it is the first part of every url handed out. */
  constructor(private readonly baseUrl: () => string) {}

  /** Keeps the bytes and returns their id and address on the control server (`/media/<id>`). */
  put(bytes: Buffer, mediaType: string): { id: string; url: string } {
    const id = randomBytes(12).toString('hex');
    this.items.set(id, { id, mediaType, bytes });
    this.total += bytes.length;
    for (const [oldest, item] of this.items) {
      if (this.total <= CAP_BYTES) break;
      this.items.delete(oldest);
      this.total -= item.bytes.length;
    }
    return { id, url: this.urlOf(id) };
  }

  get(id: string): StoredMedia | undefined {
    return this.items.get(id);
  }

  urlOf(id: string): string {
    return `${this.baseUrl()}/media/${id}`;
  }

  clear(): void {
    this.items.clear();
    this.total = 0;
  }
}
