import { parseArgs } from 'node:util';
import { describeFailure, explainFileError } from './failure.mjs';
import { Launcher } from './launcher.mjs';
import { ancestors, commandLine, isAlive } from './processes.mjs';
import { abortSteps } from './run-command.mjs';
import { complain, sayBoth } from './say.mjs';

/** npm passes a Ctrl-C on although the terminal has already sent it to us: two so close together are one. */
const sameKeyPressMs = 1000;

/** Runs the product until it is told to stop. */
export async function runLauncher(args = process.argv.slice(2)) {
  const { values } = parseArgs({ args, options: { logs: { type: 'boolean', default: false } } });
  const launcher = new Launcher({ showLogs: values.logs });
  let stopAskedAt = 0;
  let started;

  const stop = async () => {
    launcher.abort();
    abortSteps();
    await started.catch(() => {});
    await launcher.stop();
    sayBoth('已停止', 'stopped');
    process.exit(0);
  };
  const onSignal = () => {
    if (stopAskedAt === 0) {
      stopAskedAt = Date.now();
      sayBoth('正在停止（再按一次 Ctrl-C 强制结束）…', 'stopping (Ctrl-C again to force)…');
      stop().catch(fail);
    } else if (Date.now() - stopAskedAt > sameKeyPressMs) {
      launcher.forceStop();
      process.exit(130);
    }
  };
  const fail = async (error) => {
    complain(describeFailure(explainFileError(error)));
    await launcher.stop().catch((fault) => complain(describeFailure(fault)));
    process.exit(1);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  stopWithNpm(onSignal);
  started = launcher.start();
  started.catch((error) => {
    if (stopAskedAt === 0) return fail(error);
  });
}

/**
 * npm doesn't always pass a SIGTERM on (there may be a shell between it and us), and it can't pass on that it was
 * killed. Once it is gone nobody is left who could stop us: then we stop by ourselves.
 */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = ancestors(process.pid).find(({ pid }) => commandLine(pid).some((word) => /\bnpm\b/.test(word)));
  if (!npm) return;
  const watching = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(watching);
    stop();
  }, 500);
  watching.unref();
}
