import type { SandboxClock } from '../core/clock';

/** Oddities of the live answers; every one can be switched for a run. */
export interface AnswerSwitches {
  /** `"0"`, `"2190008"` instead of numbers. */
  codesAsText: boolean;
  /** Sizes, statuses and counters as text. */
  numbersAsText: boolean;
  /** `extra.now` in seconds instead of milliseconds. */
  nowInSeconds: boolean;
  logIdKey: 'logid' | 'log_id';
  /** Business answers as `{err_no, err_msg, log_id, data}`. */
  newerEnvelope: boolean;
  /** The real reason stands in `extra.sub_error_code` and the outer code is a general one. */
  reasonInSubCode: boolean;
}

export const plainAnswers: AnswerSwitches = {
  codesAsText: false,
  numbersAsText: false,
  nowInSeconds: false,
  logIdKey: 'logid',
  newerEnvelope: false,
  reasonInSubCode: false,
};

/** A refusal by the platform; the host writes it into the envelope that belongs to the path. */
export class Refusal extends Error {
  constructor(
    readonly platformCode: number,
    readonly description = '请求未被受理',
  ) {
    super(`${platformCode}: ${description}`);
  }
}

/** Writes the three envelopes of the open platform. Failures come with HTTP 200 as well. */
export class Answers {
  private counter = 0;

  constructor(
    readonly switches: AnswerSwitches,
    private readonly clock: () => SandboxClock,
  ) {}

  oauth(fields: Record<string, unknown>): unknown {
    return {
      data: {
        ...fields,
        error_code: this.code(0),
        description: '',
        captcha: '',
        desc_url: '',
        log_id: this.logId(),
      },
      message: 'success',
    };
  }

  oauthRefusal(code: number, description: string): unknown {
    return {
      data: {
        captcha: '',
        desc_url: code === 16 ? 'https://open.example.test/doc' : '',
        description,
        error_code: this.code(code),
        log_id: this.logId(),
      },
      message: 'error',
    };
  }

  business(data: Record<string, unknown>, options: { withoutCode?: boolean } = {}): unknown {
    const fields = this.switches.numbersAsText ? asText(data) : data;
    if (this.switches.newerEnvelope)
      return { err_no: this.code(0), err_msg: '', log_id: this.logId(), data: fields };
    const code = options.withoutCode ? {} : { error_code: this.code(0), description: '' };
    return { data: { ...code, ...(fields as object) }, extra: this.extra(0, '', 0, '') };
  }

  businessRefusal(code: number, description: string): unknown {
    if (this.switches.newerEnvelope)
      return { err_no: this.code(code), err_msg: description, log_id: this.logId(), data: {} };
    if (this.switches.reasonInSubCode)
      return {
        data: { error_code: this.code(2100004), description: '系统繁忙' },
        extra: this.extra(2100004, '系统繁忙', code, description),
      };
    return {
      data: { error_code: this.code(code), description },
      extra: this.extra(code, description, 0, ''),
    };
  }

  /** The envelope that the path has. */
  refusal(path: string, code: number, description: string): unknown {
    return path.startsWith('/oauth/')
      ? this.oauthRefusal(code, description)
      : this.businessRefusal(code, description);
  }

  private extra(code: number, description: string, subCode: number, subDescription: string) {
    const now = this.clock().now().getTime();
    const shown = this.switches.nowInSeconds ? Math.floor(now / 1_000) : now;
    return {
      error_code: this.code(code),
      description,
      sub_error_code: this.code(subCode),
      sub_description: subDescription,
      [this.switches.logIdKey]: this.logId(),
      now: this.switches.codesAsText ? String(shown) : shown,
    };
  }

  private code(code: number): number | string {
    return this.switches.codesAsText ? String(code) : code;
  }

  private logId(): string {
    this.counter += 1;
    const stamp = this.clock().now().toISOString().replace(/\D/g, '').slice(0, 14);
    return `${stamp}SANDBOX${String(this.counter).padStart(8, '0')}`;
  }
}

/** Numbers become text, except cursors; booleans stay. */
function asText(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return key === 'cursor' ? value : String(value);
  if (Array.isArray(value)) return value.map((item) => asText(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member, name)]));
}
