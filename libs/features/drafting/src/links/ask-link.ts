import { Inject, Injectable } from '@nestjs/common';
import { CHANNEL_BASE_URLS } from '@haojiao/channel-kit';
import { DAY_MS, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AddressRefused, readForeignPage } from '@haojiao/infrastructure/http';
import { judgePage } from '../domain/judge-page';
import type { LinkOutcome } from './checked-link';
import { OwnLinks } from './own-links';

/** For one address, redirections included. */
const TIMEOUT_MS = 8_000;
/** A title stands at the beginning of a page. */
const READ_BYTES = 64 * 1024;

/** Finds out what one address leads to: by the database for our own, else by the guarded client; remembered for a day. */
@Injectable()
export class AskLink {
  constructor(
    private readonly database: Database,
    private readonly own: OwnLinks,
    @Inject(CHANNEL_BASE_URLS) private readonly baseUrls: Record<string, Record<string, string>>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is known without asking anybody else, or null. Our own addresses are always looked up anew. */
  async known(url: string): Promise<LinkOutcome | null> {
    if (/^mailto:/i.test(url)) return this.outcome('unchecked', 'no_web_address');
    const own = await this.own.judge(url);
    if (own) return this.outcome(own.verdict, own.reason);
    const [kept] = await this.database.query<{ outcome: LinkOutcome }>(
      'SELECT outcome FROM link_results WHERE address_hash = $1 AND checked_at > $2',
      [sha256(url), new Date(this.clock.now().getTime() - DAY_MS)],
    );
    return kept?.outcome ?? null;
  }

  /** Asks somebody else's server, and remembers the answer. */
  async ask(url: string): Promise<LinkOutcome> {
    const outcome = await this.look(url);
    await this.database.query(
      `INSERT INTO link_results (address_hash, outcome, checked_at) VALUES ($1, $2, $3)
       ON CONFLICT (address_hash) DO UPDATE SET outcome = excluded.outcome, checked_at = excluded.checked_at`,
      [sha256(url), JSON.stringify(outcome), this.clock.now()],
    );
    return outcome;
  }

  /** For an address that nobody came to ask. */
  outOfTime(): LinkOutcome {
    return this.outcome('unsure', 'out_of_time');
  }

  private async look(url: string): Promise<LinkOutcome> {
    // Stand-ins of the platforms, where the operator runs them, are the operator's own.
    const trustedOrigins = Object.values(this.baseUrls)
      .flatMap((urls) => Object.values(urls))
      .map((base) => new URL(base).origin);
    try {
      const page = await readForeignPage(url, {
        ...{ trustedOrigins, timeoutMs: TIMEOUT_MS, maxBytes: READ_BYTES },
        maxRedirects: 5,
        allowPlain: true,
      });
      const { verdict, reason } = judgePage(url, page);
      return { ...this.outcome(verdict, reason), status: page.status, redirects: page.redirects };
    } catch (error) {
      if (error instanceof AddressRefused) return this.outcome('refused', 'not_public');
      return this.outcome('unsure', 'no_answer');
    }
  }

  private outcome(verdict: LinkOutcome['verdict'], reason: string | null): LinkOutcome {
    return { verdict, reason, status: null, redirects: [], checkedAt: this.clock.now().toISOString() };
  }
}
