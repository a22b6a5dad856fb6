import type { Transport } from './transport.ts';

/** `rss`: RSS 2.0. `json`: JSON Feed 1.1. */
export type FeedFormat = 'rss' | 'json';

/** Addresses of feeds, for readers' own programs. */
export class Feeds {
  private readonly transport: Transport;
  private readonly organization: string | undefined;

  constructor(transport: Transport, organization: string | undefined) {
    this.transport = transport;
    this.organization = organization;
  }

  /** The newest of the unit and of the units below it. */
  branch(format: FeedFormat = 'rss'): string {
    return this.address([], this.unit(), format);
  }

  /** @param code of the column */
  column(code: string, format: FeedFormat = 'rss'): string {
    return this.address(['columns', this.unit()], code, format);
  }

  /** @param code of the brand */
  brand(code: string, format: FeedFormat = 'rss'): string {
    return this.address(['brands', this.unit()], code, format);
  }

  tag(tag: string, format: FeedFormat = 'rss'): string {
    return this.address(['tags', this.unit()], tag, format);
  }

  /** @param slug of the topic (专题) */
  topic(slug: string, format: FeedFormat = 'rss'): string {
    return this.address(['topics', this.unit()], slug, format);
  }

  /** @param language language and script: `zh-Hans`, `mn-Mong` */
  language(language: string, format: FeedFormat = 'rss'): string {
    return this.address(['languages', this.unit()], language, format);
  }

  /** The podcast of a programme in one of its languages. */
  programme(code: string, language: string): string {
    return this.address(['programmes', this.unit(), code], language, 'rss');
  }

  private address(folders: string[], word: string, format: FeedFormat): string {
    const path = [...folders, word].map(encodeURIComponent).join('/');
    return this.transport.address(`/delivery/v1/feeds/${path}.${format}`);
  }

  private unit(): string {
    if (this.organization !== undefined) return this.organization;
    throw new Error('A feed is one of a unit: give createDeliveryClient its code as `organization`.');
  }
}
