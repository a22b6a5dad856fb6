import type { ChannelAccess, ChannelAdapter, PublicationDraft } from '@haojiao/channel-kit';
import type { Stage } from '@haojiao/channel-kit/testing';
import type { PlatformSimulator } from '../../../apps/sandbox/src/core/platform-simulator';
import type { RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';

export interface SandboxStageOptions {
  /** For `createAccount` of the simulator. */
  account?: Record<string, unknown>;
  settings?: Record<string, unknown>;
  aDraft(): Promise<PublicationDraft>;
}

export interface OpenedSandbox {
  stage: Stage;
  running: RunningSandbox;
  baseUrls: Record<string, Record<string, string>>;
}

/** Starts one platform of the sandbox on free ports and shows it to a rehearsal. Loaded late, as the whole product is. */
export async function openSandboxStage(
  adapter: ChannelAdapter,
  simulator: PlatformSimulator,
  options: SandboxStageOptions,
): Promise<OpenedSandbox> {
  const { startSandbox } = await import('../../../apps/sandbox/src/core/start-sandbox');
  const running = await startSandbox({ simulators: [simulator] });
  const { sandbox } = running;
  const { platform } = simulator;
  const stage: Stage = {
    adapter,
    clock: sandbox.clock,
    anAccount: (): Pick<ChannelAccess, 'credentials' | 'settings'> => {
      const created = simulator.createAccount(options.account ?? {}, sandbox);
      return { ...created, settings: { ...created.settings, ...options.settings } };
    },
    aDraft: () => options.aDraft(),
    posts: () => simulator.posts(sandbox).map(({ id, state }) => ({ id, isUp: state !== 'deleted' })),
    requests: () => sandbox.journal.list({ platform }).map(({ method, path }) => ({ method, path })),
    cutAnswer: ({ method, path }, skip) => {
      sandbox.faults.add({ platform, method, path, skip, kind: 'drop_after' });
    },
    clearFaults: () => sandbox.faults.clear(),
    forwardTo: async (at) => {
      await sandbox.clock.advance(Math.max(0, at.getTime() - sandbox.clock.now().getTime()));
    },
    rewind: () => {
      sandbox.clock.reset();
      // Counting by position must not run into the journal's end.
      sandbox.journal.clear();
    },
  };
  return { stage, running, baseUrls: running.baseUrls };
}
