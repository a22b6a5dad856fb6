import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from './failure.mjs';
import { lastLines, logPath } from './log-files.mjs';

const readyWithinMs = 240_000; // on a machine that does much else besides

/** Waits until the api says that it and its stores are ready; gives up at once when a program ends meanwhile. */
export async function untilReady({ url, home, programs, signal }) {
  const deadline = Date.now() + readyWithinMs;
  // Details are told to loopback only; an api on another address alone can just be asked whether it lives.
  const question = /127\.0\.0\.1|\[::1\]/.test(url) ? '/health/ready' : '/health/live';
  const firstGone = Promise.race(programs.map(async ({ name, exited }) => ({ name, reason: await exited })));
  let answer = 'no answer';
  while (Date.now() < deadline) {
    answer = await ask(`${url}${question}`);
    if (answer === 200) return;
    const gone = await Promise.race([firstGone, delay(100, null, { signal })]);
    if (gone) throw endedEarly(home, gone);
  }
  throw new StartFailure({
    zh: `api 在 ${readyWithinMs / 1000} 秒内没有就绪（${question}：${answer}；日志末尾见下）`,
    en: `The api was not ready within ${readyWithinMs / 1000} s (${question}: ${answer}); the end of ${logPath(home, 'api')}:`,
    details: lastLines(home, 'api', 15),
  });
}

async function ask(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

function endedEarly(home, { name, reason }) {
  return new StartFailure({
    zh: `${name} 启动时退出（${reason}；日志末尾见下）`,
    en: `${name} ended while starting (${reason}); the end of ${logPath(home, name)}:`,
    details: lastLines(home, name, 15),
  });
}
