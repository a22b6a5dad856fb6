import type { ChannelAdapter } from '@haojiao/channel-kit';
import type { Stage } from '@haojiao/channel-kit/testing';
import type { PlatformSimulator } from '../../../apps/sandbox/src/core/platform-simulator';
import { openCrashLedger } from './crash-ledger';
import type { CrashLedger } from './crash-ledger';
import { openSandboxStage } from './sandbox-stage';
import type { SandboxStageOptions } from './sandbox-stage';

/** A platform of the sandbox and the real ledger, on one clock: what `describeCrashes` asks for. */
export async function openRehearsal(
  adapter: ChannelAdapter,
  simulator: PlatformSimulator,
  options: SandboxStageOptions,
): Promise<{ stage: Stage; ledger: CrashLedger; close(): Promise<void> }> {
  const { stage, running } = await openSandboxStage(adapter, simulator, options);
  const ledger = await openCrashLedger(stage.clock, running.baseUrls).catch(async (error: unknown) => {
    await running.stop();
    throw error;
  });
  return {
    stage,
    ledger,
    close: async () => {
      await ledger.close();
      await running.stop();
    },
  };
}

/** The own site needs no platform: its posts are the documents that readers get. */
export async function openSiteRehearsal(
  adapter: ChannelAdapter,
): Promise<{ stage: Stage; ledger: CrashLedger; close(): Promise<void> }> {
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const ledger = await openCrashLedger(clock, {});
  const stage: Stage = {
    adapter,
    clock,
    posts: async () => {
      const rows = await ledger.sql<{ id: string; state: string }>(
        'SELECT content_id AS id, state FROM delivery_documents',
      );
      return rows.map(({ id, state }) => ({ id, isUp: state === 'live' }));
    },
    requests: () => [],
    cutAnswer: () => undefined,
    clearFaults: () => undefined,
    forwardTo: async (at) => {
      aheadMs += Math.max(0, at.getTime() - clock.now().getTime());
    },
    rewind: () => {
      aheadMs = 0;
    },
  };
  return { stage, ledger, close: () => ledger.close() };
}
