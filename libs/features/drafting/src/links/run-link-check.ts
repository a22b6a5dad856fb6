import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AskLink } from './ask-link';
import type { CheckedLink, LinkOutcome } from './checked-link';

/** Addresses that are asked at the same time; of one server never more than one. */
const AT_ONCE = 5;
/** Between two questions to one server. */
const PAUSE_MS = 300;
/** For a whole check; what was not reached then is told as such. */
const MAX_RUN_MS = 5 * MINUTE_MS;
/** A worker that says nothing for so long is gone; each answer renews it. */
const LEASE_MS = 2 * MINUTE_MS;
/** One that was taken up so often and never ended is ended. */
const MAX_ATTEMPTS = 5;

/** Looks at what a check has not seen yet. After a crash the next worker goes on where the last one stopped. */
@Injectable()
export class RunLinkCheck {
  constructor(
    private readonly database: Database,
    private readonly links: AskLink,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(id: string): Promise<void> {
    const links = await this.take(id);
    if (!links) return;
    const waiting = new Set(links.filter(({ outcome }) => outcome === null).map(({ url }) => url));
    const byServer = new Map<string, string[]>();
    for (const url of waiting) {
      const known = await this.links.known(url);
      if (known) await this.keep(id, url, known);
      else byServer.set(serverOf(url), [...(byServer.get(serverOf(url)) ?? []), url]);
    }
    const servers = [...byServer.values()];
    const deadline = this.clock.now().getTime() + MAX_RUN_MS;
    const askServers = async () => {
      for (let urls = servers.shift(); urls; urls = servers.shift()) {
        for (const [place, url] of urls.entries()) {
          if (this.clock.now().getTime() > deadline) {
            await this.keep(id, url, this.links.outOfTime());
            continue;
          }
          if (place > 0) await new Promise((done) => setTimeout(done, PAUSE_MS));
          await this.keep(id, url, await this.links.ask(url));
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askServers));
    await this.database.query(
      `UPDATE link_checks SET state = 'done', finished_at = $2, lease_until = NULL WHERE id = $1`,
      [id, this.clock.now()],
    );
  }

  /** Null when another worker is at it, or it is done. */
  private async take(id: string): Promise<CheckedLink[] | null> {
    const now = this.clock.now();
    const [[taken]] = await this.database.manager.query<
      [{ links: CheckedLink[]; attempts: number }[], number]
    >(
      `UPDATE link_checks SET lease_until = $2, attempts = attempts + 1
       WHERE id = $1 AND state = 'waiting' AND (lease_until IS NULL OR lease_until < $3)
       RETURNING links, attempts`,
      [id, new Date(now.getTime() + LEASE_MS), now],
    );
    if (!taken) return null;
    return taken.attempts > MAX_ATTEMPTS ? [] : taken.links;
  }

  /** In every place where the document has that address; progress is seen at once. */
  private async keep(id: string, url: string, outcome: LinkOutcome): Promise<void> {
    await this.database.query(
      `UPDATE link_checks SET lease_until = $4, links = (
         SELECT jsonb_agg(CASE WHEN link ->> 'url' = $2 THEN link || jsonb_build_object('outcome', $3::jsonb)
                          ELSE link END ORDER BY place)
         FROM jsonb_array_elements(links) WITH ORDINALITY AS each (link, place))
       WHERE id = $1 AND state = 'waiting'`,
      [id, url, JSON.stringify(outcome), new Date(this.clock.now().getTime() + LEASE_MS)],
    );
  }
}

function serverOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
