import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import type { ReadyAnswer } from '../reading/ready-answer';
import type { ReadyPage } from '../reading/ready-page';

/** What is asked for again while an old answer is still given, at most. */
const LONGEST_STALE = 30;
/** What changes without a word that a cache could be purged by: pages turn grey and follow settings, columns move. */
const BRIEF_SECONDS = 60;

/**
 * Lets caches between us and readers keep answers for longer than the ten seconds that all have (`HAOJIAO_CDN_SECONDS`):
 * only those that carry keys by which they can be purged. Without purging, nothing is given for longer than that after it
 * was withdrawn: being fresh and being stale while it is asked for again share the time.
 */
@Injectable()
export class SharedCaching {
  private readonly seconds: number;

  constructor(settings: Settings) {
    this.seconds = settings.cdnSeconds;
  }

  get isOn(): boolean {
    return this.seconds > 0;
  }

  /** An answer made of items alone, with what shared caches are told of it. @param keys asked only where it matters */
  data(answer: ReadyAnswer, keys: () => readonly string[]): ReadyAnswer {
    return this.isOn ? { ...answer, forCaches: headersFor(this.seconds, keys()) } : answer;
  }

  /** The same for what does not only change with items, of which alone caches hear. */
  brief(answer: ReadyAnswer, keys: () => readonly string[]): ReadyAnswer {
    const seconds = Math.min(this.seconds, BRIEF_SECONDS);
    return this.isOn ? { ...answer, forCaches: headersFor(seconds, keys()) } : answer;
  }

  /** The same for a page; one that is going to change by itself is kept by us alone. */
  page(page: ReadyPage, keys: () => readonly string[]): ReadyPage {
    if (!this.isOn || page.status !== 200 || page.changesAt !== null) return page;
    return { ...page, answer: this.brief(page.answer, keys) };
  }
}

function headersFor(seconds: number, keys: readonly string[]): Readonly<Record<string, string>> {
  const stale = Math.min(LONGEST_STALE, Math.floor(seconds / 4));
  return Object.freeze({
    'cache-control': `public, max-age=0, s-maxage=${seconds - stale}, stale-while-revalidate=${stale}`,
    // Fastly and Varnish read the one, Cloudflare and Akamai the other.
    'surrogate-key': keys.join(' '),
    'cache-tag': keys.join(','),
  });
}
