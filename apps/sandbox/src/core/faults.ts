import { newId } from '@haojiao/kernel';

export type FaultKind =
  | 'code' // an error of the platform, in its own envelope
  | 'delay' // the answer comes `ms` later
  | 'drop_before' // the connection is cut before the request takes effect
  | 'drop_after' // the request takes effect, the answer never leaves
  | 'http_502'
  | 'truncated_json'
  | 'empty_body';

export const faultKinds: readonly FaultKind[] = [
  'code',
  'delay',
  'drop_before',
  'drop_after',
  'http_502',
  'truncated_json',
  'empty_body',
];

export interface FaultRule {
  id: string;
  platform: string;
  /** Part of the URL path. */
  path?: string;
  method?: string;
  /** Lets this many matching requests through first. */
  skip: number;
  /** How often it strikes. */
  times: number;
  /** Chance of striking at a matching request, 0..1. */
  probability?: number;
  kind: FaultKind;
  /** For `code`: the platform's own code. */
  code?: string;
  /** For `delay`. */
  ms?: number;
}

export type NewFaultRule = Partial<FaultRule> & Pick<FaultRule, 'platform' | 'kind'>;

/** Scripted misfortune: the first rule that fits a request strikes, and is used up after its `times`. */
export class FaultScript {
  private rules: FaultRule[] = [];

  constructor(private readonly random: () => number) {}

  add(rule: NewFaultRule): FaultRule {
    const kept: FaultRule = { ...rule, id: rule.id ?? newId(), skip: rule.skip ?? 0, times: rule.times ?? 1 };
    this.rules.push(kept);
    return kept;
  }

  list(): FaultRule[] {
    return [...this.rules];
  }

  remove(id: string): boolean {
    const before = this.rules.length;
    this.rules = this.rules.filter((rule) => rule.id !== id);
    return this.rules.length < before;
  }

  clear(): void {
    this.rules = [];
  }

  /** The fault that strikes this request, if any; its use is counted. */
  strike(platform: string, method: string, path: string): FaultRule | undefined {
    for (const rule of this.rules) {
      if (rule.platform !== platform) continue;
      if (rule.method !== undefined && rule.method.toUpperCase() !== method) continue;
      if (rule.path !== undefined && !path.includes(rule.path)) continue;
      if (rule.probability !== undefined && this.random() >= rule.probability) continue;
      if (rule.skip > 0) {
        rule.skip -= 1;
        continue;
      }
      rule.times -= 1;
      if (rule.times <= 0) this.remove(rule.id);
      return { ...rule };
    }
    return undefined;
  }
}
