import { CONTROL_PORT_SETTING, startSandbox } from './core/start-sandbox';
import type { Pace } from './core/clock';
import { createSimulators } from './simulators';

/** Starts the simulated platforms and runs until told to stop. Ports come from the environment; unset means any free one. */
async function main(): Promise<void> {
  const simulators = createSimulators();
  const settings = [
    CONTROL_PORT_SETTING,
    ...simulators.flatMap((simulator) => simulator.hosts.map((host) => host.portSetting)),
  ];
  const ports = Object.fromEntries(settings.map((setting) => [setting, readPort(setting)]));
  const running = await startSandbox({ ports, simulators, pace: readPace() });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void running.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(
    `${JSON.stringify({ event: 'sandbox_ready', controlUrl: running.controlUrl, baseUrls: running.baseUrls })}\n`,
  );
}

// The sandbox is a program of its own without the product's configuration: this is its only look at the environment.
function readPace(): Pace {
  return {
    speed: Number(process.env.HAOJIAO_CLOCK_SPEED || 1),
    anchorMs: Number(process.env.HAOJIAO_CLOCK_ANCHOR || 0),
  };
}

function readPort(setting: string): number {
  const text = process.env[setting];
  if (text === undefined || text === '') return 0;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`${setting} is ${text}, a port is a whole number between 0 and 65535`);
  return port;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${JSON.stringify({ event: 'sandbox_failed', message: error instanceof Error ? error.message : String(error) })}\n`,
  );
  process.exit(1);
});
