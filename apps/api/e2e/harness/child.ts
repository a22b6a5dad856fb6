import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../../../..');

/** As `npm start` and the image run it. */
const NODE_FLAGS = ['--max-semi-space-size=8'];

/** One process of the built product, as an operator would start it. */
export class Child {
  private readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  private output = '';

  constructor(
    private readonly name: string,
    script: string,
    env: Record<string, string>,
    logFile: string,
  ) {
    this.process = spawn(process.execPath, [...NODE_FLAGS, join(root, script)], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.output = (this.output + bytes.toString()).slice(-20_000);
        appendFileSync(logFile, bytes);
      });
    }
    this.exited = new Promise((resolve) => this.process.once('exit', (code) => resolve(code)));
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** The last line of its output that is JSON with the wanted member. */
  async line(member: string, withinMs = 180_000): Promise<Record<string, never>> {
    const deadline = Date.now() + withinMs;
    while (Date.now() < deadline) {
      for (const line of this.output.split('\n').reverse()) {
        if (line.startsWith('{') && line.includes(`"${member}"`)) {
          try {
            return JSON.parse(line) as Record<string, never>;
          } catch {
            // half a line: the rest is on its way
          }
        }
      }
      if (this.process.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${this.name} did not say ${member}:\n${this.output.slice(-4_000)}`);
  }

  /** As if the power had gone: no handler runs. */
  async killHard(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  /** In order, as an operator stops it. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGTERM');
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 30_000);
    const code = await this.exited;
    clearTimeout(timer);
    return code;
  }
}
