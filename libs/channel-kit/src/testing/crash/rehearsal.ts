import { HOUR_MS } from '@haojiao/kernel';
import type { LedgerLook, LedgerUnderTest } from './ledger';
import { RehearsedChannel, moments, stableName } from './rehearsed-channel';
import type { Cut, Moment, Phase, RehearsedStep } from './rehearsed-channel';
import type { Stage, StagedPost } from './stage';

/** What came of one case. */
export interface Ending {
  platform: string;
  phase: Phase;
  step: string;
  effect: string;
  moment: Moment | 'not at all';
  state: string;
  /** Posts that this publication made, also those that were taken down. */
  made: number;
  /** Those of them that followers see. */
  up: number;
  turns: number;
  /** What the person is told who has to decide. */
  asks: string | null;
  /** Null: as it should be. */
  fault: string | null;
}

const MOST_TURNS = 150;
/** Whatever was sent is out by then, on every platform. */
const EVERYTHING_OUT_MS = HOUR_MS;

const ends = new Set([
  'published',
  'failed',
  'needs_attention',
  'awaiting_hand_off',
  'withdrawn',
  'cancelled',
]);

/** Publishes (and takes down) over and over, cut off somewhere else each time, and tells what became of the post. */
export class Rehearsal {
  constructor(
    readonly stage: Stage,
    private readonly ledger: LedgerUnderTest,
  ) {}

  /** A run that nothing disturbs; its steps are what the others are cut at. */
  async goodRun(phase: Phase): Promise<{ ending: Ending; channel: RehearsedChannel }> {
    return this.play(phase);
  }

  /** One case for each step of a good run and each of the three moments. */
  async everyCut(steps: RehearsedStep[]): Promise<Ending[]> {
    const endings: Ending[] = [];
    for (const cut of cutsOf(steps)) endings.push((await this.play(cut.step.phase, cut)).ending);
    return endings;
  }

  /** Two items on one account whose budget for `operation` is one call; the calls that were made, and who waits for it. */
  async withBudgetOfOne(operation: string): Promise<{ calls: number; waiting: number }> {
    const { stage, ledger } = this;
    stage.rewind();
    const budgets = stage.adapter.budgets.map((rule) =>
      rule.operation === operation ? { ...rule, max: 1, reserve: 0 } : rule,
    );
    const make = async () => new RehearsedChannel(stage, await stage.aDraft?.(), undefined, { budgets });
    const [first, second] = [await make(), await make()];
    const id = await ledger.plan(first.adapter, stage.anAccount?.());
    await ledger.work(id);
    const otherId = await ledger.planAnother(second.adapter, id);
    await ledger.work(otherId);
    const looks = [await ledger.look(id), await ledger.look(otherId)];
    const now = stage.clock.now();
    // What was accepted comes out now, and is no post of the next case.
    await this.letEverythingOut();
    const isWaiting = ({ failure, dueAt }: LedgerLook) =>
      ['quota', 'rate_limited'].includes(failure?.class ?? '') && dueAt > now;
    return {
      calls: (first.charged.get(operation) ?? 0) + (second.charged.get(operation) ?? 0),
      waiting: looks.filter(isWaiting).length,
    };
  }

  private async play(phase: Phase, cut?: Cut): Promise<{ ending: Ending; channel: RehearsedChannel }> {
    const { stage, ledger } = this;
    stage.rewind();
    const before = await this.postsBut([]);
    const channel = new RehearsedChannel(stage, await stage.aDraft?.(), cut);
    const id = await ledger.plan(channel.adapter, stage.anAccount?.());
    const workers: Promise<void>[] = [];
    let { look, turns } = await this.settle(id, channel, workers);
    if (phase === 'withdraw' && look.state === 'published') {
      await ledger.withdraw(id);
      const after = await this.settle(id, channel, workers);
      look = after.look;
      turns += after.turns;
    }
    await this.letEverythingOut();
    stage.clearFaults();
    channel.wake();
    await Promise.all(workers);
    const made = await this.postsBut(before.map((post) => post.id));
    const up = made.filter((post) => post.isUp);
    const ending = {
      platform: stage.adapter.platform,
      phase,
      step: cut ? stableName(cut.step.name) : '(all)',
      effect: cut?.step.effect ?? '',
      moment: cut?.moment ?? ('not at all' as const),
      state: look.state,
      made: made.length,
      up: up.length,
      turns,
      asks: look.state === 'needs_attention' ? toldOf(look) : null,
    };
    const later = await ledger.look(id);
    const isMoved = later.state !== look.state || later.remoteId !== look.remoteId;
    const fault =
      faultIn(ending) ??
      (isMoved ? 'the killed worker wrote over its successor' : null) ??
      (channel.wasCut ? null : 'never came to this step');
    return { ending: { ...ending, fault }, channel };
  }

  /** What workers and sweeps do until nothing is left to do but for a person. */
  private async settle(
    id: string,
    channel: RehearsedChannel,
    workers: Promise<void>[],
  ): Promise<{ look: LedgerLook; turns: number }> {
    for (let turns = 0; turns < MOST_TURNS; turns += 1) {
      const look = await this.ledger.look(id);
      if (ends.has(look.state)) return { look, turns };
      await this.stage.forwardTo(look.dueAt);
      const worker = this.ledger.work(id);
      workers.push(worker);
      // One worker of each publication dies at the most; the others are waited for.
      await (channel.isDead ? worker : Promise.race([worker, channel.death]));
    }
    throw new Error(`${this.stage.adapter.platform}: not settled after ${MOST_TURNS} turns`);
  }

  private async letEverythingOut(): Promise<void> {
    await this.stage.forwardTo(new Date(this.stage.clock.now().getTime() + EVERYTHING_OUT_MS));
    await this.stage.posts();
  }

  private async postsBut(ids: string[]): Promise<StagedPost[]> {
    const known = new Set(ids);
    return (await this.stage.posts()).filter((post) => !known.has(post.id));
  }
}

function cutsOf(steps: RehearsedStep[]): Cut[] {
  return steps.flatMap((step) =>
    moments
      // Without a call there is no answer to lose.
      .filter((moment) => moment !== 'answer_lost' || step.requests.length > 0)
      .map((moment) => ({ step, moment })),
  );
}

/** What the product promises about every ending: one post or a question to a person, never two. */
export function faultIn(ending: Pick<Ending, 'phase' | 'state' | 'made' | 'up' | 'asks'>): string | null {
  const { phase, state, made, up, asks } = ending;
  if (made > 1) return `${made} posts`;
  if (asks?.startsWith('internal_error')) return asks;
  if (state === 'needs_attention') return null;
  if (phase === 'withdraw') {
    if (state !== 'withdrawn') return `ended as ${state}`;
    return up === 0 ? null : 'said to be withdrawn, and still up';
  }
  if (state !== 'published') return `ended as ${state}`;
  return made === 1 ? null : 'said to be published, and not there';
}

function toldOf({ failure }: LedgerLook): string {
  if (!failure) return '?';
  // A mistake of the adapter: its message is what helps.
  return failure.code === 'internal_error' ? `${failure.code}: ${failure.message}` : failure.code;
}
