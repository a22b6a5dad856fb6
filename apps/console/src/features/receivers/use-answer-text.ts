import { useWords } from '@/ui';

interface Answer {
  status: number | null;
  problem: string | null;
}

const known: Readonly<Record<string, string>> = {
  timeout: 'timeout',
  ETIMEDOUT: 'timeout',
  address_refused: 'refused',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENOTFOUND: 'unknown_host',
};

/** What the other side answered, or why there was no answer, in words. */
export function useAnswerText(): (answer: Answer) => string {
  const say = useWords('receivers');
  return ({ status, problem }) => {
    if (problem === null) return say('answer.taken', { status: status ?? 200 });
    // `HTTP 500`, where the status is told by the problem alone.
    const refused = status ?? /^HTTP (\d+)$/.exec(problem)?.[1];
    if (refused !== undefined) return say('answer.status', { status: refused });
    return say(`answer.${known[problem] ?? 'other'}`, { problem });
  };
}
