import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault, Message } from '@haojiao/kernel';
import type { FormulaDocument, FormulaInput } from './formula';

/** How exact a figure is: itself, rounded ("12.4万"), at least so much ("10万+"), or about ("近百"). */
export const precisions = ['exact', 'rounded', 'capped', 'approximate'] as const;
export type Precision = (typeof precisions)[number];

/** Where an input came from. */
export const inputSources = [
  'typed',
  'period',
  'publications',
  'platform_figures',
  'index_value',
  'missing',
] as const;
export type InputSource = (typeof inputSources)[number];

/** What a person gives: a figure, or for an input that is an index a value that is kept. */
export interface GivenInput {
  name: string;
  value?: number;
  valueId?: string;
  precision?: Precision;
  /** Where the person has it from. */
  note?: string;
  /** RFC 3339: when the figure was read. */
  asOf?: string;
}

/** An input as it is kept beside the result, so that anybody can calculate it again. */
export interface KeptInput {
  name: string;
  value: number;
  source: InputSource;
  precision: Precision;
  note: string | null;
  asOf: string | null;
  /** Of the value that was taken (`source: 'index_value'`), and by which formula it is. */
  valueId: string | null;
  formulaId: string | null;
  /** What the platform means by the figures that were gathered (`source: 'platform_figures'`), and how many they were. */
  definitionId: string | null;
  figures: number | null;
}

const nothingMore = {
  ...{ note: null, asOf: null, valueId: null, formulaId: null },
  ...{ definitionId: null, figures: null },
} as const;

export function keptFrom(
  input: FormulaInput,
  source: InputSource,
  value: number,
  more: Partial<KeptInput> = {},
): KeptInput {
  return { ...nothingMore, name: input.name, value, source, precision: 'exact', ...more };
}

/**
 * One value for each input of a formula, in its order: what was given, else what was found, else what counts as
 * missing.
 * @param found by input, what the product knows itself
 * @param gaps by input, why it doesn't know it
 * @throws AppError `invalid_input` with every fault
 */
export function readInputs(
  document: FormulaDocument,
  days: number,
  given: readonly GivenInput[],
  found: ReadonlyMap<string, KeptInput>,
  gaps: ReadonlyMap<string, Message> = new Map(),
): KeptInput[] {
  const faults = givenFaults(document, given);
  const kept = document.inputs.flatMap((input): KeptInput[] => {
    if (input.kind === 'days') return [keptFrom(input, 'period', days)];
    const typed = given.find(({ name }) => name === input.name);
    if (typed?.value !== undefined) {
      const { value, precision = 'exact', note = null, asOf = null } = typed;
      return [keptFrom(input, 'typed', value, { precision, note, asOf })];
    }
    const known = found.get(input.name);
    if (known) return [known];
    // What is known in part is not missing: its stand-in would hide the gap.
    if (input.whenMissing !== null && !gaps.has(input.name))
      return [keptFrom(input, 'missing', input.whenMissing)];
    if (!typed) faults.push(missing(input, gaps.get(input.name)));
    return [];
  });
  if (faults.length === 0) faults.push(...partFaults(document, kept));
  if (faults.length > 0) throw invalidInput(faults);
  return kept;
}

function givenFaults(document: FormulaDocument, given: readonly GivenInput[]): Fault[] {
  const seen = new Set<string>();
  return given.flatMap((one, index) => {
    const path = `inputs.${index}`;
    const input = document.inputs.find(({ name }) => name === one.name);
    if (!input) return [unknown(path, document)];
    if (seen.has(one.name)) return [twice(path)];
    seen.add(one.name);
    return shapeFaults(path, input, one);
  });
}

function shapeFaults(path: string, { kind }: FormulaInput, { value, valueId }: GivenInput): Fault[] {
  if (kind === 'days') {
    return [
      fault(
        `${path}.name`,
        'input_given_by_period',
        '天数由周期决定，无需填写。',
        'Days follow from the period; leave them out.',
      ),
    ];
  }
  if (kind === 'index') {
    if (valueId !== undefined && value === undefined) return [];
    return [
      fault(
        path,
        'index_value_needed',
        '这一项是另一个指数：请用 valueId 指明已保存的数值（计算或导入的），不能直接填数。',
        'This input is another index: name a kept value, computed or imported, by valueId instead of a number.',
      ),
    ];
  }
  if (value === undefined || valueId !== undefined) {
    return [fault(path, 'figure_needed', '这一项应填数字（value）。', 'This input takes a number (value).')];
  }
  if (Number.isSafeInteger(value) && (value >= 0 || kind === 'change')) return [];
  return [
    fault(
      `${path}.value`,
      'whole_number',
      kind === 'change' ? '应为整数。' : '应为不小于 0 的整数。',
      kind === 'change' ? 'Must be a whole number.' : 'Must be a whole number, 0 or more.',
    ),
  ];
}

/** A part above its whole is a mistake, where both figures are exact. */
function partFaults(document: FormulaDocument, kept: KeptInput[]): Fault[] {
  const exact = new Map(
    kept.filter(({ precision }) => precision === 'exact').map(({ name, value }) => [name, value]),
  );
  return document.inputs.flatMap(({ name, partOf }) => {
    const part = exact.get(name);
    const whole = partOf === null ? undefined : exact.get(partOf);
    if (part === undefined || whole === undefined || part <= whole) return [];
    return [
      fault(
        'inputs',
        'part_exceeds_whole',
        `“${name}”（${part}）是“${partOf}”（${whole}）的一部分，不应更大，请核对。`,
        `"${name}" (${part}) is a part of "${partOf}" (${whole}) and can't be more; check both.`,
      ),
    ];
  });
}

function missing({ name, label }: FormulaInput, gap: Message | undefined): Fault {
  return fault(
    'inputs',
    'input_missing',
    `缺少“${name}”（${label.zh}）${gap ? `：${gap.zh}` : ''}。`,
    `The input "${name}" (${label.en}) is missing${gap ? `: ${gap.en}` : ''}.`,
  );
}

function unknown(path: string, { inputs }: FormulaDocument): Fault {
  const names = inputs.filter(({ kind }) => kind !== 'days').map(({ name }) => name);
  return fault(
    `${path}.name`,
    'input_unknown',
    `公式没有这一项；有：${names.join('、')}。`,
    `The formula has no such input; it has ${names.join(', ')}.`,
  );
}

function twice(path: string): Fault {
  return fault(`${path}.name`, 'input_twice', '同一项填了两次。', 'The input is given twice.');
}
