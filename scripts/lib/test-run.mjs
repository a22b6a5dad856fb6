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
  #current = null;

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

  /** A script of package.json as a check. */
  script(title, name) {
    return this.check(title, 'npm', ['run', '--silent', name]);
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
      const output = join(this.scratch, `${config}.json`);
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

  async #step(title, work) {
    say(`\n=== ${title}`);
    const startedAt = Date.now();
    const { passed, failed } = await work();
    this.#passed += passed;
    this.#failed += failed;
    if (failed > 0) this.#failedSteps.push(title);
    say(`--- ${title}: ${failed === 0 ? 'passed' : 'FAILED'} (${seconds(Date.now() - startedAt)})`);
    return failed === 0;
  }

  #run(command, args, env) {
    return new Promise((resolve) => {
      const child = spawn(command, args, {
        cwd: this.root,
        env: { ...this.env, ...env },
        // Jest's JSON also goes to standard output, where nobody wants to read it; the reporter writes to the other.
        stdio: ['ignore', args.includes('--json') ? 'ignore' : 'inherit', 'inherit'],
        detached: true,
      });
      this.#current = child;
      const timer = setTimeout(() => {
        complain(`stopped after ${patienceMs / 60_000} minutes`);
        this.abort();
      }, patienceMs);
      const finish = (code) => {
        clearTimeout(timer);
        this.#current = null;
        resolve(code);
      };
      child.once('error', (error) => {
        complain(String(error));
        finish(1);
      });
      child.once('exit', (code) => finish(code ?? 1));
    });
  }

  /** Ends the step that runs, with all its processes. */
  abort() {
    if (!this.#current) return;
    try {
      process.kill(-this.#current.pid, 'SIGTERM');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }

  /** The last line of every run, for people and for programs. @returns {number} the exit code */
  finish() {
    say();
    if (this.#failedSteps.length > 0) say(`failed: ${this.#failedSteps.join(', ')}`);
    say(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 ? 0 : 1;
  }
}
