import type { LedgerUnderTest } from './ledger';
import { outcomeTable } from './outcome-table';
import { Rehearsal } from './rehearsal';
import type { Ending } from './rehearsal';
import { stableName } from './rehearsed-channel';
import type { RehearsedStep } from './rehearsed-channel';
import type { Stage } from './stage';

export interface CrashTestOptions {
  /** Opens the platform and the ledger that works by its clock. */
  open(): Promise<{ stage: Stage; ledger: LedgerUnderTest; close(): Promise<void> }>;
  /** The steps of a good publication in order, a hash in a name left out: what is cut must be what is there. */
  publishSteps: string[];
  /** Of a good withdrawal; empty where a person does it or nothing is sent. */
  withdrawSteps: string[];
}

const LONGEST_MS = 120_000;

/**
 * Kills the worker at every step of an adapter, in three places each, lets the ledger find out what happened, and counts
 * the posts that the platform has: exactly one, or a person is asked, and never two.
 */
export function describeCrashes(platform: string, options: CrashTestOptions): void {
  describe(`${platform} over the ledger, its worker killed`, () => {
    let opened: Awaited<ReturnType<CrashTestOptions['open']>> | undefined;
    let rehearsal: Rehearsal;
    const endings: Ending[] = [];

    beforeAll(async () => {
      opened = await options.open();
      rehearsal = new Rehearsal(opened.stage, opened.ledger);
    }, LONGEST_MS);
    afterAll(async () => {
      if (endings.length > 0) process.stdout.write(`\n${outcomeTable(endings)}\n`);
      await opened?.close();
    });

    const rehearse = async (phase: 'publish' | 'withdraw'): Promise<RehearsedStep[]> => {
      const { ending, channel } = await rehearsal.goodRun(phase);
      endings.push(ending);
      expect(ending).toMatchObject({ fault: null, made: 1 });
      expect(channel.strayWrites).toEqual([]);
      return channel.steps.filter((step) => step.phase === phase);
    };

    it(
      'makes one post or asks a person, wherever the publication is cut off',
      async () => {
        const steps = await rehearse('publish');
        expect(steps.map((step) => stableName(step.name))).toEqual(options.publishSteps);
        // One call that changes something is all that a lost answer can leave open.
        expect(steps.filter((step) => step.writes > 1)).toEqual([]);
        endings.push(...(await rehearsal.everyCut(steps)));
        expect(endings.filter((ending) => ending.fault !== null)).toEqual([]);
      },
      LONGEST_MS,
    );

    it(
      'makes no call past a budget, and waits for its next window',
      async () => {
        const { channel } = await rehearsal.goodRun('publish');
        const overdrawn: object[] = [];
        for (const operation of channel.charged.keys()) {
          const { calls, waiting } = await rehearsal.withBudgetOfOne(operation);
          if (calls > 1 || waiting === 0) overdrawn.push({ operation, calls, waiting });
        }
        expect(overdrawn).toEqual([]);
      },
      LONGEST_MS,
    );

    it(
      'leaves no post up that is said to be taken down, wherever the withdrawal is cut off',
      async () => {
        const steps = await rehearse('withdraw');
        expect(steps.map((step) => stableName(step.name))).toEqual(options.withdrawSteps);
        endings.push(...(await rehearsal.everyCut(steps)));
        expect(endings.filter((ending) => ending.fault !== null)).toEqual([]);
      },
      LONGEST_MS,
    );
  });
}
