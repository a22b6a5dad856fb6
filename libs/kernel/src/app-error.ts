/** What went wrong, in the product's own terms; the HTTP status is derived from it in one place. */
export type ErrorKind =
  | 'invalidInput'
  | 'notSignedIn'
  | 'notAllowed'
  | 'notFound'
  | 'ruleBroken'
  | 'stale'
  | 'preconditionRequired'
  | 'unprocessable'
  | 'gone'
  | 'checksumMismatch'
  | 'tooLarge'
  | 'unsupportedMediaType'
  | 'tooManyRequests'
  | 'channelFailed'
  | 'unavailable'
  | 'unexpected';

/** One sentence in the two languages of the product: what is wrong and what would be right. */
export interface Message {
  zh: string;
  en: string;
}

/** One fault of an input: where (`title`, `article.html`, `contributors.0.name`), which rule, what would be right. */
export interface Fault {
  path: string;
  code: string;
  message: Message;
}

export interface AppErrorOptions {
  faults?: Fault[];
  /** Further members of the problem document, e.g. the current version at a conflict. Never secrets. */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/**
 * The one error that use cases throw. `code` is stable snake case that clients branch on;
 * `detail` is for people. A kind maps to one HTTP status in `apps/api`.
 */
export class AppError extends Error {
  readonly faults: Fault[];
  readonly extra: Record<string, unknown>;
  readonly retryAfterSeconds?: number;

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly detail: Message,
    options: AppErrorOptions = {},
  ) {
    super(`${code}: ${detail.en}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.faults = options.faults ?? [];
    this.extra = options.extra ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** A state or rule of the trade forbids it (409). */
export function ruleBroken(code: string, zh: string, en: string, options?: AppErrorOptions): AppError {
  return new AppError('ruleBroken', code, { zh, en }, options);
}

/** It does not exist, or the caller may not know that it does (404). */
export function notFound(noun: string, zh: string, en: string): AppError {
  return new AppError('notFound', `${noun}_not_found`, { zh, en });
}

/** The caller may see it but not do this (403). */
export function notAllowed(code: string, zh: string, en: string): AppError {
  return new AppError('notAllowed', code, { zh, en });
}

/** The input is wrong: all its faults in one error (400). */
export function invalidInput(faults: Fault[]): AppError {
  return new AppError(
    'invalidInput',
    'invalid_input',
    {
      zh: `请求中有 ${faults.length} 处错误，见 errors。`,
      en: `The request has ${faults.length} fault(s), see errors.`,
    },
    { faults },
  );
}

export function fault(path: string, code: string, zh: string, en: string): Fault {
  return { path, code, message: { zh, en } };
}
