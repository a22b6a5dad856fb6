import { setTimeout as delay } from 'node:timers/promises';
import { StartFailure } from '../lib/failure.mjs';

const timeoutMs = 60_000;
const longestPauseSeconds = 60;

/** An answer that the demonstration did not expect; `code` and `status` as the product gave them. */
export class UnexpectedAnswer extends StartFailure {
  constructor({ method, url, status, problem, text }) {
    const code = problem?.code ?? '';
    const faults = problem?.errors ?? [];
    super({
      zh: `产品的回答出乎意料：${method} ${url} → ${status} ${code}`,
      en: 'an unexpected answer',
      details: [
        problem?.detail ?? text.slice(0, 500),
        ...faults.map((fault) => `  ${fault.path}: ${fault.message}`),
      ]
        .filter(Boolean)
        .join('\n'),
    });
    Object.assign(this, { status, code, faultCodes: faults.map((fault) => fault.code) });
  }
}

/**
 * One request with JSON (or a form) in and JSON out; waits where it is asked to.
 * @returns {Promise<{ status: number, body: any, headers: Headers }>}
 */
export async function ask(method, url, { token, body, headers = {} } = {}) {
  const isForm = body instanceof FormData;
  for (;;) {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': 'zh-CN',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || isForm ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const pause = Number(response.headers.get('retry-after') ?? Infinity);
    if (response.status === 429 && pause <= longestPauseSeconds) {
      await delay(pause * 1000);
      continue;
    }
    const answer = parsed(text);
    if (!response.ok) {
      throw new UnexpectedAnswer({ method, url, status: response.status, problem: answer, text });
    }
    return { status: response.status, body: answer, headers: response.headers };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
