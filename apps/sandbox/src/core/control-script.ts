import type { FastifyInstance } from 'fastify';

/** One request to the controls. `keep` gives its answer a name, for `{{name.path.to.value}}` in later steps. */
interface ScriptStep {
  method: 'GET' | 'POST' | 'DELETE';
  /** Begins with `/control/`. */
  path: string;
  body?: unknown;
  keep?: string;
}

interface ScriptAnswer {
  step: number;
  status: number;
  body: unknown;
}

/** Many controls in one request, in order, up to the first that fails: a whole scene is one file. */
export function registerScript(app: FastifyInstance): void {
  app.post<{ Body: { steps?: ScriptStep[] } | undefined }>('/control/script', async (request, reply) => {
    const steps = request.body?.steps;
    const problem = problemOf(steps);
    if (problem) return reply.code(400).send({ error: problem });
    const kept: Record<string, unknown> = {};
    const answers: ScriptAnswer[] = [];
    for (const [index, step] of steps!.entries()) {
      const { method, path, body } = fillIn(step, kept) as ScriptStep;
      const answer = await app.inject({ method, url: path, payload: body as object | undefined });
      const told = answer.body === '' ? null : (JSON.parse(answer.body) as unknown);
      answers.push({ step: index, status: answer.statusCode, body: told });
      if (answer.statusCode >= 400) {
        return reply.code(422).send({ error: `step ${index} failed (${method} ${path})`, answers });
      }
      if (step.keep) kept[step.keep] = told;
    }
    return { answers };
  });
}

function problemOf(steps: unknown): string | null {
  if (!Array.isArray(steps) || steps.length === 0)
    return 'steps must be a list of {method, path, body?, keep?}';
  for (const [index, step] of (steps as Partial<ScriptStep>[]).entries()) {
    if (!['GET', 'POST', 'DELETE'].includes(step.method ?? ''))
      return `steps.${index}.method: GET, POST or DELETE`;
    const isControl = step.path?.startsWith('/control/') && !step.path.startsWith('/control/script');
    if (!isControl) return `steps.${index}.path must begin with /control/ and be no script`;
  }
  return null;
}

/** Puts kept values in: a text that is nothing but a placeholder becomes the value itself. */
function fillIn(value: unknown, kept: Record<string, unknown>): unknown {
  if (typeof value === 'string') {
    const whole = /^\{\{([\w.]+)\}\}$/.exec(value);
    if (whole) return lookUp(kept, whole[1]!);
    return value.replace(/\{\{([\w.]+)\}\}/g, (_match, path: string) => String(lookUp(kept, path)));
  }
  if (Array.isArray(value)) return value.map((item) => fillIn(item, kept));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, kept)]));
}

function lookUp(kept: Record<string, unknown>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], kept);
}
