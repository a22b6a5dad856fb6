import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS, isId, notFound, startOfBeijingDay } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { ViewEvidence } from '../domain/counting-rule';
import { LONGEST_BROADCAST_MS, currentLiveRule } from '../domain/live-rule';
import { judge, writeMarks } from '../domain/report-marks';
import { OfficeNetworks } from '../offices/office-networks';
import { VisitorKeys } from '../visitor-keys';
import { LiveBroadcastsOnSite } from './live-broadcasts-on-site';
import type { BroadcastOnSite } from './live-broadcasts-on-site';
import { LiveCounter } from './live-counter';

/** `waiting`: it has not begun, and nobody is counted. */
export type LivePhase = 'waiting' | 'live' | 'replay';

export interface ReceivedHeartbeat extends ViewEvidence {
  broadcastId: string;
  visitorId?: string;
  address: string;
}

/** Views and heartbeats of one visitor share the stores of what was seen; this keeps them apart. */
const LIVE = 'live:';
/** Clocks of our servers differ by less. */
const CLOCK_SLACK_MS = MINUTE_MS;

/** Takes heartbeats of pages that show a broadcast. */
@Injectable()
export class Heartbeats {
  constructor(
    private readonly broadcasts: LiveBroadcastsOnSite,
    private readonly visitors: VisitorKeys,
    private readonly offices: OfficeNetworks,
    private readonly counter: LiveCounter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Resolved when it is counted. Whether it is the broadcast or its replay is decided here, never by the page.
   * @throws AppError `live_broadcast_not_found`, `counting_unavailable`
   */
  async receive(report: ReceivedHeartbeat): Promise<LivePhase> {
    const id = report.broadcastId.toLowerCase();
    const broadcast = isId(id) ? await this.broadcasts.find(id) : null;
    if (!broadcast) {
      throw notFound(
        'live_broadcast',
        '网站上没有这场直播。',
        'There is no such live broadcast on the site.',
      );
    }
    const now = this.clock.now();
    const phase = phaseOf(broadcast, now);
    if (phase === 'waiting') return phase;
    const isOffice = await this.offices.isOfUnit(report.address, broadcast.way);
    const judged = judge(currentLiveRule, [currentLiveRule], { ...report, isOffice });
    const key = report.visitorId
      ? this.visitors.ofIdentifier(report.visitorId)
      : await this.visitors.ofAddress(report.address, report.userAgent ?? '');
    const former = report.visitorId ? '' : await this.formerKey(report, now);
    await this.counter.count({
      contentId: id,
      surface: phase,
      visitor: LIVE + key,
      formerVisitor: former && LIVE + former,
      marks: writeMarks(judged),
    });
    return phase;
  }

  /** At midnight the salt changes, and viewers without identifier with it: who watched before goes on watching. */
  private async formerKey({ address, userAgent }: ReceivedHeartbeat, now: Date): Promise<string> {
    const sinceMidnight = now.getTime() - startOfBeijingDay(now).getTime();
    if (sinceMidnight > currentLiveRule.windowMs + CLOCK_SLACK_MS) return '';
    return this.visitors.ofAddressYesterday(address, userAgent ?? '');
  }
}

export function phaseOf({ startsAt, endsAt }: BroadcastOnSite, now: Date): LivePhase {
  if (now < startsAt) return 'waiting';
  return now.getTime() < (endsAt?.getTime() ?? startsAt.getTime() + LONGEST_BROADCAST_MS) ? 'live' : 'replay';
}
