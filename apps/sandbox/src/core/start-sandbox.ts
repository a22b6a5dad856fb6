import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { createSimulators } from '../simulators';
import { SandboxClock } from './clock';
import type { Pace } from './clock';
import { createControlServer } from './control-server';
import { FaultScript } from './faults';
import { createHostServer } from './host-server';
import { Journal } from './journal';
import { MediaStore } from './media-store';
import type { PlatformSimulator, SandboxContext } from './platform-simulator';
import { seededRandom } from './random';

export const CONTROL_PORT_SETTING = 'HAOJIAO_SANDBOX_CONTROL_PORT';

export interface SandboxOptions {
  /** By port setting (`HAOJIAO_SANDBOX_WECHAT_PORT`); absent or 0: any free port. */
  ports?: Record<string, number>;
  simulators?: PlatformSimulator[];
  /** How time passes; default: as outside. */
  pace?: Pace;
}

export interface RunningSandbox {
  controlUrl: string;
  /** By platform, by role: `baseUrls.wechat.api`. */
  baseUrls: Record<string, Record<string, string>>;
  sandbox: SandboxContext;
  simulators: PlatformSimulator[];
  stop(): Promise<void>;
}

/** Starts the control server and every simulator's hosts on 127.0.0.1. @throws Error when a port is taken */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const simulators = options.simulators ?? createSimulators();
  const ports = options.ports ?? {};
  const baseUrls: Record<string, Record<string, string>> = {};
  let controlUrl = '';
  const random = seededRandom(20_261_120);
  const clock = new SandboxClock(options.pace);
  const sandbox: SandboxContext = {
    clock,
    faults: new FaultScript(random),
    journal: new Journal(),
    media: new MediaStore(() => controlUrl),
    random,
    get controlUrl() {
      return controlUrl;
    },
    urls: (platform, role) => {
      const url = baseUrls[platform]?.[role];
      if (url === undefined) throw new Error(`No host ${role} of ${platform} in this sandbox`);
      return url;
    },
  };

  const servers: FastifyInstance[] = [];
  const stop = async (): Promise<void> => {
    await clock.stop();
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    const control = createControlServer(simulators, sandbox);
    servers.push(control);
    controlUrl = await listen(control, ports[CONTROL_PORT_SETTING]);
    for (const simulator of simulators) {
      for (const host of simulator.hosts) {
        const server = createHostServer(simulator, host.role, sandbox);
        servers.push(server);
        (baseUrls[simulator.platform] ??= {})[host.role] = await listen(server, ports[host.portSetting]);
      }
      if (simulator.tick) clock.onTick(() => simulator.tick?.(sandbox));
    }
    clock.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { controlUrl, baseUrls, sandbox, simulators, stop };
}

async function listen(server: FastifyInstance, port = 0): Promise<string> {
  await server.listen({ host: '127.0.0.1', port });
  return `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}
