import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { countJestTests } from './jest-run.mjs';
import { complain, say, seconds } from './say.mjs';

// A step that hangs must not hold a build machine for ever; the longest takes 20 minutes where nothing else runs.
const patienceMs = 2 * 60 * 60_000;

/** Runs steps one after the other, shows each with its duration and keeps the score. */
export class TestRun {
  #passed = 0;
  #failed = 0;
  #failedSteps = [];
  #children = new Set();

  /** @param {{ root: string, scratch: string, env: NodeJS.ProcessEnv }} options `scratch`: a folder for results */
  constructor({ root, scratch, env }) {
    this.root = root;
    this.scratch = scratch;
    this.env = env;
  }

  /** A check that is passed or failed as a whole. @returns {Promise<boolean>} */
  async check(title, command, args, env = {}) {
    return this.#step(title, async () => {
      const isPassed = (await this.#run(command, args, env)) === 0;
      return { passed: Number(isPassed), failed: Number(!isPassed) };
    });
  }

  /**
   * Scripts of package.json as checks, two beside each other: hardly one of them keeps two cores busy. What each says is
   * shown when it has ended.
   * @param {[title: string, name: string][]} checks the longest first
   */
  async scripts(checks) {
    const waiting = [...checks];
    const takeOneByOne = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await this.#heldScript(...next);
    };
    await Promise.all([takeOneByOne(), takeOneByOne()]);
  }

  /** Our own work as a check, for example a start of servers. */
  work(title, work) {
    return this.#step(title, async () => {
      try {
        await work();
        return { passed: 1, failed: 0 };
      } catch (error) {
        complain(error.line ?? error.stack);
        if (error.details) complain(error.details);
        return { passed: 0, failed: 1 };
      }
    });
  }

  /** One size of Jest tests; each test counts. */
  jest(title, config, extraArgs, env = {}) {
    return this.#step(title, async () => {
      // Its own file: what an earlier run with the same configuration left must not be counted again.
      const output = join(this.scratch, `${title.replaceAll(' ', '-')}.json`);
      const jest = join(this.root, 'node_modules/jest/bin/jest.js');
      const args = ['--config', `${config}.cjs`, '--json', `--outputFile=${output}`, '--ci', ...extraArgs];
      const code = await this.#run(process.execPath, [jest, ...args], env);
      const { passed, failed } = countJestTests(output);
      return { passed, failed: failed || Number(code !== 0) };
    });
  }

  /** A step that can't be done because an earlier one failed: it counts as failed, nobody should think it ran. */
  impossible(title, reason) {
    return this.#step(title, async () => {
      say(`not run: ${reason}`);
      return { passed: 0, failed: 1 };
    });
  }

  async #heldScript(title, name) {
    const startedAt = Date.now();
    const said = [];
    const code = await this.#run('npm', ['run', '--silent', name], {}, (chunk) => said.push(chunk));
    say(`\n=== ${title}`);
    process.stdout.write(Buffer.concat(said));
    this.#score(title, startedAt, { passed: Number(code === 0), failed: Number(code !== 0) });
  }

  async #step(title, work) {
    say(`\n=== ${title}`);
    const startedAt = Date.now();
    return this.#score(title, startedAt, await work());
  }

  #score(title, startedAt, { passed, failed }) {
    this.#passed += passed;
    this.#failed += failed;
    if (failed > 0) this.#failedSteps.push(title);
    say(`--- ${title}: ${failed === 0 ? 'passed' : 'FAILED'} (${seconds(Date.now() - startedAt)})`);
    return failed === 0;
  }

  /** @param {(chunk: Buffer) => void} [hear] takes what the program says, which else goes where ours does */
  #run(command, args, env, hear) {
    return new Promise((resolve) => {
      const aloud = hear ? 'pipe' : 'inherit';
      const child = spawn(command, args, {
        cwd: this.root,
        env: { ...this.env, ...env },
        // Jest's JSON also goes to standard output, where nobody wants to read it; the reporter writes to the other.
        stdio: ['ignore', args.includes('--json') ? 'ignore' : aloud, aloud],
        detached: true,
      });
      this.#children.add(child);
      if (hear) for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
      const timer = setTimeout(() => {
        complain(`stopped after ${patienceMs / 60_000} minutes`);
        endWhole(child);
      }, patienceMs);
      const finish = (code) => {
        clearTimeout(timer);
        this.#children.delete(child);
        resolve(code);
      };
      child.once('error', (error) => {
        complain(String(error));
        finish(1);
      });
      // Once it has ended and all that it said was heard.
      child.once(hear ? 'close' : 'exit', (code) => finish(code ?? 1));
    });
  }

  /** Ends what runs, with all its processes. */
  abort() {
    this.#children.forEach(endWhole);
  }

  /** The last line of every run, for people and for programs. @returns {number} the exit code */
  finish() {
    say();
    if (this.#failedSteps.length > 0) say(`failed: ${this.#failedSteps.join(', ')}`);
    say(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 ? 0 : 1;
  }
}

function endWhole(child) {
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
