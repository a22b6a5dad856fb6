import type { components } from './generated/delivery.ts';

type Problem = components['schemas']['Problem'];

export type ProblemFault = NonNullable<Problem['errors']>[number];

/** An answer that is none: RFC 9457 as the product writes it, or what stood in its place (a proxy's page). */
export class DeliveryProblem extends Error {
  override readonly name = 'DeliveryProblem';
  readonly status: number;
  /** What to branch on: `content_not_found`, `search_busy`. `unexpected_answer` where nobody of the product spoke. */
  readonly code: string;
  readonly title: string;
  /** What is wrong and what would be right, in the language that was asked for. */
  readonly detail: string;
  /** Id of the request, for the administrator; empty where there is none. */
  readonly instance: string;
  /** Every fault of the input. */
  readonly errors: ProblemFault[];
  /** Seconds after which it may be tried again, where that was said. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Partial<Problem>, retryAfter: number | null = null) {
    const detail = problem.detail ?? `HTTP ${status}`;
    super(detail);
    this.status = status;
    this.code = problem.code ?? 'unexpected_answer';
    this.title = problem.title ?? '';
    this.detail = detail;
    this.instance = problem.instance ?? '';
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }
}

/** The problem that an answer tells of. */
export function problemOf(status: number, text: string, retryAfter: string | null): DeliveryProblem {
  const seconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
  return new DeliveryProblem(status, partsOf(text), seconds);
}

function partsOf(text: string): Partial<Problem> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && 'code' in parsed
      ? (parsed as Partial<Problem>)
      : {};
  } catch {
    // a page of a proxy, or nothing
    return {};
  }
}
