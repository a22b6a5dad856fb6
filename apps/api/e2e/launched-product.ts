import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const root = resolve(__dirname, '../../..');

/** One `npm start` of the built product, as an operator would do it, on a data folder of its own. */
export class LaunchedProduct {
  private said = '';
  private readonly child: ChildProcess;

  constructor(
    readonly home: string,
    readonly port: number,
    settings: Record<string, string> = {},
  ) {
    this.child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...ownEnvironment(), PORT: String(port), HAOJIAO_HOME: home, ...settings },
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** All that the console showed. */
  get output(): string {
    return this.said;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Waits for the line that says so. @throws with the console's text when the start ends instead */
  async untilReady(): Promise<void> {
    while (!this.said.includes('is ready')) {
      if (this.child.exitCode !== null) throw new Error(`ended with ${this.child.exitCode}:\n${this.said}`);
      await delay(50);
    }
  }

  /** @returns the exit code */
  async untilExit(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.untilExit();
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.untilExit();
  }
}

/** Tests must not start the product on the settings of whoever runs them. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(HAOJIAO_|DATABASE_|REDIS_URL|STORAGE_URL|PORT$|HOST$|LOG_LEVEL|NODE_ENV|NODE_OPTIONS|JEST_|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'haojiao-launch-'));
}

export async function removeDataFolder(home: string): Promise<void> {
  await endProcessesIn(home);
  rmSync(home, { recursive: true, force: true });
}

/** Ends whatever a failed test left running. */
export async function endProcessesIn(home: string): Promise<void> {
  for (let left = processesIn(home); left.length > 0; left = processesIn(home)) {
    for (const pid of left) endQuietly(pid);
    await delay(50);
  }
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone meanwhile.
  }
}

/** Processes that name the data folder on their command line or in their environment. */
export function processesIn(home: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => ['cmdline', 'environ'].some((file) => read(`/proc/${name}/${file}`).includes(home)))
    .map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
