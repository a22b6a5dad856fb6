import { useWords } from '@/ui';

interface Answer {
  status: number | null;
  problem: string | null;
}

const known: Readonly<Record<string, string>> = {
  timeout: 'timeout',
  address_refused: 'refused',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ETIMEDOUT: 'timeout',
  ENOTFOUND: 'unknown_host',
};

/** What the other side answered, or why there was no answer, in words. */
export function useAnswerText(): (answer: Answer) => string {
  const say = useWords('webhooks');
  return ({ status, problem }) => {
    if (problem === null) return say('answer.taken', { status: status ?? 200 });
    if (status !== null) return say('answer.status', { status });
    return say(`answer.${known[problem] ?? 'other'}`, { problem });
  };
}
